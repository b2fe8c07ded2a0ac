// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Schemas

/// Replays the ledger into an empty database in memory and compares every table of the shadow with it.
struct Replay {
  var db: Database

  func findings() throws -> [Examination.Finding] {
    let copy = try DatabaseQueue()
    return try copy.writeWithoutTransaction { fresh in
      for migration in Schemas.migrations { try fresh.execute(sql: migration) }
      var findings: [Examination.Finding] = []
      try fresh.inTransaction {
        findings = try replay(into: fresh)
        return .commit
      }
      for table in Projection.tables where try !isSame(table, fresh) { findings.append(.shadow(table: table)) }
      return findings
    }
  }

  private func replay(into fresh: Database) throws -> [Examination.Finding] {
    let entries = try LedgerEntry.fetchCursor(db, sql: "SELECT * FROM ledger ORDER BY clock, origin")
    let projection = Projection(db: fresh)
    while let entry = try entries.next() {
      do {
        try projection.apply(try EventCoding.event(kind: entry.kind, json: entry.body), entry)
      } catch {
        return [.unreadable(seq: entry.seq, reason: "\(error)")]
      }
    }
    return []
  }

  private func isSame(_ table: String, _ fresh: Database) throws -> Bool {
    guard try ProjectStore.rows(of: table, db) == ProjectStore.rows(of: table, fresh) else { return false }
    let keys = try fresh.primaryKey(table).columns.joined(separator: ", ")
    let sql = "SELECT * FROM \(table) ORDER BY \(keys)"
    let mine = try Row.fetchCursor(db, sql: sql), theirs = try Row.fetchCursor(fresh, sql: sql)
    while let row = try mine.next() {
      guard try theirs.next() == row else { return false }
    }
    return true
  }
}
