// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewREPL
internal import ReviewSession
internal import TerminalIO

extension CommandError: UserFacingError {
  var message: Message {
    switch self {
    case .unknown(let word, let nearest):
      Message(
        .badInput, "no command \(quoted(word))",
        advice: nearest.map { "did you mean \(quoted($0))?" } ?? ":help lists the commands")
    case .ambiguous(let word, let commands):
      Message(.badInput, "\(quoted(word)) could be \(listed(commands))", advice: "type one more letter")
    case .notHere(let command, let place, let works):
      Message(
        .badInput, "\(quoted(command)) does nothing \(Self.words(place))", advice: Self.advice(place, works))
    case .missing(let command, let usage):
      Message(.badInput, "\(quoted(command)) needs something more", advice: "it is written \(command) \(usage)")
    case .unexpected(let command, let word, let usage):
      Message(
        .badInput, "\(quoted(command)) can do nothing with \(quoted(word))",
        advice: usage.isEmpty ? "it stands alone" : "it is written \(command) \(usage)")
    case .notALabel(let word, let labels):
      Message(.badInput, "no label \(quoted(word))", advice: "there is \(listed(labels))")
    case .notANumber(let word, let command, let range):
      Message(.badInput, "\(quoted(command)) wants a number\(Self.range(range)), not \(quoted(word))")
    case .notAChoice(let word, let command, let choices):
      Message(.badInput, "\(quoted(command)) knows no \(quoted(word))", advice: "there is \(listed(choices))")
    case .notAReviewerID(let word): JourneyError.refusedReviewerID(word)
    case .openQuotation(let command): Message(.badInput, "a quotation mark after \(quoted(command)) is not closed")
    }
  }

  private static func words(_ place: Place) -> String {
    switch place {
    case .review: "in a review"
    case .adjudication: "in an adjudication"
    case .desk: "at the desk"
    }
  }

  private static func advice(_ place: Place, _ works: Set<Place>) -> String {
    if works.contains(.review) {
      return place == .desk ? "open an article first" : "it works in a review, which attest annotate opens"
    }
    return works.contains(.desk)
      ? "it works at the desk, which attest alone opens" : "it works in an adjudication, which attest adjudicate opens"
  }

  private static func range(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max ? "" : " from \(range.lowerBound) to \(range.upperBound)"
  }
}

extension PromptError: UserFacingError {
  var message: Message {
    switch self {
    case .needsColon(let line):
      Message(
        .badInput, "nothing was done with \(quoted(line))", advice: "a colon begins a typed command; ? lists the keys")
    case .deadKey(let key): Message(.badInput, "the key \(key) does nothing here", advice: "? lists the keys")
    case .onlyAtTheEnd(let command):
      Message(
        .badInput, "\(quoted(command)) works once every paragraph is decided", advice: ":leave leaves the article open")
    case .noNextArticle: Message(.badInput, "no other article waits", advice: ":leave goes back")
    case .noAnswer(let word, let choices):
      Message(.badInput, "\(quoted(word)) is no answer here", advice: "there is \(listed(choices))")
    case .notText(.tooLong): Message(.badInput, "the line is longer than 1 MiB")
    case .notText(.holdsNUL): Message(.badInput, "the line holds a NUL")
    case .notText(.notUTF8): Message(.badInput, "the line is not UTF-8")
    }
  }
}
