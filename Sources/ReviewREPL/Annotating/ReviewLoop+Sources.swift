// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// Who is speaking: the name, and for a source that is new the guesses about it, which Enter accepts.
  func askSource(in paragraph: Paragraph) throws(Unanswered) -> Command {
    let session = session
    let complete: LineRequest.Completer = { line, wordStart in
      session.speakerCompletions(of: line, wordStart: wordStart).map { Completion($0.text, note: $0.note) }
    }
    func speaks(_ reference: SourceReference, _ details: SourceDetails = SourceDetails()) -> Command {
      .act(.annotating(.mention(reference, details, paragraph: paragraph.number)))
    }
    while true {
      let lead = "  Who is speaking?  (Tab completes, Enter for none, < to go back)\n"
      guard let name = try dialogue.line(lead, "source", completions: complete) else { throw .dropped }
      if Int(name) != nil || session.knownSource(name) != nil { return speaks(SourceReference(name)) }
      do throws(Unanswered) {
        if let details = try askDetails(of: name, in: paragraph) { return speaks(.name(name), details) }
      } catch {
        guard case .steppedBack = error else { throw error }
      }
    }
  }

  /// Where the codebook has the label of a new decision ask for the source, and nobody speaks there yet, asks for it.
  mutating func askWhatLabelAsks(_ outcomes: [Outcome]) throws(LineError) -> Ending? {
    guard isInteractive else { return nil }
    for case .judged(let number, let judgement, _) in outcomes {
      let asks = judgement.label.flatMap(session.codebook.definition)?.asks ?? []
      guard asks.contains("source"), session.annotations.speakers(in: number).isEmpty,
        let paragraph = session.article.paragraph(number)
      else { continue }
      let command: Command
      do {
        command = try askSource(in: paragraph)
      } catch {
        if case .terminated(let signal) = error { return .terminated(signal: signal) }
        continue
      }
      return try carryOut(command)
    }
    return nil
  }

  /// What differs from the guesses about a new source; nil when the name names nobody.
  private func askDetails(of name: String, in paragraph: Paragraph) throws(Unanswered) -> SourceDetails? {
    let guess: (number: Int, source: Source, mention: Mention)
    do {
      guess = try session.preview(name, SourceDetails(), in: paragraph)
    } catch {
      complain(.review(.annotating(error)))
      return nil
    }
    let canvas = environment.console.canvas
    let phrase = AnnotationPhrase(session: session, phrase: Phrase(codebook: session.codebook, canvas: canvas))
    let described = "\(guess.number) \(phrase.described(guess.source, whole: true))\n\(phrase.spoken(guess.mention))"
    let advice = "  Enter takes this; else say what differs: group in=2 firsthand doubt cue=…\n"
    let lead = canvas.block(described, indent: 4).joined(separator: "\n") + "\n" + advice
    let words = detailWords
    while true {
      guard let typed = try dialogue.line(lead, "details", completions: { _, _ in words }) else {
        return SourceDetails()
      }
      do {
        return try table.sourceDetails(typed)
      } catch {
        complain(.command(error))
      }
    }
  }

  private var detailWords: [Completion] {
    let names = [
      ("in=", "heard in whom"), ("cue=", "verb of speech"), ("reason=", "why unnamed"), ("role=", "what it did"),
    ]
    let declaration = table.declarations.first { $0.name == "mention" }
    return (declaration?.vocabulary ?? []).flatMap { kind in kind.words.map { Completion($0, note: kind.name) } }
      + names.map { Completion($0.0, note: $0.1) }
  }
}
