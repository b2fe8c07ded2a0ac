// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A paragraph that reviewers labelled differently.
struct Difference {
  /// The article's slug.
  let article: String
  /// The paragraph with its text.
  let paragraph: Paragraph
  /// Each reviewer's label, by reviewer.
  let labels: [(reviewer: String, label: LabelID)]
}
