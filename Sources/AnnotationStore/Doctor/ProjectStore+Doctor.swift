// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB

extension ProjectStore {
  /// Examines the project: SQLite's integrity, the hash chain, the kept bytes, and the shadow against a replay.
  ///
  /// Complexity: O(size of the project). Changes nothing.
  public func examine() throws(StoreError) -> Examination {
    try read { db in
      var examination = Examination()
      examination.settings = try Self.settings(db)
      examination.counts = try Self.counts(db)
      examination.findings = try Self.findings(db)
      return examination
    }
  }

  private static func settings(_ db: Database) throws -> [(name: String, value: String)] {
    let names = ["journal_mode", "synchronous", "user_version"]
    let settings = try names.map { (name: $0, value: try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "") }
    let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
    return settings + [(name: "sqlite", value: version)]
  }

  private static func counts(_ db: Database) throws -> [(name: String, count: Int)] {
    try (["ledger"] + Projection.tables).map { (name: $0, count: try rows(of: $0, db)) } + unknownKinds(db)
  }

  /// Entries that a newer program made are kept and checked, and change nothing here.
  private static func unknownKinds(_ db: Database) throws -> [(name: String, count: Int)] {
    let kinds = try Row.fetchAll(db, sql: "SELECT kind, count(*) AS count FROM ledger GROUP BY kind ORDER BY kind")
    return try kinds.map { StoredRow($0, of: "ledger") }.compactMap { row in
      let kind = try row.text("kind")
      guard EventKind(rawValue: kind) == nil else { return nil }
      return (name: "\(kind), a kind this program does not know", count: try row.number("count"))
    }
  }

  static func rows(of table: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
  }

  private static func findings(_ db: Database) throws -> [Examination.Finding] {
    let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    var findings: [Examination.Finding] = complaints.map { .integrity($0) }
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
    if mode != "delete" { findings.append(.setting(name: "journal_mode", value: mode)) }
    findings += try ChainCheck(db: db).findings()
    findings += try originals(db)
    findings += try Replay(db: db).findings()
    return findings
  }

  private static func originals(_ db: Database) throws -> [Examination.Finding] {
    let sql =
      "SELECT a.slug, a.original_sha256, o.bytes FROM article a LEFT JOIN original o ON o.sha256 = a.original_sha256"
    var findings: [Examination.Finding] = []
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let columns = StoredRow(row, of: "article")
      let bytes = try columns.optionalBytes("bytes")
      let isIntact = try bytes.map { SHA256.hash(data: $0).hexadecimal } == columns.text("original_sha256")
      if !isIntact { findings.append(.original(article: try columns.text("slug"))) }
    }
    return findings
  }
}
