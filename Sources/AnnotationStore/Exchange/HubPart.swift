// SPDX-License-Identifier: GPL-3.0-or-later
package import AnnotationModel
internal import GRDB

/// One copy's chain of entries, and where it ends.
package struct LedgerChain: Sendable, Equatable {
  /// The last entry.
  package var head: ChainHead
  /// Whose entries; nil for the owner's.
  package var author: String?
  /// Whether this account wrote it.
  package var isOwn: Bool
}

/// An entry on its way to the hub, with what the hub must know to hide it.
package struct OutgoingEntry: Sendable {
  /// The entry with its body, which only one that was erased lacks.
  package var entry: LedgerEntry
  /// The round of the review that it belongs to; nil for one that belongs to none, or to a machine's.
  package var round: Int?
  /// Whether others may not read it before everybody has finished.
  package var isSecret: Bool
}

/// A review by the digest of its article, which is the same in each copy.
package struct ReviewKey: Sendable, Hashable {
  /// The digest of the article's paragraphs.
  package var article: String
  package var reviewer: String
  package var round: Int

  package init(article: String, reviewer: String, round: Int) {
    (self.article, self.reviewer, self.round) = (article, reviewer, round)
  }
}

extension ProjectStore {
  /// The chains of the ledger, by origin.
  package func chains() throws(StoreError) -> [LedgerChain] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT origin, seq, id, reviewer FROM head ORDER BY origin").map { row in
        let row = StoredRow(row, of: "head")
        let head = ChainHead(origin: try row.text("origin"), seq: try row.number("seq"), id: try row.text("id"))
        return LedgerChain(
          head: head, author: try row.optionalText("reviewer"), isOwn: origins.wrote(head.origin))
      }
    }
  }

  /// The id of an entry; nil where it is not here.
  package func id(of origin: String, _ seq: Int) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT id FROM ledger WHERE origin = ? AND seq = ?", arguments: [origin, seq])
    }
  }

  /// Hands on the entries of chains, in their order, up to the first that lacks its body.
  ///
  /// - Parameters:
  ///   - chains: the chains, and after which number each goes on.
  ///   - take: is given each entry.
  /// - Throws: ``StoreError`` when the project can not be read, and what the closure throws.
  /// - Complexity: O(entries that are handed on + entries that let labels go), by index.
  package func send(
    _ chains: [(origin: String, after: Int)], _ take: (OutgoingEntry) throws -> Void
  ) throws {
    guard !chains.isEmpty else { return }
    try lend { db in
      let rule = try HubRule(db)
      let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE origin = ? AND seq > ? ORDER BY seq"
      for chain in chains {
        let entries = try LedgerEntry.fetchCursor(
          db.cachedStatement(sql: sql), arguments: [chain.origin, chain.after])
        while let entry = try entries.next() {
          guard entry.body != nil || rule.isErased(entry) else { break }
          try take(rule.outgoing(entry))
        }
      }
    }
  }

  /// Whose entries about which articles lack their bodies, but for what was erased: article and reviewer of each.
  ///
  /// - Complexity: O(pairs of article and reviewer + entries of those where something was erased), by index.
  package func lackingBodies() throws(StoreError) -> [(article: String, reviewer: String)] {
    try read { db in
      // Each search jumps to the next pair, however many entries a pair has.
      let next = try db.cachedStatement(
        sql: """
          SELECT article, reviewer FROM ledger
          WHERE body IS NULL AND reviewer IS NOT NULL AND (article, reviewer) > (?, ?)
          ORDER BY article, reviewer LIMIT 1
          """)
      let erased = try LedgerEntry.erased(db)
      var pairs: [(article: String, reviewer: String)] = [], last = ("", "")
      while let row = try Row.fetchOne(next, arguments: [last.0, last.1]).map({ StoredRow($0, of: "ledger") }) {
        last = (try row.text("article"), try row.text("reviewer"))
        if try erased.isEmpty || Self.lacks(last, erased, db) { pairs.append((article: last.0, reviewer: last.1)) }
      }
      return pairs
    }
  }

  /// Whether an entry of a pair of article and reviewer lacks a body that nobody erased.
  private static func lacks(_ pair: (String, String), _ erased: Set<String>, _ db: Database) throws -> Bool {
    let ids = try String.fetchCursor(
      db.cachedStatement(sql: "SELECT id FROM ledger WHERE body IS NULL AND article = ? AND reviewer = ?"),
      arguments: [pair.0, pair.1])
    while let id = try ids.next() { if !erased.contains(id) { return true } }
    return false
  }

  /// The reviews whose labels may be read in other copies.
  package func releasedReviews() throws(StoreError) -> Set<ReviewKey> {
    try read { db in try Set(Withholding.permissions(db).flatMap(\.releases)) }
  }

  /// The readings that are asked for, of reviewers who have not retired, by article, reviewer and round.
  package func askedReadings() throws(StoreError) -> [ReviewKey] {
    try read { db in
      let sql = """
        SELECT DISTINCT a.content_sha256 AS article, s.reviewer, s.round FROM assignment s
        JOIN article a ON a.slug = s.article JOIN reviewer r ON r.id = s.reviewer
        WHERE r.retired_at IS NULL AND a.exclusion IS NULL ORDER BY article, s.reviewer, s.round
        """
      return try Row.fetchAll(db, sql: sql).map { StoredRow($0, of: "assignment") }.map {
        ReviewKey(
          article: try $0.text("article"), reviewer: try $0.text("reviewer"), round: try $0.number("round"))
      }
    }
  }

  /// The digests of the articles that are read.
  package func articleDigests() throws(StoreError) -> [String] {
    try read {
      try String.fetchAll($0, sql: "SELECT content_sha256 FROM article WHERE exclusion IS NULL ORDER BY content_sha256")
    }
  }

  /// A review as every copy names it.
  package func key(of review: ReviewID) throws(StoreError) -> ReviewKey {
    try read { db in
      ReviewKey(
        article: try Names(db: db).digest(of: review.article), reviewer: review.reviewer, round: review.round)
    }
  }

  /// The digests of the kept bytes that articles were read from.
  package func originals() throws(StoreError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT DISTINCT sha256 FROM original ORDER BY sha256") }
  }

  /// Hands on kept bytes, in parts.
  package func send(original digest: String, _ take: (OriginalBytes) throws -> Void) throws {
    try lend { try Self.handOn(digest, $0, take) }
  }

  /// Runs a body in one read transaction; what is no fault of the database is the receiver's, and stays what it is.
  func lend(_ body: (Database) throws -> Void) throws {
    do { try queue.read(body) } catch {
      let fault = StoreError(error, path: path)
      if case .unexpected = fault, !(error is StoreError) { throw error }
      throw fault
    }
  }
}

