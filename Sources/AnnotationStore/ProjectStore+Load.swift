// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB

extension ProjectStore {
  /// What became of an article that was to be loaded.
  public struct Loading: Sendable, Equatable {
    /// The slug it stands under.
    public var slug: String
    /// Whether it was not there before.
    public var isNew: Bool
    /// How many blocks it has.
    public var paragraphs: Int
    /// How many of them reviewers label by default.
    public var annotatable: Int
  }

  /// Loads an article in one transaction, unless the same content is here already.
  ///
  /// - Parameters:
  ///   - article: the article as it was read.
  ///   - slug: the slug to stand under; a wish is made free with `-2`, `-3`, …
  ///   - isPinned: whether the slug is an order, not a wish.
  ///   - source: the name of the file.
  ///   - bytes: the bytes it was read from, which are kept.
  ///   - time: when.
  /// - Returns: the slug it stands under, and whether it is new.
  /// - Throws: ``StoreError/slugTaken(slug:)`` when a pinned slug belongs to other content.
  public func load(
    _ article: Article, as slug: String, isPinned: Bool, source: String, bytes: [UInt8], at time: Timestamp
  ) throws(StoreError) -> Loading {
    try write { db in
      let known = "SELECT slug FROM article WHERE content_sha256 = ? ORDER BY slug"
      if let same = try String.fetchOne(db, sql: known, arguments: [article.contentSHA256]) {
        return try Self.loading(same, isNew: false, db)
      }
      let slug = try Self.free(slug, isPinned: isPinned, db)
      let digest = SHA256.hash(data: bytes).hexadecimal
      try db.execute(
        sql: "INSERT OR IGNORE INTO original (sha256, bytes) VALUES (?, ?)", arguments: [digest, Data(bytes)])
      let facts = ArticleLoaded(article: slug, content: article, source: source, originalSHA256: digest)
      let event = Submission(.articleLoaded(facts))
      _ = try Ledger(db: db).append(event.event, key: event.key, by: nil, at: time)
      return try Self.loading(slug, isNew: true, db)
    }
  }

  private static func loading(_ slug: String, isNew: Bool, _ db: Database) throws -> Loading {
    guard let summary = try ArticleRow.summary(slug, db) else { throw StoreError.unexpected(reason: "article lost") }
    return Loading(
      slug: slug, isNew: isNew, paragraphs: summary.paragraphs, annotatable: summary.annotatable)
  }

  private static func free(_ wish: String, isPinned: Bool, _ db: Database) throws -> String {
    var slug = wish, number = 1
    while try Row.exists(db, sql: "SELECT 1 FROM article WHERE slug = ?", [slug]) {
      guard !isPinned else { throw StoreError.slugTaken(slug: wish) }
      number += 1
      slug = "\(wish)-\(number)"
    }
    return slug
  }
}
