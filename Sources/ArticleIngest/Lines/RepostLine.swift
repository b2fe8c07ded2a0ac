// SPDX-License-Identifier: GPL-3.0-or-later

/// A line by which a blog or platform marks that an account posted the text.
struct RepostLine {
  /// The account's name.
  let account: String?
  /// The day of the post, as far as the line prints one.
  let date: PrintedDate?

  private static let cues = [
    "posted on", "posted by", "posted in", "reposted by", "reposted on", "shared by", "reblogged by", "reblogged from",
    "uploaded by", "submitted by", "veröffentlicht am", "publié par",
  ]

  /// The reading of a line as a repost line, or nil when it is something else.
  init?(_ phrase: Phrase) {
    guard phrase.words.count <= 16, !SentenceEnd.isStopped(phrase.text) else { return nil }
    let scan = DateScan(phrase.text)
    guard Self.cues.contains(where: phrase.begins) || Self.isAfterDate(phrase) else { return nil }
    guard let account = Self.account(phrase) else { return nil }
    self.account = account
    date = scan.dates.first
  }

  /// A cue after nothing but a date and the word "date".
  private static func isAfterDate(_ phrase: Phrase) -> Bool {
    guard let cue = cues.first(where: { phrase.contains($0) }), let place = phrase.text.lowercased().firstRange(of: cue)
    else {
      return false
    }
    let before = String(phrase.text.lowercased()[..<place.lowerBound])
    return !before.isEmpty && DateLine(Phrase(before)) != nil
  }

  /// The words after the last "by".
  private static func account(_ phrase: Phrase) -> String? {
    let marks: Set<String> = ["by", "from", "von", "par"]
    guard let last = phrase.words.lastIndex(where: { marks.contains(Phrase.plain($0)) }) else { return nil }
    var name: [Substring] = []
    for word in phrase.words[(last + 1)...] {
      if ["on", "in", "at", "|", "•", "·", "-", "–", "—"].contains(word) { break }
      name.append(word)
    }
    let account = name.joined(separator: " ")
    return account.isEmpty || name.count > 5 ? nil : account
  }
}
