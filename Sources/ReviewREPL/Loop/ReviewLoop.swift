// SPDX-License-Identifier: GPL-3.0-or-later
public import ReviewSession
internal import TerminalIO

/// Reads lines and keys, does what they say in a session, and shows what came of it.
public struct ReviewLoop<Log: JudgementLog> {
  /// The review as it stands.
  public private(set) var session: Session
  let table: CommandTable
  let surroundings: Surroundings
  let log: Log
  let hasNext: Bool
  let voice: any Voice
  var keysAreOn = true
  var context = 1
  var shownAt = 0.0
  var interrupts = 0

  /// A loop over one review.
  ///
  /// - Parameters:
  ///   - session: the review.
  ///   - surroundings: the world.
  ///   - log: where decisions are saved.
  ///   - hasNext: whether another article follows once this one is finished.
  public init(session: Session, surroundings: Surroundings, log: Log, hasNext: Bool = false) {
    self.session = session
    self.surroundings = surroundings
    self.log = log
    self.hasNext = hasNext
    table = CommandTable(codebook: session.codebook)
    voice =
      surroundings.source.isInteractive
      ? ScreenVoice(surroundings: surroundings) : PipeVoice(surroundings: surroundings)
  }

  var isInteractive: Bool { surroundings.source.isInteractive }

  /// Runs until the reviewer leaves, finishes with another article waiting, hands over, or something ends it.
  public mutating func run() -> Ending {
    voice.open(session)
    show()
    while true {
      let ending = isInteractive ? answer() : obey()
      if let ending {
        switch ending {
        case .terminated, .handover: break
        case .left, .finished, .badLine, .notSaved: voice.leave(session)
        }
        return ending
      }
    }
  }

  /// Shows the paragraph at hand and starts its clock.
  mutating func show(whole: Bool = false) {
    voice.show(session, context: whole ? context + 2 : context, whole: whole)
    shownAt = surroundings.now()
  }

  /// Does what a command says; nil goes on.
  mutating func carryOut(_ command: Command) throws(LineError) -> Ending? {
    switch command {
    case .act(let act): return try perform(act)
    case .look(let look): try look == .paragraph ? show() : self.look(look)
    case .set(let preference): set(preference)
    case .handover(let reviewer): return try handOver(to: reviewer)
    case .leave: return .left
    case .open, .verb: break
    }
    return nil
  }

  private mutating func perform(_ act: Act) throws(LineError) -> Ending? {
    let outcomes: [Outcome]
    do {
      outcomes = try session.perform(act, seconds: max(0, surroundings.now() - shownAt), log: log)
    } catch {
      throw .review(error)
    }
    for outcome in outcomes { voice.tell(outcome, session) }
    if case .judge = act, let ending = try askWhatLabelAsks(outcomes) { return ending }
    if act == .finish { return hasNext ? .finished : nil }
    if Self.drawsAgain(act) { show() }
    return nil
  }

  private func handOver(to reviewer: String) throws(LineError) -> Ending? {
    do {
      return try surroundings.handOver(reviewer) ? .handover(to: reviewer) : nil
    } catch {
      throw .refused(error)
    }
  }

  /// A detail leaves the paragraph on the screen as it is; everything else shows where the session stands.
  private static func drawsAgain(_ act: Act) -> Bool {
    switch act {
    case .judge, .clear, .undo, .redo, .move, .kind: true
    case .mixed, .confidence, .note, .flag, .finish, .reopen, .annotating: false
    }
  }

  private mutating func set(_ preference: Command.Preference) {
    switch preference {
    case .keys(let areOn): keysAreOn = areOn
    case .context(let lines): context = lines
    case .color(let choice): surroundings.console.use(ColorChoice(rawValue: choice) ?? .auto)
    }
  }
}
