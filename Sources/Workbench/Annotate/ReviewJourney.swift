// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import Glibc
internal import ReviewREPL
internal import ReviewSession
internal import TerminalIO

/// A reviewer at the prompt of a project, from article to article and from reviewer to reviewer.
final class ReviewJourney {
  let workspace: Workspace
  let store: ProjectStore
  let codebook: Codebook
  let source: any LineSource
  private(set) var reviewer: String

  init(workspace: Workspace, store: ProjectStore, codebook: Codebook, source: any LineSource, reviewer: String) {
    self.workspace = workspace
    self.store = store
    self.codebook = codebook
    self.source = source
    self.reviewer = reviewer
  }

  /// Reviews articles one after the other: those listed, then whatever waits, as long as the reviewer asks for more.
  func review(_ readings: [ReviewID], _ asked: ReviewOptions = ReviewOptions()) throws -> Ending {
    var options = asked
    guard var reading = readings.first else { return .left }
    var listed = readings.dropFirst(), seen: Set<ReviewID> = [reading]
    while true {
      let offer = { [self] in
        try next(listed, seen, options).map {
          ReviewEnvironment.NextArticle(slug: $0.article, isListed: !listed.isEmpty)
        }
      }
      switch try review(reading, options, next: offer) {
      case .next(let article):
        reading = try next(listed, seen, options) ?? ReviewID(article: article, reviewer: reviewer)
        if listed.first?.article == reading.article { listed.removeFirst() }
        seen.insert(reading)
      case .handover(let next):
        reviewer = next
        (options.only, options.found, options.prior) = ([], [:], nil)
        reading = reading.by(next)
      case let ending: return ending
      }
    }
  }

  /// The reading that comes next: one that was listed, or the first that waits and was not left open before.
  private func next(
    _ listed: ArraySlice<ReviewID>, _ seen: Set<ReviewID>, _ options: ReviewOptions
  ) throws -> ReviewID? {
    if let first = listed.first {
      return first.by(reviewer)
    }
    if options.isTraining { return nil }
    return try workspace.workQueue(store).waiting(for: reviewer).first { !seen.contains($0) }
  }

  private func review(
    _ reading: ReviewID, _ options: ReviewOptions, next: @escaping () throws -> ReviewEnvironment.NextArticle?
  ) throws -> Ending {
    source.openHistory(StateFolder.history(of: reviewer))
    let session = try open(reading, options)
    let log = LedgerLog(store: store, reviewer: reviewer, clock: workspace.clock)
    var environment = environment(reviewing: reading.article)
    environment.next = next
    if reading.isTraining { environment.handOver = { _ in throw TrainingError.notHandedOver } }
    var loop = ReviewLoop(session: session, environment: environment, log: log)
    return loop.run()
  }

  /// Opens or resumes the review; opening, walking every block and hiding the outlet are entries of the ledger.
  private func open(_ id: ReviewID, _ options: ReviewOptions) throws -> Session {
    try store.checkReading(of: id.article, by: id.reviewer)
    let slug = id.article, training = id.isTraining ? try training(for: id) : nil
    let discussed = try id.isBlind ? [:] : discussed(before: id)
    let article = try store.article(slug)
    if training == nil { try takeOver(slug) }
    var history = try store.history(of: id)
    let openings = history.compactMap { if case .reviewOpened(let facts) = $0.event { facts } else { nil } }
    let scope: ReviewScope = options.walksAll || training != nil ? .all : openings.last?.scope ?? .body
    let chosen = (training?.answers.keys.sorted() ?? (id.isBlind ? nil : discussed.keys.sorted())).map {
      openings.last?.paragraphs ?? $0
    }
    let prior =
      try id.isRetest || training != nil ? nil : prior(for: id, options.prior, remembered: openings.last?.prior)
    let wanted = ReviewOpened(
      article: slug, round: id.round, scope: scope, masked: options.isMasked ? true : nil,
      paragraphs: chosen, prior: prior?.machine)
    if openings.last != wanted { history += try append(.reviewOpened(wanted)) }
    let walksStale = options.only.contains(.stale)
    if walksStale, try store.reviews(of: [slug], by: reviewer).contains(where: { $0.id == id && $0.isFinished }) {
      history += try append(.reviewReopened(ReviewClosed(article: slug, round: id.round)))
      workspace.remark("\(slug) is open again for the decisions that are stale")
    }
    return Session(
      id, article: article, isMasked: options.isMasked, codebook: codebook, scope: scope, history: try inForce(history),
      only: options.found[slug], discussed: discussed, stale: walksStale ? try stale(in: history) : [],
      training: training, prior: prior,
      register: try store.register(of: reviewer, without: slug))
  }

