// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// Imports that are taken back: what stands is the fold over the ledger without the entries that they brought.
extension Projection {
  /// The shadow of a ledger that is replayed from its first entry on.
  static func replaying(_ ledger: Database, into db: Database) throws -> Projection {
    var projection = Projection(db: db, ledger: ledger)
    projection.withdrawn = try withdrawn(ledger)
    return projection
  }

  /// Whether an import brought the entry that is taken back later.
  func leavesOut(_ entry: LedgerEntry) -> Bool { withdrawn?.contains(entry.id) == true }

  /// The ids of the entries that imports brought which were taken back.
  private static func withdrawn(_ ledger: Database) throws -> Set<String> {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger JOIN (
        SELECT CASE WHEN json_valid(body) THEN json_extract(body, '$.reverts') END AS reverts, clock AS reverted_at
        FROM ledger WHERE kind = 'entryReverted') ON reverts = id AND clock < reverted_at
      WHERE kind = 'importFinished'
      """
    var ids: Set<String> = []
    for target in try LedgerEntry.fetchAll(ledger, sql: sql) {
      guard case .importFinished(let facts)? = try? EntryCoding(ledger).event(target) else { continue }
      ids.formUnion(try brought(by: facts, target, ledger))
    }
    return ids
  }

  private static func brought(by facts: ImportFinished, _ target: LedgerEntry, _ ledger: Database) throws -> [String] {
    try String.fetchAll(
      ledger, sql: "SELECT id FROM ledger WHERE \(facts.range) ORDER BY clock, origin",
      arguments: [facts.after, target.clock])
  }

  /// Leaves out what an import brought, which was there until now unless the ledger is replayed.
  func revert(_ facts: ImportFinished, of target: LedgerEntry, by entry: LedgerEntry) throws {
    guard withdrawn != nil else { return try rebuild() }
    for id in try Self.brought(by: facts, target, ledger) {
      try run("INSERT OR IGNORE INTO reverted (id, reverted_by) VALUES (?, ?)", [id, entry.id])
    }
  }
}

extension ImportFinished {
  /// The entries of every import that a ledger holds, by chain and number.
  static func brought(_ db: Database) throws -> [String: Set<Int>] {
    var brought: [String: Set<Int>] = [:]
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'importFinished'"
    for target in try LedgerEntry.fetchAll(db, sql: sql) {
      guard case .importFinished(let facts)? = try? EntryCoding(db).event(target) else { continue }
      let rows = try Row.fetchAll(
        db, sql: "SELECT origin, seq FROM ledger WHERE \(facts.range)", arguments: [facts.after, target.clock])
      for row in rows.map({ StoredRow($0, of: "ledger") }) {
        brought[try row.text("origin"), default: []].insert(try row.number("seq"))
      }
    }
    return brought
  }

  /// What is true of the entries that it brought, ?1 being the clock before the first and ?2 that of the last.
  fileprivate var range: String {
    let range = "clock > ?1 AND clock <= ?2"
    guard let origins else { return range }
    // Only what can be a chain's name goes into a statement.
    let names = origins.filter { $0.allSatisfy(\.isHexDigit) }.map { "'\($0)'" }
    return range + " AND origin IN (\(names.joined(separator: ", ")))"
  }
}

extension Precondition {
  /// The entries since the last one before an import are the import's, and nothing that came later rests on them.
  func checkUnused(_ facts: ImportFinished, number: Int) throws {
    let count = "SELECT count(*) FROM ledger WHERE \(facts.range)"
    guard try Int.fetchOne(db, sql: count, arguments: [facts.after, number]) == number - facts.after else {
      throw StoreError.severalEntries(number: number, named: [])
    }
    let sql = """
      WITH brought AS (SELECT * FROM ledger WHERE \(facts.range)),
        later AS (
          SELECT clock, kind, article, reviewer, CASE WHEN json_valid(body) THEN body ELSE '{}' END AS body FROM ledger
          WHERE clock > ?2 AND id NOT IN (SELECT id FROM reverted)),
        loaded AS (SELECT article FROM brought WHERE kind = 'articleLoaded'),
        joined AS (SELECT reviewer FROM brought WHERE kind = 'reviewerJoined'),
        read AS (SELECT article, reviewer FROM brought WHERE article IS NOT NULL AND reviewer IS NOT NULL)
      SELECT clock, kind FROM later
      WHERE article IN loaded OR reviewer IN joined OR (article, reviewer) IN read
        OR json_extract(body, '$.reviewer') IN joined
        OR json_extract(body, '$.prior') IN joined OR json_extract(body, '$.prior') IN (SELECT id FROM brought)
        OR article IN (SELECT article FROM read)
          AND (kind IN ('adjudicationOpened', 'paragraphResolved')
            OR kind = 'reviewOpened' AND json_extract(body, '$.round') BETWEEN 2 AND 100)
        OR kind = 'articlesAssigned' AND EXISTS (
          SELECT 1 FROM json_each(body, '$.assignments')
          WHERE json_extract(value, '$.article') IN loaded OR json_extract(value, '$.reviewer') IN joined)
        OR kind = 'articleLoaded' AND article IN (
          SELECT r.content_sha256 FROM article r JOIN article a ON a.slug = r.revises WHERE a.content_sha256 IN loaded)
        OR kind = 'datasetSplit' AND EXISTS (SELECT 1 FROM loaded)
        OR kind IN ('codebookAdopted', 'judgementMade', 'paragraphResolved')
          AND EXISTS (SELECT 1 FROM brought WHERE kind = 'codebookAdopted')
      ORDER BY clock LIMIT 1
      """
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [facts.after, number]) else { return }
    let later = StoredRow(row, of: "ledger")
    throw StoreError.importIsUsed(number: number, by: try later.number("clock"), kind: try later.text("kind"))
  }
}
