// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// A turn: one key or line of a person, or one line of a pipe.
extension ReviewLoop {
  /// Whether single keys act at the paragraph prompt.
  private var takesKeys: Bool { keysAreOn && environment.source.takesKeys }

  /// One turn with a person at a terminal.
  mutating func takeTurn() -> Ending? {
    let request = LineRequest(
      prompt: prompt(), hotKeys: takesKeys ? table.hotKeys(in: .review) : [], textKeys: takesKeys ? [":"] : nil,
      completions: completer())
    let event = environment.source.next(request)
    if event != .interrupt { interrupts = 0 }
    switch event {
    case .key(let key): return press(key)
    case .line(let line): return type(line)
    case .malformedLine(let fault): complain(.prompt(.notText(fault)))
    case .interrupt: interrupt()
    case .redraw: draw()
    case .endOfInput: return .left
    case .terminated(let signal): return .terminated(signal: signal)
    }
    return nil
  }

  private func prompt() -> String {
    let glyphs = environment.console.canvas.glyphs
    let place = session.position.map { " \(glyphs.pilcrow)\($0)" } ?? ""
    return "\(session.id.reviewer)\(place) \(glyphs.prompt) "
  }

  private mutating func press(_ key: Character) -> Ending? {
    guard let command = table.command(for: key, in: .review) else {
      complain(.prompt(.deadKey(key == " " ? "Space" : String(key))))
      return nil
    }
    return attempt { loop throws(LineError) in try loop.carryOut(command) }
  }

  private mutating func type(_ line: String) -> Ending? {
    if line.allSatisfy(\.isWhitespace) {
      show()
      return nil
    }
    guard line.hasPrefix(":") || !takesKeys else {
      complain(.prompt(line.count == 1 ? .deadKey(line) : .needsColon(line: line)))
      return nil
    }
    environment.source.remember(line)
    return attempt { loop throws(LineError) in try loop.carryOut(try loop.resolve(line)) }
  }

  /// Tells a person what was wrong and goes on, unless something could not be saved.
  private mutating func attempt(_ body: (inout Self) throws(LineError) -> Ending?) -> Ending? {
    do {
      return try body(&self)
    } catch {
      if let cause = error.notSaved { return .notSaved(cause) }
      complain(error)
      return nil
    }
  }

  private func resolve(_ line: String) throws(LineError) -> Command {
    do {
      return try table.resolve(line, in: .review, asks: isInteractive)
    } catch {
      throw .command(error)
    }
  }

  private mutating func interrupt() {
    interrupts += 1
    if interrupts > 1 { environment.show("  (Ctrl-D leaves; everything is saved)\n") }
  }

  func complain(_ error: LineError) { environment.complain(error.cause) }

  /// One line of a pipe; the first that is no good ends the loop.
  mutating func takeLine() -> Ending? {
    switch environment.source.next(LineRequest(prompt: "")) {
    case .line(let line): return obey(line)
    case .malformedLine(let fault): return bad(.prompt(.notText(fault)))
    case .endOfInput: return .left
    case .terminated(let signal): return .terminated(signal: signal)
    case .key, .interrupt, .redraw: return nil
    }
  }

  private mutating func obey(_ line: String) -> Ending? {
    let isBlank = line.allSatisfy(\.isWhitespace)
    if isBlank || line.drop(while: \.isWhitespace).hasPrefix("#") { return nil }
    do {
      return try carryOut(try resolve(line))
    } catch {
      return error.notSaved.map(Ending.notSaved) ?? bad(error)
    }
  }

  private func bad(_ error: LineError) -> Ending {
    .badLine(number: environment.source.lineNumber, error.cause)
  }

  /// Completes commands; behind those that take names or words, the session's own.
  private func completer() -> LineRequest.Completer {
    let session = session, table = table
    let complete = environment.complete(table, .review)
    return { line, wordStart in
      let word = line.drop { $0 == ":" }.prefix { $0 != " " }
      let behind = line.unicodeScalars.count - line.drop { $0 == ":" }.drop { $0 != " " }.unicodeScalars.count + 1
      guard wordStart >= behind, let name = try? table.command(named: String(word), in: .review).name else {
        return complete(line, wordStart)
      }
      let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(behind)))
      let candidates =
        switch name {
        case "source": session.speakerCompletions(of: rest, wordStart: wordStart - behind)
        case "span": session.spanCompletions(of: rest, wordStart: wordStart - behind)
        default: [CommandTable.Candidate]()
        }
      return candidates.isEmpty ? complete(line, wordStart) : candidates.map { Completion($0.text, note: $0.note) }
    }
  }
}

extension Session {
  /// Types first, then the words of the paragraph.
  func spanCompletions(of line: String, wordStart: Int) -> [CommandTable.Candidate] {
    let first = line.prefix { $0 != " " }
    let isTyped = TextSpan.Kind(rawValue: String(first)) != nil
    let offset = isTyped ? first.unicodeScalars.count + 1 : 0
    guard wordStart >= offset else { return wordCompletions(of: line, wordStart: wordStart) }
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(offset)))
    let words = wordCompletions(of: rest, wordStart: wordStart - offset)
    let types = TextSpan.Kind.allCases.map(\.rawValue).filter { wordStart == 0 && !line.isEmpty && $0.hasPrefix(line) }
    return words + types.map { CommandTable.Candidate(text: $0, note: "type") }
  }
}
