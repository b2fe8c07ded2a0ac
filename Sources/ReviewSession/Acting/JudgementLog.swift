// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Where a session saves what it decides; when `append` returns, the events are on the disk.
public protocol JudgementLog {
  /// Saves events in one transaction and gives one receipt for each, or saves none and throws.
  func append(_ events: [Event]) throws -> [Receipt]
  /// What happened to a review behind the greatest clock that its session knows.
  func news(of review: ReviewID, after clock: Int) throws -> ReviewNews
}
