// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What a terminal asks when a command lacks a detail.
extension ReviewLoop {
  /// Asks until an answer holds, and does what it says; nothing is asked that would be refused whatever the answer.
  mutating func answer(_ question: Question) throws(LineError) -> Ending? {
    do {
      try session.check(question)
    } catch {
      throw .review(error)
    }
    while true {
      let command: Command
      do {
        command = try ask(question)
      } catch {
        if case .terminated(let signal) = error { return .terminated(signal: signal) }
        return nil
      }
      do {
        return try carryOut(command)
      } catch {
        if error.notSaved != nil { throw error }
        complain(error)
      }
    }
  }

  /// A kind that sets labels of others aside is set only after a yes.
  func confirms(_ kind: ParagraphKind) throws(LineError) -> Bool {
    let count: Int
    do { count = try session.labelsSetAside(by: kind, log) } catch { throw .review(error) }
    guard count > 0 else { return true }
    let canvas = environment.console.canvas
    let lead = canvas.sentences([
      "\(canvas.glyphs.problem) A kind is everybody's: \(counted(count, "label")) of other reviewers would no longer count."
    ])
    return (try? dialogue.confirms(lead, "\(kind.rawValue) all the same?")) ?? false
  }

  private func ask(_ question: Question) throws(Unanswered) -> Command {
    switch question {
    case .reason: return try askReason()
    case .note(let subject): return try askNote(of: subject)
    case .mixed: return try askText(question) ?? .act(.mixed([]))
    case .confidence: return try askConfidence()
    case .text:
      if let command = try askText(question) { return command }
      guard let lastSearch else { throw .dropped }
      return .act(.move(.find(lastSearch)))
    case .paragraph, .reviewer:
      guard let command = try askText(question) else { throw .dropped }
      return command
    case .source:
      guard let paragraph = session.current else { throw .dropped }
      return try askSource(in: paragraph)
    case .assessment(let target): return try askAssessment(of: target)
    case .span:
      guard let paragraph = session.current else { throw .dropped }
      return try askSpan(in: paragraph)
    }
  }

  private func text(of question: Question) -> (lead: String, word: String) {
    let screen = QuestionScreen(question: question, session: session)
    return (screen.render(in: environment.console.canvas), screen.prompt)
  }

  private func askReason() throws(Unanswered) -> Command {
    let (lead, word) = text(of: .reason)
    var decision = Act.Decision(nil)
    decision.reason = try dialogue.line(lead, word)
    return .act(.judge(decision))
  }

  private func askNote(of subject: Act.Subject) throws(Unanswered) -> Command {
    let paragraph = session.paragraph(of: subject)
    let note = paragraph.flatMap { session.state(of: $0).note }
    var (lead, word) = text(of: .note(of: subject))
    if subject == .lastDecided, let paragraph {
      word += " on \(environment.console.canvas.glyphs.pilcrow)\(paragraph)"
      lead = note == nil ? "" : "  Change the note; none clears it.\n"
    }
    guard let text = try dialogue.line(lead, word, prefill: note ?? "") else { throw .dropped }
    return .act(.note(text == "none" ? nil : text, of: subject))
  }

  private func askConfidence() throws(Unanswered) -> Command {
    let (lead, word) = text(of: .confidence)
    guard let key = try dialogue.key(lead, word, among: ["1", "2", "3"]),
      let confidence = key.wholeNumberValue.flatMap(Confidence.init)
    else { throw .dropped }
    return .act(.confidence(confidence))
  }

  /// An answer that the command itself reads; nil when it was left blank.
  private func askText(_ question: Question) throws(Unanswered) -> Command? {
    let (standing, word) = text(of: question)
    let again = lastSearch.map { "  Enter searches for “\(sanitized($0))” again.\n" }
    let lead = standing + (question == .text ? again ?? "" : "")
    let table = table, names = environment.names
    let complete: LineRequest.Completer = { line, _ in
      table.candidates(for: line, to: question, names: names).map { Completion($0.text, note: $0.note) }
    }
    while true {
      guard let typed = try dialogue.line(lead, word, completions: complete) else { return nil }
      do {
        return try table.answer(typed, to: question)
      } catch {
        complain(.command(error))
      }
    }
  }
}
