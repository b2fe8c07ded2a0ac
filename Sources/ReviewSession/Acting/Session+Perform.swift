// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  /// Takes in what happened to the review since, in another session or by those who set kinds.
  ///
  /// - Throws: ``ReviewError/notSaved(_:)`` when the log can not be read.
  public mutating func catchUp(_ log: some JudgementLog) throws(ReviewError) {
    let news: ReviewNews
    do { news = try log.news(of: id, after: clock) } catch { throw .notSaved(error) }
    for change in news.changes { advance(change, isOwn: false) }
    clock = max(clock, news.clock)
    guard let kinds = news.kinds, kinds.count == article.paragraphs.count else { return }
    for (index, kind) in kinds.enumerated() { article.paragraphs[index].kind = kind }
  }

  /// Does what the reviewer asked: plans it, saves it, and only then changes the state.
  ///
  /// - Parameters:
  ///   - act: what to do.
  ///   - seconds: how long the paragraph at hand has been shown, at least 0.
  ///   - log: where the events are saved.
  /// - Returns: what was done, one outcome a change.
  /// - Throws: ``ReviewError``; nothing is changed or saved then, but for the steps of a longer undo that were.
  public mutating func perform(_ act: Act, seconds: Double, log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    for _ in 1..<Self.attempts {
      do { return try plan(act, seconds, log) } catch {
        guard case .notSaved(let cause) = error, cause is Outdated else { throw error }
      }
    }
    return try plan(act, seconds, log)
  }

  /// How often an act is planned anew because another session was quicker.
  private static let attempts = 20

  private mutating func plan(_ act: Act, _ seconds: Double, _ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    try catchUp(log)
    switch act {
    case .judge(let decision): return try judge(decision, seconds, log)
    case .mixed(let labels): return try detail(seconds, log) { $0.mixed = labels }
    case .confidence(let confidence): return try detail(seconds, log) { $0.confidence = confidence }
    case .note(let note, let subject): return [try write(note, subject, log)]
    case .flag(let wish, let subject): return [try flag(wish, subject, log)]
    case .kind(let kind): return [try set(kind, log)]
    case .clear: return [try clear(log)]
    case .undo(let count): return try repeated(count) { session throws(ReviewError) in try session.undo(log) }
    case .redo(let count): return try repeated(count) { session throws(ReviewError) in try session.redo(log) }
    case .move(let move):
      position = try destination(of: move)
      return [.moved]
    case .annotating(let act): return try annotate(act, log)
    case .finish: return try finish(log)
    case .reopen: return [try reopen(log)]
    }
  }

  /// Saves one event and takes it in.
  mutating func save(_ event: Event, _ log: some JudgementLog) throws(ReviewError) -> Receipt {
    guard let receipt = try save([event], log).first else { throw .notSaved(MissingReceipt()) }
    return receipt
  }

  /// Saves events in one transaction and takes them in.
  mutating func save(_ events: [Event], _ log: some JudgementLog) throws(ReviewError) -> [Receipt] {
    let receipts: [Receipt]
    let outgoing = events.map(stored)
    do { receipts = try log.append(outgoing, knowing: (id, clock)) } catch { throw .notSaved(error) }
    guard receipts.count == events.count else { throw .notSaved(MissingReceipt()) }
    for (event, receipt) in zip(outgoing, receipts) { advance(shown(Recorded(event: event, receipt: receipt))) }
    return receipts
  }

  /// A log that took an event and gave no receipt.
  struct MissingReceipt: Error {}

  /// The paragraph at hand, in a review that may be changed.
  func openParagraph() throws(ReviewError) -> Paragraph {
    if isFinished { throw .isFinished }
    guard let current else { throw .noCurrentParagraph }
    return current
  }

  private mutating func repeated(
    _ count: Int, _ step: (inout Session) throws(ReviewError) -> [Outcome]
  ) throws(ReviewError) -> [Outcome] {
    var outcomes = try step(&self)
    for _ in 1..<max(1, count) {
      guard let more = try? step(&self) else { break }
      outcomes += more
    }
    return outcomes
  }
}
