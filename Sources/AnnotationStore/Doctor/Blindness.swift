// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import GRDB
internal import JSON

/// Whether a reviewer could have read another's labels of the same text before making their own.
public struct BlindnessVerdict: Sendable, Equatable {
  /// What the ledger shows.
  public enum Proof: Sendable, Equatable {
    /// Nothing of the author's left its copy before all that the reader decided was known there.
    case proved
    /// The reader decided after labels of the author's were let go: the numbers of those entries, and of the entry
    /// that let them go.
    case possible(entries: [Int], after: Int)
    /// Both reviews were made in one file, where everything lies beside everything.
    case madeInOneFile
    /// Labels were shown by an entry that does not say what was known then.
    case shownUnrecorded(entry: Int)
    /// Labels of one of the two were imported: when they were made is what their dataset says.
    case imported
    /// It is a discussion, in which labels are shown on purpose.
    case discussed
    /// The entry that let labels go knew entries that are here no more, or lies about what it knew.
    case historyCut(entry: Int)

    /// Whether labels could have been read where they must not be.
    public var isSeen: Bool {
      switch self {
      case .possible, .historyCut: true
      case .proved, .madeInOneFile, .shownUnrecorded, .imported, .discussed: false
      }
    }
  }

  /// The article's slug.
  public var article: String
  /// The round, from 1.
  public var round: Int
  /// Who decided.
  public var reader: String
  /// Whose labels they could have read.
  public var author: String
  /// What the ledger shows.
  public var proof: Proof
}

extension ProjectStore {
  /// Says for each two finished reviews of a text whether the one could have been read before the other was made.
  ///
  /// It rests on heads alone, and on what entries that travel whole say: bodies leave a copy only with an entry that names
  /// the heads it knew, of which its `seen` is the digest. What was decided by a head that is named was decided before.
  /// - Returns: a verdict for each ordered pair, by article, round, reader and author.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(entries of the ledger + pairs).
  public func blindness() throws(StoreError) -> [BlindnessVerdict] {
    try read { try Blindness($0).verdicts() }
  }
}

private struct Blindness {
  private struct Text: Hashable {
    var article: String
    var reviewer: String
  }

  private struct Decision {
    var origin: String
    var seq: Int
    var clock: Int
    /// nil where the body that says it is withheld.
    var round: Int?

    init(_ row: StoredRow) throws {
      (origin, seq, clock) = (try row.text("origin"), try row.number("seq"), try row.number("clock"))
      round = try row.optionalNumber("round")
    }
  }

  /// An entry that let labels go.
  private struct Permission {
    var clock: Int
    /// What it says was known; nil where it does not say.
    var heads: [String: Int]?
    var isCut: Bool
  }

  private let db: Database
  private var decisions: [Text: [Decision]] = [:]
  private var permissions: [ReviewID: [Permission]] = [:]
  private var beside: [ReviewID: Set<String>] = [:]
  /// The first adjudication of an article by a reviewer, before whom all labels lay then.
  private var adjudications: [Text: Decision] = [:]
  /// The entries that imports brought, by chain and number.
  private var imported: [String: Set<Int>] = [:]

  init(_ db: Database) throws {
    self.db = db
    try readDecisions()
    let shown =
      "SELECT \(LedgerEntry.columns) FROM ledger WHERE kind IN ('labelsReleased', 'labelsRevealed') ORDER BY clock"
    for entry in try LedgerEntry.fetchAll(db, sql: shown) { try read(entry) }
    try readFinishes()
    try readAdjudications()
    imported = try ImportFinished.brought(db)
  }

  /// To take back a ruling or a kind, which are everybody's, is no decision of the reviewer's own.
  private mutating func readDecisions() throws {
    let kinds = EventKind.allCases.filter(\.isJudgement).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = """
      SELECT origin, seq, clock, reviewer, article,
        CASE WHEN json_valid(body) THEN json_extract(body, '$.round') END AS round
      FROM ledger AS made WHERE kind IN (\(kinds)) AND reviewer IS NOT NULL AND article IS NOT NULL
        AND NOT (kind IN ('changeUndone', 'changeRedone') AND EXISTS (
          SELECT 1 FROM ledger WHERE id = CASE WHEN json_valid(made.body) THEN json_extract(made.body, '$.change') END
            AND kind NOT IN (\(kinds))))
      ORDER BY clock, origin
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next().map({ StoredRow($0, of: "ledger") }) {
      let text = Text(article: try row.text("article"), reviewer: try row.text("reviewer"))
      decisions[text, default: []].append(try Decision(row))
    }
  }

  private mutating func read(_ entry: LedgerEntry) throws {
    guard let body = entry.body, let facts = try? Facts(body: body), let reviews = try? EntryCoding(db).reviews(facts)
    else { return }
    let heads = try EntryCoding.heads(facts)
    let digest = heads.map { "\($0.origin) \($0.id)\n" }.joined()
    let known = try heads.allSatisfy {
      try Row.exists(
        db, sql: "SELECT 1 FROM ledger WHERE origin = ? AND seq = ? AND id = ?", [$0.origin, $0.seq, $0.id])
    }
    let says = facts.json["heads"] != nil
    let permission = Permission(
      clock: entry.clock, heads: says ? Dictionary(heads.map { ($0.origin, $0.seq) }, uniquingKeysWith: max) : nil,
      isCut: says && (LedgerEntry.sha256(of: digest) != entry.seen || !known))
    for review in reviews { permissions[review, default: []].append(permission) }
  }

  /// The first finish counts: what lay beside a review when it was made, not what came to it later.
  private mutating func readFinishes() throws {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'reviewFinished' AND body IS NOT NULL ORDER BY clock, origin
      """
    let entries = try LedgerEntry.fetchCursor(db, sql: sql), names = Names(db: db)
    while let entry = try entries.next() {
      guard let facts = try? Facts(body: entry.body ?? ""), let round = try? facts.number("round"),
        let article = try entry.article.flatMap(names.slug), let reviewer = entry.reviewer
      else { continue }
      let review = ReviewID(article: article, reviewer: reviewer, round: round)
      if beside[review] == nil {
        beside[review] = Set(facts.json["beside"] == nil ? [] : try facts.texts("beside"))
      }
    }
  }

