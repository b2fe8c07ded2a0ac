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

    /// What became of an article.
    public init(slug: String, isNew: Bool, paragraphs: Int, annotatable: Int) {
      self.slug = slug
      self.isNew = isNew
      self.paragraphs = paragraphs
      self.annotatable = annotatable
    }
  }

  /// An article on its way into the project.
  public struct Candidate: Sendable {
    /// The article as it was read.
    public var article: Article
    /// The slug to stand under; a wish is made free with `-2`, `-3`, …
    public var slug: String
    /// Whether the slug is an order, not a wish.
    public var isPinned: Bool
    /// The article that this one is a new version of, with the paragraphs that did not change.
    public var revision: Revision?

    /// A candidate.
    public init(_ article: Article, slug: String, isPinned: Bool, revision: Revision? = nil) {
      self.article = article
      self.slug = slug
      self.isPinned = isPinned
      self.revision = revision
    }
  }

  /// Loads the articles of one file in one transaction; content that is here already is left as it is.
  ///
  /// - Parameters:
  ///   - candidates: the articles.
  ///   - source: the name of the file.
  ///   - bytes: the bytes they were read from, which are kept.
  ///   - time: when.
  /// - Returns: for each article the slug it stands under, and whether it is new.
  /// - Throws: ``StoreError/slugTaken(slug:)`` when a pinned slug belongs to other content; nothing is loaded then.
  public func load(
    _ candidates: [Candidate], source: String, bytes: [UInt8], at time: Timestamp
  ) throws(StoreError) -> [Loading] {
    let digest = SHA256.hash(data: bytes).hexadecimal
    return try write { db in
      try candidates.map { candidate in
        if let same = try Self.slug(ofContent: candidate.article.contentSHA256, db) {
          return try Self.loading(same, isNew: false, db)
        }
        let slug = try Self.free(candidate.slug, isPinned: candidate.isPinned, db)
        try Self.keep(bytes, digest, db)
        let facts = ArticleLoaded(
          article: slug, content: candidate.article, source: source, originalSHA256: digest,
          revises: candidate.revision?.article)
        let event = Submission(.articleLoaded(facts))
        _ = try Ledger(db: db).append(event.event, key: event.key, by: nil, at: time)
        if let revision = candidate.revision { try revision.carry(to: slug, at: time, db) }
        return try Self.loading(slug, isNew: true, db)
      }
    }
  }

  /// Keeps the bytes of a file, without a copy of them on the way.
  private static func keep(_ bytes: [UInt8], _ digest: String, _ db: Database) throws {
    try bytes.withUnsafeBytes { raw in
      let lent = raw.baseAddress.map {
        Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: $0), count: raw.count, deallocator: .none)
      }
      try db.execute(
        sql: "INSERT OR IGNORE INTO original (sha256, bytes) VALUES (?, ?)", arguments: [digest, lent ?? Data()])
    }
  }

  /// The article that has some content already.
  public func slug(ofContent digest: String) throws(StoreError) -> String? {
    try read { try Self.slug(ofContent: digest, $0) }
  }

  private static func slug(ofContent digest: String, _ db: Database) throws -> String? {
    let sql = "SELECT slug FROM article WHERE content_sha256 = ? ORDER BY slug"
    return try String.fetchOne(db, sql: sql, arguments: [digest])
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
