// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import CSV
internal import JSON

/// Reads tables: our own, others' with a row for each label (long), and those with a column for each reviewer (wide).
struct TableReader: DatasetReader {
  private let options: ReaderOptions

  init(_ options: ReaderOptions) { self.options = options }

  func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var head = DatasetHead()
    try withoutActuallyEscaping(body) { body in
      var collector = RowCollector(options, give: body)
      for path in files.paths {
        do {
          try read(path, try files.bytes(of: path), &collector)
        } catch let fault as DelimitedText.Fault {
          try options.reject(DatasetFault(fault, path: path))
        }
      }
      try collector.finish()
      head.unlabelled = collector.unlabelled
    }
    return head
  }

  private func read(_ path: String, _ bytes: [UInt8], _ collector: inout RowCollector) throws {
    if let first = bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      throw DatasetFault(.syntax("it is JSON and no table"), path: path, line: 1)
    }
    var text = try DelimitedText(bytes)
    guard let header = try text.next() else { return }
    try check(header.fields, path)
    if options.columns.isEmpty, let file = ReadingFile(fields: header.fields) {
      throw DatasetFault(.forReading(file), path: path)
    }
    let columns = header.fields.map { field in options.columns.first { $0.value == field }?.key ?? field }
    let raters = reviewers(in: columns)
    if let name = missing(in: columns, raters) {
      throw DatasetFault(.noColumn(name, has: header.fields), path: path, line: header.row)
    }
    while let record = try text.next() {
      do {
        guard record.fields.count == columns.count else {
          let says = "\(record.fields.count) cells where the header has \(columns.count)"
          throw DatasetFault(.syntax(says), path: path, line: record.row)
        }
        var row = RowFields(
          Dictionary(zip(columns, record.fields.map(JSONValue.string))) { first, _ in first }, path: path,
          line: record.row)
        try place(&row)
        if raters.isEmpty { try add(row, &collector) } else { try addWide(row, raters, &collector) }
      } catch let fault as DatasetFault {
        try options.reject(fault)
      }
    }
  }

  /// That what the user names is there, for otherwise a slip of the pen would leave a column unread.
  private func check(_ header: [String], _ path: String) throws(DatasetFault) {
    let named = options.columns.values + [options.reviewerField].compactMap(\.self)
    if let name = named.sorted().first(where: { !header.contains($0) }) {
      throw DatasetFault(.noSuchColumn(name, has: header), path: path, line: 1)
    }
  }

  /// What no column of a table holds though every row needs it; nil where all is there.
  private func missing(in columns: [String], _ raters: [String]) -> String? {
    let known = Set(columns)
    let isOfMarks = known.contains("number") || known.isSuperset(of: ["how", "votes"])
    guard !isOfMarks else { return nil }
    if known.isDisjoint(with: ["article", "unit", "text"]) { return "text" }
    if known.isDisjoint(with: ["paragraph", "unit", "text"]) { return "paragraph" }
    guard raters.isEmpty else { return nil }
    if options.reviewer == nil, !known.contains(options.reviewerField ?? "reviewer") { return "reviewer" }
    return known.isDisjoint(with: ["label", "abstained", "reason", "note", "flag"]) ? "label" : nil
  }

  /// The columns of a wide table that are reviewers; none where a column says whose label a row is.
  private func reviewers(in columns: [String]) -> [String] {
    guard options.reviewer == nil, !columns.contains(options.reviewerField ?? "reviewer"), !columns.contains("label")
    else { return [] }
    let known: Set = [
      "article", "article_id", "paragraph", "unit", "kind", "text", "text_sha256", "labels", "split", "revises",
      "title",
      "number", "id", "lang", "language",
    ]
    return columns.filter { !known.contains($0) }
  }

  /// A unit such as `harbour#3` names article and paragraph; another one with a text is only a name.
  private func place(_ row: inout RowFields) throws {
    guard row.values["article"] == nil, let unit = try row.optionalText("unit") else { return }
    let parts = unit.split(separator: "#", maxSplits: 1).map(String.init)
    if parts.count == 2, let number = Int(parts[1].drop { $0 == "p" }) {
      row.values["article"] = .string(parts[0])
      row.values["paragraph"] = .integer(number)
    } else if row.values["text"] == nil {
      throw row.fault(.badValue(field: "unit", value: unit))
    }
  }

  private func add(_ row: RowFields, _ collector: inout RowCollector) throws {
    if row.values["number"] != nil,
      let unit = ExportUnit.marks.first(where: { unit in
        DatasetReview.columns(unit)?.allSatisfy { row.values[$0] != nil } == true
      })
    {
      return try collector.add(row, label: nil) { try $0.put(unit, row) }
    }
    if row.values["how"] != nil, row.values["votes"] != nil { return try collector.addGold(row) }
    try collector.add(row, label: try label(row))
  }

  private func addWide(_ row: RowFields, _ raters: [String], _ collector: inout RowCollector) throws {
    for rater in raters {
      guard let label = try row.optionalText(rater) else {
        try collector.addUnlabelled(row)
        continue
      }
      var row = row
      row.values[options.reviewerField ?? "reviewer"] = .string(rater)
      row.values["label"] = .string(label)
      try collector.add(row, label: try self.label(row))
    }
  }

  private func label(_ row: RowFields) throws -> DatasetLabel {
    try DatasetLabel(row, paragraph: try row.optionalInteger("paragraph") ?? 1)
  }
}

extension DatasetFault {
  /// What is wrong with a table.
  init(_ fault: DelimitedText.Fault, path: String) {
    switch fault {
    case .badEncoding(let row): self.init(.syntax("the text is not UTF-8"), path: path, line: row)
    case .unclosedQuote(let row): self.init(.syntax("a quoted field is never closed"), path: path, line: row)
    }
  }
}
