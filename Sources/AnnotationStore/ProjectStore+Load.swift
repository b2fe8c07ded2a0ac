// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB
internal import Glibc

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

  /// The most paragraphs that one transaction of a load writes, so that a label waits less than 100 ms behind it.
  private static let paragraphsAtOnce = 256
  /// The most bytes of text that one transaction of a load writes.
  private static let textBytesAtOnce = 512 << 10
  /// How long others may begin to write between two transactions of a load, in microseconds; naps are shorter.
  private static let gap: UInt32 = 8_000

  /// Loads articles in transactions of moderate size; content that is here already is left as it is.
  ///
  /// A load that was stopped goes on where it stood: what was loaded is recognised without writing.
  /// - Parameters:
  ///   - candidates: the articles, in order.
  ///   - source: the name of the file.
  ///   - bytes: the bytes they were read from, which are kept; they leave memory before the articles are written.
  ///   - time: when.
  ///   - revised: says whether a candidate is a new version of an article of its name or address that is here.
  ///   - progress: is told how many articles are on the disk, after every transaction.
  /// - Returns: for each article the slug it stands under, and whether it is new.
  /// - Throws: ``StoreError/slugTaken(slug:)`` when a pinned slug belongs to other content; earlier transactions stay.
  /// - Complexity: O(text), by index.
  public func load(
    _ candidates: [Candidate], source: String, bytes: consuming [UInt8], at time: Timestamp,
    revised: (Candidate, _ slug: String, Article) -> Candidate = { candidate, _, _ in candidate },
    progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> [Loading] {
    var bytes: [UInt8]? = consume bytes
    var last: OriginalPart?
    var loadings: [Loading] = []
    while loadings.count < candidates.count {
      let batch = Self.batch(candidates[loadings.count...])
      if let known = try known(batch) {
        loadings += known
      } else {
        let part = if let last { last } else { try keepBeginning(of: bytes.take() ?? []) }
        last = part
        loadings += try write { db, ledger in
          try part.keep(db)
          return try batch.map {
            try Self.load($0, source: source, original: part.digest, at: time, revised: revised, ledger)
          }
        }
        if loadings.count < candidates.count { usleep(Self.gap) }
      }
      progress(loadings.count)
    }
    return loadings
  }

  /// Keeps all parts of a file but the last, which goes with the first articles.
  private func keepBeginning(of bytes: consuming [UInt8]) throws(StoreError) -> OriginalPart {
    let digest = SHA256.hash(data: bytes).hexadecimal
    let last = max(0, bytes.count - 1) / OriginalPart.size
    for number in 0..<last {
      let start = number * OriginalPart.size
      let part = OriginalPart(digest: digest, number: number, bytes: bytes[start..<start + OriginalPart.size])
      try write { db, _ in try part.keep(db) }
      usleep(Self.gap)
    }
    return OriginalPart(digest: digest, number: last, bytes: Array(bytes[(last * OriginalPart.size)...])[...])
  }

  private static func batch(_ candidates: ArraySlice<Candidate>) -> ArraySlice<Candidate> {
    var paragraphs = 0, bytes = 0
    let end = candidates.firstIndex { candidate in
      paragraphs += candidate.article.paragraphs.count
      bytes += candidate.article.paragraphs.reduce(0) { $0 + $1.text.utf8.count }
      return paragraphs > paragraphsAtOnce || bytes > textBytesAtOnce
    }
    return candidates[..<max(candidates.startIndex + 1, end ?? candidates.endIndex)]
  }

  /// Where the candidates stand, if all of them are here already.
  private func known(_ candidates: ArraySlice<Candidate>) throws(StoreError) -> [Loading]? {
    try read { db in
      var loadings: [Loading] = []
      for candidate in candidates {
        guard let slug = try Self.slug(ofContent: candidate.article.contentSHA256, db) else { return nil }
        loadings.append(try Self.loading(slug, isNew: false, db))
      }
      return loadings
    }
  }

  static func load(
    _ candidate: Candidate, source: String, original: String, at time: Timestamp,
    revised: (Candidate, String, Article) -> Candidate, _ ledger: Ledger
  ) throws -> Loading {
    let db = ledger.db
    if let same = try slug(ofContent: candidate.article.contentSHA256, db) {
      return try loading(same, isNew: false, db)
    }
    var candidate = candidate
    if let (slug, article) = try predecessor(of: candidate, url: candidate.article.url, db) {
      candidate = revised(candidate, slug, article)
    }
    let slug = try free(candidate.slug, isPinned: candidate.isPinned, db)
    let facts = ArticleLoaded(
      article: slug, content: candidate.article, source: source, originalSHA256: original,
      revises: candidate.revision?.article)
    try ledger.append(Submission(.articleLoaded(facts)), by: nil, at: time)
    if let revision = candidate.revision { try revision.carry(to: slug, at: time, ledger) }
    return try loading(slug, isNew: true, db)
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
    guard let summary = try ArticleRow.summary(slug, db) else {
      throw StoreError.damaged(path: "", reason: "table article does not give back article \(slug)")
    }
    return Loading(
      slug: slug, isNew: isNew, paragraphs: summary.paragraphs, annotatable: summary.annotatable)
  }

  /// A slug that is free: the wish, or the wish with the first number that no article has yet, found by halving.
  private static func free(_ wish: String, isPinned: Bool, _ db: Database) throws -> String {
    func name(_ number: Int) -> String { number == 1 ? wish : "\(wish)-\(number)" }
    func isTaken(_ number: Int) throws -> Bool {
      try Row.exists(db, sql: "SELECT 1 FROM article WHERE slug = ?", [name(number)])
    }
    guard try isTaken(1) else { return wish }
    guard !isPinned else { throw StoreError.slugTaken(slug: wish) }
    var taken = 1, free = 2
    while try isTaken(free) { (taken, free) = (free, free * 2) }
    while free - taken > 1 {
      let middle = (taken + free) / 2
      if try isTaken(middle) { taken = middle } else { free = middle }
    }
    return name(free)
  }
}

/// Some of a file's bytes on their way into the project, so few that they are written quickly.
struct OriginalPart {
  /// The bytes of a part: 1 MiB.
  static let size = 1 << 20

  /// The SHA-256 of the whole file.
  let digest: String
  let number: Int
  let bytes: ArraySlice<UInt8>

  /// Keeps all parts of a text.
  static func keepAll(_ bytes: [UInt8], digest: String, _ db: Database) throws {
    for number in 0...max(0, bytes.count - 1) / size {
      let range = number * size..<min(bytes.count, (number + 1) * size)
      try OriginalPart(digest: digest, number: number, bytes: bytes[range]).keep(db)
    }
  }

  /// Keeps the part, without a copy of it on the way, unless it is there.
  func keep(_ db: Database) throws {
    guard try !Row.exists(db, sql: "SELECT 1 FROM original WHERE sha256 = ? AND part = ?", [digest, number]) else {
      return
    }
    try bytes.withUnsafeBytes { raw in
      let lent = raw.baseAddress.map {
        Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: $0), count: raw.count, deallocator: .none)
      }
      try db.execute(
        sql: "INSERT INTO original (sha256, part, bytes) VALUES (?, ?, ?)", arguments: [digest, number, lent ?? Data()])
    }
  }
}
