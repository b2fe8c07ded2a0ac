// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Whose work may be shown: nobody sees another's before both have finished the article.
struct VisibleReviews {
  /// The reviews that may be shown.
  let shown: Set<ReviewID>
  /// The reviews that stay hidden, by article and reviewer.
  let hidden: [ReviewSummary]

  /// - Parameters:
  ///   - reviews: every review of the articles.
  ///   - viewer: who looks; where nobody says, an article is shown once all of its reviews are finished.
  init(_ reviews: [ReviewSummary], viewer: String?) {
    let byArticle = Dictionary(grouping: reviews, by: \.id.article)
    let shown = reviews.filter { review in
      let others = byArticle[review.id.article] ?? []
      guard let viewer else { return others.allSatisfy(\.isFinished) }
      if review.id.reviewer == viewer { return true }
      return review.isFinished && others.contains { $0.id.reviewer == viewer && $0.isFinished }
    }
    self.shown = Set(shown.map(\.id))
    hidden = reviews.filter { review in !shown.contains { $0.id == review.id } }
  }

  /// One line about what is not shown; nil when all is.
  func remark(viewer: String?) -> String? {
    guard !hidden.isEmpty else { return nil }
    let names = hidden.prefix(10).map { "\($0.id.reviewer) of \($0.id.article)" }.joined(separator: ", ")
    let more = hidden.count > 10 ? " and \(hidden.count - 10) more" : ""
    let advice =
      viewer == nil ? "; shown once every review of the article is finished, --reviewer ID shows one's own" : ""
    return "attest: hidden until finished: \(names)\(more)\(advice)"
  }
}
