// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB
internal import JSON

extension Projection {
  /// Adds an article; one that is here already, as another copy loaded it too, stays as its first entry said.
  ///
  /// A slug that another article has gets the first digits of the digest behind it.
  func load(_ facts: ArticleLoaded, at time: String) throws -> Bool {
    let article = facts.content
    guard try !Row.exists(db, sql: "SELECT 1 FROM article WHERE content_sha256 = ?", [article.contentSHA256]) else {
      return true
    }
    let isTaken = try Row.exists(db, sql: "SELECT 1 FROM article WHERE slug = ?", [facts.article])
    let slug = isTaken ? "\(facts.article)-\(article.contentSHA256.prefix(8))" : facts.article
    try run(
      """
      INSERT INTO article (slug, title, byline, credit, url, site, language, dates, provenance, claims, sha256,
        content_sha256, original_sha256, source, paragraphs, annotatable, loaded_at, revises)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        slug, article.title, article.byline, article.credit, article.url, article.site, article.language,
        try text(article.dates), try text(article.provenance), try text(article.claims), article.sha256,
        article.contentSHA256, facts.originalSHA256, facts.source, article.paragraphs.count,
        article.annotatableCount, time, facts.revises,
      ])
    for paragraph in article.paragraphs {
      try run(
        "INSERT INTO paragraph (article, number, kind, text, sha256, loaded_kind) VALUES (?, ?, ?, ?, ?, ?)",
        [
          slug, paragraph.number, paragraph.kind.rawValue, paragraph.text, paragraph.sha256, paragraph.kind.rawValue,
        ])
    }
    return true
  }

  func correct(_ facts: ProvenanceCorrected) throws {
    try run("UPDATE article SET provenance = ? WHERE slug = ?", [try text(facts.provenance), facts.article])
  }

  /// Sets a paragraph's kind; nil gives it the one that it was loaded with.
  func set(_ kind: ParagraphKind?, _ article: String, _ paragraph: Int) throws {
    try run(
      "UPDATE paragraph SET kind = coalesce(?, loaded_kind) WHERE article = ? AND number = ?",
      [kind?.rawValue, article, paragraph])
    try run(
      """
      UPDATE article SET annotatable = (
        SELECT count(*) FROM paragraph p WHERE p.article = slug AND p.kind IN (\(ReviewRow.annotatable)))
      WHERE slug = ?
      """, [article])
  }

  func join(_ reviewer: Reviewer, at time: String) throws {
    try run(
      """
      INSERT INTO reviewer (id, name, joined_at, kind, details) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, details = excluded.details
      """,
      [
        reviewer.id, reviewer.name, time, reviewer.kind.rawValue, try reviewer.machine.map { try text($0) },
      ])
  }

  func adopt(_ facts: CodebookAdopted, clock: Int) throws {
    try run(
      """
      INSERT OR REPLACE INTO codebook (reference, body, digest, adopted_clock, change) VALUES (?, ?, ?, ?, ?)
      """,
      [
        facts.codebook.reference, try text(facts.codebook), facts.digest, clock, facts.change?.json.canonicalText,
      ])
  }

  func text(_ value: some Encodable) throws -> String { try EntryCoding.json(value).canonicalText }
}
