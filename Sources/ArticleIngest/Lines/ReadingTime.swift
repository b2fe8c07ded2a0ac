// SPDX-License-Identifier: GPL-3.0-or-later

/// How long a text takes to read or hear, as pages say it beside a button or a byline.
enum ReadingTime {
  /// Whether a piece of a line says how long a text takes: "3 min read".
  static func isSaid(by text: String) -> Bool {
    let phrase = FoldedLine(text)
    return isAll(of: phrase) || phrase.wordCount <= 4 && phrase.hasDigit && (phrase.ends(with: " read"))
  }

  /// "4 min" and "Listen 4:12", as beside a button that reads a text aloud.
  static func isAll(of phrase: FoldedLine) -> Bool {
    // "0:00 / 3:12", under a player.
    if phrase.wordCount == 3, phrase.lower.contains(0x3A), phrase.lower.contains(0x2F),
      phrase.lower.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x3A || $0 == 0x2F || $0 == 0x20 })
    {
      return true
    }
    if phrase.wordCount <= 2, phrase.wordCount == 1 || phrase.begins(with: "listen ") || phrase.begins(with: "watch "),
      let last = phrase.words.last, case let parts = last.split(separator: ":"), (2...3).contains(parts.count),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }), parts.allSatisfy({ $0.allSatisfy(\.isNumber) })
    {
      return true
    }
    return phrase.wordCount == 2 && phrase.lower.first.map { $0 &- 0x30 < 10 } ?? false
      && [" min", " mins", " min.", " minutes", " minuten", " minutos", " minuti"].contains { phrase.ends(with: $0) }
  }
}
