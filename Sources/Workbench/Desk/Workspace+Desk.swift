// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewREPL
internal import ReviewSession
public import TerminalIO

extension Workspace {
  /// Opens the desk: the prompt with no article open.
  ///
  /// - Parameters:
  ///   - reviewer: who sits down; nil asks.
  ///   - source: where lines and keys come from.
  ///   - verb: runs a verb of the command line for this reviewer and prints its own errors.
  /// - Returns: the signal that ended it, nil when the reviewer left.
  /// - Throws: ``Failure`` when there is no terminal, or the project can not be opened or written.
  public func desk(
    reviewer: String?, source: any LineSource, verb: @escaping (_ words: [String], _ viewer: String) -> Void
  ) throws(Failure) -> Int32? {
    let undone = "desk not opened"
    guard source.isInteractive else { throw Failure(undone, JourneyError.needsTerminal) }
    let store = try open(.create, for: undone)
    return try attempt(undone) {
      guard let id = reviewer ?? askReviewer(source) else { return nil }
      let journey = try journey(store, id, source, undone)
      source.openHistory(StateFolder.history(ofDesk: id))
      let desk = DeskLoop(
        codebook: journey.codebook, environment: journey.environment(),
        screen: { try deskScreen(store, journey) },
        open: { article in
          defer { source.openHistory(StateFolder.history(ofDesk: journey.reviewer)) }
          return try journey.review([reading(of: article, for: journey.reviewer, store)])
        },
        train: { article in
          defer { source.openHistory(StateFolder.history(ofDesk: journey.reviewer)) }
          var options = ReviewOptions()
          options.isTraining = true
          return try journey.review(journey.trainings(among: article.map { [$0] }), options)
        },
        verb: { verb($0, journey.reviewer) })
      return try signal(of: try desk.run())
    }
  }

  private func askReviewer(_ source: any LineSource) -> String? {
    while true {
      switch source.next(LineRequest(prompt: "  reviewer \(output.canvas.glyphs.prompt) ")) {
      case .line(let line) where Reviewer.isValid(id: line): return line
      case .line(let line) where !line.isEmpty:
        let sentence = sanitized(JourneyError.notAReviewerID(line).message.sentence)
        output.write(output.canvas.sentences(["\(output.canvas.glyphs.problem) \(sentence)"]))
      case .endOfInput, .terminated: return nil
      case .line, .malformedLine, .key, .interrupt, .redraw: continue
      }
    }
  }

  /// The reading of an article that waits for a reviewer, or the first one; any other article is opened in its first round.
  private func reading(of article: String?, for reviewer: String, _ store: ProjectStore) throws -> ReviewID {
    guard let article else { return try nextReading(for: reviewer, store) }
    let waiting = try workQueue(store).waiting(for: reviewer)
    return waiting.first { $0.article == article } ?? ReviewID(article: article, reviewer: reviewer)
  }

  private func deskScreen(_ store: ProjectStore, _ journey: ReviewJourney) throws -> DeskScreen {
    let queue = try workQueue(store), work = queue.work
    let articles = Dictionary(work.articles.map { ($0.slug, $0) }) { $1 }
    let byArticle = Dictionary(grouping: work.reviews, by: \.id.article)
    let order = queue.order(for: journey.reviewer)
    // One line more than ten says as much as a line that counts it.
    let items = try order.prefix(order.count == 11 ? 11 : 10).compactMap { reading -> DeskScreen.Item? in
      guard let article = articles[reading.article] else { return nil }
      let reviews = (byArticle[article.slug] ?? []).filter { $0.id.round == reading.round || !$0.id.isRetest }
      let mine = reviews.first { $0.id == reading }
      let others = reviews.filter {
        $0.isFinished && $0.id.round == ReviewID.firstRound && $0.id.reviewer != journey.reviewer
      }.map(\.id.reviewer)
      let leftAt = try mine.flatMap { Session.lastVisit(in: try store.history(of: $0.id)) }
      return DeskScreen.Item(article: article, mine: mine, finishedBy: others, leftAt: leftAt.map(LocalTime.words))
    }
    var screen = DeskScreen(
      project: FileName.last(of: project), codebook: journey.codebook, reviewer: journey.reviewer, items: items,
      articleCount: articles.values.count { !$0.isExcluded })
    screen.hub = try hubWords(store)
    return screen
  }
}
