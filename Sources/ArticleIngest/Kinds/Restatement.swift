// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether one text says what another says again, as a standfirst does of its lead.
enum Restatement {
  /// Whether half or more of the long words of a text stand in another's first 600 bytes too.
  static func isRestated(_ text: String, in other: String) -> Bool {
    let own = longWords(text)
    let others = Set(longWords(String(decoding: other.utf8.prefix(600), as: UTF8.self)))
    return own.count >= 4 && own.count(where: others.contains) * 2 >= own.count
  }

  private static func longWords(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { Phrase.plain($0) }.filter { $0.utf8.count > 4 }
  }
}
