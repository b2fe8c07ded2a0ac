// SPDX-License-Identifier: GPL-3.0-or-later

/// How a text ends, and how many sentences it seems to hold.
enum SentenceEnd {
  private static let closers = Set("\"'”’»)]」』）*_".unicodeScalars)
  private static let stops = Set(".!?…。！？؟۔।:;；：".unicodeScalars)
  private static let questions = Set("?？؟".unicodeScalars)

  /// The last scalar that closes no quotation or bracket.
  static func last(of text: String) -> Unicode.Scalar? {
    text.unicodeScalars.last { !closers.contains($0) && !$0.properties.isWhitespace }
  }

  /// Whether the text ends like a sentence or a clause.
  static func isStopped(_ text: String) -> Bool { last(of: text).map(stops.contains) ?? false }

  /// Whether the text ends with a question mark.
  static func isQuestion(_ text: String) -> Bool { last(of: text).map(questions.contains) ?? false }

  /// The number of sentences: stops that a space or the end follows, abbreviations of one letter left out.
  static func count(in text: String) -> Int {
    var count = 0
    var wordLength = 0
    var stopped = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if stopped { count += 1 }
        wordLength = 0
        stopped = false
      } else if scalar == "." {
        stopped = wordLength > 1
      } else if "!?…".unicodeScalars.contains(scalar) {
        stopped = true
      } else if "。！？".unicodeScalars.contains(scalar) {
        count += 1
      } else if !closers.contains(scalar) {
        stopped = false
        wordLength += 1
      }
    }
    return count + (stopped ? 1 : 0)
  }
}
