// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// Every article, by slug.
  public func articles() throws(StoreError) -> [ArticleSummary] {
    try read { try ArticleRow.summaries($0) }
  }

  /// One article with its paragraphs.
  ///
  /// - Throws: ``StoreError/noSuchArticle(asked:nearest:)``.
  public func article(_ slug: String) throws(StoreError) -> Article {
    try read { try ArticleRow.article(slug, $0) }
  }

  /// Articles with their paragraphs, by slug, in one read transaction; slugs that are not there are left out.
  ///
  /// - Parameter slugs: the slugs, or nil for all.
  /// - Returns: the articles that are there.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func contents(of slugs: [String]? = nil) throws(StoreError) -> [String: Article] {
    try read { try ArticleRow.articles(slugs, $0) }
  }

  /// Hands on the text of every article by slug: the paragraphs that reviewers label, in one read transaction.
  ///
  /// - Parameter take: is given a slug and its texts, in order.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func forEachBody(_ take: (_ slug: String, _ texts: [String]) -> Void) throws(StoreError) {
    let kinds = ParagraphKind.allCases.filter(\.isAnnotatable).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = "SELECT article, text FROM paragraph WHERE kind IN (\(kinds)) ORDER BY article, number"
    try read { db in
      var slug: String?, texts: [String] = []
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        let columns = StoredRow(row, of: "paragraph"), next = try columns.text("article")
        if next != slug {
          if let slug { take(slug, texts) }
          (slug, texts) = (next, [])
        }
        texts.append(try columns.text("text"))
      }
      if let slug { take(slug, texts) }
    }
  }

  /// Every reviewer, by identifier.
  public func reviewers() throws(StoreError) -> [Reviewer] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM reviewer ORDER BY id").map(Self.reviewer)
    }
  }

  /// Every reviewer, in the order in which they joined, which merges do not change for those who are here.
  public func reviewersInOrder() throws(StoreError) -> [Reviewer] {
    try read { db in
      let sql = """
        SELECT * FROM reviewer r
        ORDER BY (SELECT min(l.clock) FROM ledger l WHERE l.kind = 'reviewerJoined' AND l.reviewer = r.id), r.id
        """
      return try Row.fetchAll(db, sql: sql).map(Self.reviewer)
    }
  }

  private static func reviewer(_ row: Row) throws -> Reviewer {
    let row = StoredRow(row, of: "reviewer")
    var reviewer = Reviewer(id: try row.text("id"), name: try row.optionalText("name"))
    let kind: Reviewer.Kind = try row.choice("kind")
    if kind == .machine { reviewer.machine = try row.json("details") }
    return reviewer
  }

  /// One reviewer.
  ///
  /// - Throws: ``StoreError/noSuchReviewer(asked:known:)``.
  public func reviewer(_ id: String) throws(StoreError) -> Reviewer {
    let reviewers = try reviewers()
    guard let reviewer = reviewers.first(where: { $0.id == id }) else {
      throw .noSuchReviewer(asked: id, known: reviewers.map(\.id))
    }
    return reviewer
  }

  /// One reviewer who can be asked to read.
  ///
  /// - Throws: ``StoreError/noSuchReviewer(asked:known:)``, or ``StoreError/reviewerIsMachine(id:)``.
  @discardableResult
  public func person(_ id: String) throws(StoreError) -> Reviewer {
    let reviewer = try reviewer(id)
    guard reviewer.kind == .person else { throw .reviewerIsMachine(id: id) }
    return reviewer
  }

  /// Every version of the codebook that the project had, the first at the top; none before one was adopted.
  public func codebooks() throws(StoreError) -> [CodebookVersion] {
    try read { try CodebookRow.versions($0) }
  }

  /// The codebook in force; nil when the project has adopted none yet.
  public func codebook() throws(StoreError) -> Codebook? {
    try read { try CodebookRow.current($0) }
  }
}
