// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// The reviews of the given articles, or of all, by article, reviewer and round.
  public func reviews(of articles: [String]? = nil, by reviewer: String? = nil) throws(StoreError) -> [ReviewSummary] {
    try read { db in
      let filter = Filter(articles: articles, reviewer: reviewer)
      let sql = """
        SELECT r.article, r.reviewer, r.round, r.scope, r.state, r.touched_at, a.paragraphs, a.annotatable,
          (SELECT count(*) FROM decision d WHERE d.article = r.article AND d.reviewer = r.reviewer
            AND d.round = r.round AND d.judgement IS NOT NULL) AS decided,
          (SELECT count(*) FROM decision d WHERE d.article = r.article AND d.reviewer = r.reviewer
            AND d.round = r.round AND d.flag) AS flagged
        FROM review r JOIN article a ON a.slug = r.article
        \(filter.clause(article: "r.article", reviewer: "r.reviewer")) ORDER BY r.article, r.reviewer, r.round
        """
      return try Row.fetchAll(db, sql: sql, arguments: filter.arguments).map(Self.summary)
    }
  }

  /// What one reviewer did with one article, in the order of the ledger, without the loading of the article.
  ///
  /// Complexity: by index, O(entries of that review).
  public func history(of review: ReviewID) throws(StoreError) -> [Recorded] {
    try read { db in
      let sql = """
        SELECT * FROM ledger WHERE json_extract(body, '$.article') = ? AND reviewer = ?
          AND reviewer IS NOT NULL ORDER BY clock, origin
        """
      return try LedgerEntry.fetchAll(db, sql: sql, arguments: [review.article, review.reviewer]).map { entry in
        let receipt = Receipt(seq: entry.seq, id: entry.id, madeAt: try entry.moment)
        return Recorded(event: try EventCoding.event(kind: entry.kind, json: entry.body), receipt: receipt)
      }
    }
  }

  private static func summary(_ row: Row) throws -> ReviewSummary {
    let row = StoredRow(row, of: "review")
    let scope: ReviewScope = try row.choice("scope")
    return ReviewSummary(
      id: try row.review(), scope: scope, isFinished: try row.text("state") == "finished",
      decided: try row.number("decided", from: 0),
      walked: try row.number(scope == .all ? "paragraphs" : "annotatable", from: 0),
      flagged: try row.number("flagged", from: 0), touchedAt: try row.moment("touched_at"))
  }
}
