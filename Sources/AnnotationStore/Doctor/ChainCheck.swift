// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// Checks that every entry is what its id says and names the entry before it.
struct ChainCheck {
  /// Findings of one ledger that are worth listing.
  private static let limit = 100

  private(set) var findings: [Examination.Finding] = []
  private(set) var heads: [Examination.Head] = []
  private var last: LedgerEntry?

  /// Reads the whole ledger, chain by chain.
  ///
  /// - Parameter db: a copy of the project.
  /// - Throws: what SQLite throws.
  init(_ db: Database) throws {
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY origin, seq"
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      do { check(try LedgerEntry(row: row)) } catch StoreError.damaged(_, let reason) {
        add(.damagedRow(reason: reason))
      }
    }
    closeChain()
    if findings.count > Self.limit { findings = findings.prefix(Self.limit) + [.more(of: "the ledger")] }
  }

  private mutating func check(_ entry: LedgerEntry) {
    if last?.origin != entry.origin { closeChain() }
    if entry.digest != entry.id || !entry.hasItsBody { add(.wrongDigest(origin: entry.origin, seq: entry.seq)) }
    if entry.seq != (last?.seq ?? 0) + 1 { add(.gap(origin: entry.origin, before: entry.seq)) }
    if entry.prev != last?.id { add(.brokenChain(origin: entry.origin, seq: entry.seq)) }
    last = entry
  }

  private mutating func closeChain() {
    if let last { heads.append(.init(origin: last.origin, seq: last.seq, id: last.id)) }
    last = nil
  }

  private mutating func add(_ finding: Examination.Finding) {
    if findings.count <= Self.limit { findings.append(finding) }
  }
}
