// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line of an export by what it says of itself.
enum PressLine {
  /// Whether a line parts documents: "1 of 20 DOCUMENTS", "Document 3 of 20", "End of Document", "Document HARB0001".
  static func parts(_ line: Substring) -> Bool {
    let words = line.split(separator: " ").map { FoldedLine.plain($0) }
    if words == ["end", "of", "document"] { return true }
    if words.suffix(2).first == "document", isAccessionNumber(words) { return true }
    let numbers = words.count == 4 ? words.compactMap { Int($0) } : []
    guard numbers.count == 2, words.contains(where: { ["of", "von", "sur", "de", "di", "van"].contains($0) }) else {
      return false
    }
    return ["document", "documents", "dokument", "dokumente", "documento", "documenti"].contains {
      words.first == $0 || words.last == $0
    }
  }

  /// Whether words end in the number that a database knows a document by: "Document HARB000020240305", "AN  Document HARB…".
  private static func isAccessionNumber(_ words: [String]) -> Bool {
    guard words.count == 2 || words.count == 3 && words[0] == "an", let number = words.last else { return false }
    return number.utf8.count >= 16 && number.contains(where: \.isNumber)
  }

  /// Whether a line heads the text: "Body", "FULL TEXT".
  static func headsText(_ line: String) -> Bool { ["Body", "FULL TEXT", "Full Text"].contains(line) }

  /// Whether a line stands between the parts of a document and says nothing of it.
  static func standsApart(_ line: String) -> Bool {
    ["ProQuest document link", "Classification", "DETAILS", "Details"].contains(line)
  }

  /// Whether a line names the edition of the paper or its weekday: "Late Edition", "Late Edition - Final", "Friday".
  static func isEdition(_ line: String) -> Bool {
    line.hasSuffix(" Edition") || line.hasSuffix("day") && Byline.weekdays.contains(line.lowercased())
      || line.utf8.count <= 40 && line.contains(" Edition - ")
  }

  /// Whether a line only counts words: "1,204 words".
  static func isWordCount(_ line: String) -> Bool {
    guard let space = line.utf8.firstIndex(of: 0x20), space > line.startIndex,
      ["words", "mots", "Wörter", "palabras", "parole", "palavras", "woorden"].contains(line[space...].dropFirst())
    else { return false }
    return line.utf8[..<space].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }
  }

  /// Whether a line only counts pages: "Page 1 of 3".
  static func isPageNumber(_ line: String) -> Bool {
    line.hasPrefix("Page ") && line.wholeMatch(of: /Page \d+ of \d+/) != nil
  }

  /// What a label at the start of a line announces.
  enum Label {
    case title, author, date, outlet, summary, abstract, text, language
    /// Something about the document that stands before its text or behind it.
    case other
  }

  private static let labels: [String: Label] = {
    var labels: [String: Label] = [:]
    let lists: [(Label, String)] = [
      (.title, "headline|title|schlagzeile|titre|titular|titolo"),
      (.author, "byline|author|authors|autor|auteur|autore|autoren"),
      (.date, "publication date"), (.outlet, "publication title|publication"),
      (.summary, "highlight"), (.abstract, "abstract"), (.text, "full text|body"),
      (.language, "language|language of publication|sprache|langue|idioma|lingua|taal"),
      (
        .other,
        "section|length|dateline|load-date|publication-type|journal-code|subject|company|organization|ticker|industry|"
          + "geographic|person|city|state|country|graphic|series|column|edition|type|document-type|correction-date|links|"
          + "location|people|company / organization|publication info|publication year|publication subject|publisher|place of publication|"
          + "country of publication|issn|source type|document type|document url|copyright|last updated|database|"
          + "rubrik|länge|rubrique|longueur|sección|longitud|sezione|lunghezza|lengte|sectie|update|url|"
          + "proquest document id|first page|pages|volume|issue|year|credit|classification|notes|distribution|acc-no"
      ),
    ]
    for (label, names) in lists { for name in names.split(separator: "|") { labels[String(name)] = label } }
    return labels
  }()

  private static let closing: Set<String> = [
    "load-date", "subject", "title", "location", "people", "company / organization", "publication title",
    "classification",
    "publication date", "credit", "copyright",
  ]

  /// Whether a label ends the text that it stands behind, and is not a word of it: in capitals, or known to stand there.
  static func closesText(_ line: Substring, _ name: String) -> Bool {
    closing.contains(name) || line.prefix { $0 != ":" }.allSatisfy { !$0.isLowercase }
  }

  /// The label that a line begins with and what stands behind it; nil for a line without one.
  static func labelled(_ line: Substring) -> (label: Label, name: String, value: String)? {
    guard let colon = line.utf8.firstIndex(of: 0x3A) else { return nil }
    let name = String(line[..<colon]).trimmed.lowercased()
    guard name.utf8.count <= 40, let label = labels[name], line.first?.isUppercase ?? false else { return nil }
    return (label, name, String(line[line.index(after: colon)...]).trimmed)
  }
}
