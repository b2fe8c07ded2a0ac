// SPDX-License-Identifier: GPL-3.0-or-later

/// A reviewer began to read an article, or widened what the review walks.
public struct ReviewOpened: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// Which paragraphs the review walks.
  public var scope: ReviewScope
  /// Whether outlet, byline and address were hidden from the reviewer; nil says no.
  public var masked: Bool?
  /// The numbers of the only paragraphs it walks, as a discussion does; nil for all of the scope.
  public var paragraphs: [Int]?
  /// The machine whose labels are shown, each once its paragraph is decided; nil for none.
  public var prior: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, scope: ReviewScope, masked: Bool? = nil, paragraphs: [Int]? = nil,
    prior: String? = nil
  ) {
    self.article = article
    self.round = round
    self.scope = scope
    self.masked = masked
    self.paragraphs = paragraphs
    self.prior = prior
  }
}

/// A review was finished, or opened again: which of the two is the kind of the entry.
public struct ReviewClosed: Sendable, Hashable {
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

/// A reviewer decided a paragraph.
public struct JudgementMade: Sendable, Hashable {
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
  /// The id of the machine's decision that was shown upon this one; nil where nothing was.
  public var prior: String?

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, textSHA256: String, judgement: Judgement, codebook: String,
    seconds: Double, carries: String? = nil, prior: String? = nil
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.textSHA256 = textSHA256
    self.judgement = judgement
    self.codebook = codebook
    self.seconds = seconds
    self.carries = carries
    self.prior = prior
  }
}

/// A reviewer cleared a decision, so that the paragraph is undecided.
public struct JudgementWithdrawn: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The id of the `judgementMade` entry that stood.
  public var withdraws: String

  /// The event with its facts.
  public init(article: String, round: Int, paragraph: Int, withdraws: String) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.withdraws = withdraws
  }
}

/// A reviewer wrote or cleared the note on a paragraph.
public struct NoteWritten: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The whole note; nil when it was cleared.
  public var note: String?

  /// The event with its facts.
  public init(article: String, round: Int, paragraph: Int, note: String?) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.note = note
  }
}

/// A reviewer flagged a paragraph, or took the flag away.
public struct FlagSet: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// Whether the flag stands.
  public var flagged: Bool

  /// The event with its facts.
  public init(article: String, round: Int, paragraph: Int, flagged: Bool) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.flagged = flagged
  }
}

/// A reviewer took a change of the own review back, or made it again: which of the two is the kind of the entry.
///
/// It names the change and says no value: what stands is the latest change that was not taken back.
public struct Reversal: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The round of review, from 1.
  public var round: Int
  /// The number of the paragraph that the change was about, from 1.
  public var paragraph: Int
  /// The id of the change's entry.
  public var change: String

  /// The event with its facts.
  public init(article: String, round: Int, paragraph: Int, change: String) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.change = change
  }
}

/// A reviewer put a mark on an article, or took one away.
///
/// An entry says what stands from here on.
public struct AnnotationChanged: Sendable, Hashable {
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
  /// The mark's number among those of its aspect in this review, from 1; of a join, the number of the joined source.
  public var number: Int
  /// The mark; nil takes it away.
  public var annotation: Annotation?
  /// Entries of one command share this number, and are undone together.
  public var gesture: Int

  /// The event with its facts.
  public init(
    article: String, round: Int, paragraph: Int, textSHA256: String, aspect: Annotation.Aspect, number: Int,
    annotation: Annotation?,
    gesture: Int
  ) {
    self.article = article
    self.round = round
    self.paragraph = paragraph
    self.textSHA256 = textSHA256
    self.aspect = aspect
    self.number = number
    self.annotation = annotation
    self.gesture = gesture
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
