// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads what press databases export as text, many documents in one file: LexisNexis, Nexis Uni, ProQuest, Factiva.
struct PressExportReader {
  /// Whether documents that can not be read are passed over.
  var keepsGoing = false

  /// The articles of an export in normalised UTF-8, in order; documents without their text are passed over.
  func read(_ text: [UInt8]) throws(IngestError) -> ArticleReading {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let parts = lines.split(omittingEmptySubsequences: true, whereSeparator: PressLine.parts)
    let reader = RecordReader(fields: FieldNames(), origin: "export")
    var reading = ArticleReading()
    var count = 0
    for (index, part) in parts.enumerated() {
      let document =
        TaggedDocument(part).map { (record: $0.record, captions: [Substring]()) }
        ?? {
          let document = PressDocument(part)
          // What stands before the first document and behind the last is the database's own.
          let isOutermost = index == 0 || index == parts.count - 1
          return isOutermost && !document.saysAnything ? nil : (document.record, document.captions)
        }()
      guard let document else { continue }
      count += 1
      try reading.add(.record(count), keepsGoing: keepsGoing) { () throws(IngestError) in
        guard document.record["text"] != nil else { throw .empty }
        return ArticleReading([Self.marked(try reader.article(document.record), document.captions)])
      }
    }
    guard !reading.articles.isEmpty || !reading.failures.isEmpty else { throw .noArticleText }
    return reading
  }

  /// The article whose last paragraphs are captions where they stand among those that the document prints.
  private static func marked(_ article: Article, _ captions: [Substring]) -> Article {
    var rest = captions.joined(separator: "\n").onOneLine.utf8[...]
    var article = article
    for index in article.paragraphs.indices.reversed() where !rest.isEmpty {
      let text = article.paragraphs[index].text.onOneLine.utf8
      guard rest.suffix(text.count).elementsEqual(text) else { break }
      rest = rest.dropLast(text.count)
      while rest.last == 0x20 { rest = rest.dropLast() }
      article.paragraphs[index].kind = .caption
    }
    return article
  }
}

/// One document of an export: what stands in its labelled lines, and its text.
struct PressDocument {
  private var values: [PressLine.Label: String] = [:]
  private var info: String?
  private var head: [String] = []
  private var text: [Substring] = []
  /// What stands under the document's pictures, behind its text.
  private(set) var captions: [Substring] = []
  /// What the paper set right later, behind the text and the labels under it.
  private var corrections: [String] = []
  private var isInCaptions = false
  /// The lines that say whose the rights are.
  private var owner = ""
  private var isInText = false
  private var isNamed = false
  private var isPastText = false

  /// Reads the lines of a document.
  init(_ lines: ArraySlice<Substring>) {
    isNamed = lines.contains { PressLine.labelled($0)?.label == .text || PressLine.headsText(String($0).trimmed) }
    for line in lines { take(line) }
  }

  private mutating func take(_ line: Substring) {
    let plain = String(line).trimmed
    if PressLine.isPageNumber(plain) { return }
    if !plain.isEmpty, plain.allSatisfy({ $0 == "_" || $0 == "=" || $0 == "-" }) { return }
    let isWritten = isInText && text.contains { !String($0).trimmed.isEmpty }
    if isWritten || isPastText, PressLine.corrects(plain) {
      corrections.append(plain)
      if isWritten { (isInText, isPastText) = (false, true) }
    } else if isWritten, PressLine.headsCaptions(plain) {
      (isInText, isPastText, isInCaptions) = (false, true, true)
    } else if let (label, name, value) = PressLine.labelled(line), !isWritten || PressLine.closesText(line, name) {
      isInCaptions = false
      if label == .text {
        (isInText, isPastText) = (true, false)
        text = [Substring(value)]
        return
      }
      if isInText, isNamed || isWritten { (isInText, isPastText) = (false, true) }
      if name == "publication info" { info = value }
      if label != .other, values[label] == nil, !value.isEmpty { values[label] = value }
      if !isNamed, !isPastText { isInText = true }
    } else if isNamed, !isPastText, PressLine.headsText(plain) {
      isInText = true
    } else if PressLine.isCopyright(plain) || PressLine.standsApart(plain) {
      owner += plain
      isInCaptions = false
      if isWritten { (isInText, isPastText) = (false, true) }
      if !isNamed, !isPastText, head.contains(where: PressLine.isWordCount) { isInText = true }
    } else if isInText {
      text.append(line)
    } else if isInCaptions {
      captions.append(line)
    } else if !isPastText, !plain.isEmpty, !PressLine.isEdition(plain) {
      head.append(plain)
    }
  }

  /// Whether a label, a text or a number of words tells that this is a document.
  var saysAnything: Bool { !values.isEmpty || !text.isEmpty || head.contains(where: PressLine.isWordCount) }

  /// The text without the name of the owner of its rights, which Factiva prints under it, and the captions behind it.
  private var body: String {
    let whole = text.joined(separator: "\n").trimmed, captions = captions.joined(separator: "\n").trimmed
    let written = ([withoutOwner(whole)] + corrections).joined(separator: "\n\n").trimmed
    return captions.isEmpty || written.isEmpty ? written : written + "\n\n" + captions
  }

