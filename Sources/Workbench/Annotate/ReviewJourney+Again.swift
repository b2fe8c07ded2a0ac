// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewSession

/// Paragraphs that are looked at again, and decisions that the codebook in force leaves behind.
extension ReviewJourney {
  /// The paragraphs of the reviewer's own reviews that a search would find, by article.
  ///
  /// - Throws: ``WorkError/nothingFound(reviewer:states:)`` when something is looked for and nothing found.
  func found(_ options: ReviewOptions, among named: [String]?) throws -> [String: [Int]] {
    guard !options.only.isEmpty else { return [:] }
    let slugs = try named ?? store.articles().filter { !$0.isExcluded }.map(\.slug)
    let reviews = try store.reviews(of: slugs).filter { $0.id.round == options.round }
    var request = SearchRequest()
    (request.states, request.reviewer) = (options.only, reviewer)
    let shown = VisibleReviews(reviews, viewer: reviewer).shown
    let found = try workspace.found(request, in: slugs, shown, store).filter { hit in
      shown.contains(ReviewID(article: hit.article, reviewer: reviewer, round: options.round))
    }
    guard !found.isEmpty else {
      throw WorkError.nothingFound(reviewer: reviewer, states: options.only.map(\.rawValue).sorted())
    }
    return Dictionary(grouping: found, by: \.article).mapValues { $0.map(\.paragraph) }
  }

  /// A history with the labels under the names that they have in the codebook in force.
  func inForce(_ history: [Recorded]) throws -> [Recorded] {
    let versions = CodebookHistory(try store.codebooks())
    return history.map { recorded in
      guard case .judgementMade(var facts) = recorded.event, let label = facts.judgement.label else { return recorded }
      facts.judgement.label = versions.reading(of: label, under: facts.codebook).label ?? label
      var read = recorded
      read.event = .judgementMade(facts)
      return read
    }
  }

  /// The machine's labels that are shown behind decisions: those that were asked for, or that the review was begun with.
  ///
  /// - Throws: ``JourneyError/otherPrior(asked:known:)`` for another machine than the review was begun with.
  func prior(for id: ReviewID, _ asked: String?, remembered: String?) throws -> Prior? {
    guard let machine = asked ?? remembered else { return nil }
    if let remembered, remembered != machine { throw JourneyError.otherPrior(asked: machine, known: remembered) }
    let answers = try store.answers(of: machine, in: id.article)
    if answers.isEmpty { workspace.remark("\(machine) has no labels of \(id.article)") }
    return Prior(machine: machine, answers: answers.mapValues { Prior.Answer($0.label, id: $0.id) })
  }

  /// The ids of the decisions of a review that are stale.
  func stale(in history: [Recorded]) throws -> Set<String> {
    let versions = CodebookHistory(try store.codebooks())
    return Set(
      history.compactMap { recorded in
        guard case .judgementMade(let facts) = recorded.event, let label = facts.judgement.label,
          versions.reading(of: label, under: facts.codebook).isStale
        else { return nil }
        return recorded.receipt.id
      })
  }
}
