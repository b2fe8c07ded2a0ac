// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer put a mark on an article, or took one away.
///
/// An entry says what stands from here on, so that undoing and redoing are entries of the same form.
public struct AnnotationChanged: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The digest of the paragraph's text, so that a mark can never slip to another text.
  public var textSHA256: String
  /// What the mark is of.
  public var aspect: Annotation.Aspect
  /// The mark's number among those of its aspect in this review, from 1.
  public var number: Int
  /// The mark; nil takes it away.
  public var annotation: Annotation?
  /// Entries of one command share this number, and are undone together.
  public var gesture: Int
  /// The id of the entry that this one reverses, when it is an undo.
  public var undoes: String?
  /// The id of the undo that this one reverses, when it is a redo.
  public var redoes: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, textSHA256: String, aspect: Annotation.Aspect, number: Int,
    annotation: Annotation?,
    gesture: Int, undoes: String? = nil, redoes: String? = nil
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.textSHA256 = textSHA256
    self.aspect = aspect
    self.number = number
    self.annotation = annotation
    self.gesture = gesture
    self.undoes = undoes
    self.redoes = redoes
  }

  /// The name of the event in the ledger.
  public var kind: EventKind {
    switch aspect {
    case .source: annotation == nil ? .sourceWithdrawn : .sourceNamed
    case .join: annotation == nil ? .sourcesSplit : .sourcesJoined
    case .mention: annotation == nil ? .mentionWithdrawn : .mentionMade
    case .rating: annotation == nil ? .ratingWithdrawn : .ratingMade
    case .span: annotation == nil ? .spanRemoved : .spanMarked
    }
  }
}
