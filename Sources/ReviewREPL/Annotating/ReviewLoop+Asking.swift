// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// What came back on one question of a dialogue.
  enum Reply {
    case line(String)
    case key(Character)
    case blank
    case back
    case terminated(Int32)
  }

  /// Shows a text and asks for one line or key; keys act at once while the line is empty.
  func ask(
    _ text: String, _ word: String, keys: Set<Character> = [],
    completions: @escaping LineRequest.Completer = { _, _ in [] }
  ) -> Reply {
    surroundings.console.write(text)
    while true {
      let request = LineRequest(prompt: prompt(word), hotKeys: keys, completions: completions)
      switch surroundings.source.next(request) {
      case .line(let line) where line.allSatisfy(\.isWhitespace): return .blank
      case .line("<"), .interrupt, .endOfInput: return .back
      case .line(let line):
        if line.count == 1, let key = line.first, keys.contains(key) { return .key(key) }
        return .line(line)
      case .key(let key): return .key(key)
      case .terminated(let signal): return .terminated(signal)
      case .malformedLine: complain(.notText)
      case .redraw: surroundings.console.write(text)
      }
    }
  }

  /// Completes commands; behind those that take names or words, the session's own.
  func completer() -> LineRequest.Completer {
    let session = session, table = table
    let complete = surroundings.complete(table, .review)
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
        case "span":
          session.spanCompletions(of: rest, wordStart: wordStart - behind)
        default: [CommandTable.Candidate]()
        }
      return candidates.isEmpty
        ? complete(line, wordStart) : candidates.map { Completion($0.text, note: $0.note) }
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
