// SPDX-License-Identifier: GPL-3.0-or-later

/// An article as a list shows it.
public struct ArticleSummary: Sendable, Hashable {
  /// The article's slug.
  public var slug: String
  /// The headline, if the document prints one.
  public var title: String?
  /// How many blocks it has.
  public var paragraphs: Int
  /// How many of them reviewers label by default.
  public var annotatable: Int
  /// When it was loaded.
  public var loadedAt: Timestamp
  /// The slug of the article that this one is a new version of.
  public var revises: String?

  /// A summary.
  public init(
    slug: String, title: String?, paragraphs: Int, annotatable: Int, loadedAt: Timestamp, revises: String? = nil
  ) {
    self.slug = slug
    self.title = title
    self.paragraphs = paragraphs
    self.annotatable = annotatable
    self.loadedAt = loadedAt
    self.revises = revises
  }
}
