// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  /// Two questions, a key each: how reliable is the source, how credible what it says.
  func askAssessment(of line: String) -> Answer {
    let isTargeted = line.contains { $0.isNumber }
    var target = ""
    if !isTargeted, let position = session.position, session.annotations.speakers(in: position).count > 1 {
      switch askSpeaker(session.annotations.speakers(in: position)) {
      case .answered(let number): target = number + " "
      case let other: return other
      }
    }
    switch askReliability() {
    case .answered(let reliability): return askCredibility(behind: target + reliability)
    case let other: return other
    }
  }

  private func askSpeaker(_ numbers: [Int]) -> Answer {
    let rows = numbers.prefix(9).enumerated().map { "    \($0 + 1)  \(sanitized(session.label(ofSource: $1)))\n" }
    let keys = Set(numbers.prefix(9).indices.map { Character(String($0 + 1)) })
    switch ask("  Which source?  (< to go back)\n" + rows.joined(), "source", keys: keys) {
    case .key(let key):
      guard let index = key.wholeNumberValue, numbers.indices.contains(index - 1) else { return .abandoned }
      return .answered(String(numbers[index - 1]))
    case .terminated(let signal): return .terminated(signal)
    case .line, .blank, .back: return .abandoned
    }
  }

  private func askReliability() -> Answer {
    let rows = SourceReliability.allCases.map { "    \($0.rawValue)  \($0.meaning)\n" }.joined()
    let keys = Set(SourceReliability.allCases.flatMap { Array($0.rawValue + $0.rawValue.lowercased()) })
    return askGrade("  How reliable is the source?  (Enter leaves it out, < to go back)\n" + rows, "reliability", keys)
  }

  private func askCredibility(behind answer: String) -> Answer {
    let rows = InformationCredibility.allCases.map { "    \($0.rawValue)  \($0.meaning)\n" }.joined()
    let keys = Set(InformationCredibility.allCases.compactMap { String($0.rawValue).first })
    let text = "  How credible is what it says?  (Enter leaves it out, < to go back)\n" + rows
    while true {
      switch askGrade(text, "credibility", keys) {
      case .answered("1"):
        guard let warning = session.confirmationWarning else { return .answered(answer + "1") }
        switch confirm(warning) {
        case .answered: return .answered(answer + "1")
        case .terminated(let signal): return .terminated(signal)
        case .abandoned: continue
        }
      case .answered("-") where answer.hasSuffix("-"): return .abandoned
      case .answered(let credibility): return .answered(answer + credibility)
      case let other: return other
      }
    }
  }

  private func askGrade(_ text: String, _ word: String, _ keys: Set<Character>) -> Answer {
    while true {
      switch ask(text, word, keys: keys) {
      case .key(let key) where keys.contains(key): return .answered(key.uppercased())
      case .key, .line: continue
      case .blank: return .answered("-")
      case .back: return .abandoned
      case .terminated(let signal): return .terminated(signal)
      }
    }
  }

  /// “1 confirmed” against the evidence of the article is given only after a yes, which the ledger keeps.
  private func confirm(_ warning: SourceRating.Warning) -> Answer {
    let canvas = surroundings.console.canvas
    let sentence =
      "\(canvas.glyphs.problem) 1 is for what independent sources confirm, but \(AnnotationPhrase.words(warning))."
    let text = canvas.block(sentence, hanging: 2).joined(separator: "\n") + "\n"
    switch ask(text, "1 all the same? (yes/no)", keys: ["y", "n"]) {
    case .key("y"): return .answered("yes")
    case .line(let line) where line.lowercased().hasPrefix("y"): return .answered("yes")
    case .terminated(let signal): return .terminated(signal)
    case .key, .line, .blank, .back: return .abandoned
    }
  }
}
