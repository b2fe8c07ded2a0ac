// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension PipeVoice {
  /// `source SEQ ARTICLE N NUMBER LABEL`, and so on: the word, the entry, the article, the paragraph, the mark.
  func line(_ marking: AnnotationChanged, _ before: Annotation?, _ receipt: Receipt) -> String {
    let place = "\(receipt.seq) \(marking.article) \(marking.paragraph)"
    let number = marking.number
    switch marking.annotation {
    case .source(let source): return "source \(place) \(number) \(clean(source.label))"
    case .join(let target): return "same \(place) \(number) \(target)"
    case .mention(let mention):
      return "mention \(place) \(mention.source) \(mention.stance.rawValue)\(mention.cue.map { " " + clean($0) } ?? "")"
    case .rating(let rating):
      let source = rating.source.map { " \($0)" } ?? ""
      return "rating \(place) \(rating.grades)\(source)\(rating.overridden.map { " overrode=\($0.rawValue)" } ?? "")"
    case .span(let span): return "span \(place) \(span.type.rawValue) \(span.start) \(span.end)"
    case nil: return taken(marking, before, place)
    }
  }

  private func taken(_ marking: AnnotationChanged, _ before: Annotation?, _ place: String) -> String {
    let word: String =
      switch marking.aspect {
      case .source: "unsource"
      case .join: "split"
      case .mention: "unmention"
      case .rating: "unrate"
      case .span: "unspan"
      }
    if case .mention(let mention) = before { return "\(word) \(place) \(mention.source)" }
    return "\(word) \(place) \(marking.number)"
  }

  private func clean(_ text: String) -> String { sanitized(text).replacing("\n", with: " ") }
}
