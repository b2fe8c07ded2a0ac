// SPDX-License-Identifier: GPL-3.0-or-later
package import AnnotationModel
internal import Foundation
internal import GRDB

/// Which part of a ledger is handed on.
package struct LedgerSelection: Sendable {
  /// What the receiver has: entries up to these heads stay behind; none hands on everything.
  package var since: [ChainHead]
  /// The only reviewer whose entries go, with those of the owner; nil for everybody's.
  package var reviewer: String?

  package init(since: [ChainHead] = [], reviewer: String? = nil) {
    self.since = since
    self.reviewer = reviewer
  }
}

/// A part of a ledger as one copy handed it on.
package struct LedgerPart: Sendable {
  /// The last entry of each chain, as whoever handed it on knew it.
  package var heads: [ChainHead]
  /// Entries, in any order, that nobody has checked yet.
  package var entries: [LedgerEntry]
  /// The bytes that articles were read from.
  package var originals: [OriginalBytes]

  package init(heads: [ChainHead], entries: [LedgerEntry], originals: [OriginalBytes]) {
    (self.heads, self.entries, self.originals) = (heads, entries, originals)
  }
}

/// Some of the bytes that an article was read from.
package struct OriginalBytes: Sendable, Hashable {
  /// The SHA-256 of all of them, 64 hexadecimal digits.
  package var digest: String
  /// Which part, from 0.
  package var number: Int
  package var bytes: [UInt8]

  package init(digest: String, number: Int, bytes: [UInt8]) {
    self.digest = digest
    self.number = number
    self.bytes = bytes
  }
}

extension ProjectStore {
  /// The last entry of each chain, by origin.
  package func heads() throws(StoreError) -> [ChainHead] { try read(ChainHead.all) }

  /// Hands on a part of the ledger in one read transaction: first the heads, then the entries in order, those that stay
  /// secret without their bodies, then the bytes that articles were read from.
  ///
  /// - Parameters:
  ///   - selection: which part.
  ///   - heads: is told the last entry of each chain that is handed on, by origin.
  ///   - entry: is given each entry, by clock and origin.
  ///   - original: is given each part of the kept bytes, by digest and number.
  /// - Throws: ``StoreError`` when the project can not be read, and what the closures throw.
  /// - Complexity: O(size of what is handed on), by index.
  package func handOn(
    _ selection: LedgerSelection, heads: ([ChainHead]) throws -> Void, entry: (LedgerEntry) throws -> Void,
    original: (OriginalBytes) throws -> Void
  ) throws {
    try lend { db in
      let withholding = try Withholding(db), reach = try Reach(selection, db)
      try heads(try ChainHead.all(db).filter { reach.holds(authorOf: $0, db) })
      var originals: Set<String> = []
      try reach.entries(db) { found, original in
        var next = found
        if try withholding.withholds(next) { next.body = nil }
        if let original { originals.insert(original) }
        try entry(next)
      }
      for digest in originals.sorted() { try Self.handOn(digest, db, original) }
    }
  }

  static func handOn(_ digest: String, _ db: Database, _ original: (OriginalBytes) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT part, bytes FROM original WHERE sha256 = ? ORDER BY part", arguments: [digest])
    while let row = try rows.next().map({ StoredRow($0, of: "original") }) {
      let bytes = try row.optionalBytes("bytes") ?? Data()
      try original(OriginalBytes(digest: digest, number: try row.number("part", from: 0), bytes: Array(bytes)))
    }
  }
}

/// Which entries a selection takes.
private struct Reach {
  private let selection: LedgerSelection
  private var known: [String: Int] = [:]
  /// The articles and reviewers whose labels were let go since, and travel now that they did not before.
  private var released: Set<Review> = []

  private struct Review: Hashable {
    var article: String
    var reviewer: String
  }

  init(_ selection: LedgerSelection, _ db: Database) throws {
    self.selection = selection
    for head in selection.since { known[head.origin] = max(head.seq, known[head.origin] ?? 0) }
    guard !known.isEmpty else { return }
    for entry in try Withholding.permissions(db) where isNew(entry) {
      guard let facts = try? Facts(body: entry.body ?? ""), let reviews = try? facts.list("reviews") else { continue }
      for review in reviews.map(Facts.init) {
        guard let article = try? review.text("article"), let reviewer = try? review.text("reviewer") else { continue }
        released.insert(Review(article: article, reviewer: reviewer))
      }
    }
  }

  private func isNew(_ entry: LedgerEntry) -> Bool { entry.seq > known[entry.origin] ?? 0 }

  private static let columns = """
    \(LedgerEntry.columns),
      CASE WHEN kind = 'articleLoaded' AND json_valid(body) THEN json_extract(body, '$.original_sha256') END AS original
    """

  /// Gives every entry that is taken, by clock and origin, with the digest of the bytes that an article was read from.
  func entries(_ db: Database, _ take: (LedgerEntry, String?) throws -> Void) throws {
    guard !known.isEmpty else {
      let all = """
        SELECT \(Self.columns) FROM ledger WHERE ?1 IS NULL OR reviewer IS NULL OR reviewer = ?1 ORDER BY clock, origin
        """
      return try each(db, all, [selection.reviewer], take)
    }
    var found: [(entry: LedgerEntry, original: String?)] = []
    let after = "SELECT \(Self.columns) FROM ledger WHERE origin = ? AND seq > ?"
    for head in try ChainHead.all(db) where head.seq > known[head.origin] ?? 0 && holds(authorOf: head, db) {
      try each(db, after, [head.origin, known[head.origin] ?? 0]) { found.append(($0, $1)) }
    }
    let labels = "SELECT \(Self.columns) FROM ledger WHERE article = ? AND reviewer = ?"
    for review in released where selection.reviewer ?? review.reviewer == review.reviewer {
      try each(db, labels, [review.article, review.reviewer]) { entry, _ in
        if !isNew(entry), EventKind(rawValue: entry.kind)?.isJudgement == true { found.append((entry, nil)) }
      }
    }
    for next in found.sorted(by: { $0.entry.place < $1.entry.place }) { try take(next.entry, next.original) }
  }

  private func each(
    _ db: Database, _ sql: String, _ arguments: StatementArguments, _ take: (LedgerEntry, String?) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      try take(try LedgerEntry(row: row), try StoredRow(row, of: "ledger").optionalText("original"))
    }
  }

  func holds(authorOf head: ChainHead, _ db: Database) -> Bool {
    guard let reviewer = selection.reviewer else { return true }
    let sql = "SELECT 1 FROM head WHERE origin = ? AND (reviewer IS NULL OR reviewer = ?)"
    return (try? Row.exists(db, sql: sql, [head.origin, reviewer])) ?? false
  }
}
