// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewSession

extension Wording {
  static func saying(_ error: CommandError) -> Saying {
    switch error {
    case .unknown(let word, let nearest):
      Saying(
        .badInput, "no command \(quoted(word))",
        advice: nearest.map { "did you mean \(quoted($0))?" } ?? ":help lists the commands")
    case .ambiguous(let word, let commands):
      Saying(.badInput, "\(quoted(word)) could be \(listed(commands))", advice: "type one more letter")
    case .notHere(let command, let place):
      Saying(
        .badInput, "\(quoted(command)) does nothing \(place == .desk ? "at the desk" : "in a review")",
        advice: place == .desk ? "open an article first" : ":leave goes back")
    case .missing(let command, let usage):
      Saying(.badInput, "\(quoted(command)) needs something more", advice: "\(command) \(usage)")
    case .unexpected(let command, let word, let usage):
      Saying(
        .badInput, "\(quoted(command)) can do nothing with \(quoted(word))",
        advice: usage.isEmpty ? "\(command) stands alone" : "\(command) \(usage)")
    case .notALabel(let word, let labels):
      Saying(.badInput, "no label \(quoted(word))", advice: "there is \(listed(labels))")
    case .notANumber(let word, let command, let range):
      Saying(.badInput, "\(quoted(command)) wants a number\(Self.range(range)), not \(quoted(word))")
    case .notAChoice(let word, let command, let choices):
      Saying(.badInput, "\(quoted(command)) knows no \(quoted(word))", advice: "there is \(listed(choices))")
    case .notAReviewerID(let word):
      Saying(
        .badInput, "\(quoted(word)) can not be a reviewer's id",
        advice: "small letters, digits, dot, hyphen and underscore, at most 32")
    case .openQuotation(let command): Saying(.badInput, "a quotation mark after \(quoted(command)) is not closed")
    }
  }

  private static func range(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max ? "" : " from \(range.lowerBound) to \(range.upperBound)"
  }
}
