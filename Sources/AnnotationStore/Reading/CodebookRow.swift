// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB
internal import JSON

/// The codebook table.
enum CodebookRow {
  /// The codebook adopted last.
  static func current(_ db: Database) throws -> Codebook? {
    let sql = "SELECT body FROM codebook ORDER BY adopted_clock DESC LIMIT 1"
    return try Row.fetchOne(db, sql: sql).map { try StoredRow($0, of: "codebook").json("body") }
  }

  /// The SHA-256 of the canonical JSON.
  static func digest(of codebook: Codebook) throws -> String {
    LedgerEntry.sha256(of: try EntryCoding.json(codebook).canonicalText)
  }
}
