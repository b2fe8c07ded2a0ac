// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

/// One article with everything that reviewers said of it: what every format writes, and what every reader gives.
public struct DatasetArticle: Sendable, Hashable {
  /// The name it stands under, a slug in a project; nil where a dataset gives it none.
  public var name: String?
  /// The digest by which the dataset knows its content; nil where a dataset says none.
  public var identity: String?
  /// What the article says, with its paragraphs in order; digests are empty where a dataset says none.
  ///
  /// The paragraphs of a partial article are those that rows speak of, so that their numbers have gaps.
  public var content: Article
  /// Whether it is known from rows only, so that paragraphs that nobody labelled are missing.
  public var isPartial: Bool
  /// The name of the article that it is a new version of.
  public var revises: String?
  /// The part of the dataset that it belongs to; nil where the dataset is not split.
  public var split: String?
  /// The readings of it, by reviewer and round.
  public var reviews: [DatasetReview]
  /// What its paragraphs were resolved to, in order; empty where nobody adjudicated it.
  public var gold: [GoldRecord]

  /// An article that nobody read yet.
  public init(
    name: String?, identity: String? = nil, content: Article, isPartial: Bool = false, revises: String? = nil,
    split: String? = nil, reviews: [DatasetReview] = [], gold: [GoldRecord] = []
  ) {
    self.name = name
    self.identity = identity
    self.content = content
    self.isPartial = isPartial
    self.revises = revises
    self.split = split
    self.reviews = reviews
    self.gold = gold
  }
}

/// One reviewer's reading of one article in one round.
public struct DatasetReview: Sendable, Hashable {
  /// The reviewer's identifier, or the word that a dataset has for them.
  public var reviewer: String
  /// The round, from 1.
  public var round: Int
  /// Whether it was finished; nil where a dataset does not say.
  public var isFinished: Bool?
  /// Which paragraphs it walks.
  public var scope: ReviewScope
  /// The labels, abstentions, notes and flags, by paragraph.
  public var labels: [DatasetLabel]
  /// What was marked beyond the labels.
  public var annotations: AnnotationSet
  /// When each mark was made.
  public var markedAt: [AnnotationRecord.Key: Timestamp]
  /// The machine whose labels were shown in it, each once its paragraph was decided; nil for none.
  public var prior: String?

  /// A reading.
  public init(
    reviewer: String, round: Int = ReviewID.firstRound, isFinished: Bool? = nil, scope: ReviewScope = .body,
    labels: [DatasetLabel] = [], annotations: AnnotationSet = AnnotationSet(),
    markedAt: [AnnotationRecord.Key: Timestamp] = [:], prior: String? = nil
  ) {
    self.reviewer = reviewer
    self.round = round
    self.isFinished = isFinished
    self.scope = scope
    self.labels = labels
    self.annotations = annotations
    self.markedAt = markedAt
    self.prior = prior
  }
}

/// What one reviewer says of one paragraph.
public struct DatasetLabel: Sendable, Hashable {
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The decision; nil where the paragraph has only a note or a flag.
  public var judgement: Judgement?
  /// The note.
  public var note: String?
  /// Whether it is flagged.
  public var isFlagged: Bool
  /// Seconds from showing to deciding; nil where they are not known.
  public var seconds: Double?
  /// The codebook version, `attribution@1`; nil where it is not known.
  public var codebook: String?
  /// When it was decided; nil where it is not known.
  public var madeAt: Timestamp?
  /// The name of the version that the decision was carried over from.
  public var carriedFrom: String?

  /// A label.
  public init(
    paragraph: Int, judgement: Judgement?, note: String? = nil, isFlagged: Bool = false, seconds: Double? = nil,
    codebook: String? = nil, madeAt: Timestamp? = nil, carriedFrom: String? = nil
  ) {
    self.paragraph = paragraph
    self.judgement = judgement
    self.note = note
    self.isFlagged = isFlagged
    self.seconds = seconds
    self.codebook = codebook
    self.madeAt = madeAt
    self.carriedFrom = carriedFrom
  }

  /// Whether it says nothing: a row or a cell that holds no label.
  public var isEmpty: Bool { judgement == nil && note == nil && !isFlagged }
}

/// What a dataset says once for all its articles.
public struct DatasetHead: Sendable {
  /// The version of the rows and manifests that this program writes.
  public static let version = 1

  /// The codebook in force; nil where a dataset brings none.
  public var codebook: Codebook?
  /// The codebook as its file holds it, which is what a dataset carries.
  public var codebookJSON: JSONValue?
  /// The reviewers, by identifier.
  public var reviewers: [Reviewer]
  /// The digest of the ledger's heads from which the dataset was made; nil where there is none.
  public var ledger: String?
  /// What a dataset that was read holds and no article has a place for, such as relations, with how often.
  public var ignored: [String: Int] = [:]
  /// How many rows and cells of a dataset that was read hold no label where one could be.
  public var unlabelled = 0

  /// A head.
  public init(
    codebook: Codebook? = nil, codebookJSON: JSONValue? = nil, reviewers: [Reviewer] = [], ledger: String? = nil
  ) {
    self.codebook = codebook
    self.codebookJSON = codebookJSON
    self.reviewers = reviewers
    self.ledger = ledger
  }
}
