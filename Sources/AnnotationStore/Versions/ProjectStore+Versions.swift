// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// The article that a changed one may be a new version of: of the slug it would stand under, unless that is of another outlet,
  /// or else of the same address.
  ///
  /// - Parameters:
  ///   - candidate: the article as it would be loaded; a slug that somebody gave counts whatever the outlet.
  ///   - url: the address that is looked for, if any.
  /// - Returns: the newest version with its paragraphs, or nil when there is none.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func predecessor(of candidate: Candidate, url: String?) throws(StoreError) -> (slug: String, article: Article)?
  {
    try read { try Self.predecessor(of: candidate, url: url, $0) }
  }

  static func predecessor(
    of candidate: Candidate, url: String?, _ db: Database
  ) throws -> (slug: String, article: Article)? {
    let byName = "SELECT url, site FROM article WHERE slug = ?"
    let byAddress = "SELECT slug FROM article WHERE url = ? ORDER BY loaded_at DESC LIMIT 1"
    let outlet = try Row.fetchOne(db, sql: byName, arguments: [candidate.slug]).map { row in
      let row = StoredRow(row, of: "article")
      return ArticleOutlet(url: try row.optionalText("url"), name: try row.optionalText("site"))
    }
    let isNamed = outlet.map { candidate.isPinned || !$0.differs(from: candidate.article.outlet) } ?? false
    let known =
      isNamed
      ? candidate.slug
      : try url.flatMap { try String.fetchOne(db, sql: byAddress, arguments: [$0]) }
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
