// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

/// Which article waits for a reviewer.
struct Waiting {
  var store: ProjectStore

  /// The most recent unfinished review; else the article most in need of a second reading; else the first new one.
  ///
  /// - Throws: ``JourneyError/nothingToReview(reviewer:articles:)``.
  func next(for reviewer: String) throws -> String {
    guard let next = try unfinished(for: reviewer).first else {
      throw JourneyError.nothingToReview(reviewer: reviewer, articles: try store.articles().count)
    }
    return next.slug
  }

  /// The articles that the reviewer has not finished, the one to open first at the top.
  func unfinished(for reviewer: String) throws -> [ArticleSummary] {
    let articles = try store.articles(), reviews = try store.reviews()
    return Self.order(articles, reviews, for: reviewer).filter { !Self.isFinished($0, reviews, reviewer) }
  }

  /// All articles: the reviewer's open ones by last change, those that others finished, new ones, finished ones.
  static func order(
    _ articles: [ArticleSummary], _ reviews: [ReviewSummary], for reviewer: String
  ) -> [ArticleSummary] {
    let superseded = Set(articles.compactMap(\.revises))
    let mine = Dictionary(reviews.filter { $0.id.reviewer == reviewer }.map { ($0.id.article, $0) }) { $1 }
    let finished = Dictionary(
      grouping: reviews.filter { $0.isFinished && $0.id.reviewer != reviewer }, by: \.id.article)
    func rank(_ article: ArticleSummary) -> (Int, Int64, String) {
      let others = finished[article.slug]?.count ?? 0
      guard let review = mine[article.slug] else { return (others == 1 ? 1 : 2, Int64(others), article.slug) }
      return (review.isFinished ? 3 : 0, -review.touchedAt.milliseconds, article.slug)
    }
    return articles.filter { !superseded.contains($0.slug) || mine[$0.slug] != nil }.map { (rank($0), $0) }.sorted {
      $0.0 < $1.0
    }.map(\.1)
  }

  private static func isFinished(_ article: ArticleSummary, _ reviews: [ReviewSummary], _ reviewer: String) -> Bool {
    reviews.contains { $0.id.article == article.slug && $0.id.reviewer == reviewer && $0.isFinished }
  }
}
