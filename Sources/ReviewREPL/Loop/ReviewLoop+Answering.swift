// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// One turn with a person at a terminal.
  mutating func answer() -> Ending? {
    let keys = keysAreOn ? table.hotKeys(in: .review) : []
    let request = LineRequest(
      prompt: prompt(), hotKeys: keys, completions: completer())
    let event = surroundings.source.next(request)
    if event != .interrupt { interrupts = 0 }
    switch event {
    case .key(let key): return table.line(for: key).flatMap { execute($0) }
    case .line(let line): return type(line)
    case .malformedLine: complain(.notText)
    case .interrupt: interrupt()
    case .redraw: show()
    case .endOfInput: return .left
    case .terminated(let signal): return .terminated(signal: signal)
    }
    return nil
  }

  func prompt(_ word: String? = nil) -> String {
    let glyphs = surroundings.console.canvas.glyphs
    if let word { return "  \(word) \(glyphs.prompt) " }
    let place = session.position.map { " \(glyphs.pilcrow)\($0)" } ?? ""
    return "\(session.id.reviewer)\(place) \(glyphs.prompt) "
  }

  private mutating func type(_ line: String) -> Ending? {
    if line.allSatisfy(\.isWhitespace) {
      show()
      return nil
    }
    guard line.hasPrefix(":") || !keysAreOn else {
      complain(line.count == 1 ? .deadKey(line) : .needsColon(line: line))
      return nil
    }
    surroundings.source.remember(line)
    return execute(line)
  }

  /// Asks for what the line lacks, then does it.
  private mutating func execute(_ line: String) -> Ending? {
    var line = line
    if let question = table.question(for: line, in: .review) {
      switch answer(to: question, of: line) {
      case .answered(let answer): line += " " + answer
      case .abandoned: return nil
      case .terminated(let signal): return .terminated(signal: signal)
      }
    }
    do {
      return try carryOut(try resolve(line))
    } catch {
      if let cause = error.notSaved { return .notSaved(cause) }
      complain(error)
      return nil
    }
  }

  func resolve(_ line: String) throws(LineError) -> Command {
    do { return try table.resolve(line, in: .review) } catch { throw .command(error) }
  }

  /// What a terminal answers to a question, by a dialogue of its own where one line is not enough.
  private func answer(to question: Question, of line: String) -> Answer {
    switch question {
    case .source: askSource(in: session.current)
    case .assessment: askAssessment(of: line)
    case .span: askSpan()
    default: ask(question)
    }
  }

  enum Answer {
    case answered(String)
    case abandoned
    case terminated(Int32)
  }

  private func ask(_ question: Question) -> Answer {
    let screen = QuestionScreen(question: question, session: session)
    surroundings.show(screen)
    while true {
      let request = LineRequest(
        prompt: prompt(screen.prompt), prefill: screen.prefill, completions: completer(of: question))
      switch surroundings.source.next(request) {
      case .line(let line) where line.allSatisfy(\.isWhitespace):
        return question.blank.map(Answer.answered) ?? .abandoned
      case .line("<"), .interrupt, .endOfInput: return .abandoned
      case .line(let line): return .answered(line)
      case .terminated(let signal): return .terminated(signal)
      case .malformedLine: complain(.notText)
      case .key, .redraw: surroundings.show(screen)
      }
    }
  }

  /// Completes as if the answer were typed after its command.
  private func completer(of question: Question) -> LineRequest.Completer {
    guard let command = table.declarations.first(where: { $0.question == question })?.name else {
      return { _, _ in [] }
    }
    let complete = completer()
    return { line, wordStart in complete("\(command) \(line)", wordStart + command.unicodeScalars.count + 1) }
  }

  private mutating func interrupt() {
    interrupts += 1
    if interrupts > 1 { surroundings.console.write("  (Ctrl-D leaves; everything is saved)\n") }
  }

  func complain(_ error: LineError) { surroundings.complain(surroundings.words(error.cause)) }
}
