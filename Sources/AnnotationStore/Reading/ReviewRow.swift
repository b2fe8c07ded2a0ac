// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// How a review and its article stand to each other in SQL, where the review is `r` and the paragraph `p`.
enum ReviewRow {
  /// The kinds that reviewers label by default, as a list of SQL.
  static let annotatable = ParagraphKind.allCases.filter(\.isAnnotatable).map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  /// Whether the review walks the paragraph.
  static let walks = "(r.scope = 'all' OR p.kind IN (\(annotatable)))"
}
