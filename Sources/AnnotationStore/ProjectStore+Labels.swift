// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// Every label, note and flag that stands, by article, paragraph and reviewer.
  ///
  /// One short read transaction into memory; rows of one paragraph share its text.
  /// - Parameters:
  ///   - articles: the slugs to read, or nil for all.
  ///   - clock: only what was decided before this place counts; nil takes what stands now.
  ///   - withRetests: whether re-tests, and what stands in excluded articles, are read as well.
  ///   - withMachines: whether what machines say is read as well.
  /// - Returns: one record for each paragraph a reviewer touched.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func labels(
    of articles: [String]? = nil, before clock: Int? = nil, withRetests: Bool = false, withMachines: Bool = false
  ) throws(StoreError) -> [LabelRecord] {
    try read { db in
      let filter = Filter(
        articles: articles, extent: withRetests ? .withRetests : .counting, withMachines: withMachines)
      return try Self.labels(filter, before: clock, db)
    }
  }

  static func labels(_ filter: Filter, before clock: Int? = nil, _ db: Database) throws -> [LabelRecord] {
    // Where decisions were carried over from costs a look at each entry; only to a new version are any.
    let revised = filter.clause(article: "slug", reviewer: "", and: "revises IS NOT NULL")
    let readsOrigin = try Row.exists(db, sql: "SELECT 1 FROM article \(revised)", filter.arguments)
    let sql = """
      SELECT d.article, p.number, p.kind, p.text, p.sha256, d.reviewer, d.round, d.note, d.flag, j.id, j.label, j.reason,
        j.unsure, j.confidence, j.mixed, j.seconds, j.codebook, j.made_at,
        \(readsOrigin ? "c.article" : "NULL") AS carried_from
      FROM decision d JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
      LEFT JOIN judgement j ON j.id = \(clock.map(Self.decision(before:)) ?? "d.judgement")
      \(readsOrigin ? Self.origin : "")
      \(filter.clause(article: "d.article", reviewer: "d.reviewer", round: "d.round"))
      ORDER BY d.article, d.paragraph, d.reviewer, d.round
      """
    var records: [LabelRecord] = []
    if filter.articles == nil {
      // A list that grows is copied again and again, and held twice each time.
      let clause = filter.clause(article: "d.article", reviewer: "d.reviewer", round: "d.round")
      let all = "SELECT count(*) FROM decision d \(clause)"
      records.reserveCapacity(try Int.fetchOne(db, sql: all, arguments: filter.arguments) ?? 0)
    }
    let statement = try db.cachedStatement(sql: sql), places = StoredRow.places(of: statement.columnNames)
    let rows = try Row.fetchCursor(statement, arguments: filter.arguments)
    while let row = try rows.next() {
      let record = try Self.record(StoredRow(row, of: "decision", places: places), after: records.last)
      if record.judgement != nil || record.note != nil || record.isFlagged { records.append(record) }
    }
    return records
  }

  private static let origin = """
    LEFT JOIN ledger l ON l.id = j.id
    LEFT JOIN judgement c ON c.id = json_extract(l.body, '$.carries')
    """

  /// The decision that stood at a place among the entries.
  private static func decision(before clock: Int) -> String {
    """
    (SELECT c.id FROM change c WHERE c.article = d.article AND c.reviewer = d.reviewer AND c.round = d.round
      AND c.aspect = 'label' AND c.number = d.paragraph AND NOT c.undone AND c.clock < \(clock)
      ORDER BY c.clock DESC, c.origin DESC LIMIT 1)
    """
  }

  /// How many standing labels of a paragraph count no longer once it is of a kind that takes none.
  ///
  /// - Parameters:
  ///   - paragraph: its number.
  ///   - article: the slug.
  ///   - reviewer: whose labels are left out; nil for nobody's.
  /// - Returns: the labels in reviews that walk only the kinds that take one.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func labelsSetAside(
    of paragraph: Int, in article: String, besides reviewer: String?
  ) throws(StoreError) -> Int {
    let sql = """
      SELECT count(*) FROM decision d JOIN review r
        ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
      WHERE d.article = ? AND d.paragraph = ? AND d.reviewer IS NOT ? AND d.judgement IS NOT NULL AND r.scope = 'body'
        AND \(ReviewRow.isPersons("d.reviewer")) AND d.round < \(ReviewID.firstTraining)
      """
    return try read { try Int.fetchOne($0, sql: sql, arguments: [article, paragraph, reviewer]) ?? 0 }
  }

  /// Who set the kinds of an article's paragraphs last, by number; nil for the project's owner.
  public func kindSetters(of article: String) throws(StoreError) -> [Int: String?] {
    let sql = """
      SELECT c.number, l.reviewer FROM change c JOIN ledger l ON l.id = c.id
      WHERE c.article = ? AND c.reviewer IS NULL AND c.aspect = 'kind' AND NOT c.undone ORDER BY c.clock, c.origin
      """
    return try read { db in
      let setters = try Row.fetchAll(db, sql: sql, arguments: [article]).map { row in
        let row = StoredRow(row, of: "change")
        return (try row.number("number"), try row.optionalText("reviewer"))
      }
      return Dictionary(setters) { $1 }
    }
  }

  /// A record, which shares the texts of the one before where both are of one paragraph.
  static func record(_ columns: StoredRow, after last: LabelRecord? = nil) throws -> LabelRecord {
    let article = try columns.text("article"), number = try columns.number("number")
    let same = last.flatMap { $0.paragraph.number == number && $0.article == article ? $0 : nil }
    return LabelRecord(
      article: same?.article ?? article, paragraph: try same?.paragraph ?? ArticleRow.paragraph(columns),
      reviewer: try columns.text("reviewer"), round: try columns.number("round"), judgement: try Judgement(columns),
      note: try columns.optionalText("note"),
      isFlagged: try columns.flag("flag"), seconds: try columns.optionalSeconds("seconds"),
      codebook: try columns.optionalText("codebook"), madeAt: try columns.optionalMoment("made_at"),
      carriedFrom: try columns.optionalText("carried_from"))
  }
}
