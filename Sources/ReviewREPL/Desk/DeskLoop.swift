// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The prompt with no article open.
public struct DeskLoop {
  /// The keys that act at once; every other begins a line.
  private static let hotKeys: Set<Character> = ["?"]

  let table: CommandTable
  let environment: ReviewEnvironment
  let screen: () throws -> DeskScreen
  let open: (String?) throws -> Ending
  let train: (String?) throws -> Ending
  let verb: ([String]) -> Void

  /// A desk.
  ///
  /// - Parameters:
  ///   - codebook: the rules in force.
  ///   - environment: the world.
  ///   - screen: reads what the desk shows.
  ///   - open: reviews an article, or the one that waits.
  ///   - train: trains with an article, or with those that are not passed.
  ///   - verb: runs a verb of the command line, which prints its own errors.
  public init(
    codebook: Codebook, environment: ReviewEnvironment, screen: @escaping () throws -> DeskScreen,
    open: @escaping (String?) throws -> Ending, train: @escaping (String?) throws -> Ending,
    verb: @escaping ([String]) -> Void
  ) {
    table = CommandTable(codebook: codebook)
    self.environment = environment
    self.screen = screen
    self.open = open
    self.train = train
    self.verb = verb
  }

  /// Runs until the reviewer leaves; nothing at the desk is lost by leaving.
  public func run() throws -> Ending {
    environment.show(try screen())
    var interrupts = 0
    while true {
      let prompt = "attest \(environment.console.canvas.glyphs.prompt) "
      let request = LineRequest(
        prompt: prompt, hotKeys: environment.source.takesKeys ? Self.hotKeys : [],
        completions: environment.complete(table, .desk))
      let event = environment.source.next(request)
      interrupts = event == .interrupt ? interrupts + 1 : 0
      switch event {
      case .line(let line):
        if let ending = try obey(line) { return ending }
      case .interrupt:
        if interrupts > 1 { environment.show("  (Ctrl-D leaves; everything is saved)\n") }
      case .endOfInput: return .left
      case .terminated(let signal): return .terminated(signal: signal)
      case .malformedLine(let fault): environment.complain(PromptError.notText(fault))
      case .redraw: environment.show(try screen())
      case .key(let key):
        if let command = table.command(for: key, in: .desk) { _ = try carryOut(command) }
      }
    }
  }

  private func obey(_ line: String) throws -> Ending? {
    if line.allSatisfy(\.isWhitespace) {
      environment.show(try screen())
      return nil
    }
    environment.source.remember(line)
    do {
      return try carryOut(try table.resolve(line, in: .desk))
    } catch {
      environment.complain(error)
      return nil
    }
  }

  /// Back from an article, unless that ended more than the reading.
  private func leaving(_ ending: Ending) throws -> Ending? {
    guard case .left = ending else { return ending }
    environment.show(try screen())
    return nil
  }

  private func carryOut(_ command: Command) throws -> Ending? {
    switch command {
    case .open(let article): return try leaving(try open(article))
    case .train(let article): return try leaving(try train(article))
    case .verb(let words): verb(words)
    case .leave: return .left
    case .look(.guide(let label)): environment.show(GuideScreen(codebook: table.codebook, label: label))
    case .look(.help(.some(let word))):
      environment.show(HelpScreen(table: table, place: .desk, extent: .one(try table.command(named: word, in: .desk))))
    case .look(.progress): verb(["progress"])
    case .look: environment.show(HelpScreen(table: table, place: .desk, extent: .all))
    case .act, .walk, .resolve, .ask, .set, .handover, .next: break
    }
    return nil
  }
}
