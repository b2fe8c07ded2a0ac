// SPDX-License-Identifier: GPL-3.0-or-later

/// A short block as the line readers look at it: its lower-case bytes, and its words when they are asked for.
struct Phrase {
  /// The text as printed.
  let text: String
  /// The text in lower case, as UTF-8.
  let lower: [UInt8]
  /// The number of words.
  let wordCount: Int

  /// The phrase of a text.
  init(_ text: String) {
    self.text = text
    lower = Self.lowered(text)
    var count = 0
    var wasSpace = true
    for byte in lower {
      let isSpace = WhiteSpace.isASCII(byte)
      if wasSpace, !isSpace { count += 1 }
      wasSpace = isSpace
    }
    wordCount = count
  }

  /// The words as printed, with their punctuation.
  var words: [Substring] { text.split(whereSeparator: \.isWhitespace) }

  private static func lowered(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for index in bytes.indices {
      if bytes[index] >= 0x80 { return Array(text.lowercased().utf8) }
      if bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
    }
    return bytes
  }

  /// A word in lower case without punctuation at its ends.
  static func plain(_ word: Substring) -> String {
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: isWordScalar), let last = scalars.lastIndex(where: isWordScalar) else {
      return ""
    }
    return word[first...last].lowercased()
  }

  /// Whether a scalar is part of a word.
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) || (0x30...0x39).contains(scalar.value) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether the text begins with a cue and the cue ends there: at the end, or before something that is no letter.
  func begins(with cue: String) -> Bool {
    let cue = cue.utf8
    guard lower.starts(with: cue) else { return false }
    guard lower.count > cue.count else { return true }
    let next = lower[cue.count]
    return !(0x61...0x7A).contains(next) && next < 0x80 || next >= 0x80 && (cue.last ?? 0) >= 0x80 || Self.isOpening(lower, cue.count)
  }

  /// Whether a mark of General Punctuation stands at an index.
  private static func isOpening(_ bytes: [UInt8], _ index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
  }

  /// The first cue of a list with which the text begins.
  func cue(of list: CueList) -> String? { list.candidates(for: lower).first { begins(with: $0) } }

  /// Whether the text in lower case holds a piece of text.
  func contains(_ piece: StaticString) -> Bool {
    let count = piece.utf8CodeUnitCount
    guard count > 0, lower.count >= count else { return false }
    let start = piece.utf8Start
    return lower.withUnsafeBufferPointer { bytes in
      for index in 0...(bytes.count - count) where bytes[index] == start[0] {
        var length = 1
        while length < count, bytes[index + length] == start[length] { length += 1 }
        if length == count { return true }
      }
      return false
    }
  }

  /// Whether the text in lower case ends with a piece of text.
  func ends(with piece: StaticString) -> Bool {
    let count = piece.utf8CodeUnitCount
    guard lower.count >= count else { return false }
    return (0..<count).allSatisfy { lower[lower.count - count + $0] == piece.utf8Start[$0] }
  }

  /// The text after a cue, as printed, without colon, dash and white space before it.
  func rest(after cue: String) -> String {
    // Lower case may be longer or shorter than what is printed, so scalars are counted, which it seldom changes.
    let scalars = text.unicodeScalars.dropFirst(cue.unicodeScalars.count)
    return String(scalars.drop { $0.properties.isWhitespace || ":-–—|,：".unicodeScalars.contains($0) })
  }
}
