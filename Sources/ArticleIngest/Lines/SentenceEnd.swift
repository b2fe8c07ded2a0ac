// SPDX-License-Identifier: GPL-3.0-or-later

/// How a text ends, and how many sentences it seems to hold.
enum SentenceEnd {
  /// The last scalar that closes no quotation or bracket.
  static func last(of text: String) -> Unicode.Scalar? {
    text.unicodeScalars.last { !isCloser($0) && !isSpace($0) }
  }

  /// Whether the text ends like a sentence or a clause.
  static func isStopped(_ text: String) -> Bool { last(of: text).map(isStop) ?? false }

  /// Whether the text ends with a question mark.
  static func isQuestion(_ text: String) -> Bool {
    let last = last(of: text)
    return last == "?" || last == "？" || last == "؟"
  }

  /// The number of sentences: stops that a space or the end follows, abbreviations of one letter left out.
  static func count(in text: String) -> Int {
    var count = 0
    var wordLength = 0
    var stopped = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        if stopped { count += 1 }
        wordLength = 0
        stopped = false
      } else if scalar == "." {
        stopped = wordLength > 1
      } else if scalar == "!" || scalar == "?" || scalar == "…" {
        stopped = true
      } else if scalar == "。" || scalar == "！" || scalar == "？" {
        count += 1
      } else if !isCloser(scalar) {
        stopped = false
        wordLength += 1
      }
    }
    return count + (stopped ? 1 : 0)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? WhiteSpace.isASCII(UInt8(scalar.value)) : scalar == "\u{A0}" || scalar == "\u{3000}"
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "”", "’", "»", ")", "]", "」", "』", "）", "*", "_": true
    default: false
    }
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", ";", "；", "：": true
    default: false
    }
  }
}
