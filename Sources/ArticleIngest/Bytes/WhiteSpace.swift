// SPDX-License-Identifier: GPL-3.0-or-later

/// White space in UTF-8, as it stands at the ends of lines: the same that texts are trimmed of, for bytes of any number.
enum WhiteSpace {
  /// The range without white space at its ends.
  @inline(__always)
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper {
      let length = leading(bytes, lower, upper)
      if length == 0 { break }
      lower += length
    }
    while lower < upper {
      let length = trailing(bytes, lower, upper)
      if length == 0 { break }
      upper -= length
    }
    return lower..<upper
  }

  /// The text without white space at its ends.
  static func trimmed(_ text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { Array($0[trimmed($0, 0..<$0.count)]) }
  }

  /// Whether an ASCII byte is white space.
  @inline(__always)
  static func isASCII(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// The bytes of a text without runs of ASCII's white space, one of each run counted but none at the head, and its words.
  ///
  /// Complexity: linear, eight bytes a step.
  static func measured(_ bytes: UnsafeBufferPointer<UInt8>) -> (length: Int, words: Int) {
    let raw = UnsafeRawBufferPointer(bytes)
    var (words, others, index) = (0, 0, 0)
    var wasSpace: UInt64 = 0x80
    while index + PackedBytes.count <= raw.count {
      let spaces = PackedBytes(raw, at: index).spaces, letters = ~spaces & PackedBytes.highBits
      others += PackedBytes.count(letters)
      words += PackedBytes.count(letters & (spaces << 8 | wasSpace))
      wasSpace = spaces >> 56
      index += PackedBytes.count
    }
    while index < raw.count {
      let isSpace = isASCII(raw[index])
      if !isSpace { (others, words) = (others + 1, words + Int(wasSpace >> 7)) }
      wasSpace = isSpace ? 0x80 : 0
      index += 1
    }
    // A run of white space follows each word, save the last where the text ends with it.
    return (others + words - (words > 0 && wasSpace == 0 ? 1 : 0), words)
  }

  /// The length of the white space scalar that begins at an index, or 0.
  @inline(__always)
  static func leading(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
    if byte == 0xC2 { return index + 1 < end && isTwoByteSpace(bytes[index + 1]) ? 2 : 0 }
    guard index + 2 < end, isThreeByteSpace(byte, bytes[index + 1], bytes[index + 2]) else { return 0 }
    return 3
  }

  @inline(__always)
  private static func trailing(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let byte = bytes[end - 1]
    if byte < 0x80 { return isASCII(byte) ? 1 : 0 }
    if end - 2 >= start, bytes[end - 2] == 0xC2 { return isTwoByteSpace(byte) ? 2 : 0 }
    guard end - 3 >= start, isThreeByteSpace(bytes[end - 3], bytes[end - 2], byte) else { return 0 }
    return 3
  }

  /// U+00A0 and U+0085.
  private static func isTwoByteSpace(_ byte: UInt8) -> Bool { byte == 0xA0 || byte == 0x85 }

  /// U+1680, U+2000–200B, U+2028, U+2029, U+202F, U+205F, U+2060, U+3000, U+FEFF.
  private static func isThreeByteSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80): third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF
    case (0xE2, 0x81): third == 0x9F || third == 0xA0
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}
