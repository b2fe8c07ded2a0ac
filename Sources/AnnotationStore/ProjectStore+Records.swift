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
    /// None: whoever asks has them already.
    case none
  }

  /// Calls a body with each article that is not excluded, by slug, all as one moment knows them.
  ///
  /// - Parameters:
  ///   - slugs: the articles, or nil for all.
  ///   - decisions: which decisions the records hold.
  ///   - withGold: whether the gold is read as well.
  ///   - body: called with one article at a time; memory holds those of one batch.
  /// - Throws: ``StoreError`` when the project can not be read, or what the body throws.
  /// - Complexity: O(labels and marks), by index.
  public func forEachArticle(
    _ slugs: [String]?, decisions: RecordedDecisions = .standing, withGold: Bool = true,
    _ body: (ArticleRecord) throws -> Void
  ) throws {
    var failure: (any Error)?
    try read { db in
      // Decisions lie all over the file: what was read once is soon wanted again.
      try db.execute(sql: "PRAGMA cache_size = -32768")
      let summaries = try Self.summaries(slugs, db).filter { !$0.isExcluded }
      let gold = withGold ? Dictionary(grouping: try Self.gold(Filter(articles: nil), db), by: \.article) : [:]
      for start in stride(from: 0, to: summaries.count, by: articlesAtOnce) {
        let batch = summaries[start..<min(summaries.count, start + articlesAtOnce)]
        for record in try Self.records(Array(batch), decisions, gold, db) {
          do { try body(record) } catch {
            failure = error
            return
          }
        }
      }
    }
    if let failure { throw failure }
  }

  private static func summaries(_ slugs: [String]?, _ db: Database) throws -> [ArticleSummary] {
    guard let slugs else { return try ArticleRow.summaries(db) }
    return try Set(slugs).sorted().compactMap { try ArticleRow.summary($0, db) }
  }

  /// The articles that somebody adjudicated.
  public func adjudicated() throws(StoreError) -> Set<String> {
    try read { Set(try String.fetchAll($0, sql: "SELECT article FROM adjudication")) }
  }

  private static func records(
    _ summaries: [ArticleSummary], _ decisions: RecordedDecisions, _ gold: [String: [GoldRecord]], _ db: Database
  ) throws -> [ArticleRecord] {
    let slugs = summaries.map(\.slug), filter = Filter(articles: slugs, withMachines: true)
    let labels: [LabelRecord] =
      switch decisions {
      case .standing:
        try self.labels(filter, db)
      case .all: try everyDecision(filter, db)
      case .none: []
      }
    let byArticle = Dictionary(grouping: labels, by: \.article)
    let reviews = Dictionary(grouping: try self.reviews(filter, db), by: \.id.article)
    let marks = Dictionary(
      grouping: try annotations(filter, db).filter { !$0.review.isRetest }, by: \.review.article)
    let contents = try ArticleRow.articles(slugs, db)
    return summaries.compactMap { summary in
      contents[summary.slug].map { content in
        ArticleRecord(
          summary: summary, content: content, reviews: reviews[summary.slug] ?? [],
          labels: byArticle[summary.slug] ?? [], annotations: marks[summary.slug] ?? [],
          gold: gold[summary.slug] ?? [])
      }
    }
  }

  private static func everyDecision(_ filter: Filter, _ db: Database) throws -> [LabelRecord] {
    let sql = """
      SELECT j.article, p.number, p.kind, p.text, p.sha256, j.reviewer, j.round, NULL AS note, 0 AS flag, j.id, j.label,
        j.reason, j.unsure, j.confidence, j.mixed, j.seconds, j.codebook, j.made_at, NULL AS carried_from
      FROM change c JOIN judgement j ON j.id = c.id
      JOIN paragraph p ON p.article = j.article AND p.number = j.paragraph
      \(filter.clause(article: "c.article", reviewer: "c.reviewer", round: "c.round"))
      ORDER BY c.article, c.clock, c.origin
      """
    let statement = try db.cachedStatement(sql: sql), places = StoredRow.places(of: statement.columnNames)
    return try Row.fetchAll(statement, arguments: filter.arguments).map {
      try record(StoredRow($0, of: "judgement", places: places))
    }
  }

  /// How many entries of a kind the ledger holds.
  public func count(of kind: EventKind) throws(StoreError) -> Int {
    try read {
      try $0.number("SELECT count(*) FROM ledger WHERE kind = ?", [kind.rawValue])
    }
  }

  /// When the last entry of the ledger was made; nil for an empty one.
  public func lastMoment() throws(StoreError) -> Timestamp? {
    try read { db in
      let sql = "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY clock DESC, origin DESC LIMIT 1"
      return try LedgerEntry.fetchOne(db, sql: sql)?.moment
    }
  }

  /// Every time that labels of unfinished reviews were written where others could read them, the last at the end.
  ///
  /// Entries that this program can not read are left out.
  public func reveals() throws(StoreError) -> [(facts: LabelsRevealed, madeAt: Timestamp)] {
    try read { db in
      let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = ? ORDER BY clock, origin"
      let coding = EntryCoding(db)
      return try LedgerEntry.fetchAll(db, sql: sql, arguments: [EventKind.labelsRevealed.rawValue]).compactMap {
        entry in
        guard case .labelsRevealed(let facts)? = try? coding.event(entry) else { return nil }
        return (facts, try entry.moment)
      }
    }
  }

  /// The digest of the heads of the ledger's chains: the same where two copies hold the same entries.
  public func headsDigest() throws(StoreError) -> String { try read { try Ledger.headsDigest($0) } }
}

/// How many articles are read by one query: enough to make its preparation cheap, few enough to keep memory small.
private let articlesAtOnce = 64
