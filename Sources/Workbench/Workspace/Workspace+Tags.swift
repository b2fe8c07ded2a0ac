// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Gives articles a tag, or takes it from them.
  public func tag(_ article: String, _ tag: String, removes: Bool) throws(Failure) {
    let undone = "\(sanitized(article)) not tagged"
    try attempt(undone) {
      guard tag == slug(from: tag) else { throw WorkError.notATag(tag) }
      let store = try open(.write, for: undone)
      let summary = try summary(of: article, store)
      guard summary.tags.contains(tag) == removes else {
        return tell("\(article) \(removes ? "does not bear" : "bears") the tag \(tag)\(removes ? "" : " already")")
      }
      let change = WorkChange.tagged(article: article, tag: tag, isSet: !removes)
      let receipt = try store.append([Submission(.work(change))], by: viewer, at: clock())
      tell("\(article) bears the tag \(tag)\(removes ? " no more" : "") (entry \(receipt[0].clock))")
    }
  }

  /// The articles that are named or bear a tag, each once; nil where neither is asked for.
  ///
  /// - Throws: what is not here; ``StoreError/articleIsExcluded(slug:reason:)`` for a named article that is excluded.
  func chosen(_ names: [String], tag: String?, _ store: ProjectStore) throws -> [String]? {
    if names.isEmpty, tag == nil { return nil }
    let articles = try store.articles()
    for name in names {
      let summary = try summary(of: name, store, among: articles)
      if let reason = summary.exclusion { throw StoreError.articleIsExcluded(slug: name, reason: reason) }
    }
    var chosen = names
    if let tag {
      guard articles.contains(where: { $0.tags.contains(tag) }) else {
        throw WorkError.noSuchTag(tag, nearest: suggestion(for: tag, among: articles.flatMap(\.tags)))
      }
      chosen += articles.filter { $0.tags.contains(tag) && !$0.isExcluded }.map(\.slug)
    }
    var seen: Set<String> = []
    return chosen.filter { seen.insert($0).inserted }
  }

  /// An article as lists show it.
  func summary(of slug: String, _ store: ProjectStore, among articles: [ArticleSummary]? = nil) throws -> ArticleSummary
  {
    let articles = try articles ?? store.articles()
    guard let summary = articles.first(where: { $0.slug == slug }) else {
      throw StoreError.noSuchArticle(asked: slug, nearest: suggestion(for: slug, among: articles.map(\.slug)))
    }
    return summary
  }
}
