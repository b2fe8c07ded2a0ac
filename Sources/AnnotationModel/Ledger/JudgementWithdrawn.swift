// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer took a decision back; the one before it, if any, stands again.
public struct JudgementWithdrawn: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The id of the `judgementMade` entry taken back.
  public var withdraws: String
  /// The id of the `judgementMade` entry that stands again; nil leaves the paragraph undecided.
  public var restores: String?
  /// The id of the entry that this one reverses, when it is an undo.
  public var undoes: String?
  /// The id of the undo that this one reverses, when it is a redo.
  public var redoes: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, withdraws: String, restores: String?, undoes: String? = nil,
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
