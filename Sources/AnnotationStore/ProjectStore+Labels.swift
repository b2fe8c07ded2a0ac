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
    let sql = clock.map { past(filter, before: $0, readsOrigin) } ?? standing(filter, readsOrigin)
    var records: [LabelRecord] = [], start = 0, current = "", texts: [Int: Paragraph] = [:]
    if filter.articles == nil {
      // A list that grows is copied again and again, and held twice each time.
      records.reserveCapacity(try db.number("SELECT count(*) FROM decision"))
    }
    let statement = try db.cachedStatement(sql: sql), places = StoredRow.places(of: statement.columnNames)
    let rows = try Row.fetchCursor(statement, arguments: filter.arguments)
    while let row = try rows.next() {
      let row = StoredRow(row, of: "decision", places: places), article = try row.text("article")
      if article != current {
        sortByParagraph(&records, from: start)
        (start, current, texts) = (records.count, article, [:])
      }
      let number = try row.number("number"), paragraph = try texts[number] ?? ArticleRow.paragraph(row)
      texts[number] = paragraph
      let record = try record(row, of: paragraph, in: current)
      if record.judgement != nil || record.note != nil || record.isFlagged { records.append(record) }
    }
    sortByParagraph(&records, from: start)
    return records
  }

  /// Brings what stands by reviewer and round under its paragraphs.
  private static func sortByParagraph(_ records: inout [LabelRecord], from start: Int) {
    let order = (start..<records.count).sorted {
      (records[$0].paragraph.number, $0) < (records[$1].paragraph.number, $1)
    }
    records.replaceSubrange(start..., with: order.map { records[$0] })
  }

  /// What stands now, by article, reviewer and round: the decisions of a review lie side by side, as do its judgements,
  /// which are found by their ids all over the file.
  private static func standing(_ filter: Filter, _ readsOrigin: Bool) -> String {
    let unjudged = "d.judgement IS NULL AND (d.note IS NOT NULL OR d.flag)"
    return """
      SELECT j.article, j.reviewer, j.round, p.number, p.kind, p.text, p.sha256, d.note, d.flag, \(judged(readsOrigin))
      FROM judgement j INDEXED BY judgement_review
      CROSS JOIN decision d ON d.article = j.article AND d.reviewer = j.reviewer AND d.round = j.round
        AND d.paragraph = j.paragraph AND +d.judgement = j.id
      CROSS JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
      \(readsOrigin ? Self.origin : "")
      \(filter.clause(article: "j.article", reviewer: "j.reviewer", round: "j.round"))
      UNION ALL
      SELECT d.article, d.reviewer, d.round, p.number, p.kind, p.text, p.sha256, d.note, d.flag,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM decision d JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
      \(filter.clause(article: "d.article", reviewer: "d.reviewer", round: "d.round", and: unjudged))
      ORDER BY 1, 2, 3
      """
  }

  /// What stood at a place among the entries, by article, reviewer and round.
  private static func past(_ filter: Filter, before clock: Int, _ readsOrigin: Bool) -> String {
    """
    SELECT d.article, d.reviewer, d.round, p.number, p.kind, p.text, p.sha256, d.note, d.flag, \(judged(readsOrigin))
    FROM decision d JOIN paragraph p ON p.article = d.article AND p.number = d.paragraph
    LEFT JOIN judgement j ON j.id = \(Self.decision(before: clock))
    \(readsOrigin ? Self.origin : "")
    \(filter.clause(article: "d.article", reviewer: "d.reviewer", round: "d.round"))
    ORDER BY d.article, d.reviewer, d.round
    """
  }

  private static func judged(_ readsOrigin: Bool) -> String {
    """
    j.id, j.label, j.reason, j.unsure, j.confidence, j.mixed, j.seconds, j.codebook, j.made_at,
      \(readsOrigin ? "c.article" : "NULL") AS carried_from
    """
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
    return try read { try $0.number(sql, [article, paragraph, reviewer]) }
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

  /// A record; texts that are shared with other records are not read again.
  static func record(
    _ columns: StoredRow, of paragraph: Paragraph? = nil, in article: String? = nil
  ) throws -> LabelRecord {
    LabelRecord(
      article: try article ?? columns.text("article"), paragraph: try paragraph ?? ArticleRow.paragraph(columns),
      reviewer: try columns.text("reviewer"), round: try columns.number("round"), judgement: try Judgement(columns),
      note: try columns.optionalText("note"),
      isFlagged: try columns.flag("flag"), seconds: try columns.optionalSeconds("seconds"),
      codebook: try columns.optionalText("codebook"), madeAt: try columns.optionalMoment("made_at"),
      carriedFrom: try columns.optionalText("carried_from"))
  }
}
