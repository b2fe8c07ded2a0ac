// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer wrote or cleared the note on a paragraph.
public struct NoteWritten: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The whole note; nil when it was cleared.
  public var note: String?
  /// The id of the entry that this one reverses, when it is an undo.
  public var undoes: String?
  /// The id of the undo that this one reverses, when it is a redo.
  public var redoes: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, note: String?, undoes: String? = nil, redoes: String? = nil
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.note = note
    self.undoes = undoes
    self.redoes = redoes
  }
}
