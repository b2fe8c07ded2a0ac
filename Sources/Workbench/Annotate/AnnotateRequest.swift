// SPDX-License-Identifier: GPL-3.0-or-later

/// Who reviews what.
public struct AnnotateRequest: Sendable {
  /// The slugs, in order; none takes the article that waits.
  public var articles: [String]
  /// The reviewer's identifier.
  public var reviewer: String
  /// Whether every block is walked, not only body and deck.
  public var walksAll = false
  /// Whether outlet, byline and address are hidden.
  public var isMasked = false

  /// A request.
  public init(articles: [String], reviewer: String) {
    self.articles = articles
    self.reviewer = reviewer
  }
}
