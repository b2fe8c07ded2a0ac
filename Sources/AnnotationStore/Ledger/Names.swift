// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// What this file calls the articles and the marks that entries know by digest and by id.
struct Names {
  var db: Database

  /// The slug of the article with some content; nil when it is not in the project.
  func slug(of digest: String) throws -> String? {
    try value("SELECT slug FROM article WHERE content_sha256 = ?", [digest])
  }

  /// The digest of the article under a slug.
  func digest(of slug: String) throws -> String {
    let known: String? = try value("SELECT content_sha256 FROM article WHERE slug = ?", [slug])
    guard let known else { throw StoreError.noSuchArticle(asked: slug, nearest: nil) }
    return known
  }

  /// The number that the entry of an id gave to a mark.
  func number(of id: String, _ aspect: Annotation.Aspect) throws -> Int? {
    try value("SELECT number FROM change WHERE id = ? AND aspect = ?", [id, aspect.rawValue])
  }

  /// The id of the entry that made the mark of a number.
  func id(of number: Int, _ aspect: Annotation.Aspect, in review: ReviewID) throws -> String? {
    let sql = """
      SELECT id FROM change WHERE article = ? AND reviewer = ? AND round = ? AND aspect = ? AND number = ?
      ORDER BY clock, origin LIMIT 1
      """
    return try value(sql, [review.article, review.reviewer, review.round, aspect.rawValue, number])
  }

  /// The number of a mark that is new in a review: no number is ever used again.
  func next(_ aspect: Annotation.Aspect, in review: ReviewID) throws -> Int {
    let sql = "SELECT max(number) FROM change WHERE article = ? AND reviewer = ? AND round = ? AND aspect = ?"
    let last: Int = try value(sql, [review.article, review.reviewer, review.round, aspect.rawValue]) ?? 0
    guard (0..<StoredRow.greatestNumber).contains(last) else {
      throw StoreError.damaged(path: "", reason: "table change counts \(aspect.rawValue)s up to \(last)")
    }
    return last + 1
  }

  private func value<T: DatabaseValueConvertible & StatementColumnConvertible>(
    _ sql: String, _ arguments: StatementArguments
  ) throws -> T? {
    try T.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}
