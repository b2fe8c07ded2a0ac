// SPDX-License-Identifier: GPL-3.0-or-later

/// A line by which a blog or platform marks that an account posted the text.
struct RepostLine {
  /// The account's name.
  let account: String
  /// The day of the post, as far as the line prints one.
  let date: PrintedDate?

  private static let cues: CueList = [
    "posted on", "posted by", "posted in", "reposted by", "reposted on", "shared by", "reblogged by", "reblogged from",
    "uploaded by", "submitted by", "veröffentlicht am", "publié par",
  ]
  private static let marks: Set<String> = ["by", "from", "von", "par"]

  /// The reading of a line as a repost line, or nil when it is something else.
  init?(_ phrase: Phrase) {
    guard phrase.wordCount <= 16, phrase.cue(of: Self.cues) != nil || Self.isAfterDate(phrase) else { return nil }
    guard !SentenceEnd.isStopped(phrase.text), let account = Self.account(phrase) else { return nil }
    self.account = account
    date = DateScan(phrase.text).dates.first
  }

  /// A cue after nothing but a date and the word "date".
  private static func isAfterDate(_ phrase: Phrase) -> Bool {
    guard phrase.hasDigit, phrase.contains("posted ") || phrase.contains("shared ") else { return false }
    let words = phrase.words
    guard let cue = words.firstIndex(where: { ["posted", "reposted", "shared"].contains(Phrase.plain($0)) }), cue > 0
    else {
      return false
    }
    return DateLine(Phrase(words[..<cue].joined(separator: " "))) != nil
  }

  /// The words after the last "by".
  private static func account(_ phrase: Phrase) -> String? {
    let words = phrase.words
    guard let last = words.lastIndex(where: { marks.contains(Phrase.plain($0)) }) else { return nil }
    let name = words[(last + 1)...].prefix { !["on", "in", "at", "|", "•", "·", "-", "–", "—"].contains($0) }
    return name.isEmpty || name.count > 5 ? nil : name.joined(separator: " ")
  }
}
