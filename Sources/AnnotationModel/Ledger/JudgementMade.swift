// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer decided a paragraph.
public struct JudgementMade: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The digest of the text that was on the screen, so that a label can never slip to another text.
  public var textSHA256: String
  /// The decision.
  public var judgement: Judgement
  /// The codebook version it was made under, `attribution@1`.
  public var codebook: String
  /// Seconds from showing the paragraph to the decision, at least 0.
  public var seconds: Double
  /// The id of the entry, on the version before, whose decision this is on a paragraph that did not change.
  public var carries: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, textSHA256: String, judgement: Judgement, codebook: String,
    seconds: Double, carries: String? = nil
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.textSHA256 = textSHA256
    self.judgement = judgement
    self.codebook = codebook
    self.seconds = seconds
    self.carries = carries
  }

  private enum CodingKeys: String, CodingKey {
    case article, round, paragraph, judgement, codebook, seconds, carries
    case textSHA256 = "text_sha256"
  }
}
