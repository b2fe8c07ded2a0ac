// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewSession

/// Saves a session's events in the project.
struct LedgerLog: JudgementLog {
  var store: ProjectStore
  var reviewer: String
  var clock: () -> Timestamp

  func append(_ events: [Event]) throws -> [Receipt] {
    try store.append(events.map { Submission($0) }, by: reviewer, at: clock())
  }
}
