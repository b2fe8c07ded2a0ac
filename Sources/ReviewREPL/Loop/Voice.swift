// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession

/// How a review speaks: in screens to a person, in one line a change to a pipe.
protocol Voice {
  func open(_ session: Session)
  func show(_ session: Session, context: Int, whole: Bool)
  func tell(_ outcome: Outcome, _ session: Session)
  func leave(_ session: Session)
}
