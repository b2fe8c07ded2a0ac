// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

extension ReviewError: UserFacingError {
  var message: Message {
    switch self {
    case .noSuchParagraph(let asked, let count):
      Message(.badInput, "no paragraph \(asked); this article has \(count)")
    case .notAnnotatable(let paragraph, let kind):
      Message(
        .badInput, "¶\(paragraph) is a \(kind.rawValue), which takes no label",
        advice: ":go \(paragraph) and :kind body correct it, --all walks every kind")
    case .notDiscussed(let paragraph):
      Message(.badInput, "¶\(paragraph) is none of the paragraphs that this reading walks")
    case .isFinished: Message(.refused, "this review is finished", advice: ":reopen opens it again")
    case .isOpen: Message(.badInput, "this review is open")
    case .attemptIsOver:
      Message(.refused, "an attempt is not opened again", advice: "attest annotate --training begins the next one")
    case .nothingOf(let filter): Message(.badInput, "no paragraph \(filter.predicate)")
    case .nothingToUndo: Message(.badInput, "nothing was done that could be undone")
    case .nothingToRedo: Message(.badInput, "nothing was undone that could be done again")
    case .noCurrentParagraph:
      Message(.badInput, "every paragraph is decided", advice: ":go ¶ looks at one again, :finish locks")
    case .nothingDecided: Message(.badInput, "no paragraph is decided yet")
    case .noFurther(let move): Message(.badInput, Self.noFurther(move))
    case .undecided(let numbers):
      Message(
        .badInput,
        "\(counted(numbers.count, "paragraph")) \(numbers.count == 1 ? "is" : "are") undecided: "
          + numbers.prefix(10).map { "¶\($0)" }.joined(separator: " ") + (numbers.count > 10 ? " …" : ""),
        advice: "the key x abstains from a paragraph that can not be decided")
    case .notFound(let text): Message(.badInput, "no paragraph holds \(quoted(text))")
    case .mixedIsMain(let label):
      Message(.badInput, "\(quoted(label.rawValue.replacing("_", with: " "))) is the paragraph's main label already")
    case .nothingToClear(let paragraph): Message(.badInput, "¶\(paragraph) is undecided, so there is nothing to clear")
    case .kindIsSame(let paragraph, let kind): Message(.badInput, "¶\(paragraph) is \(kind.rawValue) already")
    case .annotating(let error): error.message
    case .adjudicating(let error): error.message
    case .notSaved(let cause): Message(cause)
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
}

extension AdjudicationError: UserFacingError {
  var message: Message {
    switch self {
    case .noteNeeded(let label, let paragraph):
      Message(
        .badInput, "no reviewer gave ¶\(paragraph) the label \(quoted(label.rawValue.replacing("_", with: " ")))",
        advice: "say why behind it: note=WORDS")
    case .noSuchReviewer(let asked, let known):
      Message(.badInput, "nobody is called \(quoted(asked)) here", advice: "there is \(listed(known))")
    case .nothingToTake(let name, let paragraph):
      Message(.badInput, "\(name) says nothing of ¶\(paragraph) that could be taken")
    case .noSuchMark(let asked, let count):
      Message(.badInput, "there is no mark \(asked); the reviewers made \(count) here")
    case .noneAtHand: Message(.badInput, "every paragraph is decided", advice: ":go ¶ looks at one again")
    case .notWalked(let paragraph): Message(.badInput, "the reviewers did not walk ¶\(paragraph)")
    }
  }
}

extension Outdated: UserFacingError {
  var message: Message { Message(cause) }
}

extension AnnotationError: UserFacingError {
  var message: Message {
    switch self {
    case .noSuchSource(let asked, let known):
      Message(
        .badInput, "no source \(quoted(asked)) in this article",
        advice: known.isEmpty ? "the key w names who speaks" : "there is \(listed(known))")
    case .emptyName(let name): Message(.badInput, "\(quoted(name)) names nobody")
    case .nestedInItself(let label):
      Message(.badInput, "\(quoted(label)) can not be heard in its own words", advice: "taken away by in=none")
    case .alreadySame(let one, let two): Message(.badInput, "sources \(one) and \(two) are one already")
    case .notJoined(let label): Message(.badInput, "\(quoted(label)) is joined with no other source")
    case .sourceInUse(let label, let users):
      Message(
        .badInput, "\(listed(users)) stand behind \(quoted(label))",
        advice: "first separate them by source set N in=none, or source split N")
    case .nobodySpeaks(let paragraph):
      Message(.badInput, paragraph == 0 ? "no paragraph is at hand" : "nobody speaks in ¶\(paragraph) yet")
    case .severalSpeak(let paragraph, let numbers, let labels):
      Message(
        .badInput, "several sources speak in ¶\(paragraph)",
        advice: "say which: " + zip(numbers, labels).map { "\($0) \($1)" }.joined(separator: ", "))
    case .noGrade:
      Message(.badInput, "a rating needs a grade", advice: "A to F for the source, 1 to 6 for what it says")
    case .nothingRated: Message(.badInput, "nothing is rated yet that this could be the basis of")
    case .wordsNotFound(let words, let paragraph): Message(.badInput, "¶\(paragraph) does not hold \(quoted(words))")
    case .noSuchOccurrence(let asked, let count):
      Message(.badInput, "there is no #\(asked); the words occur \(counted(count, "time"))")
    case .outsideParagraph(let start, let end, let length):
      Message(.badInput, "\(start) to \(end) is no stretch of a paragraph of \(counted(length, "character"))")
    case .textDiffers(let expected, let found):
      Message(.badInput, "between these offsets stands \(quoted(found)), not \(quoted(expected))")
    case .noSuchSpanType(let word):
      Message(
        .badInput, "\(quoted(word)) is no type of marked words",
        advice: "there is \(listed(TextSpan.Kind.allCases.map(\.rawValue)))")
    case .typeNeeded(let text):
      Message(
        .badInput, "it is not said what \(quoted(text)) is",
        advice: "there is \(listed(TextSpan.Kind.allCases.map(\.rawValue)))")
    case .alreadyMarked(let type, let text):
      Message(
        .badInput, "\(quoted(text)) is marked \(type.rawValue.replacing("_", with: " ")) already",
        advice: "the next place is taken by #2")
    case .noSuchSpan(let asked, let known):
      Message(.badInput, "no span \(asked)\(known.isEmpty ? "; none is marked" : "")", advice: ":spans lists them")
    }
  }
}
