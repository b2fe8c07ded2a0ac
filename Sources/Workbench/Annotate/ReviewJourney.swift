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
  func review(_ articles: [String], walksAll: Bool, isMasked: Bool = false, round: Int = 1) throws -> Ending {
    guard var slug = articles.first else { return .left }
    var listed = articles.dropFirst(), seen: Set<String> = [slug]
    while true {
      switch try review(slug, walksAll, isMasked, round, next: { [self] in try next(listed, seen) }) {
      case .next(let article):
        if listed.first == article { listed.removeFirst() }
        slug = article
        seen.insert(slug)
      case .handover(let next): reviewer = next
      case let ending: return ending
      }
    }
  }

  /// The article that comes next: one that was listed, or the first that waits and was not left open before.
  private func next(_ listed: ArraySlice<String>, _ seen: Set<String>) throws -> ReviewEnvironment.NextArticle? {
    if let first = listed.first { return .init(slug: first, isListed: true) }
    let queue = ReviewQueue.unfinished(try store.articles(), try store.reviews(), for: reviewer)
    let waiting = queue.first { !seen.contains($0.slug) }
    return waiting.map { .init(slug: $0.slug, isListed: false) }
  }

  private func review(
    _ slug: String, _ walksAll: Bool, _ isMasked: Bool, _ round: Int,
    next: @escaping () throws -> ReviewEnvironment.NextArticle?
  ) throws -> Ending {
    source.openHistory(StateFolder.history(of: reviewer))
    let session = try open(slug, walksAll: walksAll, isMasked: isMasked, round: round)
    let log = LedgerLog(store: store, reviewer: reviewer, clock: workspace.clock)
    var environment = environment(reviewing: slug)
    environment.next = next
    var loop = ReviewLoop(session: session, environment: environment, log: log)
    return loop.run()
  }

  /// Opens or resumes the review; opening, walking every block and hiding the outlet are entries of the ledger.
  private func open(_ slug: String, walksAll: Bool, isMasked: Bool, round: Int) throws -> Session {
    let id = ReviewID(article: slug, reviewer: reviewer, round: round)
    let discussed = try round == 1 ? [:] : discussed(before: id)
    let article = try store.article(slug)
    let history = try store.history(of: id)
    let openings = history.compactMap { if case .reviewOpened(let facts) = $0.event { facts } else { nil } }
    let scope: ReviewScope = walksAll ? .all : openings.last?.scope ?? .body
    let wanted = ReviewOpened(
      article: slug, round: round, scope: scope, masked: isMasked ? true : nil,
      paragraphs: round == 1 ? nil : openings.last?.paragraphs ?? discussed.keys.sorted())
    var recorded: [Recorded] = []
    if openings.last != wanted {
      let receipts = try store.append([Submission(.reviewOpened(wanted))], by: reviewer, at: workspace.clock())
      recorded = receipts.map { Recorded(event: .reviewOpened(wanted), receipt: $0) }
    }
    return Session(
      id, article: article, isMasked: isMasked, codebook: codebook, scope: scope,
      history: history + recorded, discussed: discussed,
      register: try store.register(of: reviewer, without: slug))
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
    let ballots = try store.ballots(of: id.article, before: id.round)
    return Dictionary(
      uniqueKeysWithValues: ballots.filter { $0.result(AcceptanceRule()) == .open }.map { ($0.paragraph.number, $0) })
  }

  /// The world of a loop, with the names completion may offer, looked up when they are wanted: another program may
  /// have loaded more since.
  func environment(reviewing article: String? = nil) -> ReviewEnvironment {
    ReviewEnvironment(
      source: source, console: workspace.output, now: workspace.stopwatch,
      names: { [store] kind in
        switch kind {
        case .article: (try? store.articles().map(\.slug)) ?? []
        case .reviewer: (try? store.reviewers().map(\.id)) ?? []
        default: []
        }
      },
      words: { Message($0).sentence },
      moment: { LocalTime.words($0) },
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
