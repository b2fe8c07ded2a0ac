// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

extension DatasetArticle {
  /// The columns of an article's row.
  static let columns = [
    "article", "article_id", "title", "byline", "credit", "url", "site", "language", "partial", "revises", "split",
    "paragraphs", "dates", "claims", "provenance",
  ]

  /// What the article says of itself, without its text: the columns of ``columns``.
  public var members: [JSONValue.Member] {
    let dates = content.dates.map { date in
      JSONValue.object([
        .init(key: "iso", value: .string(date.iso)), .init(key: "raw", value: .string(date.raw)),
        .init(key: "of", value: .string(date.of.rawValue)), .init(key: "paragraph", value: JSONValue(date.paragraph)),
      ])
    }
    let claims = content.claims.map { claim in
      JSONValue.object([
        .init(key: "field", value: .string(claim.field.rawValue)), .init(key: "value", value: .string(claim.value)),
        .init(key: "origin", value: .string(claim.origin)),
      ])
    }
    let values: [JSONValue] = [
      JSONValue(name), JSONValue(identity), JSONValue(content.title), JSONValue(content.byline),
      JSONValue(content.credit), JSONValue(content.url), JSONValue(content.site), JSONValue(content.language),
      .bool(isPartial), JSONValue(revises), JSONValue(split), .integer(content.paragraphs.count), .array(dates),
      .array(claims), .array(content.provenance.enumerated().map { $1.json(step: $0) }),
    ]
    return zip(Self.columns, values).map { JSONValue.Member(key: $0, value: $1) }
  }

  /// The article of a row in the columns of ``members``, with the paragraphs that the row holds, if it holds any.
  ///
  /// - Throws: ``DatasetFault``.
  public init(_ row: RowFields) throws(DatasetFault) {
    func rows(_ field: String) throws(DatasetFault) -> [RowFields] {
      guard case .array(let values)? = row.values[field] else { return [] }
      var rows: [RowFields] = []
      for value in values { rows.append(try RowFields(value, path: row.path, line: row.line, place: field)) }
      return rows
    }
    var content = Article(
      title: try row.optionalText("title"), byline: try row.optionalText("byline"),
      credit: try row.optionalText("credit"), url: try row.optionalText("url"), site: try row.optionalText("site"),
      language: try row.optionalText("language"), paragraphs: [], sha256: "", contentSHA256: "")
    for date in try rows("dates") {
      content.dates.append(
        ArticleDate(
          iso: try date.text("iso"), raw: try date.text("raw"), of: try date.choice("of"),
          paragraph: try date.optionalInteger("paragraph")))
    }
    for claim in try rows("claims") {
      content.claims.append(
        MetadataClaim(
          field: try claim.choice("field"), value: try claim.text("value"), origin: try claim.text("origin")))
    }
    for step in try rows("provenance") { content.provenance.append(try ProvenanceStep(step)) }
    for paragraph in try rows("paragraphs") { content.paragraphs.append(try Paragraph(paragraph)) }
    self.init(
      name: try row.optionalText("article"), identity: try row.optionalText("article_id"), content: content,
      isPartial: try row.flag("partial"), revises: try row.optionalText("revises"),
      split: try row.optionalText("split"))
  }
}

extension GoldRecord {
  /// The columns of what a paragraph was resolved to.
  static let columns = ["label", "how", "votes", "cause", "adjudicator", "note", "made_at", "stale", "marks"]

  /// What the paragraph was resolved to, in the columns of ``columns``.
  public var members: [JSONValue.Member] {
    let votes = votes.sorted { $0.key < $1.key }.map {
      JSONValue.Member(key: $0.key, value: JSONValue($0.value?.rawValue))
    }
    let values: [JSONValue] = [
      JSONValue(label?.rawValue), .string(how.rawValue), .object(votes), JSONValue(cause?.rawValue),
      .string(adjudicator), JSONValue(note), .string(madeAt.iso8601), .bool(isStale),
      marks.map { .array($0.map(\.json)) } ?? .null,
    ]
    return zip(Self.columns, values).map { JSONValue.Member(key: $0, value: $1) }
  }

  /// What stands under a key of a row, where a table holds it as the text of some JSON.
  private static func nested(_ key: String, _ row: RowFields) throws(DatasetFault) -> JSONValue {
    guard let text = row.values[key]?.string, !text.isEmpty else { return row.values[key] ?? .null }
    var parser = JSONParser(Array(text.utf8))
    guard let value = try? parser.document() else { throw row.fault(.badValue(field: key, value: text)) }
    return value
  }

  /// The resolution of a row in the columns of ``members``.
  ///
  /// - Throws: ``DatasetFault``.
  public init(_ row: RowFields, article: String, paragraph: Int) throws(DatasetFault) {
    var votes: [String: LabelID?] = [:]
    for member in try Self.nested("votes", row).members ?? [] {
      votes.updateValue(member.value.string.map(LabelID.init(rawValue:)), forKey: member.key)
    }
    var marks: [GoldMark]?
    if case .array(let values) = try Self.nested("marks", row) {
      marks = []
      for value in values { marks?.append(try GoldMark(try RowFields(value, path: row.path, line: row.line))) }
    }
    guard let madeAt = try row.optionalMoment("made_at") else { throw row.fault(.missing(field: "made_at")) }
    self.init(
      article: article, paragraph: paragraph, label: try row.optionalText("label").map(LabelID.init(rawValue:)),
      how: try row.choice("how"), votes: votes, cause: try row.optionalChoice("cause"),
      adjudicator: try row.text("adjudicator"), note: try row.optionalText("note"), madeAt: madeAt,
      isStale: try row.flag("stale"))
    self.marks = marks
  }
}

extension GoldMark {
  /// The mark as rows hold it.
  fileprivate var json: JSONValue {
    switch self {
    case .source(let name): return ["kind": "source", "name": .string(name)]
    case .rating(let grades, let source):
      return ["kind": "rating", "grades": .string(grades), "source": JSONValue(source)]
    case .span(let span):
      return [
        "kind": "span", "type": .string(span.type.rawValue), "start": .integer(span.start), "end": .integer(span.end),
        "text": .string(span.text),
      ]
    }
  }

  /// The mark of a row.
  fileprivate init(_ row: RowFields) throws(DatasetFault) {
    switch try row.text("kind") {
    case "source": self = .source(try row.text("name"))
    case "rating": self = .rating(grades: try row.text("grades"), source: try row.optionalText("source"))
    case "span":
      self = .span(
        TextSpan(
          type: try row.choice("type"), start: try row.integer("start", from: 0), end: try row.integer("end"),
          text: try row.optionalText("text") ?? ""))
    case let kind: throw row.fault(.badValue(field: "kind", value: kind))
    }
  }
}
