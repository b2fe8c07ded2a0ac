// SPDX-License-Identifier: GPL-3.0-or-later

/// The level of measurement (Stevens 1946), which decides what distance between two categories means.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Categories are equal or not.
  case nominal
  /// Categories have an order.
  case ordinal
  /// Categories are numbers whose differences count.
  case interval
  /// Categories are numbers with a true zero.
  case ratio

  /// Whether categories must be numbers.
  public var needsNumbers: Bool { self >= .interval }

  private var rank: Int {
    switch self {
    case .nominal: 0
    case .ordinal: 1
    case .interval: 2
    case .ratio: 3
    }
  }

  /// Nominal before ordinal before interval before ratio.
  public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}

/// Where the order of the categories comes from.
public enum CategoryOrder: String, Sendable {
  /// The caller declared them.
  case declared
  /// All are numbers: ascending.
  case numeric
  /// By Unicode code point.
  case codePoint = "code point"
}

/// The categories in their final order, and where each category met in the data stands in it.
struct CategoryScheme {
  let names: [String]
  let values: [Double]?
  let order: CategoryOrder
  /// For each category as met, its final number.
  let number: [Int]

  /// Orders the categories met or declared; from interval up, labels of the same number are one category.
  init(names met: [String], declared: Bool, level: Level) {
    let parsed = met.map(Number.parse)
    let numbers = parsed.contains(nil) ? nil : parsed.compactMap { $0 }
    var ranked = Array(met.indices)
    if declared {
      order = .declared
    } else if let numbers, !met.isEmpty {
      order = .numeric
      ranked.sort { numbers[$0] != numbers[$1] ? numbers[$0] < numbers[$1] : Self.precedes(met[$0], met[$1]) }
    } else {
      order = .codePoint
      ranked.sort { Self.precedes(met[$0], met[$1]) }
    }
    var number = [Int](repeating: 0, count: met.count)
    var kept: [Int] = []
    var seats: [Double: Int] = [:]
    for old in ranked {
      if level.needsNumbers, let numbers, let seat = seats[numbers[old]] {
        number[old] = seat
        continue
      }
      if let numbers { seats[numbers[old]] = kept.count }
      number[old] = kept.count
      kept.append(old)
    }
    self.number = number
    self.names = kept.map { met[$0] }
    values = numbers.map { all in kept.map { all[$0] } }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }
}

/// Decimal numbers as people write them in data files, and what stands where there is none.
public enum Number {
  /// The finite number a text stands for; no hexadecimal, no infinity, no "nan". One comma and no point is a decimal comma.
  static func parse(_ text: String) -> Double? {
    if hasDecimalComma(text) { return parse(text.replacing(",", with: ".")) }
    for byte in text.utf8 {
      switch byte {
      case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      default: return nil
      }
    }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// Whether a text is a number with a comma before its decimals.
  static func hasDecimalComma(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: ",") } == 1 && !text.utf8.contains(UInt8(ascii: "."))
      && text.utf8.last != UInt8(ascii: ",")
  }

  /// Whether a text is a whole number so large that its neighbours are the same number to a computer, beyond 2^53.
  static func isBeyondExact(_ text: String) -> Bool {
    guard let number = parse(text), abs(number) >= 0x1p53 else { return false }
    if let whole = Int(text) { return whole.magnitude > 1 << 53 }
    return text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
  }

  /// What programs write in the place of a missing value, in lower case.
  public static let missingWords: Set<String> = ["na", "n/a", "#n/a", "<na>", "nan", "null", "nil"]
}
