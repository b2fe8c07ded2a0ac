// SPDX-License-Identifier: GPL-3.0-or-later

/// What units and raters are called.
struct Terms {
  let unit: String
  let rater: String

  /// In a project, reviewers label paragraphs.
  static let project = Terms(unit: "paragraph", rater: "reviewer")
  /// In a file of ratings, raters rate units.
  static let file = Terms(unit: "unit", rater: "rater")
}
