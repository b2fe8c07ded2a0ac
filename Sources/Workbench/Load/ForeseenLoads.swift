// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

/// What would become of articles that were loaded one after another, found out without writing.
struct ForeseenLoads {
  private let store: ProjectStore?
  /// The slugs in the project, looked up when the first wish is to be made free.
  private var taken: Set<String>?
  /// The articles foreseen so far, by the slug that each would get.
  private var articles: [String: Article] = [:]
  private var slugs: (ofContent: [String: String], ofURL: [String: String]) = ([:], [:])
  /// The version that would follow an article.
  private var newer: [String: String] = [:]
  /// The next number to try after a wish that is taken.
  private var numbers: [String: Int] = [:]

  /// Nothing is foreseen yet; no store stands for a project that is to be made.
  init(store: ProjectStore?) { self.store = store }

  /// What would become of a candidate after those before it.
  ///
  /// - Throws: ``StoreError/slugTaken(slug:)`` when a pinned slug belongs to other content.
  mutating func take(_ candidate: ProjectStore.Candidate) throws -> LoadedArticle {
    let article = candidate.article
    var loading = ProjectStore.Loading(
      slug: candidate.slug, isNew: false, paragraphs: article.paragraphs.count, annotatable: article.annotatableCount)
    if let known = try slugs.ofContent[article.contentSHA256] ?? store?.slug(ofContent: article.contentSHA256) {
      loading.slug = known
      return LoadedArticle(loading: loading, of: article)
    }
    loading.isNew = true
    var (wish, isPinned, news) = (candidate.slug, candidate.isPinned, RevisionNews?.none)
    if let (slug, old) = try predecessor(of: candidate),
      let revision = Predecessor.revised(candidate, after: slug, old)
    {
      (wish, isPinned, news) = (revision.candidate.slug, revision.candidate.isPinned, revision.news)
    }
    loading.slug = try free(wish, isPinned: isPinned)
    articles[loading.slug] = article
    slugs.ofContent[article.contentSHA256] = loading.slug
    if let url = article.url { slugs.ofURL[url] = loading.slug }
    if let news { newer[news.of] = loading.slug }
    return LoadedArticle(loading: loading, news: news, of: article)
  }

  /// Articles that are here or foreseen, by their slugs.
  func contents(of slugs: [String]) throws -> [String: Article] {
    // More at once would be looked for among all articles.
    let atOnce = 500
    var here: [String: Article] = [:]
    for start in stride(from: 0, to: slugs.count, by: atOnce) {
      let some = Array(slugs[start...].prefix(atOnce))
      here.merge(try store?.contents(of: some) ?? [:]) { first, _ in first }
    }
    return here.merging(slugs.compactMap { slug in articles[slug].map { (slug, $0) } }) { here, _ in here }
  }

  /// The newest version of the article that has a candidate's name, unless that is of another outlet, or else its address.
  private func predecessor(of candidate: ProjectStore.Candidate) throws -> (slug: String, article: Article)? {
    let slug = candidate.slug, article = candidate.article
    var found = articles[slug].flatMap { named in
      candidate.isPinned || !named.outlet.differs(from: article.outlet) ? (slug: slug, article: named) : nil
    }
    if found == nil { found = try store?.predecessor(of: candidate, url: nil) }
    if found == nil, let url = article.url {
      if let foreseen = slugs.ofURL[url], let same = articles[foreseen] {
        found = (foreseen, same)
      } else {
        found = try store?.predecessor(of: candidate, url: url)
      }
    }
    while let last = found, let next = newer[last.slug], let article = articles[next] { found = (next, article) }
    return found
  }

  /// The wish, or the wish with the first number that no article has or would have.
  private mutating func free(_ wish: String, isPinned: Bool) throws -> String {
    guard try isTaken(wish) else { return wish }
    guard !isPinned else { throw StoreError.slugTaken(slug: wish) }
    var number = numbers[wish] ?? 2
    while try isTaken("\(wish)-\(number)") { number += 1 }
    numbers[wish] = number + 1
    return "\(wish)-\(number)"
  }

  private mutating func isTaken(_ slug: String) throws -> Bool {
    if taken == nil { taken = Set(try store?.articles().map(\.slug) ?? []) }
    return articles[slug] != nil || taken?.contains(slug) ?? false
  }
}
