// SPDX-License-Identifier: GPL-3.0-or-later

/// A number, a word or a mark in a line that may print a date.
struct DateToken {
  /// What the token is.
  enum Content: Equatable {
    case number(Int, digits: Int)
    case word(DateWord)
    case mark(Unicode.Scalar)
  }

  /// What the token is.
  let content: Content
  /// Its place in the line's bytes.
  let range: Range<Int>

  /// The value of a number, or nil.
  var number: Int? { if case .number(let value, _) = content { value } else { nil } }

  /// The digits of a number, 0 for anything else.
  var digits: Int { if case .number(_, let digits) = content { digits } else { 0 } }

  /// The meaning of a word, or nil.
  var word: DateWord? { if case .word(let word) = content { word } else { nil } }

  /// The mark, or nil.
  var mark: Unicode.Scalar? { if case .mark(let mark) = content { mark } else { nil } }

  /// The tokens of a line of valid UTF-8, all or up to the first unknown word; white space separates and is dropped.
  static func tokens(of line: UnsafeBufferPointer<UInt8>, toUnknownWord: Bool) -> [DateToken] {
    var tokens: [DateToken] = []
    tokens.reserveCapacity(16)
    var index = 0
    while index < line.count {
      let (scalar, length) = scalar(at: index, in: line)
      var end = index + length
      if scalar == " " || scalar == "\t" || length > 1 && scalar.properties.isWhitespace {
        index = end
        continue
      }
      if isDigit(line[index]) {
        while end < line.count, isDigit(line[end]), end - index < 9 { end += 1 }
        let value = line[index..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        tokens.append(DateToken(content: .number(value, digits: end - index), range: index..<end))
      } else if isLetter(scalar) {
        while end < line.count, case let (next, length) = Self.scalar(at: end, in: line), isLetter(next) {
          end += length
        }
        let word = meaning(of: line[index..<end])
        tokens.append(DateToken(content: .word(word), range: index..<end))
        if toUnknownWord, word.isUnknown { return tokens }
      } else {
        tokens.append(DateToken(content: .mark(scalar), range: index..<end))
      }
      index = end
    }
    return tokens
  }

  private static func meaning(of letters: Slice<UnsafeBufferPointer<UInt8>>) -> DateWord {
    guard letters.allSatisfy({ $0 < 0x80 }) else {
      return DateWord.meaning(of: String(decoding: letters, as: UTF8.self).lowercased())
    }
    let word = String(unsafeUninitializedCapacity: letters.count) { buffer in
      for (offset, letter) in letters.enumerated() { buffer[offset] = letter | 0x20 }
      return letters.count
    }
    return DateWord.meaning(of: word)
  }

  /// The scalar that begins at a byte, and the bytes it takes.
  private static func scalar(at index: Int, in line: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, Int) {
    if line[index] < 0x80 { return (Unicode.Scalar(line[index]), 1) }
    var bytes = line[index...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return (scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark) && !isUnit(scalar)
  }

  /// Year, month and day as Chinese, Japanese and Korean print them.
  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { units.contains(scalar) }

  private static let units = Set("年月日년월일".unicodeScalars)
}
