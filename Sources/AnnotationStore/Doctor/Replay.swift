// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import GRDB

/// A ledger replayed into an empty database, whose tables are what those of a project must be.
struct Replay {
  /// The entries that mean nothing.
  private(set) var findings: [Examination.Finding] = []
  /// The decisions from before their key that reviewers who sign have.
  private(set) var unsignedBefore: [(reviewer: String, count: Int)] = []
  /// The digests of the tables, in the order of ``Projection/tables``.
  private(set) var digests: [String?] = []

  /// Applies every entry.
  ///
  /// - Parameters:
  ///   - fresh: the empty database, with the schema of the migrations.
  ///   - ledger: a copy of the project.
  ///   - tables: the tables to digest.
  ///   - progress: is told how many entries of how many were applied, now and then.
  /// - Throws: what SQLite throws.
  init(_ fresh: Database, of ledger: Database, _ tables: [ShadowTable], progress: (Int, Int) -> Void) throws {
    let total = try ledger.number("SELECT count(*) FROM ledger")
    let rows = try Row.fetchCursor(ledger, sql: "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY clock, origin")
    // What is about an article that was erased, or taken back with its import, has no effect any more, and nothing is
    // wrong with that; neither is it with what rests on words that were withheld or erased. A plan or a reversal, which
    // names no article in its head, may be about one of these.
    var gone = Set(
      try String.fetchAll(ledger, sql: "SELECT DISTINCT article FROM ledger WHERE body IS NULL AND article IS NOT NULL")
    )
    let projection = try Projection.replaying(ledger, into: fresh)
    var count = 0
    while let row = try rows.next() {
      count += 1
      if count % 4096 == 0 { progress(count, total) }
      guard let entry = try? LedgerEntry(row: row) else { continue }
      if projection.leavesOut(entry), let article = entry.article { gone.insert(article) }
      switch try projection.apply(entry) {
      case nil, .withheld, .unknownKind: continue
      case .outOfPlace where entry.article.map(gone.contains) ?? !gone.isEmpty: continue
      case .outOfPlace: add(entry, "it is about nothing that is here")
      case .unreadable(let reason): add(entry, reason)
      }
    }
    try checkSignatures(KeyRing(fresh, ledger: ledger), ledger)
    if findings.count > 100 { findings = findings.prefix(100) + [.more(of: "the replay")] }
    digests = tables.map { $0.digest(in: fresh) }
  }

  private mutating func checkSignatures(_ ring: KeyRing, _ ledger: Database) throws {
    guard !ring.isEmpty else { return }
    var before: [String: Int] = [:]
    let rows = try Row.fetchCursor(ledger, sql: "SELECT \(LedgerEntry.headColumns) FROM ledger ORDER BY clock, origin")
    while let row = try rows.next() {
      guard let entry = try? LedgerEntry(row: row) else { continue }
      if let fault = ring.fault(entry) {
        if findings.count <= 100 { findings.append(.signature(fault)) }
      } else if entry.signature == nil, let reviewer = entry.reviewer, ring.hasKey(reviewer),
        EventKind(rawValue: entry.kind)?.isJudgement == true
      {
        before[reviewer, default: 0] += 1
      }
    }
    unsignedBefore = before.sorted { $0.key < $1.key }.map { (reviewer: $0.key, count: $0.value) }
  }

  private mutating func add(_ entry: LedgerEntry, _ reason: String) {
    if findings.count <= 100 { findings.append(.unreadable(seq: entry.seq, reason: reason)) }
  }

  /// The SHA-256 over every table.
  var state: String {
    LedgerEntry.sha256(of: zip(Projection.tables, digests).map { "\($0) \($1 ?? "")\n" }.joined())
  }
}
