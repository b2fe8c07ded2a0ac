// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads doccano's lines of JSON, or its lists: text classification, sequence labelling, and relations, which are counted.
///
/// The reviewer is the folder, or the file where no folder is, as in an export by annotator.
public struct DoccanoReader: DatasetReader {
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads all files, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(options, [.mixed, .unordered])
    for path in files.paths where path.isEmpty || path.hasSuffix(".jsonl") || path.hasSuffix(".json") {
      guard path != "manifest.json" else { continue }
      let reading = Self.reading(of: path)
      if path.hasSuffix(DoccanoWriter.spans) { dataset.fields.insert(.spans) }
      let bytes = try files.bytes(of: path)
      if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
        for row in try RowFields(["rows": try files.json(path)], path: path).rows("rows") {
          do { try add(row, reading, &dataset) } catch let fault as DatasetFault { try options.reject(fault) }
        }
      } else {
        try JSONLines.forEach(bytes, path: path) { row in
          try add(row, reading, &dataset)
        } onFault: { fault in
          try options.reject(fault)
        }
      }
    }
    return try dataset.give(body)
  }

  private static func reading(of path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard let file = parts.last else { return nil }
    if parts.count > 1 { return parts[parts.count - 2] }
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    return ["all", "admin.all", ""].contains(stem) || file == DoccanoWriter.unlabelled ? nil : stem
  }

  private func add(_ row: RowFields, _ reading: String?, _ dataset: inout ToolDataset) throws {
    let textKey = options.columns["text"] ?? (row.values["text"] == nil && row.values["data"] != nil ? "data" : "text")
    guard let string = row.values[textKey]?.string else { throw row.fault(.missing(field: textKey)) }
    let paragraph =
      try row.optionalInteger("attest_paragraph") ?? row.optionalInteger("paragraph") ?? row.optionalInteger("para")
    let name =
      try row.optionalText("attest_article") ?? row.optionalText("article")
      ?? (paragraph == nil ? nil : row.optionalText("article_id"))
    let isOurs = row.values["attest_article"] != nil
    var text = ToolText(
      name: name, paragraph: paragraph, text: string, unit: isOurs ? .codePoints : nil, path: row.path, line: row.line,
      place: row.place)
    if row.values[ArticleExtras.key]?.members != nil {
      text.extras = try ArticleExtras(try row.object(ArticleExtras.key))
    }
    let labelKey =
      options.columns["label"] ?? (row.values["label"] == nil && row.values["labels"] != nil ? "labels" : "label")
    let value = row.values[labelKey] ?? .null
    let marks = try marks(row, value, isOurs: isOurs)
    if marks != nil { dataset.fields.insert(.spans) }
    text.isDocument = paragraph == nil && marks != nil && string.contains("\n\n")
    var label = DatasetLabel(paragraph: 1, judgement: nil, note: comment(row))
    if marks == nil, let names = try names(row, labelKey), let first = names.first {
      label.judgement = Judgement(
        label: LabelID(rawValue: first), mixed: names.dropFirst().map(LabelID.init(rawValue:)))
    }
    if let (reviewer, round) = try reviewer(row, reading, text, isNeeded: label.isSaid || marks?.isEmpty == false) {
      text.reviews = [
        ToolReview(reviewer: reviewer, round: round, label: label.isSaid ? label : nil, marks: marks ?? [])
      ]
    }
    dataset.ignore("relations", row.values["relations"]?.elements?.count ?? 0)
    dataset.add(text)
  }

  private func reviewer(
    _ row: RowFields, _ reading: String?, _ text: ToolText, isNeeded: Bool
  ) throws -> (reviewer: String, round: Int)? {
    if let field = options.reviewerField, let name = try row.optionalText(field) { return (name, ReviewID.firstRound) }
    if let reading { return ReadingName.parse(reading) }
    if let review = text.extras?.article.reviews.first { return (review.reviewer, review.round) }
    if let reviewer = options.reviewer { return (reviewer, ReviewID.firstRound) }
    if isNeeded { throw row.fault(.noReviewer) }
    return nil
  }

  private func names(_ row: RowFields, _ key: String) throws -> [String]? {
    switch row.values[key] {
    case nil, .null: nil
    case .string(let name)?: [name]
    default: try row.list(key)
    }
  }

  /// The marked stretches of a row of sequence labelling or relations; nil for a row of classification.
  private func marks(_ row: RowFields, _ value: JSONValue, isOurs: Bool) throws -> [ToolMark]? {
    func meaning(_ type: String) -> ToolMark.Meaning {
      isOurs
        ? .span(type) : .either(type, DatasetLabel(paragraph: 1, judgement: Judgement(label: LabelID(rawValue: type))))
    }
    if row.values["entities"] != nil {
      return try row.rows("entities").map { entity in
        ToolMark(
          start: try entity.integer("start_offset", from: 0), end: try entity.integer("end_offset", from: 0),
          meaning: meaning(try entity.text("label")), place: entity.place)
      }
    }
    guard let values = value.elements, values.contains(where: { $0.elements != nil }) else { return nil }
    return try values.enumerated().map { index, value in
      guard let parts = value.elements, parts.count == 3, let start = parts[0].integer, let end = parts[1].integer,
        let type = parts[2].string
      else { throw row.fault(.badValue(field: "label[\(index)]", value: value.text)) }
      return ToolMark(start: start, end: end, meaning: meaning(type), place: "label[\(index)]")
    }
  }

  /// What was said in the tool of the text.
  private func comment(_ row: RowFields) -> String? {
    let comments = (row.values["Comments"] ?? row.values["comments"])?.elements ?? []
    let lines = comments.compactMap { $0.string ?? $0["text"]?.string ?? $0["comment"]?.string }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
