// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// How many labels of the reviews that count are not those that their review was first finished with.
  ///
  /// - Parameters:
  ///   - selection: the reviews that count.
  ///   - codebook: the version whose figures these are: what was decided after its time does not count; nil for now.
  ///   - store: the project.
  /// - Returns: the counts.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(entries about articles of which a review was opened again).
  func lateChanges(
    _ selection: ReviewSelection, under codebook: Int? = nil, _ store: ProjectStore
  ) throws -> LateChanges {
    let slugs = try store.reopenedArticles(among: selection.articles)
    guard !slugs.isEmpty else { return LateChanges() }
    let machines = Set(try store.reviewers().filter { $0.kind == .machine }.map(\.id))
    let history = CodebookHistory(try store.codebooks())
    let end = codebook.map(history.upTo).flatMap { $0.end(in: history) } ?? .max
    var steps: [ReviewStep] = []
    for slug in slugs {
      steps += try store.history(of: slug).filter { $0.receipt.clock < end }.compactMap { ReviewStep($0, of: slug) }
        .filter { !machines.contains($0.review.reviewer) }
    }
    return LateChanges(steps, of: selection.reviews)
  }
}

extension ReviewStep {
  /// What an entry of the ledger does to a review's labels; nil for one that does nothing to them.
  fileprivate init?(_ authored: AuthoredEvent, of slug: String) {
    guard let event = authored.event, let reviewer = authored.reviewer, let round = event.round else { return nil }
    let act: Act? =
      switch event {
      case .judgementMade(let facts):
        .decided(paragraph: facts.paragraph, label: facts.judgement.label, entry: authored.receipt.id)
      case .judgementWithdrawn(let facts): .withdrawn(paragraph: facts.paragraph, entry: authored.receipt.id)
      case .changeUndone(let facts): .undone(entry: facts.change)
      case .changeRedone(let facts): .redone(entry: facts.change)
      case .reviewFinished: .finished
      case .reviewReopened: .reopened
      default: nil
      }
    guard let act else { return nil }
    self.init(ReviewID(article: slug, reviewer: reviewer, round: round), act)
  }
}

extension LateChanges {
  /// The count in words; nil where nothing was changed late.
  var sentence: String? {
    guard labels > 0 else { return nil }
    let whose = reviews == 1 ? "the review" : "the reviews"
    let after =
      seen == 0 ? "none" : seen == labels && labels > 1 ? "all" : "\(seen)"
    return
      "\(counted(labels, "label")) of \(counted(reviews, "review")) \(labels == 1 ? "was" : "were") changed after \(whose) had"
      + " been finished, \(after) of them after another's labels could be seen; the figures are of the labels as they stand."
  }
}
