// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import ReviewSession
internal import TerminalIO

/// Reads lines and keys, does what they say in an adjudication, and shows what came of it.
public struct AdjudicationLoop<Log: JudgementLog> {
  /// The adjudication as it stands.
  public private(set) var adjudication: Adjudication
  let environment: ReviewEnvironment
  let log: Log
  private let table: CommandTable
  private let output: any AdjudicationOutput
  private var keysAreOn = true
  private var keepsAhead = false
  private var context = 0
  private var lastSearch: String?

  /// A loop over one article.
  ///
  /// - Parameters:
  ///   - adjudication: the adjudication.
  ///   - environment: the world.
  ///   - log: where rulings are saved.
  public init(adjudication: Adjudication, environment: ReviewEnvironment, log: Log) {
    self.adjudication = adjudication
    self.environment = environment
    self.log = log
    table = CommandTable(codebook: adjudication.codebook)
    output =
      environment.source.isInteractive
      ? AdjudicationScreens(environment: environment) : AdjudicationLines(environment: environment)
  }

  private var takesKeys: Bool { keysAreOn && environment.source.takesKeys }

  /// Runs until the adjudicator leaves, goes on to another article, or something ends it.
  public mutating func run() -> Ending {
    output.open(adjudication)
    show()
    while true {
      guard let ending = environment.source.isInteractive ? takeTurn() : takeLine() else { continue }
      output.leave(adjudication, ending)
      return ending
    }
  }

  private func show(whole: Bool = false) {
    if environment.source.isInteractive, !keepsAhead { _ = environment.source.discardWaiting() }
    draw(whole: whole)
  }

  private func draw(whole: Bool = false) { output.show(adjudication, whole: whole || context > 0) }

  private mutating func takeTurn() -> Ending? {
    let canvas = environment.console.canvas
    let place = adjudication.position.map { " \(canvas.glyphs.pilcrow)\($0)" } ?? ""
    let request = LineRequest(
      prompt: "\(adjudication.adjudicator)\(place) \(canvas.glyphs.prompt) ",
      hotKeys: takesKeys ? table.hotKeys(in: .adjudication) : [], textKeys: takesKeys ? [":"] : nil,
      completions: environment.complete(table, .adjudication))
    switch environment.source.next(request) {
    case .key(let key):
      guard let command = table.command(for: key, in: .adjudication) else {
        environment.complain(PromptError.deadKey(key == " " ? "Space" : String(key)))
        return nil
      }
      return attempt { loop throws(LineError) in try loop.carryOut(command) }
    case .line(let line): return type(line)
    case .malformedLine(let fault): environment.complain(PromptError.notText(fault))
    case .redraw: draw()
    case .endOfInput: return .left
    case .terminated(let signal): return .terminated(signal: signal)
    case .interrupt: break
    }
    return nil
  }

  private mutating func type(_ line: String) -> Ending? {
    if line.allSatisfy(\.isWhitespace) {
      show()
      return nil
    }
    guard line.hasPrefix(":") || !takesKeys else {
      environment.complain(line.count == 1 ? PromptError.deadKey(line) : .needsColon(line: line))
      return nil
    }
    environment.source.remember(line)
    return attempt { loop throws(LineError) in try loop.carryOut(try loop.resolve(line)) }
  }

  private mutating func attempt(_ body: (inout Self) throws(LineError) -> Ending?) -> Ending? {
    do { return try body(&self) } catch {
      if let cause = error.notSaved { return .notSaved(cause) }
      environment.complain(error.cause)
      return nil
    }
  }

  private func resolve(_ line: String) throws(LineError) -> Command {
    do {
      return try table.resolve(line, in: .adjudication, asks: environment.source.isInteractive)
    } catch { throw .command(error) }
  }

