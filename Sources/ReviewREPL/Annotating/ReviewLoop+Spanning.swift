// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// Which words: a quoted run by one key, or words as typed, and then what they are by one key.
  func askSpan() -> Answer {
    guard let paragraph = session.current else { return .answered("") }
    let offers = Array(session.offeredSpans(in: paragraph).prefix(9)), session = session
    let complete: LineRequest.Completer = { line, wordStart in
      session.spanCompletions(of: line, wordStart: wordStart).map { Completion($0.text, note: $0.note) }
    }
    let keys = Set(offers.indices.map { Character(String($0 + 1)) })
    while true {
      switch ask(offered(offers), "words", keys: keys, completions: complete) {
      case .key(let key):
        guard let index = key.wholeNumberValue, offers.indices.contains(index - 1) else { continue }
        let span = offers[index - 1]
        return .answered("\(span.type.rawValue) \(span.start) \(span.end)")
      case .line(let line): return askType(bare(line), paragraph)
      case .terminated(let signal): return .terminated(signal)
      case .blank, .back: return .abandoned
      }
    }
  }

  private func offered(_ offers: [TextSpan]) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: surroundings.console.canvas)
    let marks = AnnotationPhrase(session: session, phrase: phrase)
    let rows = offers.enumerated().map { index, span in
      "    \(index + 1)  \(padded(marks.name(span.type), width: 14))\(marks.shortened(span.text))\n"
    }
    let digits = offers.count == 1 ? "1 marks it, or type" : "1–\(offers.count) marks one, or type"
    let lead = offers.isEmpty ? "Type" : digits
    return "  Which words?  \(lead) them, or first … last  (Tab, < to go back)\n" + rows.joined()
  }

  private static var typeKeys: [(key: Character, type: TextSpan.Kind)] {
    [
      ("d", .directQuote), ("p", .partialQuote), ("s", .scareQuote), ("l", .loaded), ("h", .hedge), ("a", .aside),
      ("o", .opinion), ("w", .source), ("c", .cue),
    ]
  }

  /// What the words are, unless the line says it or they say it themselves.
  private func askType(_ line: String, _ paragraph: Paragraph) -> Answer {
    do throws(LineError) {
      guard case .act(.annotating(.span(let request))) = try resolve("span \(line)"), request.type == nil else {
        return .answered(line)
      }
      _ = try located(request, paragraph)
    } catch {
      complain(error)
      return .abandoned
    }
    let marks = AnnotationPhrase(
      session: session, phrase: Phrase(codebook: session.codebook, canvas: surroundings.console.canvas))
    let names = Self.typeKeys.map { "\($0.key) \(marks.name($0.type))" }
    let text = surroundings.console.canvas.block("What are they?  " + names.joined(separator: "   ")).joined(
      separator: "\n")
    while true {
      switch ask(text + "\n", "type", keys: Set(Self.typeKeys.map(\.key))) {
      case .key(let key):
        guard let type = Self.typeKeys.first(where: { $0.key == key })?.type else { continue }
        return .answered("\(type.rawValue) \(line)")
      case .line(let word): return .answered("\(bare(word)) \(line)")
      case .blank: return .answered(line)
      case .back: return .abandoned
      case .terminated(let signal): return .terminated(signal)
      }
    }
  }

  private func located(_ request: SpanRequest, _ paragraph: Paragraph) throws(LineError) -> Range<Int> {
    do { return try session.located(request, in: paragraph) } catch { throw .review(.annotating(error)) }
  }
}
