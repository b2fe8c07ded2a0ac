// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Why a line is no command.
public enum CommandError: Error, Sendable, Equatable {
  /// No command of that word; `nearest` is one that looks like it.
  case unknown(word: String, nearest: String?)
  /// The word begins several commands.
  case ambiguous(word: String, commands: [String])
  /// The command is for another place.
  case notHere(command: String, place: Place)
  /// The command needs an argument.
  case missing(command: String, usage: String)
  /// The command takes no such argument.
  case unexpected(command: String, word: String, usage: String)
  /// The word names no label of the codebook.
  case notALabel(word: String, labels: [String])
  /// The word is no whole number in the range.
  case notANumber(word: String, command: String, range: ClosedRange<Int>)
  /// The word is none of the choices.
  case notAChoice(word: String, command: String, choices: [String])
  /// The word can not be a reviewer's identifier.
  case notAReviewerID(word: String)
  /// A quotation mark is not closed.
  case openQuotation(command: String)
}
