// SPDX-License-Identifier: GPL-3.0-or-later

/// An error in words: why, what to do, and the exit status.
public struct Saying: Sendable, Equatable {
  /// What happened, with the user's own word in it; no capital, no full stop.
  public var why: String
  /// What to do about it; nil when the reason says it.
  public var advice: String?
  /// What a script is told.
  public var status: ExitStatus

  init(_ status: ExitStatus, _ why: String, advice: String? = nil) {
    self.why = why
    self.advice = advice
    self.status = status
  }

  /// The words as sentences, for a person at the prompt.
  public var sentence: String {
    [why, advice].compactMap { $0 }.map(Self.sentence).joined(separator: " ")
  }

  private static func sentence(_ text: String) -> String {
    let end = text.hasSuffix("?") || text.hasSuffix(".") ? "" : "."
    return text.prefix(1).uppercased() + text.dropFirst() + end
  }
}
