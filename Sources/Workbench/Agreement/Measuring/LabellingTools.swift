// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// A task of Label Studio with everybody's annotations.
struct LabelStudioRecord {
  private let task: JSONValue
  private let annotations: [JSONValue]
  private let question: String?

  /// Nil for a record of another kind.
  init?(_ record: JSONValue, question: String?) throws(RecordsFault) {
    guard let annotations = record["annotations"]?.elements, record["data"]?.members != nil else { return nil }
    (task, self.annotations, self.question) = (record, annotations, question)
  }

  /// One rating an annotation; an annotation without an answer is a missing one, a cancelled one is none.
  func ratings(_ row: Int) throws(RecordsFault) -> [RecordedRating] {
    let unit = task["id"]?.plainText ?? "\(row)"
    var ratings: [RecordedRating] = []
    for annotation in annotations where annotation["was_cancelled"] != .bool(true) {
      let person = annotation["completed_by"]
      guard let rater = person?["email"]?.plainText ?? person?["id"]?.plainText ?? person?.plainText else {
        throw .noRater(program: "Label Studio", row: row)
      }
      ratings.append(RecordedRating(unit: unit, rater: rater, label: try answer(annotation, row)))
    }
    return ratings
  }

  private func answer(_ annotation: JSONValue, _ row: Int) throws(RecordsFault) -> String? {
    let results = (annotation["result"]?.elements ?? []).filter { result in
      question == nil || result["from_name"]?.string == question
    }
    let answers = results.compactMap { result -> (String, String)? in
      let value = result["value"]
      let answer = value?["choices"] ?? value?["rating"] ?? value?["number"]
      return answer?.plainText.map { (result["from_name"]?.string ?? "", $0) }
    }
    if answers.isEmpty, results.contains(where: { $0["value"]?["start"] != nil }) {
      throw .areSpans(program: "Label Studio", row: row)
    }
    let names = Set(answers.map(\.0))
    if names.count > 1 { throw .severalQuestions(names: names.sorted()) }
    return answers.isEmpty ? nil : answers.map(\.1).joined(separator: "|")
  }
}

/// A text of doccano with its annotations, or with one annotator's labels.
struct DoccanoRecord {
  private let record: JSONValue
  private let labels: JSONValue?

  /// Nil for a record of another kind.
  init?(_ record: JSONValue) throws(RecordsFault) {
    guard record["text"] != nil || record["data"]?.string != nil else { return nil }
    let labels = record["label"] ?? record["labels"]
    guard labels?.elements != nil || record["annotations"]?.elements != nil else { return nil }
    (self.record, self.labels) = (record, labels)
  }

  /// One rating an annotator.
  func ratings(_ row: Int) throws(RecordsFault) -> [RecordedRating] {
    let unit = record["id"]?.plainText ?? record["text"]?.plainText ?? "\(row)"
    if let annotations = record["annotations"]?.elements {
      var labels: [String: [String]] = [:]
      for annotation in annotations {
        guard annotation["start_offset"] == nil else { throw .areSpans(program: "doccano", row: row) }
        guard let rater = annotation["user"]?.plainText else { throw .noRater(program: "doccano", row: row) }
        labels[rater, default: []] += [annotation["label"]?.plainText].compactMap(\.self)
      }
      return labels.sorted { $0.key < $1.key }.map {
        RecordedRating(unit: unit, rater: $0.key, label: $0.value.isEmpty ? nil : $0.value.joined(separator: "|"))
      }
    }
    if labels?.elements?.contains(where: { $0.elements != nil }) == true {
      throw .areSpans(program: "doccano", row: row)
    }
    let who = ["annotator", "username", "user", "rater"].compactMap { record[$0]?.plainText }.first
    guard let rater = who else { throw .noRater(program: "doccano", row: row) }
    return [RecordedRating(unit: unit, rater: rater, label: labels?.plainText)]
  }
}

/// An answer in Prodigy: a choice among options, or whether one label was accepted.
struct ProdigyRecord {
  private let record: JSONValue

  /// Nil for a record of another kind.
  init?(_ record: JSONValue) throws(RecordsFault) {
    guard record["_input_hash"] != nil || record["_task_hash"] != nil else { return nil }
    self.record = record
  }

  /// One rating; an ignored task is a missing one.
  func ratings(_ row: Int) throws(RecordsFault) -> [RecordedRating] {
    guard let rater = record["_annotator_id"]?.plainText ?? record["_session_id"]?.plainText else {
      throw .noRater(program: "Prodigy", row: row)
    }
    let answer = record["answer"]?.string, isChoice = record["accept"]?.elements != nil
    if !isChoice, record["label"] == nil, record["spans"]?.elements != nil {
      throw .areSpans(program: "Prodigy", row: row)
    }
    let unit = (isChoice ? record["_input_hash"] : record["_task_hash"])?.plainText ?? "\(row)"
    let label = isChoice ? (answer == "accept" ? record["accept"]?.plainText : nil) : answer
    return [RecordedRating(unit: unit, rater: rater, label: answer == "ignore" ? nil : label)]
  }
}

/// A file that holds no ratings as text, by how it begins.
enum ForeignFile: Error, CaseIterable {
  case spreadsheet, gzip, pdf, page, database, parquet, spss, rData

  private var signature: [UInt8] {
    switch self {
    case .spreadsheet: [0x50, 0x4B, 0x03, 0x04]
    case .gzip: [0x1F, 0x8B]
    case .pdf: Array("%PDF".utf8)
    case .page: Array("<".utf8)
    case .database: Array("SQLite format 3".utf8)
    case .parquet: Array("PAR1".utf8)
    case .spss: Array("$FL".utf8)
    case .rData: Array("RDX".utf8)
    }
  }

  /// The kind of file that begins so; nil for text.
  init?(_ beginning: [UInt8]) {
    guard let kind = Self.allCases.first(where: { beginning.starts(with: $0.signature) }) else { return nil }
    self = kind
  }
}
