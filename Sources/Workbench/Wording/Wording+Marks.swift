// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession

extension Wording {
  static func saying(_ error: MarkError) -> Saying {
    switch error {
    case .noSuchSource(let asked, let known):
      Saying(
        .badInput, "no source \(quoted(asked)) in this article",
        advice: known.isEmpty ? "w names who speaks" : "there is \(listed(known))")
    case .emptyName(let name): Saying(.badInput, "\(quoted(name)) names nobody")
    case .nestedInItself(let label):
      Saying(.badInput, "\(quoted(label)) can not be heard in its own words", advice: "in=none takes the nesting away")
    case .alreadySame(let one, let two): Saying(.badInput, "sources \(one) and \(two) are one already")
    case .notJoined(let label): Saying(.badInput, "\(quoted(label)) is joined with no other source")
    case .sourceInUse(let label, let users):
      Saying(
        .badInput, "\(listed(users)) stand behind \(quoted(label))",
        advice: "source set N in=none, or source split N, first")
    case .nobodySpeaks(let paragraph):
      Saying(.badInput, paragraph == 0 ? "no paragraph is at hand" : "nobody speaks in ¶\(paragraph) yet")
    case .severalSpeak(let paragraph, let numbers, let labels):
      Saying(
        .badInput, "several sources speak in ¶\(paragraph)",
        advice: "say which: " + zip(numbers, labels).map { "\($0) \($1)" }.joined(separator: ", "))
    case .noGrade: Saying(.badInput, "a rating needs a grade", advice: "A to F for the source, 1 to 6 for what it says")
    case .nothingRated: Saying(.badInput, "nothing is rated yet that this could be the basis of")
    default: span(error)
    }
  }

  private static func span(_ error: MarkError) -> Saying {
    switch error {
    case .wordsNotFound(let words, let paragraph): Saying(.badInput, "¶\(paragraph) does not hold \(quoted(words))")
    case .noSuchOccurrence(let asked, let count):
      Saying(.badInput, "there is no #\(asked); the words occur \(count == 1 ? "once" : "\(count) times")")
    case .outsideParagraph(let start, let end, let length):
      Saying(.badInput, "\(start) to \(end) is no stretch of a paragraph of \(length) characters")
    case .textDiffers(let expected, let found):
      Saying(.badInput, "between these offsets stands \(quoted(found)), not \(quoted(expected))")
    case .typeNeeded(let text):
      Saying(
        .badInput, "it is not said what \(quoted(text)) is",
        advice: "there is \(listed(TextSpan.Kind.allCases.map(\.rawValue)))")
    case .alreadyMarked(let type, let text):
      Saying(.badInput, "\(quoted(text)) is marked \(type.rawValue) already", advice: "#2 takes the next place")
    case .noSuchSpan(let asked, let known):
      Saying(.badInput, "no span \(asked)\(known.isEmpty ? "; none is marked" : "")", advice: ":spans lists them")
    default: Saying(.bug, "unexpected: \(error)")
    }
  }
}
