// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// One reviewer's reading of one article: a state machine without screen, store, clock or chance.
///
/// A command is planned, its events are saved through ``JudgementLog``, and only then the state advances. Resuming is
/// the same advance over the events that the ledger already holds.
public struct Session: Sendable {
  /// Whose review of what.
  public let id: ReviewID
  /// The article, with the kinds of its paragraphs as they were corrected.
  public internal(set) var article: Article
  /// The rules in force.
  public let codebook: Codebook
  /// Which paragraphs the review walks.
  public internal(set) var scope: ReviewScope
  /// The numbers of the only paragraphs that the review walks; nil for all of the scope.
  public internal(set) var chosen: Set<Int>?
  /// The numbers of the only paragraphs that moves and decisions go on to, in order; nil for all.
  public internal(set) var only: [Int]?
  /// What the reviewers said of the paragraphs under discussion, by number; empty in a blind round.
  public let discussed: [Int: Ballot]
  /// The ids of decisions that have to be made anew, because what their label means changed since.
  public let stale: Set<String>
  /// What the labels are measured by in training; nil for work.
  public let training: Training?
  /// What a machine says of each paragraph, shown once it is decided; nil for a reading without a prior.
  public let prior: Prior?
  /// Whether the reviewer locked the review.
  public internal(set) var isFinished = false
  /// The number of the paragraph at hand; nil when every paragraph is decided and none was asked for.
  public internal(set) var position: Int?
  /// The changes that can be undone and redone.
  public internal(set) var undoHistory = UndoHistory()
  /// How many decisions took the place of one with another label.
  public internal(set) var changedDecisions = 0
  /// When the reviewer last did something here; nil for one who never did.
  public let leftAt: Timestamp?
  /// Seconds from showing to deciding, summed over every decision that was ever made, at least 0.
  public internal(set) var secondsSpent = 0.0
  /// What was marked beyond the labels.
  public internal(set) var annotations = AnnotationSet()
  /// The sources the reviewer named in other articles, the latest first.
  public let register: [Source]
  /// The article's mask, where outlet and address are hidden from the reviewer.
  let mask: MaskedArticle?
  /// The paragraphs whose prior was shown.
  var priorsShown: Set<Int> = []
  var gestures = 0
  var states: [Int: ParagraphState] = [:]
  /// What was decided first of each paragraph, whatever became of it.
  var firstAnswers: [Int: Judgement] = [:]
  var drafts: [Int: Draft] = [:]
  /// The changes that are not undone, by what they are of, in ledger order.
  var standing: [Subject: [Recorded]] = [:]
  var subjects: [String: Subject] = [:]
  /// The changes that are undone, by their ids.
  var undone: [String: Recorded] = [:]
  /// The kinds that paragraphs had before they were set, by number.
  var loadedKinds: [Int: ParagraphKind] = [:]
  /// The greatest clock of the entries that the session knows.
  var clock = 0

  /// A review as the ledger tells it, standing at the first undecided paragraph.
  ///
  /// - Parameters:
  ///   - id: whose review of what.
  ///   - article: the article as it stands now.
  ///   - isMasked: whether outlet and address are hidden from the reviewer.
  ///   - codebook: the rules in force.
  ///   - scope: which paragraphs to walk, unless the history says otherwise.
  ///   - history: the events of this review in ledger order.
  ///   - only: the paragraphs to look at, where not all of them are.
  ///   - discussed: what the reviewers said in the rounds before, by paragraph, where that is discussed.
  ///   - stale: the ids of decisions that have to be made anew.
  ///   - training: what the labels are measured by, where the reading trains.
  ///   - prior: what a machine says of each paragraph, where that is shown once the paragraph is decided.
  ///   - register: the sources the reviewer named in other articles, the latest first.
  public init(
    _ id: ReviewID, article: Article, isMasked: Bool = false, codebook: Codebook, scope: ReviewScope = .body,
    history: [Recorded] = [], only: [Int]? = nil,
    discussed: [Int: Ballot] = [:], stale: Set<String> = [], training: Training? = nil, prior: Prior? = nil,
    register: [Source] = []
  ) {
    self.id = id
    mask = isMasked ? MaskedArticle(article) : nil
    let article = mask?.shown ?? article
    self.article = article
    self.codebook = codebook
    self.scope = scope
    self.register = register
    self.discussed = discussed
    self.stale = stale
    self.training = training
    self.prior = prior
    leftAt = Self.lastVisit(in: history)
    for recorded in history { advance(shown(recorded)) }
    // Others may have corrected kinds since: the article as it stands now wins over the replay.
    self.article = article
    self.only = only
    position = (only ?? undecided).first
  }
}
