// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Whose agreement is asked for, and how it is to be shown.
public struct AgreementRequest: Sendable {
  /// How the answer is written.
  public enum Form: Sendable {
    case table, json, csv
  }

  /// The slugs; none takes every article.
  public var articles: [String] = []
  /// Which paragraphs count.
  public var scope = ReviewScope.body
  /// Whether reviews that are not finished count as well.
  public var includesUnfinished = false
  /// Whether every differing paragraph is listed with its text.
  public var listsDifferences = false
  /// How the answer is written.
  public var form = Form.table

  /// A request for the finished reviews of every article, as a table.
  public init() {}
}
