// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Revision {
  /// A review's marks as entries on the new version: every source, and what was marked in unchanged paragraphs.
  func annotations(of reviewer: String, _ round: Int, _ slug: String, _ db: Database) throws -> [Event] {
    let records = try ProjectStore.annotations(of: [article], by: reviewer, db)
    guard let annotations = records.first(where: { $0.review.round == round })?.annotations else { return [] }
    let digests = try Row.fetchAll(
      db, sql: "SELECT number, sha256 FROM paragraph WHERE article = ?", arguments: [slug])
    let pairs = try digests.map { StoredRow($0, of: "paragraph") }.map { try ($0.number("number"), $0.text("sha256")) }
    let digest = Dictionary(pairs) { $1 }
    typealias Entry = (annotation: Annotation, number: Int, paragraph: Int?)
    // A source outlives the paragraph in which it was named; it is then filed under the first one.
    let sources: [Entry] = annotations.sources.map { (.source($1.value), $0, unchanged[$1.paragraph] ?? 1) }
    let joins: [Entry] = annotations.joins.map { (.join($1), $0, 1) }
    let mentions: [Entry] = annotations.mentions.map { (.mention($1.value), $0, unchanged[$1.paragraph]) }
    let ratings: [Entry] = annotations.ratings.map { number, rating in
      (.rating(rating.value), number, unchanged[rating.paragraph] ?? (rating.value.source == nil ? nil : 1))
    }
    let spans: [Entry] = annotations.spans.map { (.span($1.value), $0, unchanged[$1.paragraph]) }
    let ordered = [sources, joins, mentions, ratings, spans].flatMap { $0.sorted { $0.number < $1.number } }
    return ordered.enumerated().compactMap { index, entry in
      guard let paragraph = entry.paragraph, let text = digest[paragraph] else { return nil }
      return .annotationChanged(
        AnnotationChanged(
          article: slug, round: round, paragraph: paragraph, textSHA256: text, aspect: entry.annotation.aspect,
          number: entry.number,
          annotation: entry.annotation, gesture: index + 1))
    }
  }
}
