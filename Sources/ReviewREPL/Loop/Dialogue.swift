// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import TerminalIO

/// Why a question was left without an answer.
enum Unanswered: Error {
  /// Back to the question before, or to the prompt.
  case steppedBack
  /// The question is dropped, and those before it.
  case dropped
  /// A signal asked the program to end.
  case terminated(signal: Int32)
}

/// Asks a person one question, again and again until it is answered, left blank, stepped back from or dropped.
///
/// Where every answer is one key, keys act at once; where text can be an answer, everything needs Enter.
struct Dialogue {
  var environment: ReviewEnvironment

  /// Asks for one of several keys, in either case of letters; nil when it was left blank.
  func key(_ text: String, _ word: String, among keys: [Character]) throws(Unanswered) -> Character? {
    environment.show(text)
    let request = LineRequest(prompt: prompt(word), hotKeys: Set(keys), textKeys: [])
    var wasRefused = false
    while true {
      switch try next(request, text) {
      case .key(let key):
        if let answer = match(key, keys) { return answer }
        refuse(String(key), keys)
        wasRefused = true
      case .line(let line) where line.allSatisfy(\.isWhitespace):
        // An Enter behind a key that was refused belongs to that key.
        guard wasRefused else { return nil }
        wasRefused = false
        environment.show(text)
      case .line(let line):
        if line.count == 1, let answer = line.first.flatMap({ match($0, keys) }) { return answer }
        refuse(line, keys)
      default: continue
      }
    }
  }

  /// Asks for a line; nil when it was left blank.
  func line(
    _ text: String, _ word: String, prefill: String = "",
    completions: @escaping LineRequest.Completer = { _, _ in [] }
  ) throws(Unanswered) -> String? {
    environment.show(text)
    var request = LineRequest(prompt: prompt(word), prefill: prefill, completions: completions)
    while true {
      if case .line(let line) = try next(request, text) {
        return line.allSatisfy(\.isWhitespace) ? nil : line.trimmed
      }
      request.prefill = ""
    }
  }

  /// Asks for yes or no.
  func confirms(_ text: String, _ word: String) throws(Unanswered) -> Bool {
    let answers = ["yes", "no"]
    while true {
      guard let typed = try line(text, "\(word) (yes/no)") else { throw .steppedBack }
      if let answer = answers.first(where: { $0.hasPrefix(typed.lowercased()) }) { return answer == "yes" }
      environment.complain(PromptError.noAnswer(typed, choices: answers))
    }
  }

  /// A key or a line; what goes back or drops the question is thrown.
  private func next(_ request: LineRequest, _ text: String) throws(Unanswered) -> InputEvent {
    let event = environment.source.next(request)
    switch event {
    case .line("<"), .key("<"): throw .steppedBack
    case .interrupt, .endOfInput: throw .dropped
    case .terminated(let signal): throw .terminated(signal: signal)
    case .malformedLine(let fault): environment.complain(PromptError.notText(fault))
    case .redraw: environment.show(text)
    case .line, .key: break
    }
    return event
  }

  private func prompt(_ word: String) -> String { "  \(word) \(environment.console.canvas.glyphs.prompt) " }

  private func match(_ key: Character, _ keys: [Character]) -> Character? {
    keys.first { $0 == key } ?? keys.first { $0.lowercased() == key.lowercased() }
  }

  private func refuse(_ word: String, _ keys: [Character]) {
    environment.complain(PromptError.noAnswer(word, choices: keys.map(String.init)))
  }
}
