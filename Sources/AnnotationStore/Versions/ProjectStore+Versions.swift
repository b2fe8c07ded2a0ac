// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// The article that a changed one may be a new version of: of the same address, or of the slug it would stand under.
  ///
  /// - Parameters:
  ///   - url: the article's canonical address, if it has one.
  ///   - slug: the slug it would stand under.
  /// - Returns: the newest version with its paragraphs, or nil when there is none.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func predecessor(url: String?, slug: String) throws(StoreError) -> (slug: String, article: Article)? {
    try read { try Self.predecessor(url: url, slug: slug, $0) }
  }

  static func predecessor(url: String?, slug: String, _ db: Database) throws -> (slug: String, article: Article)? {
    let byName = "SELECT slug FROM article WHERE slug = ?"
    let byAddress = "SELECT slug FROM article WHERE url = ? ORDER BY loaded_at DESC LIMIT 1"
    let named = try String.fetchOne(db, sql: byName, arguments: [slug])
    let known = try named ?? url.flatMap { try String.fetchOne(db, sql: byAddress, arguments: [$0]) }
    guard var found = known else { return nil }
    let next = "SELECT slug FROM article WHERE revises = ? ORDER BY loaded_at DESC LIMIT 1"
    var seen: Set<String> = [found]
    while let newer = try String.fetchOne(db, sql: next, arguments: [found]) {
      guard seen.insert(newer).inserted else {
        throw StoreError.damaged(path: "", reason: "article \(newer) is a new version of itself")
      }
      found = newer
    }
    return (found, try ArticleRow.article(found, db))
  }
}
