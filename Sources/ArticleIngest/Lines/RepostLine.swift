// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line by which a blog or platform marks that an account posted the text.
struct RepostLine {
  /// The account's name.
  let account: String
  /// The day of the post, as far as the line prints one.
  let date: PrintedDate?
  /// Whose text the account posted, where the line says so.
  private(set) var origin: String?
  /// Whether the line posts in a person's own name, so that it may be the author's.
  private(set) var isOwn = false

  private static let cues: CueList = [
    "forwarded by", "forwarded from", "forwarded message from", "posted on", "posted by", "posted in", "reposted by",
    "re-posted by", "re-posted on", "re-posted from",
    "reposted on", "shared by", "reblogged by", "reblogged from",
    "uploaded by", "submitted by", "veröffentlicht am", "publié par", "soumis par", "posté par", "proposé par",
    "gespeichert von", "veröffentlicht von", "eingestellt von", "eingereicht von", "gepostet von", "enviado por",
    "publicado por", "postado por", "submetido por", "inviato da", "pubblicato da", "postato da", "ingediend door",
    "geplaatst door", "gepubliceerd door", "verzonden door", "skickat av", "publicerat av", "publicerad av",
    "inskickat av", "innsendt av", "publisert av", "indsendt af", "udgivet af", "wysłane przez", "opublikowane przez",
    "dodane przez", "przesłane przez", "enviat per", "publicat per",
  ]
  private static let marks: Set<String> = [
    "by", "from", "von", "par", "por", "da", "door", "av", "af", "przez", "per",
  ]
  /// The words and signs behind a name that lead to the day.
  private static let ends: Set<Substring> = [
    "on", "in", "at", "|", "•", "·", "-", "–", "—", "am", "le", "el", "op", "il", "em", "den", "dnia", "w",
  ]
  /// "Ada Lind reposted", "Ada Lind shared this post", as networks head what somebody hands on.
  private static let tails: [StaticString] = [
    " reposted", " retweeted", " boosted", " reblogged", " shared this post", " shared this", " shared a post",
    " shared a link", " shared this article",
  ]
  /// What stands before the name of whose text an account handed on.
  private static let handingOn: [StaticString] = ["reposted from ", "shared from ", "reblogged from "]

  /// The reading of a line as a repost line, or nil when it is something else.
  init?(_ phrase: borrowing FoldedLine) {
    guard phrase.wordCount <= 16 else { return nil }
    if let (origin, account) = Self.handedOn(phrase) {
      (self.account, self.origin, date) = (account, origin, DateScan(phrase.text).dates.first)
      return
    }
    if phrase.begins(with: "via @"), phrase.wordCount <= 8, !SentenceEnd.isStopped(phrase.text) {
      let name = phrase.words.dropFirst().first ?? ""
      (account, date) = (
        name.hasSuffix(",") ? String(name.dropLast()) : String(name), DateScan(phrase.text).dates.first
      )
      return
    }
    if phrase.wordCount <= 6, let tail = Self.tails.first(where: { phrase.ends(with: $0) }),
      !SentenceEnd.isStopped(phrase.text)
    {
      (account, date) = (String(Substring(phrase.text.utf8.dropLast(tail.utf8CodeUnitCount))), nil)
      return
    }
    guard
      phrase.cue(of: Self.cues) != nil || phrase.hasDigit && phrase.begins(with: "posted ")
        || Self.isAfterDate(phrase)
    else { return nil }
    guard !SentenceEnd.isStopped(phrase.text), let account = Self.account(phrase) else { return nil }
    self.account = account
    date = DateScan(phrase.text).dates.first ?? Self.dayFirst(phrase)
    isOwn = Self.isPerson(account) && !Organisation.isOrganisation(account) && !Self.handsOn(phrase)
  }

  /// The day in "Soumis par Ada Lind le mar 05/03/2024": but for English, languages print it before the month.
  private static func dayFirst(_ phrase: FoldedLine) -> PrintedDate? {
    let words = phrase.words
    guard phrase.hasDigit, words.count > 2, case let mark = FoldedLine.plain(words[1]), marks.contains(mark),
      mark != "by", mark != "from"
    else { return nil }
    let tokens = DateScan(phrase.text).others
    let start = tokens.indices.dropLast(4).first { tokens[$0].number != nil && tokens[$0 + 4].digits == 4 }
    return start.flatMap { EitherDay(Array(tokens[$0...])) }?.dayFirst
  }

  /// Whether an account's name is a person's, small words between its own left aside: "Ines da Costa".
  private static func isPerson(_ account: String) -> Bool {
    if Byline.isNameAlone(account) { return true }
    let words = account.split(separator: " ")
    guard words.count > 2 else { return false }
    let own = words.filter { !(Byline.connectors.contains(String($0)) && $0.utf8.count <= 3) }
    return own.count >= 2 && own.first == words.first && own.last == words.last
      && Byline.isNameAlone(own.joined(separator: " "))
  }

  /// Whether a line says that somebody passed on what another wrote.
  private static func handsOn(_ phrase: FoldedLine) -> Bool {
    let cues: [StaticString] = ["forwarded", "re-posted", "reposted", "shared", "reblogged"]
    return cues.contains { phrase.contains($0) }
  }

  /// The outlet and the account in "Reposted from Ostra Post by @quaywatch"; nil for any other line.
  private static func handedOn(_ phrase: FoldedLine) -> (origin: String, account: String)? {
    guard let cue = handingOn.first(where: { phrase.begins(with: $0) }), let mark = phrase.text.place(of: " by "),
      let account = account(phrase), !SentenceEnd.isStopped(phrase.text)
    else { return nil }
    let origin = phrase.text[..<mark.lowerBound].dropFirst(cue.utf8CodeUnitCount)
    return origin.isEmpty || origin.split(separator: " ").count > 6 ? nil : (String(origin), account)
  }

  /// A cue after nothing but a date and the word "date".
  private static func isAfterDate(_ phrase: FoldedLine) -> Bool {
    guard phrase.hasDigit, phrase.contains("posted ") || phrase.contains("shared ") else { return false }
    let words = phrase.words
    guard let cue = words.firstIndex(where: { ["posted", "reposted", "shared"].contains(FoldedLine.plain($0)) }),
      cue > 0
    else {
      return false
    }
    return DateLine(FoldedLine(words[..<cue].joined(separator: " "))) != nil
  }

  /// The words after the "by" of the cue, or after the last that the line has.
  private static func account(_ phrase: FoldedLine) -> String? {
    let words = phrase.words
    func isMark(_ word: Substring) -> Bool { marks.contains(FoldedLine.plain(word)) }
    let isCued = words.count > 2 && isMark(words[1]) && phrase.cue(of: cues) != nil
    guard let last = isCued ? 1 : words.lastIndex(where: isMark) else { return nil }
    var name = words[(last + 1)...].prefix { !ends.contains($0) }
    if let comma = name.firstIndex(where: { $0.hasSuffix(",") }) { name = name[...comma] }
    while name.last?.last == "," { name[name.endIndex - 1] = name[name.endIndex - 1].dropLast() }
    return name.isEmpty || name.count > 5 ? nil : name.joined(separator: " ")
  }
}
