// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer flagged a paragraph, or took the flag away.
public struct FlagSet: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// Whether the flag stands.
  public var flagged: Bool
  /// The id of the entry that this one reverses, when it is an undo.
  public var undoes: String?
  /// The id of the undo that this one reverses, when it is a redo.
  public var redoes: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, flagged: Bool, undoes: String? = nil, redoes: String? = nil
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.flagged = flagged
    self.undoes = undoes
    self.redoes = redoes
  }
}
