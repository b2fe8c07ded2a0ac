// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// Who is speaking: the name, and for a source that is new the guesses about it, which Enter accepts.
  func askSource(in paragraph: Paragraph?) -> Answer {
    guard let paragraph else { return .answered("") }
    let session = session
    let complete: LineRequest.Completer = { line, wordStart in
      session.speakerCompletions(of: line, wordStart: wordStart).map { Completion($0.text, note: $0.note) }
    }
    let lead = "  Who is speaking?  (Tab completes, Enter for none, < to go back)\n"
    switch ask(lead, "source", completions: complete) {
    case .line(let line):
      let name = bare(line)
      if let number = Int(name) { return .answered(String(number)) }
      let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
      return session.knownSource(name) == nil ? askDetails(name, quoted, paragraph) : .answered(quoted)
    case .terminated(let signal): return .terminated(signal)
    case .key, .blank, .back: return .abandoned
    }
  }

  /// Where the codebook has the label of a new decision ask for the source, and nobody speaks there yet, asks for it.
  mutating func askWhatLabelAsks(_ outcomes: [Outcome]) throws(LineError) -> Ending? {
    guard isInteractive else { return nil }
    for case .judged(let number, let judgement, _) in outcomes {
      let asks = judgement.label.flatMap(session.codebook.definition)?.asks ?? []
      guard asks.contains("source"), session.annotations.speakers(in: number).isEmpty else { continue }
      switch askSource(in: session.article.paragraph(number)) {
      case .answered(let text): return try carryOut(try resolve("source \(text) ¶\(number)"))
      case .terminated(let signal): return .terminated(signal: signal)
      case .abandoned: break
      }
    }
    return nil
  }

  private func askDetails(_ name: String, _ quoted: String, _ paragraph: Paragraph) -> Answer {
    do throws(AnnotationError) {
      let guess = try session.preview(name, SourceDetails(), in: paragraph)
      let phrase = Phrase(codebook: session.codebook, canvas: surroundings.console.canvas)
      let marks = AnnotationPhrase(session: session, phrase: phrase)
      let lines = phrase.canvas.block(
        "\(guess.number) \(marks.described(guess.source, whole: true))\n\(marks.spoken(guess.mention))", indent: 4)
      let advice = "  Enter takes this; else say what differs: group in=2 firsthand doubt cue=…\n"
      let words = detailWords
      let complete: LineRequest.Completer = { _, _ in words }
      while true {
        switch ask(lines.joined(separator: "\n") + "\n" + advice, "details", completions: complete) {
        case .blank: return .answered(quoted)
        case .line(let line):
          do throws(LineError) {
            _ = try resolve("source \(quoted) \(line)")
            return .answered("\(quoted) \(line)")
          } catch { complain(error) }
        case .terminated(let signal): return .terminated(signal)
        case .key, .back: return .abandoned
        }
      }
    } catch {
      complain(.review(.annotating(error)))
      return .abandoned
    }
  }

  private var detailWords: [Completion] {
    let words =
      Source.Kind.allCases.map { ($0.rawValue, "kind") } + Source.Naming.allCases.map { ($0.rawValue, "naming") }
      + Mention.Stance.allCases.map { ($0.rawValue, "stance") } + Mention.Mode.allCases.map { ($0.rawValue, "mode") }
    let names = [
      ("in=", "heard in whom"), ("cue=", "verb of speech"), ("reason=", "why unnamed"), ("role=", "what it did"),
    ]
    return (words + [("firsthand", "it was there")] + names).map { Completion($0.0, note: $0.1) }
  }

  /// A line without the blanks around it.
  func bare(_ line: String) -> String {
    let scalars = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    return String(String.UnicodeScalarView(scalars.reversed().drop { $0 == " " || $0 == "\t" }.reversed()))
  }
}
