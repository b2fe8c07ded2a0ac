// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// In which order the articles of a project wait for a reviewer.
public enum ReviewQueue {
  /// The articles that the reviewer has not finished, the one to open first at the top: the most recent unfinished
  /// review, then the article most in need of a second reading, then the new ones.
  public static func unfinished(
    _ articles: [ArticleSummary], _ reviews: [ReviewSummary], for reviewer: String
  ) -> [ArticleSummary] {
    let finished = Set(reviews.filter { $0.id.reviewer == reviewer && $0.isFinished }.map(\.id.article))
    return order(articles, reviews, for: reviewer).filter { !finished.contains($0.slug) }
  }

  /// All articles: the reviewer's open ones by last change, those that others finished, new ones, finished ones.
  public static func order(
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
}
