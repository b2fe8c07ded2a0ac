// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Projection {
  func load(_ facts: ArticleLoaded, at time: String) throws {
    let article = facts.content
    try run(
      """
      INSERT INTO article (slug, title, byline, credit, url, site, language, dates, provenance, claims, sha256,
        content_sha256, original_sha256, source, paragraphs, annotatable, loaded_at, revises)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        facts.article, article.title, article.byline, article.credit, article.url, article.site, article.language,
        try text(article.dates), try text(article.provenance), try text(article.claims), article.sha256,
        article.contentSHA256, facts.originalSHA256, facts.source, article.paragraphs.count,
        article.annotatableCount, time, facts.revises,
      ])
    for paragraph in article.paragraphs {
      try run(
        "INSERT INTO paragraph (article, number, kind, text, sha256) VALUES (?, ?, ?, ?, ?)",
        [facts.article, paragraph.number, paragraph.kind.rawValue, paragraph.text, paragraph.sha256])
    }
  }

  func correct(_ facts: ProvenanceCorrected) throws {
    try run("UPDATE article SET provenance = ? WHERE slug = ?", [try text(facts.provenance), facts.article])
  }

  func set(_ facts: ParagraphKindSet) throws {
    try run(
      "UPDATE paragraph SET kind = ? WHERE article = ? AND number = ?",
      [facts.kind.rawValue, facts.article, facts.paragraph])
    let kinds = ParagraphKind.allCases.filter(\.isAnnotatable).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    try run(
      """
      UPDATE article SET annotatable = (SELECT count(*) FROM paragraph WHERE article = slug AND kind IN (\(kinds)))
      WHERE slug = ?
      """, [facts.article])
  }

  func join(_ reviewer: Reviewer, at time: String) throws {
    try run(
      "INSERT INTO reviewer (id, name, joined_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
      [reviewer.id, reviewer.name, time])
  }

  func adopt(_ facts: CodebookAdopted, clock: Int) throws {
    try run(
      "INSERT OR REPLACE INTO codebook (reference, body, digest, adopted_clock) VALUES (?, ?, ?, ?)",
      [facts.codebook.reference, try text(facts.codebook), facts.digest, clock])
  }

  func text(_ value: some Encodable) throws -> String {
    String(decoding: try EventCoding.canonical(value), as: UTF8.self)
  }
}
