// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewREPL
internal import ReviewSession

extension Wording {
  static func saying(_ error: ReviewError) -> Saying {
    switch error {
    case .noSuchParagraph(let asked, let count):
      Saying(.badInput, "no paragraph \(asked); this article has \(count)")
    case .notAnnotatable(let paragraph, let kind):
      Saying(
        .badInput, "¶\(paragraph) is a \(kind.rawValue), which takes no label",
        advice: ":kind body corrects it, --all walks every kind")
    case .isFinished: Saying(.refused, "this review is finished", advice: ":reopen opens it again")
    case .isOpen: Saying(.badInput, "this review is open")
    case .nothingToUndo: Saying(.badInput, "nothing was done that could be undone")
    case .nothingToRedo: Saying(.badInput, "nothing was undone that could be done again")
    case .noCurrentParagraph:
      Saying(.badInput, "every paragraph is decided", advice: ":go ¶ looks at one again, :finish locks")
    case .noFurther(let move): Saying(.badInput, noFurther(move))
    case .undecided(let numbers):
      Saying(
        .badInput,
        "\(numbers.count == 1 ? "one paragraph is" : "\(numbers.count) paragraphs are") undecided: "
          + numbers.prefix(10).map { "¶\($0)" }.joined(separator: " ") + (numbers.count > 10 ? " …" : ""),
        advice: "x abstains from a paragraph that can not be decided")
    case .notFound(let text): Saying(.badInput, "no paragraph holds \(quoted(text))")
    case .mixedIsMain(let label): Saying(.badInput, "\(quoted(label.rawValue)) is the paragraph's main label already")
    case .nothingToClear(let paragraph): Saying(.badInput, "¶\(paragraph) is undecided, so there is nothing to clear")
    case .kindIsSame(let paragraph, let kind): Saying(.badInput, "¶\(paragraph) is \(kind.rawValue) already")
    case .marking(let error): saying(error)
    case .notSaved(let cause): saying(cause)
    }
  }

  private static func noFurther(_ move: Act.Move) -> String {
    switch move {
    case .nextUndecided, .previousUndecided: "no other paragraph is undecided"
    case .next: "this is the last paragraph"
    case .previous: "this is the first paragraph"
    case .to, .find: "there is no such paragraph"
    }
  }

  static func saying(_ error: PromptError) -> Saying {
    switch error {
    case .needsColon(let line):
      Saying(
        .badInput, "nothing was done with \(quoted(line))", advice: "a colon begins a typed command; ? lists the keys")
    case .deadKey(let key): Saying(.badInput, "the key \(key) does nothing here", advice: "? lists the keys")
    case .notText: Saying(.badInput, "the line is not UTF-8")
    }
  }
}
