// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewSession

/// Decisions that the codebook in force leaves behind.
extension ReviewJourney {
  /// The articles, among some or all, in which the reviewer has decisions that are stale.
  ///
  /// - Throws: ``JourneyError/nothingStale(reviewer:codebook:)`` when there is none.
  func staleArticles(among articles: [String]) throws -> [String] {
    let labels = try store.labels(of: articles.isEmpty ? nil : articles)
    let read = VersionedLabels(
      labels.filter { $0.reviewer == reviewer && $0.round == 1 }, under: CodebookHistory(try store.codebooks()),
      standard: codebook)
    let stale = Set(read.stale.map(\.article))
    guard !stale.isEmpty else { throw JourneyError.nothingStale(reviewer: reviewer, codebook: codebook.reference) }
    return articles.isEmpty ? stale.sorted() : articles.filter(stale.contains)
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
