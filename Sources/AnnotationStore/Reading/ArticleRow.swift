// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation
internal import GRDB

/// The article and paragraph tables.
enum ArticleRow {
  private static let summaryColumns = "slug, title, paragraphs, annotatable, loaded_at, revises"

  static func summary(_ slug: String, _ db: Database) throws -> ArticleSummary? {
    let sql = "SELECT \(summaryColumns) FROM article WHERE slug = ?"
    return try Row.fetchOne(db, sql: sql, arguments: [slug]).map(summary)
  }

  static func summaries(_ db: Database) throws -> [ArticleSummary] {
    try Row.fetchAll(db, sql: "SELECT \(summaryColumns) FROM article ORDER BY slug").map(summary)
  }

  private static func summary(_ row: Row) throws -> ArticleSummary {
    ArticleSummary(
      slug: row["slug"], title: row["title"], paragraphs: row["paragraphs"], annotatable: row["annotatable"],
      loadedAt: try moment(row["loaded_at"]), revises: row["revises"])
  }

  static func article(_ slug: String, _ db: Database) throws -> Article {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM article WHERE slug = ?", arguments: [slug]) else {
      let slugs = try String.fetchAll(db, sql: "SELECT slug FROM article ORDER BY slug")
      throw StoreError.noSuchArticle(asked: slug, nearest: suggestion(for: slug, among: slugs))
    }
    let sql = "SELECT number, kind, text, sha256 FROM paragraph WHERE article = ? ORDER BY number"
    let paragraphs = try Row.fetchAll(db, sql: sql, arguments: [slug]).map(paragraph)
    return Article(
      title: row["title"], byline: row["byline"], credit: row["credit"], url: row["url"], site: row["site"],
      language: row["language"], dates: try list(row["dates"]), provenance: try list(row["provenance"]),
      claims: try list(row["claims"]), paragraphs: paragraphs, sha256: row["sha256"],
      contentSHA256: row["content_sha256"])
  }

  /// A paragraph from the columns number, kind, text and sha256.
  static func paragraph(_ row: Row) throws -> Paragraph {
    guard let kind = ParagraphKind(rawValue: row["kind"]) else {
      throw StoreError.unexpected(reason: "paragraph kind \(row["kind"] as String)")
    }
    return Paragraph(number: row["number"], kind: kind, text: row["text"], sha256: row["sha256"])
  }

  static func list<T: Decodable>(_ json: String) throws -> [T] {
    try JSONDecoder().decode([T].self, from: Data(json.utf8))
  }
}

/// The moment that a column holds.
func moment(_ text: String) throws -> Timestamp {
  guard let time = Timestamp(iso8601: text) else { throw StoreError.unexpected(reason: "time \(text)") }
  return time
}