/// What the hub is told of an entry.
private struct HubRule {
  private let db: Database
  private let withholding: Withholding
  private let erased: Set<String>
  private let machines: Set<String>

  init(_ db: Database) throws {
    self.db = db
    withholding = try Withholding(db)
    erased = try LedgerEntry.erased(db)
    machines = Set(try String.fetchAll(db, sql: "SELECT id FROM reviewer WHERE kind = 'machine'"))
  }

  func isErased(_ entry: LedgerEntry) -> Bool { erased.contains(entry.id) }

  func outgoing(_ entry: LedgerEntry) throws -> OutgoingEntry {
    let isSecret = try withholding.withholds(entry)
    return OutgoingEntry(entry: entry, round: isSecret ? round(entry) ?? 0 : round(entry), isSecret: isSecret)
  }

  private static let closing: Set<EventKind> = [.reviewOpened, .reviewFinished, .reviewReopened]

  private func round(_ entry: LedgerEntry) -> Int? {
    guard let kind = EventKind(rawValue: entry.kind), kind.isJudgement || Self.closing.contains(kind),
      let reviewer = entry.reviewer, entry.article != nil, !machines.contains(reviewer), let body = entry.body
    else { return nil }
    return try? Facts(body: body).number("round")
  }
}

extension LedgerEntry {
  /// The reviews that it lets go, where it is an entry that does.
  package var releases: [ReviewKey] {
    guard kind == EventKind.labelsReleased.rawValue || kind == EventKind.labelsRevealed.rawValue, let body,
      let facts = try? Facts(body: body), let reviews = try? facts.list("reviews"),
      kind == EventKind.labelsReleased.rawValue || (try? facts.text("verb")) == LabelsRevealed.bundle
    else { return [] }
    return reviews.map(Facts.init).compactMap { review in
      guard let article = try? review.text("article"), let reviewer = try? review.text("reviewer"),
        let round = try? review.number("round")
      else { return nil }
      return ReviewKey(article: article, reviewer: reviewer, round: round)
    }
  }
}
