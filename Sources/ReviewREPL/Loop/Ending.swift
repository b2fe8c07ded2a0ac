// SPDX-License-Identifier: GPL-3.0-or-later

/// How a loop came to its end.
public enum Ending: Sendable {
  /// The reviewer left, or the input ended.
  case left
  /// The review was finished and another article waits.
  case finished
  /// The terminal goes to the next reviewer.
  case handover(to: String)
  /// A signal asked the program to end.
  case terminated(signal: Int32)
  /// A line of a pipe was no good; what preceded is saved.
  case badLine(number: Int, any Error)
  /// A decision could not be saved.
  case notSaved(any Error)
}
