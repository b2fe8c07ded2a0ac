// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What a terminal asks when a command was given without its detail.
struct QuestionScreen: Screen {
  var question: Question
  var session: Session

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let text: String? =
      switch question {
      case .reason: "Why can it not be decided?  (Enter to leave blank, < to go back)"
      case .mixed: mixed(phrase)
      case .confidence: "1 low   2 medium   3 high  (Enter to leave it, < to go back)"
      case .note:
        session.current.flatMap { session.state(of: $0.number).note }.map { _ in "Change the note; none clears it." }
      case .paragraph, .text, .reviewer, .source, .assessment, .span: nil
      }
    return text.map { canvas.block($0, hanging: 2).joined(separator: "\n") + "\n" } ?? ""
  }

  /// The word before the sign of the prompt.
  var prompt: String {
    switch question {
    case .reason: "why"
    case .note: "note"
    case .mixed: "also"
    case .confidence: "confidence"
    case .paragraph: "go to"
    case .text: "search"
    case .reviewer: "next reviewer"
    case .source: "source"
    case .assessment: "reliability"
    case .span: "span"
    }
  }

  private func mixed(_ phrase: Phrase) -> String {
    guard let current = session.current else { return "It also contains" }
    let main = session.state(of: current.number).judgement
    let keys = session.codebook.labels.filter { $0.id != main?.label }.map(\.key).joined(separator: " ")
    let standing = main.map { "\(phrase.paragraph(current.number)) is \(phrase.label($0.label)). It also contains" }
    return
      "\(standing ?? "\(phrase.paragraph(current.number)) will also contain") (\(keys), Enter for none, < to go back)"
  }
}
