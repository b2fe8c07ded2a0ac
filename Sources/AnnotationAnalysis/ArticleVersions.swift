// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Which versions of an article count, where it was loaded anew with changes and labels were carried over.
public enum VersionChoice: String, Sendable, CaseIterable {
  /// The latest that the reviewers in question have finished, so that a label counts once.
  case latest
  /// Every one.
  case all
}

/// The articles of a project as lines of versions, each of which revises the one before.
public struct ArticleVersions: Sendable {
  private let origins: [String: String]
  private let places: [String: Int]

  /// The lines of versions. Complexity: O(n log n) for lines of bounded length.
  ///
  /// - Parameter articles: every article of the project.
  public init(_ articles: [ArticleSummary]) {
    let revised = Dictionary(articles.map { ($0.slug, $0.revises) }) { $1 }
    origins = Dictionary(articles.map { ($0.slug, Self.origin(of: $0.slug, revised)) }) { $1 }
    let inOrder = articles.sorted { ($0.loadedAt, $0.slug) < ($1.loadedAt, $1.slug) }
    places = Dictionary(inOrder.enumerated().map { ($1.slug, $0) }) { $1 }
  }

  private static func origin(of slug: String, _ revised: [String: String?]) -> String {
    var slug = slug
    var seen: Set<String> = [slug]
    while let before = revised[slug] ?? nil, seen.insert(before).inserted { slug = before }
    return slug
  }

  /// Whether two articles are versions of one.
  public func areVersions(_ slug: String, _ other: String) -> Bool {
    (origins[slug] ?? slug) == (origins[other] ?? other)
  }

  /// Of every line of versions the article that counts: the one that most reviewers have finished, else begun; of
  /// several the latest.
  ///
  /// - Parameters:
  ///   - articles: the articles in question, each once.
  ///   - reviews: their reviews.
  /// - Returns: the articles that count, in their order.
  public func latest(of articles: [String], reviewedIn reviews: [ReviewSummary]) -> [String] {
    let byArticle = Dictionary(grouping: reviews, by: \.id.article)
    func rank(_ article: String) -> (Int, Int, Int) {
      let mine = byArticle[article] ?? []
      return (Self.reviewers(mine.filter(\.isFinished)), Self.reviewers(mine), places[article] ?? 0)
    }
    let lines = Dictionary(grouping: articles) { origins[$0] ?? $0 }
    let counting = Set(lines.values.compactMap { $0.max { rank($0) < rank($1) } })
    return articles.filter(counting.contains)
  }

  /// Of every reviewer and line of versions the reviews that count: of the latest version that the reviewer has
  /// finished, else of the latest begun.
  ///
  /// - Parameter reviews: reviews of any articles.
  /// - Returns: the reviews that count.
  public func latest(of reviews: [ReviewSummary]) -> Set<ReviewID> {
    struct Line: Hashable {
      var origin: String
      var reviewer: String
    }
    let lines = Dictionary(grouping: reviews) { review in
      Line(origin: origins[review.id.article] ?? review.id.article, reviewer: review.id.reviewer)
    }
    return lines.values.reduce(into: []) { counting, mine in
      let article = latest(of: Set(mine.map(\.id.article)).sorted(), reviewedIn: mine).first
      counting.formUnion(mine.filter { $0.id.article == article }.map(\.id))
    }
  }

  private static func reviewers(_ reviews: [ReviewSummary]) -> Int { Set(reviews.map(\.id.reviewer)).count }
}
