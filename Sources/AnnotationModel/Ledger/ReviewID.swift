// SPDX-License-Identifier: GPL-3.0-or-later

/// One reviewer's reading of one article in one round.
public struct ReviewID: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The reviewer's identifier.
  public var reviewer: String
  /// The round, from 1.
  public var round: Int

  /// A review's identity.
  public init(article: String, reviewer: String, round: Int = 1) {
    self.article = article
    self.reviewer = reviewer
    self.round = round
  }
}