  private mutating func readAdjudications() throws {
    let sql = """
      SELECT origin, seq, clock, reviewer, article, NULL AS round FROM ledger
      WHERE kind = 'adjudicationOpened' AND reviewer IS NOT NULL AND article IS NOT NULL ORDER BY clock DESC, origin DESC
      """
    for row in try Row.fetchAll(db, sql: sql).map({ StoredRow($0, of: "ledger") }) {
      let text = Text(article: try row.text("article"), reviewer: try row.text("reviewer"))
      adjudications[text] = try Decision(row)
    }
  }

  func verdicts() throws -> [BlindnessVerdict] {
    let sql = """
      SELECT r.article, r.round, r.reviewer, o.reviewer AS author, a.content_sha256
      FROM review r JOIN review o ON o.article = r.article AND o.round = r.round AND o.reviewer <> r.reviewer
      JOIN article a ON a.slug = r.article
      WHERE r.state = 'finished' AND o.state = 'finished'
        AND r.reviewer NOT IN (SELECT id FROM reviewer WHERE kind = 'machine')
        AND o.reviewer NOT IN (SELECT id FROM reviewer WHERE kind = 'machine')
      ORDER BY r.article, r.round, r.reviewer, author
      """
    return try Row.fetchAll(db, sql: sql).map { StoredRow($0, of: "review") }.map { row in
      let review = ReviewID(
        article: try row.text("article"), reviewer: try row.text("reviewer"), round: try row.number("round"))
      let author = try row.text("author")
      let digest = try row.text("content_sha256")
      let proof = proof(review, author, digest)
      return BlindnessVerdict(
        article: review.article, round: review.round, reader: review.reviewer, author: author, proof: proof)
    }
  }

  private func decisions(of reviewer: String, _ review: ReviewID, _ digest: String) -> [Decision] {
    (decisions[Text(article: digest, reviewer: reviewer)] ?? []).filter { $0.round == nil || $0.round == review.round }
  }

  private func proof(_ review: ReviewID, _ author: String, _ digest: String) -> BlindnessVerdict.Proof {
    if review.round > ReviewID.firstRound, review.round < ReviewID.firstRetest { return .discussed }
    let made = decisions(of: review.reviewer, review, digest)
    if let saw = adjudications[Text(article: digest, reviewer: review.reviewer)] {
      let late = made.filter { $0.origin == saw.origin ? $0.seq > saw.seq : $0.clock > saw.clock }.map(\.clock)
      if !late.isEmpty { return .possible(entries: late, after: saw.clock) }
    }
    let shown = proof(of: made, review, author)
    if shown.isSeen { return shown }
    let both = made + decisions(of: author, review, digest)
    return both.contains { imported[$0.origin]?.contains($0.seq) == true } ? .imported : shown
  }

  private func proof(of made: [Decision], _ review: ReviewID, _ author: String) -> BlindnessVerdict.Proof {
    let of = ReviewID(article: review.article, reviewer: author, round: review.round)
    var unrecorded: Int?
    for permission in permissions[of] ?? [] {
      if permission.isCut { return .historyCut(entry: permission.clock) }
      if let heads = permission.heads {
        let late = made.filter { $0.seq > heads[$0.origin] ?? 0 }.map(\.clock)
        if !late.isEmpty { return .possible(entries: late, after: permission.clock) }
      } else {
        let late = made.filter { $0.clock > permission.clock }.map(\.clock)
        if !late.isEmpty { return .possible(entries: late, after: permission.clock) }
        unrecorded = permission.clock
      }
    }
    if beside[review]?.contains(author) == true { return .madeInOneFile }
    return unrecorded.map { .shownUnrecorded(entry: $0) } ?? .proved
  }
}
