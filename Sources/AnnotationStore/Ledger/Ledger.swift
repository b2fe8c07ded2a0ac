// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import GRDB

/// The append-only list of what happened, inside one write transaction.
struct Ledger {
  var db: Database
  var origins: Origins
  var keys: SigningKeys
  private let tail: LedgerTail

  init(db: Database, origins: Origins, keys: SigningKeys) {
    self.db = db
    self.origins = origins
    self.keys = keys
    tail = LedgerTail(db)
  }

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
    let entry = try add(
      submission, by: reviewer, at: time, origin: origin, article: try digest(of: event), keys: try KeyRing(db))
    guard try Projection(db: db).apply(event, entry) else {
      throw StoreError.unexpected(reason: "a \(entry.kind) without an effect")
    }
    origins.append(entry, of: reviewer)
    return Receipt(clock: entry.clock, id: entry.id, madeAt: time)
  }

  /// Appends decisions of one review, of which what holds for all is looked up and written once.
  ///
  /// - Parameters:
  ///   - decisions: what was decided when, in order.
  ///   - reviewer: who decided.
  /// - Throws: ``StoreError`` as for one of them.
  func append(_ decisions: [(facts: JudgementMade, time: Timestamp)], by reviewer: String) throws {
    guard let (first, _) = decisions.first else { return }
    try Precondition(db: db).check(decisions.map(\.facts), by: reviewer)
    let origin = try origins.origin(of: reviewer, db), article = try Names(db: db).digest(of: first.article)
    let projection = Projection(db: db), ring = try KeyRing(db)
    var last: LedgerEntry?
    for (facts, time) in decisions {
      let entry = try add(
        Submission(.judgementMade(facts)), by: reviewer, at: time, origin: origin, article: article, keys: ring)
      try projection.put(facts, entry)
      last = entry
    }
    guard let last, try projection.close(decisions: first, by: last) else {
      throw StoreError.unexpected(reason: "decisions without an effect")
    }
    origins.append(last, of: reviewer)
  }

  /// Adds the entry of an event to the end of its chain.
  private func add(
    _ submission: Submission, by reviewer: String?, at time: Timestamp, origin: String, article: String?,
    keys ring: KeyRing
  ) throws -> LedgerEntry {
    let event = submission.event, madeAt = time.iso8601
    guard Timestamp(iso8601: madeAt) == time else { throw StoreError.clockIsWrong(says: madeAt) }
    let last = try tail.last(of: origin)
    let seq = try next(after: last?.seq), clock = try next(after: tail.clock())
    var entry = LedgerEntry(
      origin: origin, seq: seq, clock: clock, prev: last?.id, reviewer: reviewer, kind: event.kind,
      article: article, seen: try tail.headsDigest(), key: submission.key, madeAt: madeAt,
      body: try EntryCoding(db).body(event, by: reviewer))
    entry.signature = try signature(of: entry, event, ring)
    try entry.insert(db)
    tail.append(entry)
    return entry
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

  /// The digest of the heads that are known.
  static func headsDigest(_ db: Database) throws -> String { try LedgerTail(db).headsDigest() }
}

/// The ends of the chains inside one write transaction, in which nobody else appends: read once, then counted on.
private final class LedgerTail {
  /// The end of one chain.
  struct End {
    var seq: Int
    var id: String
  }

  private let db: Database
  private var ends: [String: End] = [:]
  private var greatest: Int?
  /// The origins in order, each with the line that stands for its head.
  private var heads: [(origin: String, line: [UInt8])]?

  init(_ db: Database) { self.db = db }

  /// The last entry of a chain; nil before its first.
  func last(of origin: String) throws -> End? {
    if let end = ends[origin] { return end }
    let sql = "SELECT seq, id FROM ledger WHERE origin = ? ORDER BY seq DESC LIMIT 1"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [origin]) else { return nil }
    let columns = StoredRow(row, of: "ledger")
    let end = End(seq: try columns.number("seq"), id: try columns.text("id"))
    ends[origin] = end
    return end
  }

  /// The greatest clock; nil in an empty ledger.
  func clock() throws -> Int? {
    if let greatest { return greatest }
    greatest = try Int.fetchOne(db.cachedStatement(sql: "SELECT max(clock) FROM ledger"))
    return greatest
  }

  /// The digest of the heads that are known: for each origin in order its name, a blank, the id of its last entry and
  /// a line feed.
  func headsDigest() throws -> String {
    var hash = SHA256()
    for head in try known() { hash.update(data: head.line) }
    return hash.finalize().hexadecimal
  }

  private static func line(_ origin: String, _ id: String) -> [UInt8] { Array("\(origin) \(id)\n".utf8) }

  private func known() throws -> [(origin: String, line: [UInt8])] {
    if let heads { return heads }
    let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT origin, id FROM head ORDER BY origin"))
    let found = try rows.map { StoredRow($0, of: "head") }.map { row in
      let origin = try row.text("origin")
      return (origin: origin, line: Self.line(origin, try row.text("id")))
    }
    heads = found
    return found
  }

  /// An entry was appended.
  func append(_ entry: LedgerEntry) {
    ends[entry.origin] = End(seq: entry.seq, id: entry.id)
    greatest = entry.clock
    guard let known = heads else { return }
    let line = Self.line(entry.origin, entry.id)
    let place = known.firstIndex { $0.origin >= entry.origin } ?? known.count
    if place < known.count, known[place].origin == entry.origin {
      heads?[place].line = line
    } else {
      heads?.insert((entry.origin, line), at: place)
    }
  }
}

/// Random lower-case hexadecimal digits, two a byte, from the system's generator.
func randomHexadecimal(bytes count: Int) -> String {
  var generator = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  // Each word of eight bytes is a call of the system.
  while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes += $0 } }
  return bytes[..<count].hexadecimal
}
