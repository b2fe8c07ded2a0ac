// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewREPL
internal import ReviewSession
public import TerminalIO

/// Who reviews what.
public struct AnnotateRequest: Sendable {
  /// The slugs, in order; none takes the article that waits.
  public var articles: [String]
  /// The tag of further articles.
  public var tag: String?
  /// Whether the reviewer's queue is gone through; articles are not named then.
  public var followsQueue = false
  /// The reviewer's identifier.
  public var reviewer: String
  /// How the articles are reviewed.
  public var options = ReviewOptions()

  /// A request.
  public init(articles: [String], reviewer: String) {
    self.articles = articles
    self.reviewer = reviewer
  }

  /// Whether it asks for no other way of reading than the plain one.
  fileprivate var isPlain: Bool {
    !followsQueue && options.round == 1 && options.only.isEmpty && !options.walksAll && options.prior == nil
  }
}

/// How an article is reviewed.
public struct ReviewOptions: Sendable {
  /// Whether every block is walked, not only body and deck.
  public var walksAll = false
  /// What is said of the only paragraphs that are walked, as for a search; none walks all.
  public var only: Set<SearchRequest.State> = []
  /// The only paragraphs that are walked, by article.
  var found: [String: [Int]] = [:]
  /// The round of the review: from 2 on the differences of the round before are discussed.
  public var round = 1
  /// Whether it trains: the labels are told right or wrong, and count nowhere.
  public var isTraining = false
  /// Whether outlet, byline and address are hidden.
  public var isMasked = false
  /// The machine whose label is shown once a paragraph is decided; nil leaves it as the review remembers.
  public var prior: String?

  /// A blind first review of body and deck.
  public init() {}
}

extension Workspace {
  /// Reviews articles at a terminal or from a pipe.
  ///
  /// - Returns: the signal that ended it, nil when the reviewer left.
  public func annotate(_ request: AnnotateRequest, source: any LineSource) throws(Failure) -> Int32? {
    let undone = "nothing reviewed"
    guard (1..<ReviewID.firstRetest).contains(request.options.round) else {
      throw Failure(undone, JourneyError.noSuchRound(request.options.round))
    }
    let store = try open(.write, for: undone)
    return try attempt(undone) {
      let journey = try journey(store, request.reviewer, source, undone)
      let named = try chosen(request.articles, tag: request.tag, store)
      if request.followsQueue, named != nil { throw WorkError.queueAndArticles }
      if request.options.isTraining {
        if !request.isPlain { throw TrainingError.alone }
        return try signal(of: journey.review(journey.trainings(among: named), request.options))
      }
      var options = request.options
      options.found = try journey.found(options, among: named)
      let articles = options.only.isEmpty ? named : options.found.keys.sorted { place($0, named) < place($1, named) }
      let readings =
        try articles.map { $0.map { ReviewID(article: $0, reviewer: request.reviewer, round: request.options.round) } }
        ?? [try nextReading(for: request.reviewer, store).inRound(request.options.round)]
      guard request.followsQueue else { return try signal(of: journey.review(readings, options)) }
      return try leasing(readings, round: request.options.round, for: request.reviewer, store) {
        try signal(of: journey.review($0, options))
      }
    }
  }

  /// Where an article comes: as it was named, else by its slug.
  private func place(_ slug: String, _ named: [String]?) -> (Int, String) { (named?.firstIndex(of: slug) ?? 0, slug) }

  /// The reading that waits for a reviewer: the first of the own queue, where there is one.
  ///
  /// - Throws: ``JourneyError/nothingToReview(reviewer:articles:)``.
  func nextReading(for reviewer: String, _ store: ProjectStore) throws -> ReviewID {
    let queue = try workQueue(store)
    guard let next = queue.waiting(for: reviewer).first else {
      throw JourneyError.nothingToReview(reviewer: reviewer, articles: queue.work.articles.count)
    }
    return next
  }

  /// What was assigned and what waits, as it stands now; where nothing was assigned no time is looked at.
  func workQueue(_ store: ProjectStore) throws -> WorkQueue {
    let work = try store.work()
    return WorkQueue(work, at: work.assignments.isEmpty ? Timestamp(milliseconds: 0) : clock())
  }

  /// The reviewer at the prompt, with the codebook in force.
  func journey(
    _ store: ProjectStore, _ reviewer: String, _ source: any LineSource, _ undone: String
  ) throws -> ReviewJourney {
    let codebook = try adoptCodebook(store, for: undone)
    let journey = ReviewJourney(workspace: self, store: store, codebook: codebook, source: source, reviewer: reviewer)
    try journey.welcome(reviewer)
    let missing = try store.missingEntries(of: reviewer)
    if missing > 0 {
      remark(
        "\(sanitized(project)) lacks \(missing == 1 ? "an entry" : "\(missing) entries") that \(reviewer) made in a copy of it: "
          + "it is an older copy, or was restored")
    }
    return journey
  }

  /// Turns the way a journey ended into a signal's number, or into the failure it was.
  func signal(of ending: Ending) throws(Failure) -> Int32? {
    switch ending {
    case .left, .next, .handover: return nil
    case .terminated(let signal): return signal
    case .badLine(let number, let error):
      remark("line \(number): \(sanitized(Message(error).sentence))")
      var failure = Failure("line \(number) not done", error)
      failure.message.status = .badInput
      failure.isSaid = true
      throw failure
    case .notSaved(let error): throw Failure("the last decision was NOT saved", error)
    }
  }
}