  private func append(_ event: Event) throws -> [Recorded] {
    try store.append([Submission(event)], by: reviewer, at: workspace.clock()).map {
      Recorded(event: event, receipt: $0)
    }
  }

  /// What is discussed in a round: the paragraphs that the reviewers of the rounds before differ on.
  ///
  /// - Throws: ``JourneyError/roundNotFinished(_:article:missing:)`` before the reviewer and another finished the round before.
  private func discussed(before id: ReviewID) throws -> [Int: Ballot] {
    let reviews = try store.reviews(of: [id.article]).filter { $0.id.round == id.round - 1 }
    let finished = reviews.filter(\.isFinished).map(\.id.reviewer)
    guard finished.contains(id.reviewer), finished.count > 1 else {
      let others = reviews.map(\.id.reviewer).filter { !finished.contains($0) && $0 != id.reviewer }
      throw JourneyError.roundNotFinished(
        id.round - 1, article: id.article, missing: finished.contains(id.reviewer) ? others : [id.reviewer])
    }
    let missing = try store.reviewsNotHere(of: id.article).map(\.reviewer)
    guard missing.isEmpty else { throw JourneyError.labelsNotHere(article: id.article, reviewers: missing) }
    let ballots = try store.ballots(of: id.article, before: id.round)
    return Dictionary(
      uniqueKeysWithValues: ballots.filter { $0.result(AcceptanceRule()) == .open }.map { ($0.paragraph.number, $0) })
  }

  /// Makes a reading that somebody left the reviewer's own.
  private func takeOver(_ article: String) throws {
    guard try workspace.workQueue(store).open(to: reviewer).contains(where: { $0.review.article == article }) else {
      return
    }
    let now = workspace.clock(), reviewer = reviewer
    _ = try store.assign(by: reviewer, at: now) { work in
      WorkQueue(work, at: now).takeOver(article, by: reviewer, at: now)
    }
  }

  /// The world of a loop, with the names completion may offer, looked up when they are wanted: another program may
  /// have loaded more since.
  func environment(reviewing article: String? = nil) -> ReviewEnvironment {
    ReviewEnvironment(
      source: source, console: workspace.output, now: workspace.stopwatch,
      names: { [store] kind in
        switch kind {
        case .article: (try? store.articles().map(\.slug)) ?? []
        case .reviewer: (try? store.reviewers().filter { $0.kind == .person }.map(\.id)) ?? []
        default: []
        }
      },
      words: { Message($0).sentence },
      moment: { LocalTime.words($0) },
      kindSetters: { [store] in try article.map { try store.kindSetters(of: $0) } ?? [:] },
      handOver: { [self] next in try article.map { try handOver(to: next, article: $0) } ?? false })
  }

  /// Asks a question that is answered by yes or no; anything else says so and is asked again.
  func confirms(_ question: String) -> Bool {
    let answers = ["yes", "no"]
    while true {
      let glyphs = workspace.output.canvas.glyphs
      switch source.next(LineRequest(prompt: "  \(question) (yes/no) \(glyphs.prompt) ")) {
      case .line(let line) where line.allSatisfy(\.isWhitespace): continue
      case .line(let line):
        if let answer = answers.first(where: { $0.hasPrefix(line.lowercased()) }) { return answer == "yes" }
        let refusal = PromptError.noAnswer(line, choices: answers)
        workspace.output.write(
          workspace.output.canvas.sentences(["\(glyphs.problem) \(sanitized(Message(refusal).sentence))"]))
      case .interrupt, .endOfInput, .terminated: return false
      case .malformedLine, .key, .redraw: continue
      }
    }
  }
}

extension ReviewID {
  /// The reading of the same article in the same round by whom the terminal belongs to now; re-tests are nobody else's.
  fileprivate func by(_ other: String) -> ReviewID {
    other == reviewer ? self : ReviewID(article: article, reviewer: other, round: isRetest ? Self.firstRound : round)
  }

  /// The reading in a round that was asked for; round 1 leaves it in the one that waits.
  func inRound(_ asked: Int) -> ReviewID {
    asked == Self.firstRound ? self : ReviewID(article: article, reviewer: reviewer, round: asked)
  }
}
