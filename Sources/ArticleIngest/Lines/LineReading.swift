// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What a block says of itself, read without its neighbours.
///
/// A long text has one for every block, and the rare large ones would make all of them large.
enum LineReading {
  case header(HeaderField)
  indirect case repost(RepostLine)
  case date([PrintedDate], or: [EitherDay] = [])
  case byline(Byline)
  indirect case credit(CreditLine)
  case photoCredit
  case readNext
  case caption
  case furniture
  /// Nothing special: running text, a headline or a heading.
  case plain

  /// Blocks longer than this many bytes are running text, unless they begin like a caption or furniture.
  static let shortest = 280

  /// The reading of a block's text.
  init(_ text: String, atHead: Bool) {
    guard text.utf8.count <= Self.shortest, !Self.isPlainSentence(text) else {
      self = .plain
      return
    }
    // Wire services mark the lines of a report's head so.
    let phrase = FoldedLine(text.utf8.first == 0x5E ? String(text.dropFirst()) : text)
    if Self.isSeparator(text) || Self.isAddress(phrase) || Self.isMenu(phrase)
      || WireMark.isSlug(phrase.lower) && DateScan(text).dates.isEmpty
      || WireMark.isWireSlug(phrase)
      || WireMark.isSignOff(phrase)
    {
      self = .furniture
    } else if atHead, let header = HeaderField(text) {
      self = .header(header)
    } else if atHead, let name = Byline.nameBeforeAddress(phrase) {
      self = .byline(Byline(party: name))
    } else if let reading = Self.metadata(phrase) {
      self = reading
    } else {
      self = Self.surroundings(phrase)
    }
  }

  /// All words by which a sentence of some length can still begin something else than running text.
  private static let openings = CueList(merging: [
    Cues.caption, Cues.photoCredit, Cues.furniture, Cues.siteLabels, Cues.readNext, Cues.readNextBeforeMark,
    CreditLine.labels,
    CreditLine.verbatim,
    CreditLine.shared, CreditLine.subjects, ConsentNotice.openings, FeedTrailer.openings,
  ])

  /// Most blocks: a sentence of some length that begins with none of the cues.
  private static func isPlainSentence(_ text: String) -> Bool {
    let judged = text.utf8.withContiguousStorageIfAvailable { bytes -> Bool in
      guard bytes.count > 90, bytes[bytes.count - 1] == 0x2E else { return false }
      guard bytes[0] < 0x80, bytes[0] != 0x28, bytes[0] != 0x5B else { return false }
      return !openings.fits(bytes) && !ends(bytes, "all rights reserved.") && !tails.contains { ends(bytes, $0) }
    }
    return judged ?? false
  }

  /// How lines end that name who helped, whatever they begin with.
  private static let tails: [StaticString] = [
    "to this report.", "to this story.", "to this article.", " contributed.", " contributed reporting.", " her own.",
    " his own.", " their own.", " my own.", " ortaya çıktı.",
  ]

