// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer took a decision back, or brought one back: another one stands, or none.
public struct JudgementWithdrawn: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The id of the `judgementMade` entry that stood; nil when the paragraph was undecided.
  public var withdraws: String?
  /// The id of the `judgementMade` entry that stands now; nil leaves the paragraph undecided.
  public var restores: String?
  /// The id of the entry that this one reverses, when it is an undo.
  public var undoes: String?
  /// The id of the undo that this one reverses, when it is a redo.
  public var redoes: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, withdraws: String?, restores: String?, undoes: String? = nil,
    redoes: String? = nil
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.withdraws = withdraws
    self.restores = restores
    self.undoes = undoes
    self.redoes = redoes
  }
}
