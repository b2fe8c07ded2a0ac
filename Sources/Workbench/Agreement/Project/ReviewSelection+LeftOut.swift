// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel

extension ReviewSelection {
  /// The reviews that do not count, as a report names them.
  var leftOut: [LeftOut] {
    unfinished.map { leftOut($0, "unfinished") } + alone.map { leftOut($0, "no second finished review") }
  }

  private func leftOut(_ review: ReviewSummary, _ reason: String) -> LeftOut {
    LeftOut(what: "review of \(review.id.article) by \(review.id.reviewer)", count: review.decided, reason: reason)
  }
}
