// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewSession

/// Why a line was refused.
enum LineError: Error {
  case command(CommandError)
  case review(ReviewError)
  case needsColon(line: String)
  case deadKey(String)
  case notText
  case refused(any Error)

  /// The error whose words a person reads.
  var cause: any Error {
    switch self {
    case .command(let error): error
    case .review(.notSaved(let error)): error
    case .review(let error): error
    case .refused(let error): error
    case .needsColon, .deadKey, .notText: PromptError(self)
    }
  }

  /// What could not be saved, when that is why.
  var notSaved: (any Error)? {
    if case .review(.notSaved(let error)) = self { return error }
    return nil
  }
}

/// Why a line was refused before it was looked at.
public enum PromptError: Error, Sendable, Equatable {
  /// A line at a prompt with keys does not begin with a colon.
  case needsColon(line: String)
  /// A letter that is no key here.
  case deadKey(String)
  /// A line is not UTF-8.
  case notText

  init(_ error: LineError) {
    switch error {
    case .needsColon(let line): self = .needsColon(line: line)
    case .deadKey(let key): self = .deadKey(key)
    default: self = .notText
    }
  }
}
