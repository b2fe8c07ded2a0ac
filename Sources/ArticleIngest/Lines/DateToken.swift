// SPDX-License-Identifier: GPL-3.0-or-later

/// A number, a word or a mark in a line that may print a date.
struct DateToken {
  /// What the token is.
  enum Content: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Unicode.Scalar)
  }

  /// What the token is.
  let content: Content
  /// Its place in the text's scalars.
  let range: Range<Int>

  /// The value of a number, or nil.
  var number: Int? { if case .number(let value, _) = content { value } else { nil } }

  /// The digits of a number, 0 for anything else.
  var digits: Int { if case .number(_, let digits) = content { digits } else { 0 } }

  /// The word in lower case, or nil.
  var word: String? { if case .word(let word) = content { word } else { nil } }

  /// The mark, or nil.
  var mark: Unicode.Scalar? { if case .mark(let mark) = content { mark } else { nil } }

  /// The tokens of a text; white space separates and is dropped.
  static func tokens(of scalars: [Unicode.Scalar]) -> [DateToken] {
    var tokens: [DateToken] = []
    tokens.reserveCapacity(16)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      var end = index + 1
      if scalar == " " || scalar.value > 0x7F && scalar.properties.isWhitespace || scalar == "\t" {
        index = end
        continue
      }
      if let digit = value(of: scalar) {
        var number = digit
        while end < scalars.count, let next = value(of: scalars[end]), end - index < 9 {
          number = number * 10 + next
          end += 1
        }
        tokens.append(DateToken(content: .number(number, digits: end - index), range: index..<end))
      } else if isLetter(scalar) {
        while end < scalars.count, isLetter(scalars[end]) { end += 1 }
        tokens.append(DateToken(content: .word(lowered(scalars[index..<end])), range: index..<end))
      } else {
        tokens.append(DateToken(content: .mark(scalar), range: index..<end))
      }
      index = end
    }
    return tokens
  }

  private static func lowered(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    guard scalars.allSatisfy(\.isASCII) else {
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars)
      return String(word).lowercased()
    }
    return String(unsafeUninitializedCapacity: scalars.count) { buffer in
      for (offset, scalar) in scalars.enumerated() { buffer[offset] = UInt8(scalar.value) | 0x20 }
      return scalars.count
    }
  }

  private static func value(of scalar: Unicode.Scalar) -> Int? {
    (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return scalar.properties.isAlphabetic && !isUnit(scalar)
  }

  /// Year, month and day as Chinese, Japanese and Korean print them.
  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { units.contains(scalar) }

  private static let units = Set("年月日년월일".unicodeScalars)
}
