// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer corrected a paragraph's kind, for everybody.
public struct ParagraphKindSet: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The kind it has from here on.
  public var kind: ParagraphKind
  /// The kind it had, which an undo restores.
  public var before: ParagraphKind
  /// The id of the entry that this one reverses, when it is an undo.
  public var undoes: String?
  /// The id of the undo that this one reverses, when it is a redo.
  public var redoes: String?

  /// The event with its facts.
  public init(
    article: String, paragraph: Int, kind: ParagraphKind, before: ParagraphKind, undoes: String? = nil,
    redoes: String? = nil
  ) {
    self.article = article
    self.paragraph = paragraph
    self.kind = kind
    self.before = before
    self.undoes = undoes
    self.redoes = redoes
  }
}
