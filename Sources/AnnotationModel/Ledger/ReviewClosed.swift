// SPDX-License-Identifier: GPL-3.0-or-later

/// A review was finished, or opened again: which of the two is the kind of the entry.
public struct ReviewClosed: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int

  /// The event with its facts.
  public init(article: String, round: Int) {
    self.article = article
    self.round = round
  }
}
