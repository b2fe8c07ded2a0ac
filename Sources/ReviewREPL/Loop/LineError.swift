// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewSession
public import TerminalIO

/// Why a line or a key was refused.
enum LineError: Error {
  case command(CommandError)
  case review(ReviewError)
  case prompt(PromptError)
  case refused(any Error)

  /// The error whose words a person reads.
  var cause: any Error {
    switch self {
    case .command(let error): error
    case .review(.notSaved(let error)): error
    case .review(let error): error
    case .prompt(let error): error
    case .refused(let error): error
    }
  }

  /// What could not be saved, when that is why.
  var notSaved: (any Error)? {
    if case .review(.notSaved(let error)) = self { return error }
    return nil
  }
}

/// Why something typed was refused before a session was asked.
public enum PromptError: Error, Sendable, Equatable {
  /// A line at a prompt with keys does not begin with a colon.
  case needsColon(line: String)
  /// A key that gives nothing here.
  case deadKey(String)
  /// A command of the closing screen, given before every paragraph is decided.
  case onlyAtTheEnd(command: String)
  /// No other article waits for the reviewer.
  case noNextArticle
  /// Something that answers no question; `choices` are the answers there are.
  case noAnswer(String, choices: [String])
  /// A line is no text.
  case notText(LineFault)
}
