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
  static let columns = ["label", "how", "votes", "cause", "adjudicator", "note", "made_at", "stale"]

  /// What the paragraph was resolved to, in the columns of ``columns``.
  public var members: [JSONValue.Member] {
    let votes = votes.sorted { $0.key < $1.key }.map {
      JSONValue.Member(key: $0.key, value: JSONValue($0.value?.rawValue))
    }
    let values: [JSONValue] = [
      JSONValue(label?.rawValue), .string(how.rawValue), .object(votes), JSONValue(cause?.rawValue),
      .string(adjudicator), JSONValue(note), .string(madeAt.iso8601), .bool(isStale),
    ]
    return zip(Self.columns, values).map { JSONValue.Member(key: $0, value: $1) }
  }

  /// The votes of a row: an object, or the text of one where a table has no objects.
  private static func votes(_ row: RowFields) throws(DatasetFault) -> [JSONValue.Member] {
    guard let text = row.values["votes"]?.string else { return row.values["votes"]?.members ?? [] }
    var parser = JSONParser(Array(text.utf8))
    guard let members = try? parser.document().members else {
      throw row.fault(.badValue(field: "votes", value: text))
    }
    return members
  }

  /// The resolution of a row in the columns of ``members``.
  ///
  /// - Throws: ``DatasetFault``.
  public init(_ row: RowFields, article: String, paragraph: Int) throws(DatasetFault) {
    var votes: [String: LabelID?] = [:]
    for member in try Self.votes(row) {
      votes.updateValue(member.value.string.map(LabelID.init(rawValue:)), forKey: member.key)
    }
    guard let madeAt = try row.optionalMoment("made_at") else { throw row.fault(.missing(field: "made_at")) }
    self.init(
      article: article, paragraph: paragraph, label: try row.optionalText("label").map(LabelID.init(rawValue:)),
      how: try row.choice("how"), votes: votes, cause: try row.optionalChoice("cause"),
      adjudicator: try row.text("adjudicator"), note: try row.optionalText("note"), madeAt: madeAt,
      isStale: try row.flag("stale"))
  }
}
