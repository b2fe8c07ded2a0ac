// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// Checks that every entry is what its id says and names the entry before it.
struct ChainCheck {
  var db: Database

  func findings() throws -> [Examination.Finding] {
    var findings: [Examination.Finding] = []
    var last: LedgerEntry?
    let entries = try LedgerEntry.fetchCursor(db, sql: "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY origin, seq")
    while let entry = try entries.next() {
      let before = last?.origin == entry.origin ? last : nil
      if entry.digest != entry.id || !entry.hasItsBody { findings.append(.wrongDigest(seq: entry.seq)) }
      if entry.seq != (before?.seq ?? 0) + 1 { findings.append(.gap(before: entry.seq)) }
      if entry.prev != before?.id { findings.append(.brokenChain(seq: entry.seq)) }
      last = entry
    }
    return findings
  }
}
