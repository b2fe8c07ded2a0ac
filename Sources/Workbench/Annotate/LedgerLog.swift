// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewSession

/// Saves a session's events in the project.
final class LedgerLog: JudgementLog {
  private let store: ProjectStore
  private let reviewer: String
  private let clock: () -> Timestamp
  /// What could not be saved: trying the same again uses the same keys, so that nothing is saved twice.
  private var unsaved: [Submission] = []

  init(store: ProjectStore, reviewer: String, clock: @escaping () -> Timestamp) {
    self.store = store
    self.reviewer = reviewer
    self.clock = clock
  }

  func append(_ events: [Event], knowing known: (review: ReviewID, clock: Int)?) throws -> [Receipt] {
    let isRetry = unsaved.count == events.count && zip(unsaved, events).allSatisfy { $0.event.repeats($1) }
    let submissions = isRetry ? unsaved : events.map { Submission($0) }
    unsaved = submissions
    let receipts: [Receipt]
    do {
      receipts = try store.append(submissions, by: reviewer, at: clock(), knowing: known)
    } catch {
      if known != nil, case .changedSince = error { throw Outdated(error) }
      throw error
    }
    unsaved = []
    return receipts
  }

  func news(of review: ReviewID, after clock: Int) throws -> ReviewNews { try store.news(of: review, after: clock) }

  func othersLabels(of paragraph: Int, in review: ReviewID) throws -> Int {
    try store.labelsSetAside(of: paragraph, in: review.article, besides: review.reviewer)
  }
}
