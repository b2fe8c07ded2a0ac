// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A line of an export by what it says of itself.
enum PressLine {
  /// Whether a line parts documents: "1 of 20 DOCUMENTS", "Document 3 of 20", "End of Document", "Document HARB0001".
  static func parts(_ line: Substring) -> Bool {
    let words = line.split(separator: " ").map { FoldedLine.plain($0) }
    if words.count <= 4, ends.contains(words.joined(separator: " ")) { return true }
    if words.suffix(2).first == "document", isAccessionNumber(words) { return true }
    let numbers = words.count == 4 ? words.compactMap { Int($0) } : []
    guard numbers.count == 2, words.contains(where: { ["of", "von", "sur", "de", "di", "van"].contains($0) }) else {
      return false
    }
    return named.contains { words.first == $0 || words.last == $0 }
  }

  private static let named: Set<String> = [
    "document", "documents", "dokument", "dokumente", "dokumenten", "documento", "documentos", "documenti",
    "documenten",
  ]
  /// What stands under the last line of a document.
  private static let ends: Set<String> = [
    "end of document", "ende des dokuments", "dokumentende", "fin du document", "fin del documento",
    "fine del documento", "fim do documento", "einde van document", "einde van het document",
  ]

  /// Whether words end in the number that a database knows a document by: "Document HARB000020240305", "AN  Document HARB…".
  private static func isAccessionNumber(_ words: [String]) -> Bool {
    guard words.count == 2 || words.count == 3 && words[0] == "an", let number = words.last else { return false }
    return number.utf8.count >= 16 && number.contains(where: \.isNumber)
  }

  /// Whether a line heads the text: "Body", "FULL TEXT".
  static func headsText(_ line: String) -> Bool {
    ["Body", "FULL TEXT", "Full Text", "Volltext", "Texte intégral", "Texto completo", "Testo completo"].contains(line)
  }

  /// Whether a line heads what stands under the document's pictures, as Nexis Uni prints it behind the text.
  static func headsCaptions(_ line: String) -> Bool {
    line.utf8.count <= 10
      && ["Graphic", "Graphics", "Grafik", "Graphique", "Graphiques", "Gráfico", "Gráficos", "Grafico", "Grafiek"]
        .contains(line)
  }

  /// The forms of companies.
  private static let forms: Set<String> = [
    "ltd", "limited", "inc", "llc", "llp", "plc", "corp", "corporation", "gmbh", "ag", "se", "kg", "kgaa", "sa",
    "s.a", "sas", "sarl", "spa", "s.p.a", "srl", "s.r.l", "sl", "s.l", "slu", "s.l.u", "bv", "b.v", "nv", "n.v", "ab",
    "as", "a/s", "asa", "oy", "oyj", "aps", "s.r.o", "kft", "zrt", "z.o.o", "ltda", "pty", "pte", "kk",
  ]

  /// Small words in the names of companies.
  private static let small: Set<Substring> = ["&", "of", "and", "the", "de", "et", "und", "der", "für", "y", "e"]

  /// Whether a short line is the name of a company, by its form: "Ostra Media Ltd".
  static func namesCompany(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard (2...8).contains(words.count), let last = words.last,
      words.allSatisfy({ $0.first?.isUppercase ?? false || small.contains($0) })
    else { return false }
    return forms.contains(FoldedLine.plain(last))
      || Organisation.isOrganisation(line) && !Organisation.isAgency(line) && !SentenceEnd.isStopped(line)
  }

