// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB

/// What a copy of a project says of itself, before anything is replayed.
struct Inspection {
  var counts: [(name: String, count: Int)]
  var heads: [Examination.Head]
  var findings: [Examination.Finding]
  /// The digests of the tables, in the order of ``Projection/tables``.
  var digests: [String?]

  /// Looks at all of it.
  ///
  /// - Parameters:
  ///   - db: a copy of the project whose schema has every table.
  ///   - tables: the tables to digest.
  ///   - heads: entries that were there once, and must still be.
  /// - Throws: what SQLite throws.
  init(_ db: Database, _ tables: [ShadowTable], _ heads: [Examination.Head]) throws {
    findings = try Self.complaints(db)
    counts = try Self.counts(db)
    let chains = try ChainCheck(db)
    self.heads = chains.heads
    findings += chains.findings
    findings += try heads.filter { try !Self.holds($0, db) }.map { .lostHead($0) }
    findings += try Self.originals(db)
    digests = tables.map { $0.digest(in: db) }
  }

  /// What SQLite's own check of integrity says.
  static func complaints(_ db: Database) throws -> [Examination.Finding] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }.map { .integrity($0) }
  }

  private static func counts(_ db: Database) throws -> [(name: String, count: Int)] {
    try (["ledger"] + Projection.tables).map { table in
      (name: table, count: try db.number("SELECT count(*) FROM \"\(table)\""))
    } + unknownKinds(db)
  }

  /// Entries that a newer program made are kept and checked, and change nothing here.
  private static func unknownKinds(_ db: Database) throws -> [(name: String, count: Int)] {
    let kinds = try Row.fetchAll(db, sql: "SELECT kind, count(*) AS count FROM ledger GROUP BY kind ORDER BY kind")
    return kinds.map { StoredRow($0, of: "ledger") }.compactMap { row in
      guard let kind = try? row.text("kind"), EventKind(rawValue: kind) == nil, let count = try? row.number("count")
      else { return nil }
      return (name: "\(kind), a kind this program does not know", count: count)
    }
  }

  private static func holds(_ head: Examination.Head, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM ledger WHERE id = ?1 AND (?2 IS NULL OR origin = ?2) AND (?3 IS NULL OR seq = ?3)"
    return try Row.exists(db, sql: sql, [head.id, head.origin, head.seq])
  }

  /// The articles whose kept bytes are not what they were; each file is read once, however many articles came from it.
  private static func originals(_ db: Database) throws -> [Examination.Finding] {
    var kept: [String: SHA256] = [:]
    let parts = try Row.fetchCursor(db, sql: "SELECT sha256, part, bytes FROM original ORDER BY sha256, part")
    while let row = try parts.next().map({ StoredRow($0, of: "original") }) {
      guard let digest = try? row.text("sha256"), let bytes = try? row.optionalBytes("bytes") else { continue }
      kept[digest, default: SHA256()].update(data: bytes)
    }
    let sound = Set(kept.filter { $0.value.finalize().hexadecimal == $0.key }.keys)
    var findings: [Examination.Finding] = []
    let articles = try Row.fetchCursor(db, sql: "SELECT slug, original_sha256 FROM article ORDER BY slug")
    while let row = try articles.next().map({ StoredRow($0, of: "article") }) {
      guard let slug = try? row.text("slug"), let digest = try? row.text("original_sha256") else { continue }
      if !sound.contains(digest) { findings.append(.original(article: slug)) }
    }
    return findings
  }
}