  /// One line of a pipe; the first that is no good ends the loop.
  private mutating func takeLine() -> Ending? {
    switch environment.source.next(LineRequest(prompt: "")) {
    case .line(let line):
      if line.allSatisfy(\.isWhitespace) || line.drop(while: \.isWhitespace).hasPrefix("#") { return nil }
      do { return try carryOut(try resolve(line)) } catch {
        return error.notSaved.map(Ending.notSaved) ?? .badLine(number: environment.source.lineNumber, error.cause)
      }
    case .malformedLine(let fault): return .badLine(number: environment.source.lineNumber, PromptError.notText(fault))
    // What nobody is asked for is accepted in the articles behind the end of the input, too.
    case .endOfInput: return nextListed ?? .left
    case .terminated(let signal): return .terminated(signal: signal)
    case .key, .interrupt, .redraw: return nil
    }
  }

  private mutating func carryOut(_ command: Command) throws(LineError) -> Ending? {
    switch command {
    case .resolve(let ruling): return try rule(ruling)
    case .ask(let question): return try answer(question)
    case .act(.undo(let count)):
      try perform { adjudication, log throws(ReviewError) in try adjudication.undo(count, log) }
    case .act(.redo(let count)):
      try perform { adjudication, log throws(ReviewError) in try adjudication.redo(count, log) }
    case .act(.move(let move)):
      if case .find(let text) = move { lastSearch = text }
      try perform { adjudication, _ throws(ReviewError) in
        try adjudication.move(move)
        return [.moved]
      }
    case .look(let look): try self.look(look)
    case .set(.keys(let areOn)): keysAreOn = areOn
    case .set(.ahead(let isKept)): keepsAhead = isKept
    case .set(.context(let count)): context = count
    case .set(.color(let choice)): environment.console.use(ColorChoice(rawValue: choice) ?? .auto)
    case .next: return try openNext()
    case .leave: return .left
    case .act, .walk, .handover, .open, .train, .verb: break
    }
    return nil
  }

  private mutating func perform(
    _ body: (inout Adjudication, Log) throws(ReviewError) -> [AdjudicationOutcome]
  ) throws(LineError) {
    let outcomes: [AdjudicationOutcome]
    do { outcomes = try body(&adjudication, log) } catch { throw .review(error) }
    output.tell(outcomes, adjudication)
    show()
  }

  private func openNext() throws(LineError) -> Ending? {
    guard adjudication.undecided.isEmpty else { throw .prompt(.onlyAtTheEnd(command: "close")) }
    do {
      guard let next = try environment.next() else { throw PromptError.noNextArticle }
      return .next(article: next.slug)
    } catch { throw .refused(error) }
  }
}

// MARK: Ruling

extension AdjudicationLoop {
  /// Decides; a person is asked why, and for the note that a label needs which nobody gave.
  private mutating func rule(_ ruling: Ruling) throws(LineError) -> Ending? {
    var ruling = ruling
    if environment.source.isInteractive {
      do { ruling = try completed(ruling) } catch let error as Unanswered {
        if case .terminated(let signal) = error { return .terminated(signal: signal) }
        return nil
      } catch let error as ReviewError { throw .review(error) } catch { throw .refused(error) }
    }
    try perform { adjudication, log throws(ReviewError) in [try adjudication.resolve(ruling, log)] }
    // A person may still take the last ruling back, and goes on with a key.
    return environment.source.isInteractive || !adjudication.undecided.isEmpty ? nil : nextListed
  }

  private var nextListed: Ending? {
    guard let next = try? environment.next(), next.isListed else { return nil }
    return .next(article: next.slug)
  }

  private func completed(_ ruling: Ruling) throws -> Ruling {
    var ruling = ruling
    if try adjudication.lacksNote(ruling) { ruling.note = try askNote() }
    let isUnresolved = ruling.label == nil && ruling.taking == nil
    if ruling.cause == nil, !isUnresolved { ruling.cause = try askCause() }
    if ruling.marks == nil, ruling.taking == nil, !isUnresolved { ruling.marks = try askMarks(ruling) }
    return ruling
  }

  private func askNote() throws(Unanswered) -> String {
    let dialogue = Dialogue(environment: environment)
    let lead = "  No reviewer gave this label: say why.  (< to go back)\n"
    while true {
      if let note = try dialogue.line(lead, "note") { return note }
    }
  }

