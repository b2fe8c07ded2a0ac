// SPDX-License-Identifier: GPL-3.0-or-later

/// What one reviewer says of one paragraph, as every export and every statistic reads it.
public struct LabelRecord: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The paragraph with its text.
  public var paragraph: Paragraph
  /// The reviewer's identifier.
  public var reviewer: String
  /// The decision; nil when the paragraph has only a note or a flag.
  public var judgement: Judgement?
  /// The note.
  public var note: String?
  /// Whether it is flagged.
  public var isFlagged: Bool
  /// Seconds from showing to deciding; nil without a decision.
  public var seconds: Double?
  /// The codebook version, `attribution@1`; nil without a decision.
  public var codebook: String?
  /// When it was decided; nil without a decision.
  public var madeAt: Timestamp?

  /// A record.
  public init(
    article: String, paragraph: Paragraph, reviewer: String, judgement: Judgement?, note: String?, isFlagged: Bool,
    seconds: Double?, codebook: String?, madeAt: Timestamp?
  ) {
    self.article = article
    self.paragraph = paragraph
    self.reviewer = reviewer
    self.judgement = judgement
    self.note = note
    self.isFlagged = isFlagged
    self.seconds = seconds
    self.codebook = codebook
    self.madeAt = madeAt
  }
}
