// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import GRDB

/// The append-only list of what happened, inside one write transaction.
struct Ledger {
  var db: Database
  var origins: Origins

  /// Appends an event and casts its shadow.
  ///
  /// An event whose key is in the chain already is not appended again; its receipt is the first one's.
  /// - Throws: ``StoreError`` when something that must hold does not, whatever the screen showed.
  @discardableResult
  func append(_ submission: Submission, by reviewer: String?, at time: Timestamp) throws -> Receipt {
    let event = submission.event
    let origin = try origins.origin(of: reviewer, db)
    if let known = try entry("origin = ? AND key = ?", [origin, submission.key]) {
      return Receipt(clock: known.clock, id: known.id, madeAt: try known.moment)
    }
    try Precondition(db: db).check(event, by: reviewer)
    guard Timestamp(iso8601: time.iso8601) == time else { throw StoreError.clockIsWrong(says: time.iso8601) }
    let last = try entry("origin = ?", [origin])
    let seq = try next(after: last?.seq),
      clock = try next(after: Int.fetchOne(db, sql: "SELECT max(clock) FROM ledger"))
    let entry = LedgerEntry(
      origin: origin, seq: seq, clock: clock, prev: last?.id, reviewer: reviewer, kind: event.kind,
      article: try digest(of: event), seen: try Self.headsDigest(db), key: submission.key, madeAt: time.iso8601,
      body: try EntryCoding(db).body(event, by: reviewer))
    try entry.insert(db)
    guard try Projection(db: db).apply(event, entry) else {
      throw StoreError.unexpected(reason: "a \(entry.kind) without an effect")
    }
    origins.append(entry, of: reviewer)
    return Receipt(clock: entry.clock, id: entry.id, madeAt: time)
  }

  /// The head of the latest entry that fulfils a condition.
  private func entry(_ condition: String, _ arguments: StatementArguments) throws -> LedgerEntry? {
    let sql = "SELECT \(LedgerEntry.headColumns) FROM ledger WHERE \(condition) ORDER BY seq DESC LIMIT 1"
    return try LedgerEntry.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  private func next(after last: Int?) throws -> Int {
    let last = last ?? 0
    guard (0..<StoredRow.greatestNumber).contains(last) else {
      throw StoreError.damaged(path: "", reason: "its ledger counts up to \(last), which no project reaches")
    }
    return last + 1
  }

  private func digest(of event: Event) throws -> String? {
    if case .articleLoaded(let facts) = event { return facts.content.contentSHA256 }
    return try event.article.map { try Names(db: db).digest(of: $0) }
  }

  /// The digest of the heads that are known: for each origin in order its name, a blank, the id of its last entry and
  /// a line feed.
  static func headsDigest(_ db: Database) throws -> String {
    var hash = SHA256()
    let heads = try Row.fetchCursor(db, sql: "SELECT origin, id FROM head ORDER BY origin")
    while let head = try heads.next().map({ StoredRow($0, of: "head") }) {
      hash.update(data: Array("\(try head.text("origin")) \(try head.text("id"))\n".utf8))
    }
    return hash.finalize().hexadecimal
  }
}

/// Random lower-case hexadecimal digits, two a byte, from the system's generator.
func randomHexadecimal(bytes count: Int) -> String {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }.hexadecimal
}
