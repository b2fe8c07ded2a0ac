// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads rows of JSON, one object a line: those of one unit, or everything with its types.
struct JSONLinesReader: DatasetReader {
  private let options: ReaderOptions

  init(_ options: ReaderOptions) { self.options = options }

  func read(_ files: any DatasetFiles, _ body: (DatasetArticle) throws -> Void) throws -> DatasetHead {
    var head = DatasetHead()
    try withoutActuallyEscaping(body) { body in
      var collector = RowCollector(options, give: body)
      for path in files.paths {
        try JSONLines.forEach(try files.bytes(of: path), path: path) { row in
          try add(row, &collector, &head)
        } onFault: { fault in
          try options.reject(fault)
        }
      }
      try collector.finish()
      head.unlabelled = collector.unlabelled
    }
    return head
  }

  private func add(_ row: RowFields, _ collector: inout RowCollector, _ head: inout DatasetHead) throws {
    switch try row.optionalText("record") {
    case "dataset":
      guard try row.optionalInteger("attest_format") == DatasetHead.version else {
        throw row.fault(.badValue(field: "attest_format", value: row.values["attest_format"]?.text ?? ""))
      }
    case "codebook": head.codebookJSON = row.values["codebook"]
    case "reviewer":
      head.reviewers.append(try Reviewer(row))
    case "article": try collector.begin(try DatasetArticle(row))
    case "review":
      let scope: ReviewScope = try row.choice("scope", usually: .body)
      let prior = try row.optionalText("prior")
      try collector.add(row, label: nil) { ($0.scope, $0.prior) = (scope, prior) }
    case "gold": try collector.addGold(row)
    case let type?:
      if let unit = ExportUnit(rawValue: type), unit.isMark {
        try collector.add(row, label: nil) { try $0.put(unit, row) }
      } else if type == "label" {
        try collector.add(row, label: try label(row))
      } else {
        throw row.fault(.badValue(field: "record", value: type))
      }
    case nil: try addPlain(row, &collector)
    }
  }

  /// A row of a file of one unit: what it is shows in its fields.
  private func addPlain(_ row: RowFields, _ collector: inout RowCollector) throws {
    if row.values["soft_label"] != nil, ReadingFile(fields: row.values.keys) == .shares {
      throw DatasetFault(.forReading(.shares), path: row.path)
    }
    if case .array(let labels)? = row.values["labels"] {
      for label in labels {
        var fields = try RowFields(label, path: row.path, line: row.line, place: "labels").values
        fields.merge(row.values.filter { $0.key != "labels" }) { own, _ in own }
        let row = RowFields(fields, path: row.path, line: row.line)
        try collector.add(row, label: try self.label(row))
      }
    } else if row.values["how"] != nil, row.values["votes"] != nil {
      try collector.addGold(row)
    } else if row.values["provenance"] != nil, row.values["claims"] != nil {
      try collector.begin(try DatasetArticle(row))
    } else if let unit = Self.unit(ofMark: row) {
      try collector.add(row, label: nil) { try $0.put(unit, row) }
    } else {
      try collector.add(row, label: try label(row))
    }
  }

  private static func unit(ofMark row: RowFields) -> ExportUnit? {
    guard row.values["number"] != nil else { return nil }
    if row.values["naming"] != nil { return .source }
    if row.values["stance"] != nil { return .mention }
    if row.values["reliability"] != nil { return .rating }
    return row.values["start"] != nil ? .span : nil
  }

  private func label(_ row: RowFields) throws -> DatasetLabel {
    try DatasetLabel(row, paragraph: try row.optionalInteger("paragraph") ?? 1)
  }
}

extension Reviewer {
  /// The reviewer that a row of `--unit all` records.
  fileprivate init(_ row: RowFields) throws(DatasetFault) {
    self.init(id: try row.text("reviewer"), name: try row.optionalText("name"))
    guard try row.choice("kind", usually: Kind.person) == .machine else { return }
    machine = Machine(
      model: try row.optionalText(Machine.CodingKeys.model.rawValue),
      version: try row.optionalText(Machine.CodingKeys.version.rawValue),
      promptDigest: try row.optionalText(Machine.CodingKeys.promptDigest.rawValue))
  }
}

/// Lines of JSON.
enum JSONLines {
  /// Calls a body with each line that is not blank.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - path: the file, for what is wrong.
  ///   - body: called with the fields of each object.
  ///   - onFault: called for a line that is no object; it may throw.
  /// - Throws: what the body and `onFault` throw.
  static func forEach(
    _ bytes: [UInt8], path: String, _ body: (RowFields) throws -> Void, onFault: (DatasetFault) throws -> Void
  ) throws {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var isFirst = true
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let isBlank = bytes[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
      if !isBlank {
        do {
          if let row = try fields(bytes, start..<end, path: path, line: line) { try body(row) }
        } catch let fault as DatasetFault {
          if isFirst, case .json = fault.reason, let value = whole(bytes, from: start) {
            throw DatasetFault(value, path: path)
          }
          try onFault(fault)
        }
        isFirst = false
      }
      start = end + 1
      line += 1
    }
  }

  /// What a file is whose first line holds no value where the file as a whole is one, such as a manifest; nil where it is none.
  private static func whole(_ bytes: [UInt8], from start: Int) -> DatasetFault.Reason? {
    var parser = JSONParser(bytes, in: start..<bytes.count)
    guard let value = try? parser.document() else { return nil }
    if case .object(let members) = value, let file = ReadingFile(fields: members.map(\.key)) {
      return .forReading(file)
    }
    return .syntax("it is one JSON value over several lines, and not one value a line")
  }

  /// The fields of a line; nil for the empty list that says that there are no rows.
  private static func fields(
    _ bytes: [UInt8], _ range: Range<Int>, path: String, line: Int
  ) throws(DatasetFault) -> RowFields? {
    var parser = JSONParser(bytes, in: range)
    let value: JSONValue
    do { value = try parser.document() } catch {
      throw DatasetFault(.json(error.fault), path: path, line: line)
    }
    return value == [] ? nil : try RowFields(value, path: path, line: line)
  }
}
