// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel

/// Which reviews of which articles count, and which do not.
///
/// An article is shown when two of its reviews are finished; what one reviewer did alone says nothing about agreement,
/// and would give the others' labels away.
public struct ReviewSelection: Sendable {
  /// An article whose agreement can not be shown yet.
  public struct Pending: Sendable {
    /// The article.
    public let article: String
    /// Who has finished it, or has begun it where that is enough.
    public let finished: [String]
    /// Who has not.
    public let unfinished: [String]
  }

  /// The round that is looked at; the labels of two rounds are never mixed.
  public let round: Int
  /// The articles that are shown.
  public private(set) var articles: [String] = []
  /// The reviews that count.
  public private(set) var reviews: Set<ReviewID> = []
  /// The unfinished reviews that count because they were asked for.
  public private(set) var takenIn: [ReviewSummary] = []
  /// The reviews that do not count because they are not finished.
  public private(set) var unfinished: [ReviewSummary] = []
  /// The finished reviews that stand alone.
  public private(set) var alone: [ReviewSummary] = []
  /// The reviews that do not count because another version of their article does.
  public private(set) var otherVersions: [ReviewSummary] = []
  /// The reviews of machines that do not count because nobody asked for them.
  public private(set) var machines: [ReviewSummary] = []
  /// The reviews that count and were made with a machine's labels as a prior.
  public private(set) var withPrior: [ReviewSummary] = []
  /// The articles that wait for a second finished review.
  public private(set) var pending: [Pending] = []

  /// Decides for each article.
  ///
  /// - Parameters:
  ///   - reviews: the reviews of the articles, of any rounds.
  ///   - articles: the articles in order, each once.
  ///   - round: the round that is looked at.
  ///   - includesUnfinished: whether a review need not be finished to count.
  ///   - machines: the reviewers that are machines and do not count.
  ///   - versions: the project's lines of versions, of each of which one article counts; nil takes every article.
  public init(
    _ reviews: [ReviewSummary], of articles: [String], round: Int = 1, includesUnfinished: Bool,
    machines: Set<String> = [], versions: ArticleVersions? = nil
  ) {
    self.round = round
    let inRound = reviews.filter { $0.id.round == round && !$0.isEmpty }
    self.machines = inRound.filter { machines.contains($0.id.reviewer) }
    let byArticle = Dictionary(grouping: inRound.filter { !machines.contains($0.id.reviewer) }, by: \.id.article)
    let countingOf = byArticle.mapValues { $0.filter { $0.isFinished || includesUnfinished } }
    let shown = articles.filter { Set((countingOf[$0] ?? []).map(\.id.reviewer)).count >= 2 }
    let latest = Set(versions?.latest(of: shown, reviewedIn: shown.flatMap { countingOf[$0] ?? [] }) ?? shown)
    let others = Set(shown).subtracting(latest)
    for article in articles {
      let all = byArticle[article] ?? [], counting = countingOf[article] ?? []
      if others.contains(article) {
        otherVersions += all
      } else if latest.contains(article) {
        self.articles.append(article)
        self.reviews.formUnion(counting.map(\.id))
        takenIn += counting.filter { !$0.isFinished }
        withPrior += counting.filter { $0.prior != nil }
        unfinished += all.filter { !$0.isFinished && !includesUnfinished }
      } else {
        alone += all.filter(\.isFinished)
        unfinished += all.filter { !$0.isFinished }
        pending.append(
          Pending(
            article: article, finished: counting.map(\.id.reviewer),
            unfinished: all.filter { !$0.isFinished && !includesUnfinished }.map(\.id.reviewer)))
      }
    }
  }
}

extension ReviewSelection {
  /// The reviews that do not count, as a report names them.
  public var leftOut: [LeftOut] {
    unfinished.map { leftOut($0, "unfinished") } + alone.map { leftOut($0, "no second finished review") }
      + otherVersions.map { leftOut($0, "another version of the article counts") }
      + machines.map { leftOut($0, "a machine's") }
  }

  private func leftOut(_ review: ReviewSummary, _ reason: String) -> LeftOut {
    LeftOut(what: "review of \(review.id.article) by \(review.id.reviewer)", count: review.decided, reason: reason)
  }
}

extension Sequence<ReviewSummary> {
  /// The unfinished reviews of which an answer holds something: those whose labels others can read from there on.
  ///
  /// That a review could have been looked at reveals nothing; that rows of it were written does.
  /// - Parameter rows: the reviews that the rows of the answer come from, each as often as it likes.
  /// - Returns: their identities, in the order of the reviews.
  public func revealed(in rows: some Sequence<ReviewID>) -> [ReviewID] {
    let shown = Set(rows)
    return filter { !$0.isFinished && !$0.isEmpty && shown.contains($0.id) }.map(\.id)
  }
}

/// Whose work may be shown: nobody sees another's before both have finished the article; an empty review hides nothing.
public struct VisibleReviews: Sendable {
  /// The reviews that may be shown, in their order.
  public let reviews: [ReviewSummary]
  /// Their identities.
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
    let shown = reviews.filter { review in
      let others = byArticle[review.id.article] ?? []
      guard let viewer else { return others.allSatisfy { $0.isFinished || $0.isEmpty } }
      if review.id.reviewer == viewer { return true }
      return review.isFinished && others.contains { $0.id.reviewer == viewer && $0.isFinished }
    }
    self.reviews = shown
    self.shown = Set(shown.map(\.id))
    hidden = reviews.filter { [shown = self.shown] in !shown.contains($0.id) && !$0.isEmpty }
  }
}
