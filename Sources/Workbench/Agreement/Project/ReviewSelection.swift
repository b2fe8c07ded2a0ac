// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Which reviews of which articles count, and which do not.
///
/// An article is shown when two of its reviews are finished; what one reviewer did alone says nothing about agreement,
/// and would give the others' labels away.
struct ReviewSelection {
  /// An article whose agreement can not be shown yet.
  struct Pending {
    let article: String
    let finished: [String]
    let unfinished: [String]
  }

  /// The articles that are shown.
  private(set) var articles: [String] = []
  /// The reviews that count.
  private(set) var reviews: Set<ReviewID> = []
  /// The unfinished reviews that count because they were asked for.
  private(set) var takenIn: [ReviewSummary] = []
  /// The reviews that do not count because they are not finished.
  private(set) var unfinished: [ReviewSummary] = []
  /// The finished reviews that stand alone.
  private(set) var alone: [ReviewSummary] = []
  /// The articles that wait for a second finished review.
  private(set) var pending: [Pending] = []

  /// - Parameters:
  ///   - reviews: the reviews of the articles.
  ///   - articles: the articles in order, each once.
  ///   - includesUnfinished: whether a review need not be finished to count.
  init(_ reviews: [ReviewSummary], of articles: [String], includesUnfinished: Bool) {
    let byArticle = Dictionary(grouping: reviews, by: \.id.article)
    for article in articles {
      let all = byArticle[article] ?? []
      let counting = all.filter { $0.isFinished || includesUnfinished }
      if Set(counting.map(\.id.reviewer)).count >= 2 {
        self.articles.append(article)
        self.reviews.formUnion(counting.map(\.id))
        takenIn += counting.filter { !$0.isFinished }
        unfinished += all.filter { !$0.isFinished && !includesUnfinished }
      } else {
        alone += all.filter(\.isFinished)
        unfinished += all.filter { !$0.isFinished }
        pending.append(
          Pending(
            article: article, finished: all.filter(\.isFinished).map(\.id.reviewer),
            unfinished: all.filter { !$0.isFinished }.map(\.id.reviewer)))
      }
    }
  }
}
