// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

/// Which bodies stay behind when a ledger is handed on: what somebody decided before everybody had decided.
///
/// The labels of a review travel once they were released and while the review is finished, or where its owner opened
/// them. A machine's labels are nobody's secret.
struct Withholding {
  private struct Review: Hashable {
    var article: String
    var reviewer: String
    var round: Int
  }

  private let db: Database
  private var released: Set<Review> = []
  private var opened: [Review: [String: Int]] = [:]
  private let finished: Set<Review>
  private let machines: Set<String>

  /// What the ledger lets go.
  ///
  /// - Complexity: O(finished reviews + entries that let go).
  init(_ db: Database) throws {
    self.db = db
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT a.content_sha256 AS article, r.reviewer, r.round FROM review r JOIN article a ON a.slug = r.article
        WHERE r.state = 'finished'
        """)
    finished = Set(
      try rows.map { StoredRow($0, of: "review") }.map {
        Review(article: try $0.text("article"), reviewer: try $0.text("reviewer"), round: try $0.number("round"))
      })
    machines = Set(try String.fetchAll(db, sql: "SELECT id FROM reviewer WHERE kind = 'machine'"))
    for entry in try Self.permissions(db) {
      guard let body = entry.body, let facts = try? Facts(body: body), let reviews = try? Self.reviews(facts) else {
        continue
      }
      if entry.kind == EventKind.labelsReleased.rawValue {
        released.formUnion(reviews)
      } else if (try? facts.text("verb")) == LabelsRevealed.bundle, let heads = try? EntryCoding.heads(facts) {
        for review in reviews {
          for head in heads {
            opened[review, default: [:]][head.origin] = max(head.seq, opened[review]?[head.origin] ?? 0)
          }
        }
      }
    }
  }

  /// The entries that let labels go to other copies.
  static func permissions(_ db: Database) throws -> [LedgerEntry] {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger
      WHERE id IN (SELECT id FROM change WHERE article = '' AND reviewer IS NULL AND round IS NULL AND aspect = 'release')
      ORDER BY clock, origin
      """
    return try LedgerEntry.fetchAll(db, sql: sql)
  }

  private static func reviews(_ facts: Facts) throws -> [Review] {
    try facts.list("reviews").map { json in
      let facts = Facts(json)
      return Review(
        article: try facts.text("article"), reviewer: try facts.text("reviewer"), round: try facts.number("round"))
    }
  }

  /// Whether the body of an entry stays behind.
  func withholds(_ entry: LedgerEntry) throws -> Bool {
    guard let body = entry.body, let kind = EventKind(rawValue: entry.kind), kind.isJudgement,
      let reviewer = entry.reviewer, let article = entry.article, !machines.contains(reviewer)
    else { return false }
    guard let facts = try? Facts(body: body), let round = try? facts.number("round") else { return true }
    if kind == .changeUndone || kind == .changeRedone {
      // What is everybody's, a kind or a resolution, was no secret when it was made.
      let sql = "SELECT kind FROM ledger WHERE id = ?"
      let target = try String.fetchOne(
        db.cachedStatement(sql: sql), arguments: [try? facts.text("change")])
      if target.flatMap(EventKind.init(rawValue:))?.isJudgement == false { return false }
    }
    let review = Review(article: article, reviewer: reviewer, round: round)
    if let seq = opened[review]?[entry.origin], entry.seq <= seq { return false }
    return !(released.contains(review) && finished.contains(review))
  }

  /// Whether labels of a review were released already.
  func isReleased(article: String, reviewer: String, round: Int) -> Bool {
    released.contains(Review(article: article, reviewer: reviewer, round: round))
  }
}

