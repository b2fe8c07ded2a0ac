// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// The reviews of the given articles, or of all, by article, reviewer and round.
  ///
  /// Re-tests and reviews of excluded articles count nowhere, and are left out; so is what machines say, unless it is
  /// asked for.
  public func reviews(
    of articles: [String]? = nil, by reviewer: String? = nil, withMachines: Bool = false
  ) throws(StoreError) -> [ReviewSummary] {
    try read { try Self.reviews(Filter(articles: articles, reviewer: reviewer, withMachines: withMachines), $0) }
  }

  static func reviews(_ filter: Filter, _ db: Database) throws -> [ReviewSummary] {
    let sql = """
      SELECT r.article, r.reviewer, r.round, r.scope, r.state, r.touched_at, r.prior, a.paragraphs, a.annotatable,
        CASE WHEN r.paragraphs IS NOT NULL THEN json_array_length(r.paragraphs) END AS chosen,
        (SELECT count(*) FROM decision d JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
          WHERE d.article = r.article AND d.reviewer = r.reviewer AND d.round = r.round
          AND d.judgement IS NOT NULL AND \(ReviewRow.walks)) AS decided,
        (SELECT count(*) FROM decision d WHERE d.article = r.article AND d.reviewer = r.reviewer
          AND d.round = r.round AND d.flag) AS flagged,
        \(ReviewRow.isEmpty) AS empty
      FROM review r JOIN article a ON a.slug = r.article
      \(filter.clause(article: "r.article", reviewer: "r.reviewer", round: "r.round"))
      ORDER BY r.article, r.reviewer, r.round
      """
    let statement = try db.cachedStatement(sql: sql), places = StoredRow.places(of: statement.columnNames)
    let rows = try Row.fetchCursor(statement, arguments: filter.arguments)
    var summaries: [ReviewSummary] = []
    while let row = try rows.next() { summaries.append(try summary(StoredRow(row, of: "review", places: places))) }
    return summaries
  }

  /// What one reviewer did with one article in one round, in the order of the ledger, without the loading of the article.
  ///
  /// Entries that this program can not read are left out. Complexity: by index, O(entries about that article).
  public func history(of review: ReviewID) throws(StoreError) -> [Recorded] {
    try read { try Self.changes(of: review, after: 0, $0) }
  }

  /// What happened to a review since a clock: by others, or in another session of the reviewer.
  ///
  /// - Parameters:
  ///   - review: whose review of what.
  ///   - clock: the greatest clock that the session knows.
  /// - Returns: the changes, and the kinds of the paragraphs where one was set.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func news(of review: ReviewID, after clock: Int) throws(StoreError) -> ReviewNews {
    try read { db in
      guard let last = try Int.fetchOne(db, sql: "SELECT max(clock) FROM ledger"), last > clock else {
        return ReviewNews()
      }
      let set = """
        SELECT 1 FROM ledger WHERE article = ? AND clock > ? AND kind IN ('paragraphKindSet', 'changeUndone', 'changeRedone')
        """
      let digest = try Names(db: db).digest(of: review.article)
      var news = ReviewNews(changes: try Self.changes(of: review, after: clock, db), clock: last)
      if try Row.exists(db, sql: set, [digest, clock]) {
        let kinds = "SELECT kind FROM paragraph WHERE article = ? ORDER BY number"
        news.kinds = try Row.fetchAll(db, sql: kinds, arguments: [review.article]).map {
          try StoredRow($0, of: "paragraph").choice("kind")
        }
      }
      return news
    }
  }

  /// That nothing happened to a review since a clock.
  ///
  /// - Throws: ``StoreError/changedSince(article:paragraph:)``.
  static func checkNews(of review: ReviewID, after clock: Int, _ db: Database) throws {
    let sql = """
      SELECT 1 FROM ledger WHERE article = ? AND clock > ?
        AND (reviewer = ? AND kind <> 'articleLoaded' OR kind IN ('paragraphKindSet', 'changeUndone', 'changeRedone'))
      """
    guard try Row.exists(db, sql: sql, [try Names(db: db).digest(of: review.article), clock, review.reviewer]) else {
      return
    }
    throw StoreError.changedSince(article: review.article, paragraph: nil)
  }

  private static func changes(of review: ReviewID, after clock: Int, _ db: Database) throws -> [Recorded] {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger
      WHERE article = ? AND clock > ? AND reviewer = ? AND kind <> 'articleLoaded'
        AND id NOT IN (SELECT id FROM reverted) ORDER BY clock, origin
      """
    let digest = try Names(db: db).digest(of: review.article), coding = EntryCoding(db)
    var changes: [Recorded] = []
    let entries = try LedgerEntry.fetchCursor(db, sql: sql, arguments: [digest, clock, review.reviewer])
    while let entry = try entries.next() {
      guard let event = try? coding.event(entry), event.round ?? review.round == review.round else { continue }
      let receipt = Receipt(clock: entry.clock, id: entry.id, madeAt: try entry.moment)
      changes.append(Recorded(event: event, receipt: receipt))
    }
    return changes
  }

  private static func summary(_ row: StoredRow) throws -> ReviewSummary {
    let scope: ReviewScope = try row.choice("scope")
    return ReviewSummary(
      id: try row.review(), scope: scope, isFinished: try row.text("state") == "finished",
      isEmpty: try row.flag("empty"),
      decided: try row.number("decided", from: 0),
      walked: try row.optionalNumber("chosen", from: 0)
        ?? row.number(scope == .all ? "paragraphs" : "annotatable", from: 0),
      flagged: try row.number("flagged", from: 0), touchedAt: try row.moment("touched_at"),
      prior: try row.optionalText("prior"))
  }
}
