// SPDX-License-Identifier: GPL-3.0-or-later
public import ReviewSession
internal import TerminalIO

/// How a loop came to its end.
public enum Ending: Sendable {
  /// The reviewer left, or the input ended.
  case left
  /// Another article is to be opened.
  case next(article: String)
  /// The terminal goes to the next reviewer.
  case handover(to: String)
  /// A signal asked the program to end.
  case terminated(signal: Int32)
  /// A line of a pipe was no good; what preceded is saved.
  case badLine(number: Int, any Error)
  /// A decision could not be saved.
  case notSaved(any Error)
}

/// Reads lines and keys, does what they say in a session, and shows what came of it.
public struct ReviewLoop<Log: JudgementLog> {
  /// The review as it stands.
  public private(set) var session: Session
  let table: CommandTable
  let environment: ReviewEnvironment
  let log: Log
  let output: any ReviewOutput
  var keysAreOn = true
  var keepsAhead = false
  var context = 1
  var shownAt = 0.0
  var interrupts = 0
  var lastSearch: String?
  private var saidAhead = false

  /// A loop over one review.
  ///
  /// - Parameters:
  ///   - session: the review.
  ///   - environment: the world.
  ///   - log: where decisions are saved.
  public init(session: Session, environment: ReviewEnvironment, log: Log) {
    self.session = session
    self.environment = environment
    self.log = log
    table = CommandTable(codebook: session.codebook)
    output =
      environment.source.isInteractive
      ? ScreenOutput(environment: environment) : PipeOutput(environment: environment)
  }

  var isInteractive: Bool { environment.source.isInteractive }
  var dialogue: Dialogue { Dialogue(environment: environment) }

  /// Whether the article can be left for the next: its closing screen stands, or nothing is left to decide.
  var isAtTheEnd: Bool { session.position == nil || session.isComplete || session.isFinished }

  /// Runs until the reviewer leaves, goes on to another article, hands over, or something ends it.
  public mutating func run() -> Ending {
    output.open(session)
    show()
    while true {
      guard let ending = isInteractive ? takeTurn() : takeLine() else { continue }
      switch ending {
      case .terminated, .handover: break
      case .notSaved: output.leave(session, isSaved: false)
      case .left, .next, .badLine:
        try? session.catchUp(log)
        output.leave(session, isSaved: true)
      }
      return ending
    }
  }

  /// Shows the paragraph at hand, or the closing screen, and starts the clock.
  ///
  /// What was typed before was not meant for it, and is dropped.
  mutating func show(whole: Bool = false) {
    let wasAhead = isInteractive && !keepsAhead && environment.source.discardWaiting()
    draw(whole: whole)
    guard wasAhead, !saidAhead else { return }
    saidAhead = true
    environment.show("  (keys pressed before this was shown were dropped; :set ahead on keeps them)\n")
  }

  /// Draws what is at hand, and starts the clock; where it stood already, what was typed meanwhile is meant for it.
  mutating func draw(whole: Bool = false) {
    output.show(session, context: whole ? context + 2 : context, whole: whole)
    shownAt = environment.now()
  }

  /// Does what a command says; nil goes on.
  mutating func carryOut(_ command: Command) throws(LineError) -> Ending? {
    switch command {
    case .act(let act): return try perform(act)
    case .ask(let question): return try answer(question)
    case .look(let look): try look == .paragraph ? show() : self.look(look)
    case .walk(let filter): try walk(filter)
    case .set(let preference): set(preference)
    case .handover(let reviewer): return try handOver(to: reviewer)
    case .next(let finishing): return try openNext(finishing: finishing)
    case .leave: return .left
    case .resolve, .open, .train, .verb: break
    }
    return nil
  }

  private mutating func perform(_ act: Act) throws(LineError) -> Ending? {
    if case .move(.find(let text)) = act { lastSearch = text }
    if case .kind(let kind) = act, isInteractive, try !confirms(kind) { return nil }
    let outcomes: [Outcome]
    do {
      // Down a pipe nobody reads what is shown, so no time was taken.
      let seconds = isInteractive ? max(0, environment.now() - shownAt) : 0
      outcomes = try session.perform(act, seconds: seconds, log: log)
    } catch {
      throw .review(error)
    }
    if act == .finish, let next = try nextArticle(), next.isListed {
      output.tell(outcomes, session, next: next.slug)
      return .next(article: next.slug)
    }
    output.tell(outcomes, session, next: nil)
    if case .judge = act, let ending = try askWhatLabelAsks(outcomes) { return ending }
    if Self.drawsAgain(act) { show() }
    return nil
  }

  /// A detail leaves the paragraph on the screen as it is; everything else shows where the session stands.
  private static func drawsAgain(_ act: Act) -> Bool {
    switch act {
    case .judge, .clear, .undo, .redo, .move, .kind: true
    case .mixed, .confidence, .note, .flag, .finish, .reopen, .annotating: false
    }
  }

  /// From the closing screen to the article that comes next.
  private mutating func openNext(finishing: Bool) throws(LineError) -> Ending? {
    guard isAtTheEnd else { throw .prompt(.onlyAtTheEnd(command: finishing ? "close" : "skip")) }
    let next = try nextArticle(), finishes = finishing && !session.isFinished
    if finishes {
      do {
        let outcomes = try session.perform(.finish, seconds: 0, log: log)
        output.tell(outcomes, session, next: next?.slug)
      } catch {
        throw .review(error)
      }
    }
    if let next { return .next(article: next.slug) }
    // Down a pipe the last article is closed like those before it.
    if finishes, !isInteractive { return nil }
    throw .prompt(.noNextArticle)
  }

  private mutating func walk(_ filter: Command.ListFilter) throws(LineError) {
    do { try session.walk(filter) } catch { throw .review(error) }
    show()
  }

  private func nextArticle() throws(LineError) -> ReviewEnvironment.NextArticle? {
    do { return try environment.next() } catch { throw .refused(error) }
  }

  private func handOver(to reviewer: String) throws(LineError) -> Ending? {
    do {
      return try environment.handOver(reviewer) ? .handover(to: reviewer) : nil
    } catch {
      throw .refused(error)
    }
  }

  private mutating func set(_ preference: Command.Preference) {
    switch preference {
    case .keys(let areOn): keysAreOn = areOn
    case .ahead(let isKept): keepsAhead = isKept
    case .context(let lines): context = lines
    case .color(let choice): environment.console.use(ColorChoice(rawValue: choice) ?? .auto)
    }
  }
}

// MARK: Looking

extension ReviewLoop {
  private mutating func look(_ look: Command.Look) throws(LineError) {
    switch look {
    case .paragraph: show()
    case .context: show(whole: true)
    case .list(let filter): environment.show(OutlineScreen(session: session, filter: filter))
    case .guide(let label): environment.show(GuideScreen(codebook: session.codebook, label: label))
    case .recent: environment.show(RecentScreen(session: session))
    case .progress: environment.show(TallyLine(session: session))
    case .summary: environment.show(SummaryScreen(session: session))
    case .sources: environment.show(SourcesScreen(session: session))
    case .spans: environment.show(SpansScreen(session: session))
    case .keys: help(.keys)
    case .help(let word): try help(about: word)
    }
  }

  private func help(_ extent: HelpScreen.Extent) {
    environment.show(HelpScreen(table: table, place: .review, extent: extent))
  }

  private func help(about word: String?) throws(LineError) {
    guard let word else { return help(.all) }
    do {
      help(.one(try table.command(named: word, in: .review)))
    } catch {
      throw .command(error)
    }
  }
}