  private func withoutOwner(_ whole: String) -> String {
    guard let last = text.last(where: { !String($0).trimmed.isEmpty }), case let name = String(last).trimmed,
      name.utf8.count <= 60, case let rest = String(whole.dropLast(name.count)),
      owner.contains(name) || rest.hasSuffix("\n\n") && PressLine.namesCompany(name) && saysCount
    else { return whole }
    return rest.trimmed
  }

  /// Whether a number of words stands over the text, as in Factiva's exports.
  private var saysCount: Bool { head.contains(where: PressLine.isWordCount) }

  /// The document as a record; what its labels do not say, the lines over them do: outlet, date and headline, or the
  /// headline first.
  var record: JSONValue {
    if let count = head.firstIndex(where: PressLine.isWordCount), count > 0 { return recordUnderWordCount(count) }
    let place = head.firstIndex { !DateScan($0).dates.isEmpty && $0.utf8.count <= 60 }
    let before = head[..<(place ?? head.endIndex)]
    let after = head[(place.map { $0 + 1 } ?? head.endIndex)...]
    let title = values[.title] ?? (after.isEmpty ? before.first : after.joined(separator: " "))
    let outlet = values[.outlet] ?? (after.isEmpty && before.count < 2 ? nil : before.last)
    let dated = place.map { head[$0] }
    let isAbsent = body.isEmpty || body.lowercased().hasPrefix("not available")
    return JSONValue.record([
      ("text", isAbsent ? values[.abstract] : body), ("title", title),
      ("author", values[.author].map(Self.names)), ("date", values[.date] ?? dated ?? info), ("publisher", outlet),
      ("summary", values[.summary]), ("language", values[.language].flatMap(Self.tag)),
    ])
  }

  /// Factiva's order: headline, author, number of words, date, outlet, then codes.
  private func recordUnderWordCount(_ count: Int) -> JSONValue {
    // The name of the section may stand over the headline.
    let title = count > 1 && head[0].split(separator: " ").count <= 2 && head[1].split(separator: " ").count > 3 ? 1 : 0
    let rest = head[(count + 1)...]
    let dated = rest.firstIndex { !DateScan($0).dates.isEmpty }
    return JSONValue.record([
      ("text", body), ("title", head[title]),
      ("author", head[(title + 1)..<count].map(Self.names).joined(separator: ", ")), ("date", dated.map { head[$0] }),
      ("publisher", dated.flatMap { rest.dropFirst($0 + 1 - rest.startIndex).first }),
    ])
  }

  /// The BCP 47 tag of a language by its English name.
  static func tag(_ name: String) -> String? {
    let tags = [
      "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
      "dutch": "nl", "swedish": "sv", "polish": "pl", "turkish": "tr", "russian": "ru", "arabic": "ar", "chinese": "zh",
      "japanese": "ja", "deutsch": "de", "français": "fr", "español": "es", "italiano": "it", "nederlands": "nl",
    ]
    return tags[String(name.lowercased().prefix { $0.isLetter })]
  }

  /// "Lind, Mara; Berg, Nils" as "Mara Lind, Nils Berg"; "By Mara Lind" as "Mara Lind".
  static func names(_ text: String) -> String {
    let text = text.lowercased().hasPrefix("by ") ? String(text.dropFirst(3)) : text
    if namesNobody.contains(text.lowercased()) { return "" }
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

extension PressDocument {
  /// What databases print for an author that they do not know.
  private static let namesNobody: Set<String> = [
    "anonymous", "anonym", "anonyme", "anónimo", "anónima", "anônimo", "anonimo", "anoniem", "unknown", "none", "n/a",
    "no author", "not available", "not specified", "[anonymous]", "unbekannt", "inconnu", "desconocido", "sconosciuto",
    "onbekend", "desconhecido",
  ]
}

/// A document of Factiva whose parts have codes: `HD` the headline, `LP` and `TD` the text.
struct TaggedDocument {
  private var values: [String: String] = [:]

  /// Reads the lines of a document; nil where no codes stand before a headline and a text.
  init?(_ lines: ArraySlice<Substring>) {
    var code = ""
    for line in lines {
      let name = line.prefix { $0.isUppercase || $0.isNumber }
      let rest = line.dropFirst(name.count)
      if (2...3).contains(name.count), rest.isEmpty || rest.hasPrefix("  ") || rest.hasPrefix("\t") {
        code = String(name)
        values[code] = String(rest).trimmed
      } else {
        values[code, default: ""] += "\n" + line
      }
    }
    guard values["HD"] != nil, values["LP"] != nil || values["TD"] != nil else { return nil }
  }

  /// The document as a record.
  var record: JSONValue {
    JSONValue.record([
      ("text", ["LP", "TD"].compactMap { values[$0] }.joined(separator: "\n\n")), ("title", values["HD"]?.onOneLine),
      ("author", values["BY"].map { PressDocument.names($0.onOneLine) }), ("date", values["PD"]),
      ("publisher", values["SN"]), ("language", values["LA"].flatMap { PressDocument.tag($0.trimmed) }),
    ])
  }
}
