// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Whose work may be shown: nobody sees another's before both have finished the article.
public struct VisibleReviews: Sendable {
  /// The reviews that may be shown.
  public let shown: Set<ReviewID>
  /// The reviews that stay hidden, by article and reviewer.
  public let hidden: [ReviewSummary]

  /// Decides for each review. Complexity: O(reviews of an article squared), summed over articles.
  ///
  /// - Parameters:
  ///   - reviews: every review of the articles.
  ///   - viewer: who looks; where nobody says, an article is shown once all of its reviews are finished.
  public init(_ reviews: [ReviewSummary], viewer: String?) {
    let byArticle = Dictionary(grouping: reviews, by: \.id.article)
    public let shown = reviews.filter { review in
      let others = byArticle[review.id.article] ?? []
      guard let viewer else { return others.allSatisfy(\.isFinished) }
      if review.id.reviewer == viewer { return true }
      return review.isFinished && others.contains { $0.id.reviewer == viewer && $0.isFinished }
    }
    self.shown = Set(shown.map(\.id))
    hidden = reviews.filter { [shown = self.shown] in !shown.contains($0.id) }
  }
}
