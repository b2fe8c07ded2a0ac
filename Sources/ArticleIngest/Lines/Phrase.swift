// SPDX-License-Identifier: GPL-3.0-or-later

/// A short block with its words, as the line readers look at it.
struct Phrase {
  /// The text as printed.
  let text: String
  /// The text in lower case, as UTF-8.
  let lower: [UInt8]
  /// The words as printed, with their punctuation.
  let words: [Substring]

  /// The phrase of a text.
  init(_ text: String) {
    self.text = text
    lower = Array(text.lowercased().utf8)
    words = text.split(whereSeparator: \.isWhitespace)
  }

  /// The words in lower case without punctuation at their ends.
  var plainWords: [String] { words.map { Phrase.plain($0) } }

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
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether the text begins with a cue and the cue ends there: at the end, or before something that is no letter.
  func begins(with cue: String) -> Bool {
    let cue = cue.utf8
    guard lower.starts(with: cue) else { return false }
    guard lower.count > cue.count else { return true }
    let next = lower[cue.count]
    return !(0x61...0x7A).contains(next) && next < 0x80 || next >= 0x80 && (cue.last ?? 0) >= 0x80
  }

  /// The first cue of a list with which the text begins.
  func cue(of cues: [String]) -> String? { cues.first { begins(with: $0) } }

  /// Whether the text in lower case holds a piece of text.
  func contains(_ piece: String) -> Bool {
    let piece = Array(piece.utf8)
    guard let first = piece.first, lower.count >= piece.count else { return false }
    return (0...(lower.count - piece.count)).contains {
      lower[$0] == first && lower[$0..<($0 + piece.count)].elementsEqual(piece)
    }
  }

  /// The text after a cue of a given length in UTF-8, as printed, without colon, dash and white space before it.
  func rest(after cue: String) -> String {
    // Lower case may be longer or shorter than what is printed, so scalars are counted, which it seldom changes.
    let scalars = text.unicodeScalars.dropFirst(cue.unicodeScalars.count)
    return String(scalars.drop { $0.properties.isWhitespace || ":-–—|,：".unicodeScalars.contains($0) })
  }
}
