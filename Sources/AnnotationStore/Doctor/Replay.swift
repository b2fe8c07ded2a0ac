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
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY clock, origin"
    let entries = try LedgerEntry.fetchCursor(db, sql: sql)
    let projection = Projection(db: fresh, ledger: db)
    var findings: [Examination.Finding] = []
    while let entry = try entries.next() {
      switch try projection.apply(entry) {
      case nil, .withheld, .unknownKind: continue
      case .outOfPlace: findings.append(.unreadable(seq: entry.seq, reason: "it is about nothing that is here"))
      case .unreadable(let reason): findings.append(.unreadable(seq: entry.seq, reason: reason))
      }
    }
    return findings
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
