// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import CSV
internal import DatasetExchange
internal import JSON

/// The ratings in JSON or JSON Lines: records of one rating each, or what Label Studio, doccano and Prodigy export.
struct RecordedRatings {
  /// The ratings as a table of unit, rater, label and cluster.
  private(set) var bytes: [UInt8]
  /// What the records look like.
  private(set) var origin = "records"

  /// Whether a text begins like JSON.
  static func isJSON(_ beginning: [UInt8]) -> Bool {
    let text = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning[...]
    return text.first { !" \t\r\n".utf8.contains($0) }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
      ?? false
  }

  /// Reads records.
  ///
  /// - Parameters:
  ///   - bytes: one JSON value, or one a line.
  ///   - columns: the keys of plain records; of Label Studio the question under `label`.
  ///   - isNamed: whether whoever asks named those.
  /// - Throws: ``RecordsFault``.
  init(_ bytes: [UInt8], columns: RatingsColumns, isNamed: Bool) throws(RecordsFault) {
    var csv = CSVWriter(isGuarded: true)
    csv.row(["unit", "rater", "label", "cluster"].map(JSONValue.string))
    let records = try Self.records(bytes)
    let question = isNamed && columns.label != RatingsColumns().label ? columns.label : nil
    for (row, record) in records {
      let found: (name: String, ratings: [RecordedRating])
      if let ratings = try LabelStudioRecord(record, question: question)?.ratings(row) {
        found = ("an export of Label Studio, a task a unit", ratings)
      } else if let ratings = try ProdigyRecord(record)?.ratings(row) {
        found = ("an export of Prodigy, an input a unit", ratings)
      } else if let ratings = try DoccanoRecord(record)?.ratings(row) {
        found = ("an export of doccano, a text a unit", ratings)
      } else {
        found = ("records of one rating each", [try RecordedRating(record, columns, row)])
      }
      origin = found.name
      for rating in found.ratings {
        csv.row([
          .string(rating.unit), .string(rating.rater), JSONValue(rating.label), JSONValue(rating.cluster),
        ])
      }
    }
    self.bytes = csv.bytes
  }

  /// The objects of an array, or of the lines, each with its row from 1.
  private static func records(_ bytes: [UInt8]) throws(RecordsFault) -> [(row: Int, record: JSONValue)] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var whole = JSONParser(bytes)
    if case .array(let records)? = try? whole.document() { return records.enumerated().map { ($0 + 1, $1) } }
    var records: [(row: Int, record: JSONValue)] = []
    for (line, text) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard text.contains(where: { !" \t\r".utf8.contains($0) }) else { continue }
      var parser = JSONParser(Array(text))
      guard let record = try? parser.document(), record.members != nil else { throw .notAnObject(row: line + 1) }
      records.append((line + 1, record))
    }
    return records
  }
}

/// One rating of a record.
struct RecordedRating {
  var unit: String
  var rater: String
  /// Nil where it is missing.
  var label: String?
  var cluster: String?
}

extension RecordedRating {
  /// The rating of a plain record, whose keys are found in any case and spacing.
  init(_ record: JSONValue, _ columns: RatingsColumns, _ row: Int) throws(RecordsFault) {
    func value(_ name: String) -> JSONValue? {
      record[name] ?? record.members?.first { ColumnName.key($0.key) == ColumnName.key(name) }?.value
    }
    func text(_ name: String) throws(RecordsFault) -> String {
      guard let text = value(name)?.plainText else {
        throw .noKey(row: row, key: name, keys: record.members?.map(\.key) ?? [])
      }
      return text
    }
    self.init(unit: try text(columns.unit), rater: try text(columns.rater))
    guard let label = value(columns.label) else {
      throw .noKey(row: row, key: columns.label, keys: record.members?.map(\.key) ?? [])
    }
    self.label = label.plainText
    cluster = value(columns.cluster ?? "cluster")?.plainText
  }
}

extension JSONValue {
  /// A text, a number, a truth value or a list of them as a label is written; nil for nothing.
  var plainText: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .integer, .number, .bool: text
    case .array(let values): values.isEmpty ? nil : values.compactMap(\.plainText).joined(separator: "|")
    case .null, .object: nil
    }
  }

  /// The elements of an array; nil for anything else.
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
}

/// Why records are not read as ratings.
enum RecordsFault: Error, Equatable {
  /// The line holds no object.
  case notAnObject(row: Int)
  /// A record lacks a key that it needs.
  case noKey(row: Int, key: String, keys: [String])
  /// The export says what was labelled, not by whom.
  case noRater(program: String, row: Int)
  /// A task has several questions, and none was named.
  case severalQuestions(names: [String])
  /// The records mark spans and do not label whole units.
  case areSpans(program: String, row: Int)
}
