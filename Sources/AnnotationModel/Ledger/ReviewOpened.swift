// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer began to read an article, or widened what the review walks.
public struct ReviewOpened: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// Which paragraphs the review walks.
  public var scope: ReviewScope
  /// Whether outlet, byline and address were hidden from the reviewer; nil says no.
  public var masked: Bool?

  /// The event with its facts.
  public init(article: String, round: Int, scope: ReviewScope, masked: Bool? = nil) {
    self.article = article
    self.round = round
    self.scope = scope
    self.masked = masked
  }
}
