// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads Prodigy's examples: choices, one label with an answer, and spans.
///
/// An ignored example is an abstention, a rejected one is counted and left out. The reviewer is the annotator without the
/// dataset's name, which all annotators of a file share.
public struct ProdigyReader: DatasetReader {
  private let options: ReaderOptions

  /// A reader with what its user says of the dataset.
  public init(_ options: ReaderOptions) { self.options = options }

  /// Reads all examples, and gives the articles.
  public func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var dataset = ToolDataset(options, [.mixed, .abstention, .spans])
    for path in files.paths(ending: ".jsonl") {
      let bytes = try files.bytes(of: path)
      var names: Set<String> = []
      try JSONLines.forEach(bytes, path: path) { row in
        if let name = try annotator(row) { names.insert(name) }
      } onFault: { _ in
      }
      let prefix = Self.datasetName(of: names)
      try JSONLines.forEach(bytes, path: path) { row in
        try add(row, prefix, &dataset)
      } onFault: { fault in
        try options.reject(fault)
      }
    }
    return try dataset.give(body)
  }

  private func annotator(_ row: RowFields) throws -> String? {
    if let field = options.reviewerField { return try row.optionalText(field) }
    return try row.optionalText("_annotator_id") ?? row.optionalText("_session_id")
  }

  /// What all annotators' names begin with, up to a hyphen.
  static func datasetName(of names: Set<String>) -> String {
    if names.allSatisfy({ $0.hasPrefix(ProdigyWriter.dataset) }) { return ProdigyWriter.dataset }
    let common = names.dropFirst().reduce(names.first ?? "") { $0.commonPrefix(with: $1) }
    guard let hyphen = common.lastIndex(of: "-") else { return "" }
    return String(common[...hyphen])
  }

  private func add(_ row: RowFields, _ prefix: String, _ dataset: inout ToolDataset) throws {
    let meta = try row.values["meta"]?.members == nil ? RowFields([:]) : row.object("meta")
    let paragraph = try meta.optionalInteger("paragraph") ?? meta.optionalInteger("para")
    let name = try paragraph == nil ? nil : meta.optionalText("article") ?? meta.optionalText("article_id")
    var text = ToolText(name: name, paragraph: paragraph, text: try row.text("text"), path: row.path, line: row.line)
    if row.values[ArticleExtras.key]?.members != nil {
      text.extras = try ArticleExtras(try row.object(ArticleExtras.key))
      text.unit = .codePoints
    }
    defer { dataset.add(text) }
    guard let answer = try row.optionalText("answer") else { return }
    guard let who = try annotator(row) ?? options.reviewer else { throw row.fault(.noReviewer) }
    let session = try row.optionalText("_session_id") ?? who
    var review = ToolReview(reviewer: who.hasPrefix(prefix) ? String(who.dropFirst(prefix.count)) : who)
    (_, review.round) = ReadingName.parse(session)
    review.marks = try row.rows("spans").map { span in
      ToolMark(
        start: try span.integer("start", from: 0), end: try span.integer("end", from: 0),
        meaning: .span(try span.text("label")), quoted: span.values["text"]?.string, place: span.place)
    }
    switch answer {
    case "accept":
      let names = try row.values["accept"] == nil ? row.optionalText("label").map { [$0] } ?? [] : row.list("accept")
      if let first = names.first { review.label = label(first, names.dropFirst().map { $0 }, row) }
    case "ignore": review.label = label(nil, [], row)
    case "reject":
      dataset.ignore("rejected examples")
      return
    default: throw row.fault(.badValue(field: "answer", value: answer))
    }
    text.reviews = [review]
  }

  private func label(_ name: String?, _ more: [String], _ row: RowFields) -> DatasetLabel {
    // No clock says more than this, and a greater number is no time.
    let seconds = row.values["_timestamp"]?.integer.flatMap { (0..<1 << 40).contains($0) ? $0 : nil }
    return DatasetLabel(
      paragraph: 1,
      judgement: Judgement(label: name.map(LabelID.init(rawValue:)), mixed: more.map(LabelID.init(rawValue:))),
      madeAt: seconds.map { Timestamp(milliseconds: Int64($0) * 1000) })
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
