// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// Reads gold through the codebook's maps: labels that were renamed or merged since, under the names that they have now.
struct GoldReading {
  private struct Place: Hashable {
    var article: String
    var paragraph: Int
  }

  /// What each reviewer says now.
  private var votes: [Place: [String: LabelID]] = [:]
  /// The labels of the decisions that were accepted, and of how many reviewers.
  private var accepted: [Place: (labels: [LabelID], reviewers: Int)] = [:]
  /// What was decided.
  private var resolved: [Place: LabelID] = [:]

  /// Reads every label that the gold of some articles rests on.
  init(_ history: CodebookHistory, _ filter: Filter, _ db: Database) throws {
    func each(_ sql: String, _ body: (Place, LabelID, StoredRow) throws -> Void) throws {
      let clause = filter.clause(article: "x.article", reviewer: "")
      for row in try Row.fetchAll(db, sql: "SELECT * FROM (\(sql)) x \(clause)", arguments: filter.arguments) {
        let row = StoredRow(row, of: "judgement")
        guard let word = try row.optionalText("label") else { continue }
        let label = LabelID(rawValue: word)
        let read = history.reading(of: label, under: try row.text("codebook")).label ?? label
        try body(Place(article: try row.text("article"), paragraph: try row.number("paragraph")), read, row)
      }
    }
    try each("SELECT v.*, j.codebook FROM v_votes v JOIN judgement j ON j.id = v.id") { place, label, row in
      votes[place, default: [:]][try row.text("reviewer")] = label
    }
    try each("SELECT article, paragraph, label, codebook FROM resolution") { place, label, _ in
      resolved[place] = label
    }
    let sql = """
      SELECT j.article, j.paragraph, j.label, j.codebook, json_array_length(a.reviewers) AS reviewers
      FROM adjudication a, json_each(a.votes) v JOIN judgement j ON j.id = v.value
      """
    try each(sql) { place, label, row in
      let reviewers = try row.number("reviewers")
      accepted[place, default: ([], reviewers)].labels.append(label)
    }
  }

  /// The records with their labels as they read now.
  func read(_ records: [GoldRecord]) -> [GoldRecord] {
    records.map { record in
      var record = record
      let place = Place(article: record.article, paragraph: record.paragraph)
      for (reviewer, label) in votes[place] ?? [:] { record.votes[reviewer] = .some(label) }
      switch record.how {
      case .adjudicated: record.label = resolved[place] ?? record.label
      case .unanimous, .majority:
        guard let (labels, reviewers) = accepted[place] else { break }
        let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
        guard let (label, count) = counts.max(by: { $0.value < $1.value }) else { break }
        (record.label, record.how) = (label, count == reviewers ? .unanimous : .majority)
      case .unresolved: break
      }
      return record
    }
  }
}

extension CodebookHistory {
  /// Whether a version calls labels something else than the one before.
  var renamesLabels: Bool { versions.contains { $0.change?.map.isEmpty == false } }
}

extension Judgement {
  /// Gives the labels the names that they have in the codebook in force; one that has none there keeps its own.
  mutating func read(through history: CodebookHistory, under reference: String) {
    label = label.map { history.reading(of: $0, under: reference).label ?? $0 }
    mixed = mixed.map { history.reading(of: $0, under: reference).label ?? $0 }
  }
}
