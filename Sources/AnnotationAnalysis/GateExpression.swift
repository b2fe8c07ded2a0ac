// SPDX-License-Identifier: GPL-3.0-or-later

/// A condition on figures that a data set must fulfil, such as `krippendorff_alpha lower >= 0.667 and reviewers >= 2`.
///
/// `and` binds closer than `or`; parentheses group; a comparison is FIGURE [lower|upper] OPERATOR NUMBER.
public indirect enum GateExpression: Sendable, Equatable {
  case and(GateExpression, GateExpression)
  case or(GateExpression, GateExpression)
  case comparison(Comparison)

  /// One figure against a number.
  public struct Comparison: Sendable, Equatable {
    /// What a figure is compared at.
    public enum Part: String, Sendable, CaseIterable {
      case value, lower, upper
    }

    /// The figure's name.
    public var figure: String
    /// The value, or a limit of its interval.
    public var part: Part
    /// The operator.
    public var sign: Sign
    /// The number.
    public var number: Double
  }

  /// How two numbers are compared.
  public enum Sign: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "=="
    case unequal = "!="

    func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .atLeast: left >= right
      case .atMost: left <= right
      case .above: left > right
      case .below: left < right
      case .equal: left == right
      case .unequal: left != right
      }
    }
  }

  /// Why a text is no expression: what stands at a place, counted in characters from 1, and what could.
  public struct Fault: Error, Sendable, Equatable {
    /// What stands there; nil at the end.
    public let found: String?
    /// Where.
    public let place: Int
    /// What could stand there.
    public let wanted: [String]
  }

  /// Whether the condition holds.
  ///
  /// - Parameter value: the value of a comparison's figure at its part; nil where there is none.
  /// - Returns: whether it holds, and the comparisons that decide that, with what was found.
  public func verdict(
    _ value: (Comparison) -> Double?
  ) -> (holds: Bool, reasons: [(comparison: Comparison, found: Double?)]) {
    switch self {
    case .comparison(let comparison):
      let found = value(comparison)
      return (found.map { comparison.sign.holds($0, comparison.number) } ?? false, [(comparison, found)])
    case .and(let left, let right):
      let first = left.verdict(value), second = right.verdict(value)
      if first.holds && second.holds { return (true, first.reasons + second.reasons) }
      return (false, (first.holds ? [] : first.reasons) + (second.holds ? [] : second.reasons))
    case .or(let left, let right):
      let first = left.verdict(value)
      if first.holds { return first }
      let second = right.verdict(value)
      return second.holds ? second : (false, first.reasons + second.reasons)
    }
  }
}

extension GateExpression {
  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - figures: the names of figures that can be compared.
  /// - Throws: ``Fault``, with the place.
  public init(_ text: String, figures: [String]) throws(Fault) {
    var parser = Parser(text, figures: figures)
    self = try parser.expression()
    try parser.end()
  }

  private struct Parser {
    private struct Token {
      var text: String
      var place: Int
    }

    private let tokens: [Token]
    private let figures: [String]
    private let length: Int
    private var index = 0
    private var depth = 0

    init(_ text: String, figures: [String]) {
      self.figures = figures
      length = text.count
      var tokens: [Token] = []
      var place = 0
      for character in text {
        place += 1
        if character == " " || character == "\t" || character == "\n" {
          tokens.append(Token(text: "", place: place))
        } else if "()".contains(character) {
          tokens.append(Token(text: String(character), place: place))
          tokens.append(Token(text: "", place: place))
        } else if let last = tokens.last, !last.text.isEmpty,
          Self.isSign(character) == Self.isSign(last.text.first ?? " "), !"()".contains(last.text)
        {
          tokens[tokens.count - 1].text.append(character)
        } else {
          tokens.append(Token(text: String(character), place: place))
        }
      }
      self.tokens = tokens.filter { !$0.text.isEmpty }
    }

    private static func isSign(_ character: Character) -> Bool { "<>=!".contains(character) }

    private var next: String? { index < tokens.count ? tokens[index].text : nil }

    private func fault(_ wanted: [String]) -> Fault {
      Fault(found: next, place: index < tokens.count ? tokens[index].place : length + 1, wanted: wanted)
    }

    mutating func expression() throws(Fault) -> GateExpression {
      var left = try conjunction()
      while next?.lowercased() == "or" {
        index += 1
        left = .or(left, try conjunction())
      }
      return left
    }

    private mutating func conjunction() throws(Fault) -> GateExpression {
      var left = try term()
      while next?.lowercased() == "and" {
        index += 1
        left = .and(left, try term())
      }
      return left
    }

    private mutating func term() throws(Fault) -> GateExpression {
      guard next == "(", depth < 64 else { return .comparison(try comparison()) }
      (index, depth) = (index + 1, depth + 1)
      let inner = try expression()
      guard next == ")" else { throw fault([")"]) }
      (index, depth) = (index + 1, depth - 1)
      return inner
    }

    private mutating func comparison() throws(Fault) -> Comparison {
      guard let figure = next?.lowercased(), figures.contains(figure) else { throw fault(figures) }
      index += 1
      var part = Comparison.Part.value
      if let word = next?.lowercased(), let found = Comparison.Part(rawValue: word) {
        part = found
        index += 1
      }
      guard let sign = next.flatMap(Sign.init) else {
        throw fault((part == .value ? ["lower", "upper"] : []) + Sign.allCases.map(\.rawValue))
      }
      index += 1
      guard let number = next.flatMap(Double.init), number.isFinite else { throw fault(["a number"]) }
      index += 1
      return Comparison(figure: figure, part: part, sign: sign, number: number)
    }

    func end() throws(Fault) {
      if index < tokens.count { throw fault(["and", "or"]) }
    }
  }
}
