// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer began to read an article, or widened what the review walks.
public struct ReviewOpened: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// Which paragraphs the review walks.
  public var scope: ReviewScope

  /// The event with its facts.
  public init(article: String, round: Int, scope: ReviewScope) {
    self.article = article
    self.round = round
    self.scope = scope
  }
}
