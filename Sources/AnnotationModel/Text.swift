// SPDX-License-Identifier: GPL-3.0-or-later

extension Unicode.Scalar {
  /// The scalar as texts are compared: a small letter, and one form of quotation marks, apostrophes, hyphens and blanks.
  ///
  /// One scalar stays one, so that places in a folded text are places in the text.
  public var folded: Unicode.Scalar {
    switch self {
    case "“", "”", "„", "«", "»", "‟": return "\""
    case "‘", "’", "‚", "‛": return "'"
    case "–", "—", "‐", "‑", "−": return "-"
    case "\u{A0}", "\u{202F}", "\n", "\t": return " "
    default:
      let lower = properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? self : self
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is white space, or a space without width.
  fileprivate var isBlank: Bool {
    properties.isWhitespace || self == "\u{200B}" || self == "\u{2060}" || self == "\u{FEFF}"
  }
}

extension String {
  /// The text without white space at its ends, those without width included. Complexity: O(text).
  public var trimmed: String {
    let scalars = unicodeScalars.drop(while: \.isBlank)
    guard let last = scalars.lastIndex(where: { !$0.isBlank }) else { return "" }
    return String(scalars[...last])
  }

  /// How many words it has, parted at white space. Complexity: O(text), without a look at Unicode's tables for ASCII.
  public var wordCount: Int {
    var count = 0, isInWord = false
    for scalar in unicodeScalars {
      let isSpace =
        scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
      if isInWord, isSpace { count += 1 }
      isInWord = !isSpace
    }
    return isInWord ? count + 1 : count
  }

  /// The text without white space at its ends, every run of it inside a single blank. Complexity: O(text).
  public var onOneLine: String {
    unicodeScalars.split(whereSeparator: \.isBlank).map(String.init).joined(separator: " ")
  }
}

extension String {
  /// The text with a word in place of another one, wherever that stands whole, whatever its case. Complexity: O(text · word).
  public func replacingWord(_ word: String, with other: String) -> String {
    let scalars = Array(unicodeScalars), text = scalars.map(\.folded), wanted = word.unicodeScalars.map(\.folded)
    guard !wanted.isEmpty, text.count >= wanted.count else { return self }
    func isWord(_ index: Int) -> Bool {
      text.indices.contains(index)
        && (text[index].properties.isAlphabetic || text[index].properties.numericType != nil)
    }
    var result = String.UnicodeScalarView(), index = 0
    while index < text.count {
      let end = index + wanted.count
      let isHere = end <= text.count && text[index..<end].elementsEqual(wanted) && !isWord(index - 1) && !isWord(end)
      if isHere { result.append(contentsOf: other.unicodeScalars) } else { result.append(scalars[index]) }
      index = isHere ? end : index + 1
    }
    return String(result)
  }
}

/// Numbers as people read them.
public enum Figure {
  /// A number with a fixed count of decimals, at most 9, rounded half away from zero; `-0.00` is `0.00`.
  public static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return value.description }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + (decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals))
  }
}

extension Sequence<UInt8> {
  /// Two lower-case hexadecimal digits a byte.
  package var hexadecimal: String {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
    let bytes = Array(self)
    return String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
      for place in bytes.indices {
        text[2 * place] = digit(bytes[place] >> 4)
        text[2 * place + 1] = digit(bytes[place] & 15)
      }
      return 2 * bytes.count
    }
  }
}