extension ProjectStore {
  /// The finished reviews whose labels have not come to this copy.
  ///
  /// - Parameter article: the only article; nil for all.
  /// - Returns: the reviews, by article and reviewer; a round is that of the first such review.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(entries without a body), by index.
  public func reviewsNotHere(of article: String? = nil) throws(StoreError) -> [ReviewID] {
    try read { db in
      let sql = """
        SELECT a.slug AS article, r.reviewer, min(r.round) AS round
        FROM (SELECT DISTINCT article, reviewer FROM ledger
          WHERE body IS NULL AND kind = 'judgementMade'
            AND id NOT IN (
              SELECT coalesce(CASE WHEN json_valid(body) THEN json_extract(body, '$.erases') END, '') FROM ledger
              WHERE kind = 'entryErased')) l
        JOIN article a ON a.content_sha256 = l.article
        JOIN review r ON r.article = a.slug AND r.reviewer = l.reviewer
        WHERE r.state = 'finished' AND (?1 IS NULL OR a.slug = ?1)
        GROUP BY a.slug, r.reviewer ORDER BY a.slug, r.reviewer
        """
      return try Row.fetchAll(db, sql: sql, arguments: [article]).map { StoredRow($0, of: "review") }.map {
        ReviewID(article: try $0.text("article"), reviewer: try $0.text("reviewer"), round: try $0.number("round"))
      }
    }
  }

  /// The reviews of persons of which a bundle carries heads only.
  ///
  /// - Parameter reviewer: the only one; nil for everybody.
  /// - Returns: the reviews, by article, round and reviewer.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(entries of the ledger).
  public func withheldReviews(of reviewer: String? = nil) throws(StoreError) -> [ReviewID] {
    try read { db in
      let withholding = try Withholding(db), names = Names(db: db)
      let sql = """
        SELECT r.article, r.reviewer, r.round, r.state FROM review r JOIN reviewer p ON p.id = r.reviewer
        WHERE p.kind = 'person' AND (?1 IS NULL OR p.id = ?1) ORDER BY r.article, r.round, r.reviewer
        """
      return try Row.fetchAll(db, sql: sql, arguments: [reviewer]).compactMap { row in
        let row = StoredRow(row, of: "review")
        let review = ReviewID(
          article: try row.text("article"), reviewer: try row.text("reviewer"), round: try row.number("round"))
        let isReleased = withholding.isReleased(
          article: try names.digest(of: review.article), reviewer: review.reviewer, round: review.round)
        return try isReleased && row.text("state") == "finished" ? nil : review
      }
    }
  }

  /// The finished reviews whose labels may be released now: everybody who is assigned the article and round has finished,
  /// or, where nobody is, two have.
  ///
  /// - Returns: the reviews, by article, round and reviewer.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(entries of the ledger).
  public func releasable() throws(StoreError) -> [ReviewID] {
    try read { db in
      let withholding = try Withholding(db), names = Names(db: db)
      let sql = """
        WITH done AS (
          SELECT r.article, r.round, r.reviewer FROM review r JOIN reviewer p ON p.id = r.reviewer
          WHERE r.state = 'finished' AND p.kind = 'person'
        ), planned AS (
          SELECT a.article, a.round, sum(d.reviewer IS NULL AND p.retired_at IS NULL) AS waiting
          FROM assignment a JOIN reviewer p ON p.id = a.reviewer
          LEFT JOIN done d ON d.article = a.article AND d.round = a.round AND d.reviewer = a.reviewer
          GROUP BY a.article, a.round
        ), counted AS (SELECT article, round, count(*) AS readers FROM done GROUP BY article, round)
        SELECT d.article, d.reviewer, d.round FROM done d JOIN counted c ON c.article = d.article AND c.round = d.round
        LEFT JOIN planned p ON p.article = d.article AND p.round = d.round
        WHERE CASE WHEN p.waiting IS NULL THEN c.readers > 1 ELSE p.waiting = 0 END
        ORDER BY d.article, d.round, d.reviewer
        """
      return try Row.fetchAll(db, sql: sql).map { StoredRow($0, of: "review") }.map {
        ReviewID(article: try $0.text("article"), reviewer: try $0.text("reviewer"), round: try $0.number("round"))
      }.filter {
        !withholding.isReleased(article: try names.digest(of: $0.article), reviewer: $0.reviewer, round: $0.round)
      }
    }
  }
}