  /// Why they differed; nil when it was left blank, or dropped: the ruling stands without.
  private func askCause() throws(Unanswered) -> DisagreementCause? {
    let causes = DisagreementCause.allCases.map { "\($0.number) \($0.name)" }
    let canvas = environment.console.canvas
    let lead = canvas.flow(["Why did they differ?"] + causes, separator: "  ").joined(separator: "\n")
    let keys = DisagreementCause.allCases.compactMap { String($0.number).first }
    do {
      let key = try Dialogue(environment: environment).key(lead + "\n", "cause", among: keys)
      return key.flatMap(\.wholeNumberValue).flatMap(DisagreementCause.init(number:))
    } catch .dropped { return nil }
  }

  /// Which marks hold, a key each; nil where there is none, or the question was dropped.
  ///
  /// What all who decided have marked the same is taken before anything is asked.
  private func askMarks(_ ruling: Ruling) throws(Unanswered) -> [Int]? {
    guard let number = ruling.paragraph ?? adjudication.position, let ballot = adjudication.ballot(number) else {
      return nil
    }
    let keys = Array("123456789abcdefghijklmnopqrstuvwxyz")
    let offered = Array(adjudication.marks(of: number).prefix(keys.count))
    if offered.isEmpty { return nil }
    let phrase = AdjudicationPhrase(adjudication: adjudication, canvas: environment.console.canvas)
    var taken = Set(offered.indices.filter { offered[$0].reviewers.count == ballot.votes.count })
    while true {
      let rows = offered.indices.map { index in
        "    \(keys[index]) [\(taken.contains(index) ? "x" : " ")] \(phrase.mark(offered[index]))\n"
      }
      let lead = "  Which marks hold?  (a key takes or drops one, Enter goes on)\n" + rows.joined()
      do throws(Unanswered) {
        let dialogue = Dialogue(environment: environment)
        guard let key = try dialogue.key(lead, "marks", among: Array(keys.prefix(offered.count))),
          let index = keys.firstIndex(of: key)
        else { return taken.sorted().map { $0 + 1 } }
        if taken.remove(index) == nil { taken = OfferedMark.taking(index, beside: taken, of: offered) }
      } catch {
        if case .dropped = error { return nil }
        throw error
      }
    }
  }

  private mutating func answer(_ question: Question) throws(LineError) -> Ending? {
    let dialogue = Dialogue(environment: environment)
    do {
      switch question {
      case .reason:
        guard adjudication.current != nil else { throw LineError.review(.adjudicating(.noneAtHand)) }
        var ruling = Ruling(nil)
        ruling.note = try dialogue.line("  Why can it not be resolved?  (Enter to leave blank, < to go back)\n", "why")
        return try rule(ruling)
      default:
        let word = question == .paragraph ? "go to" : "search"
        guard let typed = try dialogue.line("", word) ?? (question == .text ? lastSearch : nil) else { return nil }
        return try carryOut(try command(typed, question))
      }
    } catch let error as LineError { throw error } catch Unanswered.terminated(let signal) {
      return .terminated(signal: signal)
    } catch { return nil }
  }

  private func command(_ text: String, _ question: Question) throws(LineError) -> Command {
    do { return try table.answer(text, to: question, in: .adjudication) } catch { throw .command(error) }
  }
}

// MARK: Looking

extension AdjudicationLoop {
  private func look(_ look: Command.Look) throws(LineError) {
    switch look {
    case .context: show(whole: true)
    case .list(let filter): environment.show(AdjudicationOutline(adjudication: adjudication, filter: filter))
    case .guide(let label): environment.show(GuideScreen(codebook: adjudication.codebook, label: label))
    case .keys: environment.show(HelpScreen(table: table, place: .adjudication, extent: .keys))
    case .help(let word): try help(about: word)
    case .progress: environment.show(AdjudicationSummary(adjudication: adjudication))
    case .paragraph, .recent, .summary, .sources, .spans: show()
    }
  }

  private func help(about word: String?) throws(LineError) {
    var extent = HelpScreen.Extent.all
    if let word {
      do { extent = .one(try table.command(named: word, in: .adjudication)) } catch { throw .command(error) }
    }
    environment.show(HelpScreen(table: table, place: .adjudication, extent: extent))
  }
}