  private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, _ tail: StaticString) -> Bool {
    let start = bytes.count - tail.utf8CodeUnitCount
    guard start >= 0 else { return false }
    return (0..<tail.utf8CodeUnitCount).reversed().allSatisfy {
      bytes[start + $0] | 0x20 == tail.utf8Start[$0] | 0x20
    }
  }

  private static func metadata(_ phrase: FoldedLine) -> LineReading? {
    // A line of nothing but when names no account.
    if phrase.hasDigit, let date = DateLine(phrase) { return .date(date.dates, or: date.either) }
    if let repost = RepostLine(phrase) { return .repost(repost) }
    if phrase.hasDigit, let date = DateLine(ofRelease: phrase) { return .date(date.dates, or: date.either) }
    if let byline = Byline(phrase) { return .byline(byline) }
    if let credit = CreditLine(phrase) { return .credit(credit) }
    if phrase.hasDigit, let date = DateLine(afterPlace: phrase) { return .date(date.dates, or: date.either) }
    return nil
  }

  private static func surroundings(_ phrase: FoldedLine) -> LineReading {
    if isReadNext(phrase) { return .readNext }
    if let cue = phrase.cue(of: Cues.photoCredit), isName(phrase.rest(after: cue)) { return .photoCredit }
    if isCaption(phrase) { return .caption }
    if isFurniture(phrase) { return .furniture }
    return .plain
  }

  /// The line without the arrow or dot that points at it.
  private static func withoutArrow(_ phrase: FoldedLine) -> FoldedLine {
    let marks = "▶►▸→➤»›>■◆●•[".unicodeScalars
    guard let byte = phrase.lower.first, byte >= 0x80 || byte == 0x3E || byte == 0x5B,
      let first = phrase.text.unicodeScalars.first, marks.contains(first)
    else { return phrase }
    return FoldedLine(String(phrase.text.unicodeScalars.drop { marks.contains($0) || $0.properties.isWhitespace }))
  }

  private static func isReadNext(_ line: FoldedLine) -> Bool {
    guard line.wordCount <= 32 else { return false }
    if line.wordCount <= 16, line.begins(with: ">>") || line.begins(with: "» ") || line.begins(with: "→ ") {
      return !SentenceEnd.isStopped(line.text)
    }
    let phrase = withoutArrow(line)
    if let cue = phrase.cue(of: Cues.readNext) {
      let rest = phrase.text.unicodeScalars.dropFirst(cue.unicodeScalars.count)
      let mark = rest.first { !$0.properties.isWhitespace }
      let isMarked = mark.map { ":|–—-»>：】]".unicodeScalars.contains($0) } ?? true
      return isMarked || phrase.wordCount <= 12 && !phrase.text.hasSuffix(".")
    }
    guard let cue = phrase.cue(of: Cues.readNextBeforeMark) else { return false }
    let rest = phrase.text.unicodeScalars.dropFirst(cue.unicodeScalars.count).drop { $0.properties.isWhitespace }
    return rest.count > 1 && ":|»>".unicodeScalars.contains(rest.first ?? " ") && !SentenceEnd.isStopped(String(rest))
  }

  /// Who keeps or hands out pictures.
  private static let keepers: Set<String> = [
    "archive", "archives", "archiv", "archivo", "archivio", "arquivo", "handout", "museum", "library", "collection",
    "supplied", "pool", "privat", "private",
  ]

  private static func isName(_ rest: String) -> Bool {
    let words = rest.split(separator: " ")
    if (1...4).contains(words.count), let last = words.last, keepers.contains(FoldedLine.plain(last)) { return true }
    return rest.isEmpty
      || Byline.isNameLike(rest) && !SentenceEnd.isStopped(rest) && rest.split(separator: " ").count <= 8
  }

  private static func isCaption(_ phrase: FoldedLine) -> Bool {
    if phrase.cue(of: Cues.caption) != nil { return phrase.wordCount <= 45 }
    guard phrase.wordCount <= 40, let last = phrase.text.unicodeScalars.last else { return false }
    let tails: [StaticString] = [
      "getty images", "/ap", "/afp", "/reuters", "/epa", "/dpa", "shutterstock", "/ap photo", "file photo",
    ]
    if tails.contains(where: { phrase.ends(with: $0) }) || isCredited(phrase) || isSigned(phrase.text)
      || isOwned(phrase.text)
    {
      return true
    }
    if phrase.contains(" photo/"), !SentenceEnd.isStopped(phrase.text) { return true }
    guard last == ")" || last == "]" else { return false }
    let marks: [StaticString] = [
      "(photo", "[photo", "(file", "[file", "(ap", "(afp", "(reuters", "[reuters", "[ap", "[afp", "/reuters)", "/ap)",
      "/afp)", "photo)", "photo]", "getty", "(image", "(credit", "(picture",
    ]
    return (marks.contains { phrase.contains($0) } || namesPhotographer(phrase.text)) && !phrase.text.contains("\"")
      && !phrase.text.contains("“")
  }

  /// Whether a text ends with a name and an outlet in brackets: "The lock. (Ada Lind/Ostra Post)".
  private static func namesPhotographer(_ text: String) -> Bool {
    let isRound = text.hasSuffix(")")
    guard isRound || text.hasSuffix("]"), let open = text.lastIndex(of: isRound ? "(" : "[") else { return false }
    let names = text[text.index(after: open)...].dropLast().split(separator: "/")
    // "(dpa/hol)": an agency and initials, as under a report.
    return names.count == 2 && names.allSatisfy { Byline.isNameLike(String($0)) && $0.contains(where: \.isUppercase) }
      && names[0].split(separator: " ").count <= 4 && names[1].split(separator: " ").count <= 4
      && !names.contains { $0.contains(where: \.isNumber) }
  }

  /// A description with its owner in brackets behind it: "The lock in an undated picture. (Ostra Trust)".
  private static func isOwned(_ text: String) -> Bool {
    guard text.utf8.last == 0x29, let open = text.lastIndex(of: "("), text[..<open].hasSuffix(". ") else {
      return false
    }
    let name = text[open...].dropFirst().dropLast()
    return (2...4).contains(name.split(separator: " ").count) && !name.contains(where: \.isNumber)
      && name.split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false }
  }

  /// A description with a photographer and an outlet behind it: "Boats at the quay. Ada Lind / Ostra Post".
  private static func isSigned(_ text: String) -> Bool {
    guard text.utf8.contains(0x2F), !SentenceEnd.isStopped(text), let stop = text.lastIndex(of: "."),
      text[stop...].hasPrefix(". ")
    else { return false }
    let names = text[stop...].dropFirst(2).split(separator: "/").map { String($0).trimmed }
    return (2...3).contains(names.count)
      && names.allSatisfy {
        Byline.isNameLike($0) && $0.split(separator: " ").count <= 4 && $0.first?.isUppercase ?? false
          && !$0.contains(where: \.isNumber)
      }
  }

  /// A description with the photographer's name behind it: "Boats at the quay. Photo: Ada Lind".
  private static func isCredited(_ phrase: FoldedLine) -> Bool {
    let cues: [StaticString] = [
      ". photo: ", ". photograph: ", ". picture: ", ". image: ", ". foto: ", ". bild: ", ". photo by ",
    ]
    for cue in cues where phrase.contains(cue) {
      let lower = String(decoding: phrase.lower, as: UTF8.self)
      guard let place = lower.place(of: cue) else { continue }
      let rest = String(decoding: phrase.text.utf8.suffix(lower[place.upperBound...].utf8.count), as: UTF8.self)
      if isName(rest), !rest.isEmpty { return true }
    }
    return false
  }

  /// Whether a line asks to sign up for letters, as the first of a box that describes them.
  static func offersLetters(_ text: String) -> Bool {
    let phrase = FoldedLine(text)
    return phrase.wordCount <= 12
      && (phrase.begins(with: "sign up") || phrase.begins(with: "subscribe") || phrase.contains("newsletter"))
  }

  private static func isFurniture(_ phrase: FoldedLine) -> Bool {
    let label = withoutArrow(phrase)
    if let cue = label.cue(of: Cues.siteLabels), label.saysNothing(after: cue) || isButtons(label) { return true }
    if label.wordCount <= 5, let first = label.lower.first, first == 0x2D || first == 0x5B || first == 0xE2 {
      let inside = FoldedLine(String(label.text.drop { "-–—[ ".contains($0) }))
      if let cue = inside.cue(of: Cues.siteLabels), inside.saysNothing(after: cue) { return true }
    }
    if isInvitation(phrase) || ConsentNotice.isOne(phrase) { return true }
    // Headings of the notes under a wire report, where the text is no Markdown.
    if phrase.wordCount <= 6, phrase.begins(with: "# ") || phrase.begins(with: "## ") { return true }
    if isTagged(phrase) || phrase.wordCount <= 6 && phrase.begins(with: "(end) ") { return true }
    if isChangeNotice(phrase) || isAttribution(phrase)
      || phrase.begins(with: "filed under ") && phrase.namesOnly(after: "filed under")
    {
      return true
    }
    guard phrase.cue(of: Cues.furniture) != nil else { return isRightsNotice(phrase) || isSiteNotice(phrase) }
    return phrase.wordCount <= 10 || isRightsNotice(phrase) || isSiteNotice(phrase)
      || phrase.contains("necessarily reflect") || phrase.contains(" signed up") || phrase.contains("unsubscribe")
      || phrase.contains("newsletter")
      || ["abonn", "abbon", "suscri", "inscri", "prenumer", "tilmeld", "подпис", "subskry"].contains(
        where: phrase.contains)
      || phrase.contains("subscri") || phrase.contains("affiliate")
      || phrase.begins(with: "editor") || phrase.begins(with: "eds")
  }

  /// "Share Save", "Facebook X Email": what stands on buttons side by side.
  private static func isButtons(_ phrase: FoldedLine) -> Bool {
    let buttons: Set<String> = [
      "share", "save", "print", "email", "mail", "tweet", "copy", "link", "listen", "comment", "comments", "bookmark",
      "facebook", "twitter", "x", "whatsapp", "linkedin", "telegram", "bluesky", "reddit", "instagram", "pinterest",
      "teilen", "drucken", "partager", "imprimer", "compartir", "guardar", "condividi", "stampa",
    ]
    return (2...8).contains(phrase.wordCount) && phrase.words.allSatisfy { buttons.contains(FoldedLine.plain($0)) }
  }

  /// "(This story has been refiled to fix a typographical error.)": what an agency says of its own report in brackets.
  private static func isChangeNotice(_ phrase: FoldedLine) -> Bool {
    guard phrase.lower.first == 0x28, phrase.lower.last == 0x29, phrase.wordCount <= 40 else { return false }
    let inside = FoldedLine(String(phrase.text.dropFirst()))
    let changes: [StaticString] = [
      "refiled", "corrected", "corrects", "updated", "updates", "removes", "fixes", "to fix", "to correct", "amended",
    ]
    return inside.cue(of: CreditLine.subjects) != nil && changes.contains { inside.contains($0) }
  }

  /// "#harbour #Ostra": nothing but what a text is found under.
  private static func isTagged(_ phrase: FoldedLine) -> Bool {
    phrase.lower.first == 0x23 && phrase.words.allSatisfy { $0.utf8.first == 0x23 && $0.utf8.count > 1 }
  }

  /// "On Tue, 5 Mar 2024, Ada Lind wrote:", over what a mail program quotes.
  private static func isAttribution(_ phrase: FoldedLine) -> Bool {
    guard phrase.lower.last == 0x3A, phrase.hasDigit, phrase.wordCount <= 20 else { return false }
    let ends: [StaticString] = [" wrote:", " a écrit :", " a écrit\u{A0}:", " escribió:", " ha scritto:", " escreveu:"]
    return ends.contains { phrase.ends(with: $0) } || phrase.begins(with: "am ") && phrase.contains(" schrieb ")
  }

  private static let platforms: Set<String> = [
    "twitter", "facebook", "instagram", "linkedin", "threads", "bluesky", "mastodon", "telegram", "whatsapp", "tiktok",
    "youtube", "x",
  ]

  /// "Follow Jane Doe on Twitter", "Subscribe and get …": what a reader is asked to do beside reading.
  private static func isInvitation(_ phrase: FoldedLine) -> Bool {
    if phrase.wordCount <= 24, asksForSupport(phrase) || givesAddress(phrase) || pointsToAddress(phrase) { return true }
    if phrase.wordCount <= 20,
      phrase.begins(with: "contact ") || phrase.begins(with: "email ") || phrase.begins(with: "reach "),
      phrase.words.contains(where: { $0.contains("@") && $0.contains(".") })
    {
      return true
    }
    guard phrase.wordCount <= 12 else { return false }
    if phrase.begins(with: "follow ") || phrase.begins(with: "you can follow ") {
      return phrase.words.contains { $0.hasPrefix("@") || platforms.contains(FoldedLine.plain($0)) }
    }
    guard phrase.begins(with: "subscribe ") || phrase.begins(with: "donate ") || phrase.begins(with: "sign up ") else {
      return false
    }
    return [" to ", " for ", " now", " today", " and "].contains { phrase.contains($0) }
      && [" our", " us", " your", "newsletter", " now", "journalism"].contains { phrase.contains($0) }
  }

  /// "Nora can be reached at nora@courier.example": how to write to whom, and nothing else.
  private static func givesAddress(_ phrase: FoldedLine) -> Bool {
    guard phrase.lower.contains(0x40), phrase.words.contains(where: { $0.contains("@") && $0.contains(".") }) else {
      return false
    }
    let ways: [StaticString] = [
      " can be reached", " write to ", " email ", " e-mail ", " reach her at", " reach him at", " tips to ",
    ]
    return ways.contains { phrase.contains($0) } || phrase.wordCount <= 6 && !SentenceEnd.isStopped(phrase.text)
  }

  /// What a line says that leads to the address at its end.
  private static let leading: CueList = [
    "follow", "read", "see", "find", "get", "visit", "watch", "listen", "learn", "full coverage", "for more", "more",
    "folgen", "mehr", "weitere", "alle", "suivez", "retrouvez", "plus", "lisez", "siga", "sigue", "más", "lea", "vea",
    "segui", "seguici", "scopri", "leggi", "acompanhe", "leia", "saiba", "mais", "volg", "lees", "meer", "följ", "läs",
    "mer", "følg", "les", "læs", "czytaj", "więcej", "читайте", "подробнее", "следите", "читайте", "takip", "baca",
  ]

  /// "Follow the coverage of rivers at https://…", "More tram news: https://…": where else a reader may look.
  private static func pointsToAddress(_ phrase: FoldedLine) -> Bool {
    guard phrase.holds("/") || phrase.contains(" www."), (2...24).contains(phrase.wordCount),
      let space = phrase.lower.lastIndex(of: 0x20),
      case let last = phrase.lower[(space + 1)...],
      last.starts(with: "https://".utf8) || last.starts(with: "http://".utf8) || last.starts(with: "www.".utf8)
    else { return false }
    // "Tram news: https://…"
    return phrase.cue(of: leading) != nil || phrase.wordCount <= 5 && phrase.lower[..<space].last == 0x3A
  }

  /// "We are funded by readers. Support our journalism today."
  private static func asksForSupport(_ phrase: FoldedLine) -> Bool {
    let cues: [StaticString] = [
      "support independent news", "donate today", "support our journalism", "support our work", "support our reporting",
      "support independent journalism",
      "become a member today", "become a subscriber", "made possible by readers like you", "consider donating",
      "consider a donation", "consider becoming a member", "consider subscribing", "consider supporting us",
      "support us with", "please support us", "in your inbox", "to your inbox",
      "sign up to our", "sign up for our", "subscribe to our", "unlimited access to", "making a donation",
    ]
    return cues.contains { phrase.contains($0) }
  }

  /// What a site says of its links, its podcasts, the time a text takes and the place of an advertisement.
  private static func isSiteNotice(_ phrase: FoldedLine) -> Bool {
    isCount(phrase) || ReadingTime.isAll(of: phrase) || phrase.wordCount <= 30 && phrase.contains("syndicated feed")
      || FeedTrailer.isOne(phrase)
      || isSaidOfText(phrase) || isDisclaimer(phrase)
      || phrase.wordCount <= 14 && (phrase.contains("enable javascript") || phrase.contains("video unavailable"))
      || phrase.contains("earn a commission") || phrase.contains("wherever you get your podcasts")
      || phrase.wordCount <= 4 && phrase.hasDigit
        && (phrase.ends(with: " min read") || phrase.ends(with: " minute read"))
      || isPageCount(phrase) || PrintedPage.isJump(phrase)
  }

  /// "Ada Lind chairs the board. The views expressed here are her own."
  private static func isDisclaimer(_ phrase: FoldedLine) -> Bool {
    guard (6...60).contains(phrase.wordCount), phrase.contains("s expressed") else { return false }
    return (phrase.contains("views expressed") || phrase.contains("opinions expressed"))
      && (phrase.contains(" own.") || phrase.contains(" necessarily ") || phrase.contains(" alone."))
  }

  /// "This article was supported by a grant from …", "A version of this article appears in print on …".
  private static func isSaidOfText(_ phrase: FoldedLine) -> Bool {
    guard (6...45).contains(phrase.wordCount), phrase.cue(of: CreditLine.subjects) != nil else { return false }
    let ways: [StaticString] = [
      " appears in print", " appeared in print", " was supported by ", " is supported by ", " was funded by ",
      " was produced with support ", " was made possible ", " was produced with the support ",
      " was written with support ", " received support from ",
    ]
    return ways.contains { phrase.contains($0) }
  }

  /// "Page 2 of 3", as a printer puts between the lines, "Page 2 of 3 Next page" under them.
  private static func isPageCount(_ phrase: FoldedLine) -> Bool {
    guard phrase.hasDigit, (3...8).contains(phrase.wordCount) else { return false }
    if phrase.wordCount == 3 { return SlideCount.isOne(phrase.text) }
    let words = phrase.words.map { FoldedLine.plain($0) }
    guard
      ["page", "seite", "página", "pagina", "image", "photo", "picture", "slide", "bild", "foto"].contains(words[0])
    else { return false }
    return Int(words[1]) != nil && Int(words[3]) != nil
      && (words.count == 4 || words[0] == "page" && phrase.saysNothing(after: "page"))
  }

  /// "12 comments", "3 shares".
  private static func isCount(_ phrase: FoldedLine) -> Bool {
    guard phrase.wordCount == 2, phrase.lower.first.map({ $0 &- 0x30 < 10 }) ?? false else { return false }
    let counted: [StaticString] = [
      " comments", " comment", " shares", " share", " likes", " views", " replies", " words",
    ]
    return counted.contains { phrase.ends(with: $0) }
  }

  private static func isRightsNotice(_ phrase: FoldedLine) -> Bool {
    phrase.contains("all rights reserved") || phrase.begins(with: "©") || OwnerLine.isOne(phrase)
      || phrase.begins(with: "(c) ")
      || phrase.begins(with: "copyright ") && phrase.wordCount <= 20 && namesAnOwner(phrase)
  }

  /// Whether a sign, a year or names alone follow the word "copyright".
  private static func namesAnOwner(_ phrase: FoldedLine) -> Bool {
    let second = phrase.words.dropFirst().first ?? ""
    return second.hasPrefix("©") || second.hasPrefix("(") || second == "by" || second.first?.isNumber ?? false
      || phrase.namesOnly(after: "copyright")
  }

  /// No letters and no digits.
  private static func isSeparator(_ text: String) -> Bool {
    guard text.utf8.count <= 80, let first = text.utf8.first, !(0x61...0x7A).contains(first | 0x20) else {
      return false
    }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || "*-_=#~•·⁂—–+.■□◆◇●○▪▶◼".unicodeScalars.contains(scalar)
    } || WireMark.isEnd(text)
  }

  /// The way to a page, "Home > News", or four short names or more side by side.
  private static func isMenu(_ phrase: FoldedLine) -> Bool {
    let text = phrase.text
    guard text.utf8.count <= 120, phrase.holds(">") || phrase.holds("|") || phrase.holds("•"),
      !SentenceEnd.isStopped(text),
      !text.contains(where: \.isNumber)
    else { return false }
    return [(" > ", 2), (" » ", 2), (" › ", 2), (" | ", 4), (" · ", 4), (" • ", 4)].contains { mark, least in
      let pieces = text.split(separator: mark)
      return pieces.count >= least && pieces.allSatisfy { $0.split(separator: " ").count <= 3 }
    }
  }

  /// An address and nothing else.
  private static func isAddress(_ phrase: FoldedLine) -> Bool {
    if phrase.wordCount == 1, let sign = phrase.lower.firstIndex(of: 0x40) {
      // An account's name stands behind the sign and an address on both sides of it.
      return sign == 0 ? (3...40).contains(phrase.lower.count) : phrase.lower[sign...].contains(0x2E)
    }
    guard phrase.begins(with: "http://") || phrase.begins(with: "https://") || phrase.begins(with: "www.") else {
      return false
    }
    return !phrase.lower.contains(0x20)
  }

  /// Whether nothing special was read.
  var isPlain: Bool { if case .plain = self { true } else { false } }

  /// The kind that the reading gives, or nil for plain text.
  var kind: ParagraphKind? {
    switch self {
    case .header(let header): header.kind
    case .repost: .repost
    case .date: .date
    case .byline: .byline
    case .credit, .photoCredit: .credit
    case .readNext: .readnext
    case .caption: .caption
    case .furniture: .furniture
    case .plain: nil
    }
  }
}
