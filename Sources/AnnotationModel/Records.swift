// SPDX-License-Identifier: GPL-3.0-or-later

/// What one reviewer says of one paragraph, as every export and every statistic reads it.
public struct LabelRecord: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The paragraph with its text.
  public var paragraph: Paragraph
  /// The reviewer's identifier.
  public var reviewer: String
  /// The round of the review, from 1.
  public var round: Int
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
  /// The slug of the version that the decision was carried over from; nil for one made on this version.
  public var carriedFrom: String?

  /// A record.
  public init(
    article: String, paragraph: Paragraph, reviewer: String, round: Int = ReviewID.firstRound, judgement: Judgement?,
    note: String?, isFlagged: Bool, seconds: Double?, codebook: String?, madeAt: Timestamp?, carriedFrom: String? = nil
  ) {
    self.article = article
    self.paragraph = paragraph
    self.reviewer = reviewer
    self.round = round
    self.judgement = judgement
    self.note = note
    self.isFlagged = isFlagged
    self.seconds = seconds
    self.codebook = codebook
    self.madeAt = madeAt
    self.carriedFrom = carriedFrom
  }
}

extension LabelRecord {
  /// The review that it belongs to.
  public var review: ReviewID { ReviewID(article: article, reviewer: reviewer, round: round) }
}

/// What one reviewer marked in one article, as every export, signal and statistic reads it.
public struct AnnotationRecord: Sendable, Hashable {
  /// Whose review of what.
  public var review: ReviewID
  /// Whether the reviewer locked the review.
  public var isFinished: Bool
  /// The marks that stand.
  public var annotations: AnnotationSet
  /// When each mark was made, by aspect and number.
  public var madeAt: [Key: Timestamp]

  /// Names one mark.
  public struct Key: Sendable, Hashable {
    /// What the mark is of.
    public var aspect: Annotation.Aspect
    /// Its number.
    public var number: Int

    /// A mark's name.
    public init(_ aspect: Annotation.Aspect, _ number: Int) {
      self.aspect = aspect
      self.number = number
    }
  }

  /// A record.
  public init(
    review: ReviewID, isFinished: Bool, annotations: AnnotationSet = AnnotationSet(), madeAt: [Key: Timestamp] = [:]
  ) {
    self.review = review
    self.isFinished = isFinished
    self.annotations = annotations
    self.madeAt = madeAt
  }
}

/// How far a review is.
public struct ReviewSummary: Sendable, Hashable {
  /// Whose review of what.
  public var id: ReviewID
  /// Which paragraphs it walks.
  public var scope: ReviewScope
  /// Whether the reviewer locked it.
  public var isFinished: Bool
  /// Whether it was opened and nothing stands in it: no decision, note, flag or mark. Such a review waits for nobody.
  public var isEmpty: Bool
  /// How many of the walked paragraphs are decided or abstained from.
  public var decided: Int
  /// How many paragraphs it walks.
  public var walked: Int
  /// How many paragraphs are flagged.
  public var flagged: Int
  /// When it was last changed.
  public var touchedAt: Timestamp
  /// The machine whose labels are shown in it, each once its paragraph is decided; nil for none.
  public var prior: String?

  /// A summary.
  public init(
    id: ReviewID, scope: ReviewScope, isFinished: Bool, isEmpty: Bool, decided: Int, walked: Int, flagged: Int,
    touchedAt: Timestamp, prior: String? = nil
  ) {
    self.id = id
    self.scope = scope
    self.isFinished = isFinished
    self.isEmpty = isEmpty
    self.decided = decided
    self.walked = walked
    self.flagged = flagged
    self.touchedAt = touchedAt
    self.prior = prior
  }
}

/// A paragraph that was decided before a machine's label of it was shown.
public struct PriorRecord: Sendable, Hashable {
  /// Who decided.
  public var reviewer: String
  /// The machine.
  public var machine: String
  /// What was decided before the machine's label was shown; nil for an abstention.
  public var first: LabelID?
  /// The machine's label; nil where it abstains.
  public var prior: LabelID?
  /// What stands now; nil for an abstention.
  public var last: LabelID?

  /// A record.
  public init(reviewer: String, machine: String, first: LabelID?, prior: LabelID?, last: LabelID?) {
    self.reviewer = reviewer
    self.machine = machine
    self.first = first
    self.prior = prior
    self.last = last
  }
}

/// An article as a list shows it.
public struct ArticleSummary: Sendable, Hashable {
  /// The article's slug.
  public var slug: String
  /// The headline, if the document prints one.
  public var title: String?
  /// How many blocks it has.
  public var paragraphs: Int
  /// How many of them reviewers label by default.
  public var annotatable: Int
  /// When it was loaded.
  public var loadedAt: Timestamp
  /// The slug of the article that this one is a new version of.
  public var revises: String?
  /// What the document says of who published it: the outlet, the credit line.
  public var outlets: [String]
  /// The tags that it bears, in order.
  public var tags: [String]
  /// Why it is out of queues, figures and exports; nil for an article that is in them.
  public var exclusion: String?

  /// A summary.
  public init(
    slug: String, title: String?, paragraphs: Int, annotatable: Int, loadedAt: Timestamp, revises: String? = nil,
    outlets: [String] = [], tags: [String] = [], exclusion: String? = nil
  ) {
    self.slug = slug
    self.title = title
    self.paragraphs = paragraphs
    self.annotatable = annotatable
    self.loadedAt = loadedAt
    self.revises = revises
    self.outlets = outlets
    self.tags = tags
    self.exclusion = exclusion
  }

  /// Whether it is out of queues, figures and exports.
  public var isExcluded: Bool { exclusion != nil }
}
