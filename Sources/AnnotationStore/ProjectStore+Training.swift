// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// The training as it stands: its rule, its articles, and what reviewers made of them.
  ///
  /// - Throws: ``StoreError`` when the project can not be read.
  public func training() throws(StoreError) -> TrainingRecord {
    try read { db in
      var record = TrainingRecord()
      record.articles = try WorkRow.training(db)
      if case .work(.trainingRuled(let rule))? = try WorkRow.standing(.rule, of: "", db) { record.rule = rule }
      for article in record.articles {
        for (reviewer, taken) in try Self.taken(article.slug, db) { record.taken[reviewer, default: []].append(taken) }
      }
      return record
    }
  }

  private static func taken(_ article: String, _ db: Database) throws -> [(reviewer: String, taken: TrainingTaken)] {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE id IN (
        SELECT c.id FROM review r JOIN change c ON c.article = r.article AND c.reviewer = r.reviewer AND c.round = r.round
        WHERE r.article = ? AND r.round >= ? AND c.aspect = 'attempt' AND NOT c.undone)
      ORDER BY clock, origin
      """
    let coding = EntryCoding(db)
    return try LedgerEntry.fetchAll(db, sql: sql, arguments: [article, ReviewID.firstTraining]).compactMap { entry in
      guard case .trainingTaken(let facts)? = try? coding.event(entry), let reviewer = entry.reviewer else {
        return nil
      }
      return (reviewer, facts)
    }
  }
}

extension WorkRow {
  /// The articles that train, in the order of loading, with the explanations of their paragraphs.
  static func training(_ db: Database) throws -> [(slug: String, explanations: [Int: String])] {
    let slugs = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT a.slug, a.loaded_at FROM article a
        JOIN change c ON c.article = a.slug AND c.reviewer IS NULL AND c.round IS NULL AND c.aspect = 'training'
        WHERE a.exclusion IS NULL ORDER BY a.loaded_at, a.slug
        """
    ).map { try StoredRow($0, of: "article").text("slug") }
    return try slugs.compactMap { slug in
      guard case .work(.trains(_, let explanations?))? = try standing(.training, of: slug, db) else { return nil }
      return (slug, explanations)
    }
  }

  /// What the latest entry of a place says that was not taken back.
  static func standing(_ aspect: Change.Aspect, of article: String, _ db: Database) throws -> Event? {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE id = (
        SELECT id FROM change WHERE article = ? AND reviewer IS NULL AND round IS NULL AND aspect = ? AND number = 1
          AND NOT undone ORDER BY clock DESC, origin DESC LIMIT 1)
      """
    let entry = try LedgerEntry.fetchOne(db, sql: sql, arguments: [article, aspect.rawValue])
    return entry.flatMap { try? EntryCoding(db).event($0) }
  }

  /// Who took up which training, as readings of the first round.
  static func trained(_ db: Database) throws -> Set<ReviewID> {
    let sql = "SELECT DISTINCT article, reviewer FROM review WHERE round >= ?"
    let rows = try Row.fetchAll(db, sql: sql, arguments: [ReviewID.firstTraining])
    return Set(
      try rows.map { row in
        let row = StoredRow(row, of: "review")
        return ReviewID(article: try row.text("article"), reviewer: try row.text("reviewer"))
      })
  }
}
