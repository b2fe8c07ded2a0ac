// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The tables of who reads what.
enum WorkRow {
  static func assignments(_ db: Database) throws -> [AssignmentRecord] {
    let sql = "SELECT * FROM assignment ORDER BY clock, reviewer, place, article"
    return try Row.fetchAll(db, sql: sql).map { row in
      let row = StoredRow(row, of: "assignment")
      return AssignmentRecord(
        Assignment(try row.review(), place: try row.number("place")), overlap: try row.number("overlap"),
        clock: try row.number("clock"), madeAt: try row.moment("made_at"), until: try row.optionalMoment("until"))
    }
  }

  static func recusals(_ db: Database) throws -> [Recusal] {
    try Row.fetchAll(db, sql: "SELECT reviewer, outlet, reason FROM recusal ORDER BY reviewer, made_at, id").map {
      row in
      let row = StoredRow(row, of: "recusal")
      return Recusal(
        reviewer: try row.text("reviewer"), outlet: try row.text("outlet"), reason: try row.text("reason"))
    }
  }

  static func retired(_ db: Database) throws -> Set<String> {
    let rows = try Row.fetchAll(db, sql: "SELECT id FROM reviewer WHERE retired_at IS NOT NULL")
    return Set(try rows.map { try StoredRow($0, of: "reviewer").text("id") })
  }
}
