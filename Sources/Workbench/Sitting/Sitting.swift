// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Glibc
internal import ReviewREPL
internal import ReviewSession
internal import TerminalIO

/// A reviewer at the prompt of a project, from article to article and from reviewer to reviewer.
final class Sitting {
  let bench: Bench
  let store: ProjectStore
  let codebook: Codebook
  let source: any LineSource
  private(set) var reviewer: String

  init(bench: Bench, store: ProjectStore, codebook: Codebook, source: any LineSource, reviewer: String) {
    self.bench = bench
    self.store = store
    self.codebook = codebook
    self.source = source
    self.reviewer = reviewer
  }

  /// Reviews articles one after the other; the next one opens when one is finished.
  func review(_ articles: [String], walksAll: Bool) throws -> Ending {
    var waiting = articles[...]
    while let slug = waiting.first {
      switch try review(slug, walksAll: walksAll, hasNext: waiting.count > 1) {
      case .finished: waiting.removeFirst()
      case .handover(let next): reviewer = next
      case let ending: return ending
      }
    }
    return .left
  }

  private func review(_ slug: String, walksAll: Bool, hasNext: Bool) throws -> Ending {
    source.openHistory(HistoryPath.path(for: reviewer))
    let session = try open(slug, walksAll: walksAll)
    let log = LedgerLog(store: store, reviewer: reviewer, clock: bench.clock)
    var loop = ReviewLoop(session: session, surroundings: try surroundings(reviewing: slug), log: log, hasNext: hasNext)
    return loop.run()
  }

  /// Opens or resumes the review; a new one, and one that is widened to every block, is an entry of the ledger.
  private func open(_ slug: String, walksAll: Bool) throws -> Session {
    let id = ReviewID(article: slug, reviewer: reviewer)
    let article = try store.article(slug)
    let history = try store.history(of: id)
    let scope: ReviewScope = walksAll ? .all : .body
    let known = Session(id, article: article, codebook: codebook, scope: scope, history: history)
    let isKnown = try store.reviews(of: [slug], by: reviewer).contains { $0.id == id }
    guard !isKnown || (walksAll && known.scope == .body) else { return known }
    let event = Event.reviewOpened(ReviewOpened(article: slug, round: id.round, scope: scope))
    let receipts = try store.append([Submission(event)], by: reviewer, at: bench.clock())
    let recorded = zip([event], receipts).map { Recorded(event: $0, receipt: $1) }
    let session = Session(id, article: article, codebook: codebook, scope: scope, history: history + recorded)
    return isKnown ? session : Session(id, article: article, codebook: codebook, scope: scope, history: history)
  }

  /// The world of a loop, with the names completion may offer.
  func surroundings(reviewing article: String? = nil) throws -> Surroundings {
    let articles = try store.articles().map(\.slug), reviewers = try store.reviewers().map(\.id)
    return Surroundings(
      source: source, console: bench.output, now: bench.stopwatch,
      names: { kind in
        switch kind {
        case .article: articles
        case .reviewer: reviewers
        default: []
        }
      },
      words: { Wording.saying($0).sentence },
      moment: { LocalTime.words($0) },
      handOver: { [self] next in try article.map { try handOver(to: next, article: $0) } ?? false })
  }

  /// Asks a question that is answered by yes or no; anything else is asked again.
  func confirms(_ question: String) -> Bool {
    while true {
      let glyphs = bench.output.canvas.glyphs
      switch source.next(LineRequest(prompt: "  \(question) (yes/no) \(glyphs.prompt) ")) {
      case .line(let answer) where ["yes", "y"].contains(answer.lowercased()): return true
      case .line(let answer) where ["no", "n"].contains(answer.lowercased()): return false
      case .interrupt, .endOfInput, .terminated: return false
      case .line, .malformedLine, .key, .redraw: continue
      }
    }
  }
}