  /// Whether a line says whose the rights are.
  static func isCopyright(_ line: String) -> Bool {
    if line.hasPrefix("Copyright ") || line.hasPrefix("©") || line.hasPrefix("(c) ") { return true }
    return line.utf8.count <= 40 && OwnerLine.reservesRights(FoldedLine(line))
  }

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
      (.title, "headline|title|schlagzeile|titre|titular|titolo|título|titel"),
      (.author, "byline|author|authors|autor|auteur|autore|autoren|autores|auteurs|autori"),
      (.date, "publication date"), (.outlet, "publication title|publication"),
      (.summary, "highlight"), (.abstract, "abstract"),
      (.text, "full text|body|volltext|texte intégral|texto completo|testo completo"),
      (.language, "language|language of publication|sprache|langue|idioma|lingua|taal"), (.other, loaded),
      (
        .other,
        "section|length|dateline|load-date|publication-type|journal-code|subject|company|organization|ticker|industry|"
          + "geographic|person|city|state|country|graphic|series|column|edition|type|document-type|correction-date|links|"
          + "location|people|company / organization|publication info|publication year|publication subject|publisher|place of publication|"
          + "country of publication|issn|source type|document type|document url|copyright|last updated|database|"
          + "rubrik|länge|rubrique|longueur|sección|longitud|sezione|lunghezza|lengte|sectie|rubriek|seção|secção|"
          + "comprimento|update|url|grafik|graphique|gráfico|grafico|grafiek|"
          + "publikationstyp|publikationsart|type publication|tipo publicación|tipo pubblicazione|publicatietype|"
          + "tipo publicação|zeitungscode|zeitungs-code|code revue|thema|themen|sujet|sujets|tema|temas|assunto|soggetto|"
          + "onderwerp|firma|unternehmen|société|entreprise|empresa|azienda|bedrijf|organisation|organización|"
          + "organizzazione|organização|organisatie|personne|personen|persona|pessoa|persoon|stadt|ville|ciudad|cidade|"
          + "città|stad|staat|état|estado|stato|land|pays|país|paese|branche|secteur|industrie|sector|"
          + "proquest document id|first page|pages|volume|issue|year|credit|classification|notes|distribution|acc-no"
      ),
    ]
    for (label, names) in lists { for name in names.split(separator: "|") { labels[plain(String(name))] = label } }
    return labels
  }()

  /// Whether a line under a text says what was wrong in it.
  static func corrects(_ line: String) -> Bool {
    guard let colon = line.prefix(16).firstIndex(of: ":"), line.count > 30 else { return false }
    let names = [
      "correction", "clarification", "berichtigung", "korrektur", "rectificatif", "corrección", "correzione",
      "correctie",
      "correção",
    ]
    return names.contains(line[..<colon].lowercased())
  }

  /// When a document was put into the database.
  private static let loaded =
    "load date|ladedatum|date chargement|fecha carga|data caricamento|data carregamento|laaddatum"

  /// A label in small letters, without the hyphens and little words in which its spellings differ.
  private static func plain(_ name: String) -> String {
    name.lowercased().split { $0 == "-" || $0 == " " }.filter { !["de", "di", "du", "da", "do"].contains($0) }
      .joined(separator: " ")
  }

  private static let closing: Set<String> = Set(loaded.split(separator: "|").map(String.init)).union([
    "subject", "title", "location", "people", "company / organization", "publication title",
    "classification",
    "publication date", "credit", "copyright",
  ])

  /// Whether a label ends the text that it stands behind, and is not a word of it: in capitals, or known to stand there.
  static func closesText(_ line: Substring, _ name: String) -> Bool {
    closing.contains(name) || line.prefix { $0 != ":" }.allSatisfy { !$0.isLowercase }
  }

  /// The label that a line begins with and what stands behind it; nil for a line without one.
  static func labelled(_ line: Substring) -> (label: Label, name: String, value: String)? {
    guard let colon = line.utf8.firstIndex(of: 0x3A) else { return nil }
    guard colon <= line.utf8.index(line.startIndex, offsetBy: 48, limitedBy: line.endIndex) ?? line.endIndex,
      line.first?.isUppercase ?? false
    else { return nil }
    let name = plain(String(line[..<colon]).trimmed)
    guard let label = labels[name] else { return nil }
    return (label, name, String(line[line.index(after: colon)...]).trimmed)
  }
}
