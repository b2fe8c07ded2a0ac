// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// What an adjudicator needs of an article, as one moment knows it.
  public struct AdjudicationState: Sendable {
    /// The paragraphs that the finished reviews walked, with what each reviewer says of them, in reading order.
    public var ballots: [Ballot]
    /// The reviewers who finished the article, in order.
    public var reviewers: [String]
    /// The reviewers who have an unfinished review of it, in order.
    public var unfinished: [String]
    /// The last opening; nil where nobody adjudicated the article.
    public var opening: AdjudicationOpened?
    /// Everything that was ever resolved in it, in the order of the ledger.
    public var changes: [ResolutionChange]
  }

  /// What is to adjudicate in an article, in one read transaction.
  ///
  /// - Throws: ``StoreError/noSuchArticle(asked:nearest:)``, or another when the project can not be read.
  public func adjudication(of article: String) throws(StoreError) -> AdjudicationState {
    try read { db in
      let finished = try Self.reviewers(of: article, "state = 'finished'", db)
      return AdjudicationState(
        ballots: try Self.ballots(of: article, before: ReviewID.firstRetest, finished, db), reviewers: finished,
        unfinished: try Self.reviewers(of: article, "state = 'open'", db).filter { !finished.contains($0) },
        opening: try Self.opening(of: article, db), changes: try Self.changes(of: article, db))
    }
  }

  /// What the finished reviews of the rounds before one say, in reading order: of each reviewer the last round's word.
  ///
  /// - Throws: ``StoreError/noSuchArticle(asked:nearest:)``, or another when the project can not be read.
  public func ballots(of article: String, before round: Int) throws(StoreError) -> [Ballot] {
    try read { db in
      try Self.ballots(
        of: article, before: round, Self.reviewers(of: article, "state = 'finished' AND round < \(round)", db), db)
    }
  }

  private static func ballots(
    of article: String, before round: Int, _ reviewers: [String], _ db: Database
  ) throws -> [Ballot] {
    var votes = try votes(of: article, before: round, db)
    return try ArticleRow.article(article, db).paragraphs.compactMap { paragraph in
      let cast = votes.removeValue(forKey: paragraph.number) ?? []
      guard !cast.isEmpty || paragraph.kind.isAnnotatable else { return nil }
      return Ballot(
        paragraph: paragraph, votes: cast, silent: reviewers.filter { name in !cast.contains { $0.reviewer == name } })
    }
  }

  /// The articles that two reviewers or more finished, by slug.
  public func adjudicable() throws(StoreError) -> [String] {
    try read { db in
      let sql = """
        SELECT article FROM review WHERE state = 'finished' AND round < \(ReviewID.firstRetest)
          AND \(ReviewRow.isPersons("reviewer"))
        GROUP BY article HAVING count(DISTINCT reviewer) > 1 ORDER BY article
        """
      return try String.fetchAll(db, sql: sql)
    }
  }

  private static func reviewers(of article: String, _ condition: String, _ db: Database) throws -> [String] {
    let sql = """
      SELECT DISTINCT reviewer FROM review WHERE article = ? AND round < \(ReviewID.firstRetest) AND \(condition)
        AND \(ReviewRow.isPersons("reviewer"))
      ORDER BY reviewer
      """
    return try String.fetchAll(db, sql: sql, arguments: [article])
  }

  private static func votes(of article: String, before round: Int, _ db: Database) throws -> [Int: [Vote]] {
    let sql = """
      SELECT j.*, d.note, d.flag FROM decision d JOIN judgement j ON j.id = d.judgement
      JOIN review r ON r.article = d.article AND r.reviewer = d.reviewer AND r.round = d.round
      WHERE d.article = ? AND d.round < ? AND r.state = 'finished' AND \(ReviewRow.isPersons("d.reviewer"))
      ORDER BY d.paragraph, d.reviewer, d.round
      """
    let history = CodebookHistory(try CodebookRow.versions(db))
    var votes: [Int: [Vote]] = [:]
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [article, round])
    while let row = try rows.next() {
      let columns = StoredRow(row, of: "judgement")
      guard var judgement = try Judgement(StoredRow(row, of: "judgement")) else { continue }
      judgement.read(through: history, under: try columns.text("codebook"))
      let vote = Vote(
        reviewer: try columns.text("reviewer"), id: try columns.text("id"), judgement: judgement,
        note: try columns.optionalText("note"), isFlagged: try columns.flag("flag"))
      let paragraph = try columns.number("paragraph")
      if votes[paragraph]?.last?.reviewer == vote.reviewer { votes[paragraph]?.removeLast() }
      votes[paragraph, default: []].append(vote)
    }
    return votes
  }

  private static func opening(of article: String, _ db: Database) throws -> AdjudicationOpened? {
    let sql = "SELECT * FROM adjudication WHERE article = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [article]) else { return nil }
    let columns = StoredRow(row, of: "adjudication")
    return AdjudicationOpened(
      article: article, reviewers: try columns.json("reviewers"),
      rule: AcceptanceRule(
        acceptsMajority: try columns.flag("majority"), asksUnsure: try columns.flag("asks_unsure")),
      votes: try columns.json("votes"))
  }

  private static func changes(of article: String, _ db: Database) throws -> [ResolutionChange] {
    let undone = "SELECT id FROM change WHERE article = ? AND aspect = 'resolution' AND undone"
    let takenBack = Set(try String.fetchAll(db, sql: undone, arguments: [article]))
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger
      WHERE id IN (SELECT id FROM change WHERE article = ? AND aspect = 'resolution') ORDER BY clock, origin
      """
    let coding = EntryCoding(db), history = CodebookHistory(try CodebookRow.versions(db))
    return try LedgerEntry.fetchAll(db, sql: sql, arguments: [article]).compactMap { entry in
      guard case .paragraphResolved(var facts)? = try? coding.event(entry), let adjudicator = entry.reviewer else {
        return nil
      }
      facts.label = facts.label.map { history.reading(of: $0, under: facts.codebook).label ?? $0 }
      return ResolutionChange(
        id: entry.id, facts: facts, adjudicator: adjudicator, isUndone: takenBack.contains(entry.id))
    }
  }
}

extension ProjectStore {
  /// The gold of the given articles, or of all, by article and paragraph: what the ledger says now.
  ///
  /// - Throws: ``StoreError`` when the project can not be read.
  public func gold(of articles: [String]? = nil) throws(StoreError) -> [GoldRecord] {
    try read { try Self.gold(Filter(articles: articles), $0) }
  }

  static func gold(_ filter: Filter, _ db: Database) throws -> [GoldRecord] {
    let sql = "SELECT * FROM v_gold \(filter.clause(article: "article", reviewer: "")) ORDER BY article, paragraph"
    let marks = try marks(db)
    let records = try Row.fetchAll(db, sql: sql, arguments: filter.arguments).map(gold).map { record in
      var record = record
      record.marks = marks[SearchHit(article: record.article, paragraph: record.paragraph)]
      return record
    }
    let history = CodebookHistory(try CodebookRow.versions(db))
    return history.renamesLabels ? try GoldReading(history, filter, db).read(records) : records
  }

  /// What was said of marks where something was, read from the entries themselves.
  private static func marks(_ db: Database) throws -> [SearchHit: [GoldMark]] {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE id IN (SELECT id FROM resolution)
        AND CASE WHEN json_valid(body) THEN json_extract(body, '$.marks') END IS NOT NULL
      """
    let coding = EntryCoding(db)
    var marks: [SearchHit: [GoldMark]] = [:]
    for entry in try LedgerEntry.fetchAll(db, sql: sql) {
      guard case .paragraphResolved(let facts)? = try? coding.event(entry) else { continue }
      marks[SearchHit(article: facts.article, paragraph: facts.paragraph)] = facts.marks
    }
    return marks
  }

  private static func gold(_ row: Row) throws -> GoldRecord {
    let columns = StoredRow(row, of: "adjudication")
    let votes: [String: String?] = try columns.json("votes")
    return GoldRecord(
      article: try columns.text("article"), paragraph: try columns.number("paragraph"),
      label: try columns.optionalText("label").map(LabelID.init(rawValue:)), how: try columns.choice("how"),
      votes: votes.mapValues { $0.map(LabelID.init(rawValue:)) }, cause: try columns.optionalChoice("cause"),
      adjudicator: try columns.text("adjudicator"), note: try columns.optionalText("note"),
      madeAt: try columns.moment("made_at"), isStale: try columns.flag("stale"))
  }
}
