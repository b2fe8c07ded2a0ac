// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The article and paragraph tables.
enum ArticleRow {
  private static let summaryColumns = """
    slug, title, paragraphs, annotatable, loaded_at, revises, site, credit, exclusion,
      (SELECT json_group_array(tag) FROM (SELECT tag FROM article_tag WHERE article = slug ORDER BY tag)) AS tags
    """

  static func summary(_ slug: String, _ db: Database) throws -> ArticleSummary? {
    let sql = "SELECT \(summaryColumns) FROM article WHERE slug = ?"
    return try Row.fetchOne(db, sql: sql, arguments: [slug]).map(summary)
  }

  static func summaries(_ db: Database) throws -> [ArticleSummary] {
    try Row.fetchAll(db, sql: "SELECT \(summaryColumns) FROM article ORDER BY slug").map(summary)
  }

  private static func summary(_ row: Row) throws -> ArticleSummary {
    let row = StoredRow(row, of: "article")
    return ArticleSummary(
      slug: try row.text("slug"), title: try row.optionalText("title"),
      paragraphs: try row.number("paragraphs", from: 0), annotatable: try row.number("annotatable", from: 0),
      loadedAt: try row.moment("loaded_at"), revises: try row.optionalText("revises"),
      outlets: [try row.optionalText("site"), try row.optionalText("credit")].compactMap { $0 },
      tags: try row.list("tags"), exclusion: try row.optionalText("exclusion"))
  }

  static func article(_ slug: String, _ db: Database) throws -> Article {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM article WHERE slug = ?", arguments: [slug]) else {
      let slugs = try String.fetchAll(db, sql: "SELECT slug FROM article ORDER BY slug")
      throw StoreError.noSuchArticle(asked: slug, nearest: suggestion(for: slug, among: slugs))
    }
    let sql = "SELECT article, number, kind, text, sha256 FROM paragraph WHERE article = ? ORDER BY number"
    return try article(row, try Row.fetchAll(db, sql: sql, arguments: [slug]).map(paragraph))
  }

  /// The articles of some slugs, or all, in two queries.
  static func articles(_ slugs: [String]?, _ db: Database) throws -> [String: Article] {
    let wanted = slugs.map(Set.init)
    // SQLite takes only so many arguments; with many articles nearly all of them are wanted.
    let filter = Filter(articles: slugs.flatMap { $0.count <= 500 ? $0 : nil })
    let texts = """
      SELECT article, number, kind, text, sha256 FROM paragraph \(filter.clause(article: "article", reviewer: ""))
      ORDER BY article, number
      """
    var paragraphs: [String: [Paragraph]] = [:]
    let statement = try db.makeStatement(sql: texts), places = StoredRow.places(of: statement.columnNames)
    let rows = try Row.fetchCursor(statement, arguments: filter.arguments)
    while let row = try rows.next() {
      let row = StoredRow(row, of: "paragraph", places: places), slug = try row.text("article")
      if wanted?.contains(slug) != false { paragraphs[slug, default: []].append(try paragraph(row)) }
    }
    var articles: [String: Article] = [:]
    let heads = "SELECT * FROM article \(filter.clause(article: "slug", reviewer: ""))"
    for row in try Row.fetchAll(db, sql: heads, arguments: filter.arguments) {
      let slug = try StoredRow(row, of: "article").text("slug")
      if wanted?.contains(slug) != false { articles[slug] = try article(row, paragraphs[slug] ?? []) }
    }
    return articles
  }

  private static func article(_ row: Row, _ paragraphs: [Paragraph]) throws -> Article {
    let columns = StoredRow(row, of: "article")
    guard paragraphs.enumerated().allSatisfy({ $0.element.number == $0.offset + 1 }) else {
      let slug = try columns.text("slug")
      throw StoreError.damaged(path: "", reason: "table paragraph lacks paragraphs of article \(slug)")
    }
    return Article(
      title: try columns.optionalText("title"), byline: try columns.optionalText("byline"),
      credit: try columns.optionalText("credit"), url: try columns.optionalText("url"),
      site: try columns.optionalText("site"), language: try columns.optionalText("language"),
      dates: try columns.list("dates"), provenance: try columns.list("provenance"), claims: try columns.list("claims"),
      paragraphs: paragraphs, sha256: try columns.text("sha256"), contentSHA256: try columns.text("content_sha256"))
  }

  /// A paragraph from the columns number, kind, text and sha256.
  static func paragraph(_ row: Row) throws -> Paragraph { try paragraph(StoredRow(row, of: "paragraph")) }

  static func paragraph(_ row: StoredRow) throws -> Paragraph {
    let row = row.of("paragraph")
    return Paragraph(
      number: try row.number("number"), kind: try row.choice("kind"), text: try row.text("text"),
      sha256: try row.text("sha256"))
  }
}
