// SPDX-License-Identifier: GPL-3.0-or-later

/// The lines of an interview, a chat or a hearing, each of which begins with who says it: they are nobody's headings.
struct SpokenLines {
  private let counts: [String: Int]
  private let isTalk: Bool

  /// Looks who speaks in the blocks of a text. Complexity: linear.
  init(_ blocks: [Block]) {
    let speakers = blocks.compactMap { Self.speaker(of: $0.text) }
    counts = Dictionary(speakers.map { ($0, 1) }, uniquingKeysWith: +)
    isTalk =
      speakers.count >= 4 && speakers.count * 2 >= blocks.count
      || speakers.count >= 3 && speakers.count * 4 >= blocks.count * 3
  }

  /// Whether a line is spoken by somebody who speaks more than once, or most lines are somebody's.
  func isSpoken(_ text: String) -> Bool {
    Self.speaker(of: text).map { isTalk || counts[$0, default: 0] > 1 } ?? false
  }

  private static let longestName = 40

  /// Whom the words before a colon name, behind a time or a dash; nil for a line without words before one.
  static func speaker(of text: String) -> String? {
    // Few lines have a colon so near their beginning, that of scripts without capitals among them.
    guard text.utf8.prefix(longestName * 2).contains(where: { $0 == 0x3A || $0 == 0xEF }) else { return nil }
    var rest = text[...]
    if rest.first == "[", let close = rest.firstIndex(of: "]") { rest = rest[close...].dropFirst() }
    rest = rest.drop { "0123456789:.–—- ,".contains($0) }
    guard let mark = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let name = rest[..<mark], said = rest[mark...].dropFirst()
    guard (1...longestName).contains(name.utf8.count), name.split(separator: " ").count <= 4, !said.isEmpty,
      said.first == " " || rest[mark] == "：", name.first?.isLetter ?? false
    else { return nil }
    return name.allSatisfy { $0.isLetter || $0.isNumber || " .-'’_()".contains($0) } ? String(name) : nil
  }
}

/// Letters that readers wrote to a paper, as their headline or how they begin tells.
enum Letters {
  private static let titles: Set<String> = [
    "letter", "letters", "leserbrief", "leserbriefe", "zuschriften", "lettre", "lettres", "courrier", "carta", "cartas",
    "lettera", "lettere", "brief", "brieven", "insändare", "læserbrev", "leserbrev", "list", "listy", "письмо",
    "письма",
    "mektup", "mektuplar", "رسائل", "מכתבים",
  ]
  private static let openings: CueList = [
    "sir,", "sir –", "sir -", "sir —", "sirs,", "madam,", "dear ", "to the editor", "sehr geehrte", "liebe redaktion",
    "monsieur,", "madame,", "señor director", "sr. director", "sra. directora", "egregio direttore", "caro direttore",
    "gentile", "geachte redactie", "szanowna redakcjo", "уважаемая редакция", "senhor diretor",
  ]

  /// Whether the blocks are letters.
  static func areWritten(in blocks: [Block]) -> Bool {
    let head = blocks.prefix(4)
    if head.contains(where: { block in
      block.text.utf8.count <= 80
        && FoldedLine.words(of: block.text).contains { titles.contains(FoldedLine.plain($0)) }
    }) {
      return true
    }
    return blocks.prefix(12).contains { openings.fits($0.text) }
  }
}

/// The parts of papers by the names that menus give them, in several languages.
enum SectionNames {
  private static let names: Set<String> = Set(
    """
    home news world uk us politics business money sport sports football opinion comment culture arts books travel
    science health technology tech education climate environment weather video videos podcasts photos lifestyle life
    style food recipes games puzzles magazine local national international economy markets entertainment menu search
    subscribe login account newsletters more contact about archive jobs events
    startseite politik wirtschaft kultur wissen meinung panorama reise wetter regional
    accueil monde politique économie culture société sciences santé météo opinions
    inicio mundo política economía cultura sociedad deportes opinión ciencia salud tecnología clima
    início esportes opinião saúde cronaca politica economia cultura sport salute scienza
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether three such names or more fill a line.
  static func fill(_ text: String) -> Bool {
    guard text.utf8.count <= 160 else { return false }
    let words = FoldedLine.words(of: text).map { FoldedLine.plain($0) }.filter { !$0.isEmpty && $0 != "&" }
    return words.count >= 3 && words.allSatisfy(names.contains)
  }
}
