// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// What reviewers marked beyond the labels, one record for each review with a mark, by article, reviewer and round.
  ///
  /// One short read transaction into memory.
  /// - Parameters:
  ///   - articles: the slugs to read, or nil for all.
  ///   - reviewer: whose marks, or nil for everybody's.
  ///   - withMachines: whether what machines marked is read as well.
  /// - Returns: the records.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func annotations(
    of articles: [String]? = nil, by reviewer: String? = nil, withMachines: Bool = false
  ) throws(StoreError) -> [AnnotationRecord] {
    try read { try Self.annotations(Filter(articles: articles, reviewer: reviewer, withMachines: withMachines), $0) }
  }

  static func annotations(_ filter: Filter, _ db: Database) throws -> [AnnotationRecord] {
    var records: [ReviewID: AnnotationRecord] = [:]
    for aspect in Annotation.Aspect.allCases { try collect(aspect, filter, db, &records) }
    return records.values.sorted {
      ($0.review.article, $0.review.reviewer, $0.review.round)
        < ($1.review.article, $1.review.reviewer, $1.review.round)
    }
  }

  /// The sources that a reviewer named in other articles, the latest first, one a name.
  public func register(of reviewer: String, without article: String) throws(StoreError) -> [Source] {
    try read { db in
      let sql = """
        SELECT * FROM source WHERE reviewer = ? AND article <> ? AND naming <> 'unnamed'
          AND round < \(ReviewID.firstTraining) ORDER BY made_at DESC, article, number
        """
      var names: Set<String> = []
      return try Row.fetchAll(db, sql: sql, arguments: [reviewer, article]).compactMap { row in
        guard case .source(let source) = try AnnotationRow.annotation(row, .source) else { return nil }
        return names.insert(source.name).inserted ? source : nil
      }
    }
  }

  private static func collect(
    _ aspect: Annotation.Aspect, _ filter: Filter, _ db: Database, _ records: inout [ReviewID: AnnotationRecord]
  ) throws {
    let sql = """
      SELECT m.*, r.state FROM \(Projection.table(of: aspect)) m
      JOIN review r ON r.article = m.article AND r.reviewer = m.reviewer AND r.round = m.round
      \(filter.clause(article: "m.article", reviewer: "m.reviewer", round: "m.round"))
      """
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: filter.arguments)
    while let row = try rows.next() {
      let columns = StoredRow(row, of: Projection.table(of: aspect))
      let id = try columns.review()
      let number = try columns.number("number")
      var record = try records[id] ?? AnnotationRecord(review: id, isFinished: columns.text("state") == "finished")
      let paragraph = aspect == .join ? 1 : try columns.number("paragraph")
      record.annotations.put(try AnnotationRow.annotation(row, aspect), aspect, number: number, paragraph: paragraph)
      record.madeAt[.init(aspect, number)] = try columns.moment("made_at")
      records[id] = record
    }
  }
}
