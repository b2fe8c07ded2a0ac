// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// Which words: a quoted run by its number, or words as typed, and then what they are by one key.
  func askSpan(in paragraph: Paragraph) throws(Unanswered) -> Command {
    let offers = Array(session.offeredSpans(in: paragraph).prefix(9)), session = session
    let complete: LineRequest.Completer = { line, wordStart in
      session.spanCompletions(of: line, wordStart: wordStart).map { Completion($0.text, note: $0.note) }
    }
    while true {
      guard let typed = try dialogue.line(offered(offers), "words", completions: complete) else { throw .dropped }
      if let number = Int(typed), offers.indices.contains(number - 1) {
        let span = offers[number - 1]
        let extent = SpanRequest.Extent.offsets(span.start, span.end, expected: span.text)
        return .act(.annotating(.span(SpanRequest(type: span.type, extent: extent))))
      }
      guard let command = read(typed, in: paragraph) else { continue }
      guard case .act(.annotating(.span(var request))) = command, request.type == nil else { return command }
      do throws(Unanswered) {
        request.type = try askType()
        return .act(.annotating(.span(request)))
      } catch {
        guard case .steppedBack = error else { throw error }
      }
    }
  }

  private func offered(_ offers: [TextSpan]) -> String {
    let canvas = environment.console.canvas
    let phrase = AnnotationPhrase(session: session, phrase: Phrase(codebook: session.codebook, canvas: canvas))
    let rows = offers.enumerated().map { index, span in
      "    \(index + 1)  \(padded(phrase.name(span.type), width: 14))\(phrase.shortened(span.text))\n"
    }
    let digits = offers.count == 1 ? "1 marks it, or type" : "1–\(offers.count) marks one, or type"
    let lead = offers.isEmpty ? "Type" : digits
    return "  Which words?  \(lead) them, or first … last  (Tab, < to go back)\n" + rows.joined()
  }

  /// What typed words mean; nil, said to the person, when the paragraph does not hold them.
  private func read(_ typed: String, in paragraph: Paragraph) -> Command? {
    do {
      let command = try table.answer(typed, to: .span)
      if case .act(.annotating(.span(let request))) = command {
        do {
          _ = try session.located(request, in: paragraph)
        } catch {
          complain(.review(.annotating(error)))
          return nil
        }
      }
      return command
    } catch {
      complain(.command(error))
      return nil
    }
  }

  private static var typeKeys: [(key: Character, type: TextSpan.Kind)] {
    [
      ("d", .directQuote), ("p", .partialQuote), ("s", .scareQuote), ("l", .loaded), ("h", .hedge), ("a", .aside),
      ("o", .opinion), ("w", .source), ("c", .cue),
    ]
  }

  /// What the words are; nil leaves it to the words themselves.
  private func askType() throws(Unanswered) -> TextSpan.Kind? {
    let canvas = environment.console.canvas
    let phrase = AnnotationPhrase(session: session, phrase: Phrase(codebook: session.codebook, canvas: canvas))
    let names = Self.typeKeys.map { "\($0.key) \(phrase.name($0.type))" }
    let lead = canvas.block("What are they?  " + names.joined(separator: "   ")).joined(separator: "\n") + "\n"
    let key = try dialogue.key(lead, "type", among: Self.typeKeys.map(\.key))
    return Self.typeKeys.first { $0.key == key }?.type
  }
}
