// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import Crypto
internal import GRDB

extension ProjectStore {
  /// Which decisions a record of an article holds.
  public enum RecordedDecisions: Sendable {
    /// Those that stand.
    case standing
    /// Every decision that was ever made, in the order of the ledger; notes and flags are left out.
    case all
  }

  /// Calls a body with each article that is not excluded, by slug, all as one moment knows them.
  ///
  /// - Parameters:
  ///   - slugs: the articles, or nil for all.
  ///   - decisions: which decisions the records hold.
  ///   - withGold: whether the gold is read as well.
  ///   - body: called with one article at a time, so that the memory is one article's.
  /// - Throws: ``StoreError`` when the project can not be read, or what the body throws.
  /// - Complexity: O(labels and marks), by index.
  public func forEachArticle(
    _ slugs: [String]?, decisions: RecordedDecisions = .standing, withGold: Bool = true,
    _ body: (ArticleRecord) throws -> Void
  ) throws {
    var failure: (any Error)?
    try read { db in
      let wanted = slugs.map(Set.init)
      for summary in try ArticleRow.summaries(db) where !summary.isExcluded && wanted?.contains(summary.slug) != false {
        let record = try Self.record(summary, decisions, withGold: withGold, db)
        do { try body(record) } catch {
          failure = error
          return
        }
      }
    }
    if let failure { throw failure }
  }

  private static func record(
    _ summary: ArticleSummary, _ decisions: RecordedDecisions, withGold: Bool, _ db: Database
  ) throws -> ArticleRecord {
    let only = Filter(articles: [summary.slug])
    let labels: [LabelRecord] =
      switch decisions {
      case .standing: try Self.labels(only, readsOrigin: summary.revises != nil, db)
      case .all: try everyDecision(in: summary.slug, db)
      }
    return ArticleRecord(
      summary: summary, content: try ArticleRow.article(summary.slug, db), reviews: try reviews(only, db),
      labels: labels,
      annotations: try annotations(of: [summary.slug], by: nil, db).filter { !$0.review.isRetest },
      gold: withGold ? try gold(only, db) : [])
  }

  private static func everyDecision(in article: String, _ db: Database) throws -> [LabelRecord] {
    let sql = """
      SELECT j.article, p.number, p.kind, p.text, p.sha256, j.reviewer, j.round, NULL AS note, 0 AS flag, j.*,
        NULL AS carried_from
      FROM judgement j JOIN paragraph p ON p.article = j.article AND p.number = j.paragraph
      JOIN ledger l ON l.id = j.id
      WHERE j.article = ? AND j.round < \(ReviewID.firstRetest) ORDER BY l.clock, l.origin
      """
    return try Row.fetchAll(db, sql: sql, arguments: [article]).map(record)
  }

  /// How many entries of a kind the ledger holds.
  public func count(of kind: EventKind) throws(StoreError) -> Int {
    try read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger WHERE kind = ?", arguments: [kind.rawValue]) ?? 0
    }
  }

  /// The digest of the heads of the ledger's chains: the same where two copies hold the same entries.
  public func headsDigest() throws(StoreError) -> String { try read { try Ledger.headsDigest($0) } }
}
