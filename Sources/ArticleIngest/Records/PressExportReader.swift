// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads what press databases export as text, many documents in one file: LexisNexis, Nexis Uni, ProQuest, Factiva.
struct PressExportReader {
  /// The articles of an export in normalised UTF-8, in order; documents without their text are passed over.
  func articles(of text: [UInt8]) throws(IngestError) -> [Article] {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    var articles: [Article] = []
    for document in lines.split(omittingEmptySubsequences: true, whereSeparator: PressLine.parts) {
      let record = PressDocument(document).record
      guard record["text"] != nil else { continue }
      articles.append(
        try RecordReader(fields: FieldNames(), origin: "export").article(record, line: document.startIndex + 1))
    }
    if articles.isEmpty { throw .noArticleText }
    return articles
  }
}

/// A line of an export by what it says of itself.
enum PressLine {
  /// Whether a line parts documents: "1 of 20 DOCUMENTS", "Document 3 of 20", "End of Document", "Document HARB0001".
  static func parts(_ line: Substring) -> Bool {
    let words = line.split(separator: " ").map { FoldedLine.plain($0) }
    if words == ["end", "of", "document"] { return true }
    if words.count == 2, words[0] == "document", words[1].utf8.count >= 16 {
      return words[1].contains(where: \.isNumber)
    }
    let numbers = words.count == 4 ? words.compactMap { Int($0) } : []
    return numbers.count == 2 && words.contains("of") && (words.last == "documents" || words.first == "document")
  }

  /// Whether a line only counts pages: "Page 1 of 3".
  static func isPageNumber(_ line: String) -> Bool { line.wholeMatch(of: /Page \d+ of \d+/) != nil }

  /// What a label at the start of a line announces.
  enum Label {
    case title, author, date, outlet, summary, abstract, text, language
    /// Something about the document that stands before its text or behind it.
    case other
  }

  private static let labels: [String: Label] = {
    var labels: [String: Label] = [:]
    let lists: [(Label, String)] = [
      (.title, "headline|title|hd"), (.author, "byline|author|authors|by"),
      (.date, "publication date|pd"), (.outlet, "publication title|publication|sn"),
      (.summary, "highlight"), (.abstract, "abstract"), (.text, "full text|body"),
      (.language, "language|language of publication|la"),
      (
        .other,
        "section|length|dateline|load-date|publication-type|journal-code|subject|company|organization|ticker|industry|"
          + "geographic|person|city|state|country|graphic|series|column|edition|type|document-type|correction-date|links|"
          + "location|people|company / organization|publication info|publication year|publication subject|publisher|place of publication|"
          + "country of publication|issn|source type|document type|document url|copyright|last updated|database|"
          + "proquest document id|dateline|first page|pages|volume|issue|year|credit|classification|wc|sc|ed|pg|cy|lp|td|"
          + "co|in|ns|re|ipc|ipd|pub|an|se|et|art|clm|rf|notes|distribution|acc-no|update"
      ),
    ]
    for (label, names) in lists { for name in names.split(separator: "|") { labels[String(name)] = label } }
    return labels
  }()

  /// The label that a line begins with and what stands behind it; nil for a line without one.
  static func labelled(_ line: Substring) -> (label: Label, name: String, value: String)? {
    guard let colon = line.utf8.firstIndex(of: 0x3A) else { return nil }
    let name = String(line[..<colon]).trimmed.lowercased()
    guard name.utf8.count <= 40, let label = labels[name], line.first?.isUppercase ?? false else { return nil }
    return (label, name, String(line[line.index(after: colon)...]).trimmed)
  }
}

/// One document of an export: what stands in its labelled lines, and its text.
struct PressDocument {
  private var values: [PressLine.Label: String] = [:]
  private var info: String?
  private var head: [String] = []
  private var text: [Substring] = []
  private var isInText = false
  private var isNamed = false
  private var isPastText = false

  /// Reads the lines of a document.
  init(_ lines: ArraySlice<Substring>) {
    isNamed = lines.contains { PressLine.labelled($0)?.label == .text || String($0).trimmed == "Body" }
    for line in lines { take(line) }
  }

  private mutating func take(_ line: Substring) {
    let plain = String(line).trimmed
    if PressLine.isPageNumber(plain) { return }
    if !plain.isEmpty, plain.allSatisfy({ $0 == "_" || $0 == "=" || $0 == "-" }) { return }
    if let (label, name, value) = PressLine.labelled(line) {
      if label == .text {
        (isInText, isPastText) = (true, false)
        text = [Substring(value)]
        return
      }
      let opensMore = isInText && (isNamed || !text.allSatisfy { String($0).trimmed.isEmpty })
      if opensMore { (isInText, isPastText) = (false, true) }
      if name == "publication info" { info = value }
      if label != .other, values[label] == nil, !value.isEmpty { values[label] = value }
      if !isNamed, !isPastText { isInText = true }
    } else if plain == "Body", isNamed, !isPastText {
      isInText = true
    } else if PressDocument.isCopyright(plain) || plain == "ProQuest document link" || plain == "Classification" {
      if isInText, !text.allSatisfy({ String($0).trimmed.isEmpty }) { (isInText, isPastText) = (false, true) }
    } else if isInText {
      text.append(line)
    } else if !isPastText, !plain.isEmpty {
      head.append(plain)
    }
  }

  private static func isCopyright(_ line: String) -> Bool {
    line.hasPrefix("Copyright ") || line.hasPrefix("©") || line.lowercased() == "all rights reserved"
  }

  /// The document as a record; what its labels do not say, the lines over them do: outlet, date and headline, or the
  /// headline first.
  var record: JSONValue {
    let place = head.firstIndex { !DateScan($0).dates.isEmpty && $0.utf8.count <= 60 }
    let before = head[..<(place ?? head.endIndex)]
    let after = head[(place.map { $0 + 1 } ?? head.endIndex)...]
    let title = values[.title] ?? (after.isEmpty ? before.first : after.joined(separator: " "))
    let outlet = values[.outlet] ?? (after.isEmpty && before.count < 2 ? nil : before.last)
    let dated = place.map { head[$0] }
    let body = text.joined(separator: "\n").trimmed
    let isAbsent = body.isEmpty || body.lowercased().hasPrefix("not available")
    return JSONValue.record([
      ("text", isAbsent ? values[.abstract] : body), ("title", title),
      ("author", values[.author].map(Self.names)), ("date", values[.date] ?? dated ?? info), ("publisher", outlet),
      ("summary", values[.summary]), ("language", values[.language].flatMap(Self.tag)),
    ])
  }

  /// The BCP 47 tag of a language by its English name.
  private static func tag(_ name: String) -> String? {
    let tags = [
      "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
      "dutch": "nl", "swedish": "sv", "polish": "pl", "turkish": "tr", "russian": "ru", "arabic": "ar", "chinese": "zh",
      "japanese": "ja",
    ]
    return tags[String(name.lowercased().prefix { $0.isLetter })]
  }

  /// "Lind, Mara; Berg, Nils" as "Mara Lind, Nils Berg"; "By Mara Lind" as "Mara Lind".
  private static func names(_ text: String) -> String {
    let text = text.lowercased().hasPrefix("by ") ? String(text.dropFirst(3)) : text
    let names = text.split(separator: ";").map { name -> String in
      let parts = name.split(separator: ",").map { String($0).trimmed }
      let isTurned =
        parts.count == 2 && !parts[0].contains(" ") && !parts[1].contains(" and ")
        && parts[1].split(separator: " ").count <= 2
      return isTurned ? parts[1] + " " + parts[0] : String(name).trimmed
    }
    return names.joined(separator: ", ")
  }
}
