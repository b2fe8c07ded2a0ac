// SPDX-License-Identifier: GPL-3.0-or-later

/// A journey that ended badly: what was not done, why, and what to do.
public struct Failure: Error, UserFacingError {
  /// What was not done.
  public var undone: String
  /// Why, and what to do.
  public var message: Message
  /// Whether the user was told already.
  public var isSaid = false

  /// The failure of what was not done; an error that is a failure already stays what it is.
  init(_ undone: String, _ error: any Error) {
    if let failure = error as? Failure {
      self = failure
    } else {
      self.init(undone, Message(error))
    }
  }

  init(_ undone: String, _ message: Message) {
    self.undone = undone
    self.message = message
  }

  /// The one line for the standard error.
  public var line: String {
    let advice = message.advice.map { " (\($0))" } ?? ""
    return "attest: \(undone): \(message.reason)\(advice)"
  }
}

/// Runs a journey, or says what was left undone and why.
///
/// - Parameters:
///   - undone: what is not done when it fails, such as `nothing loaded`.
///   - body: the journey.
/// - Returns: what the journey returns.
/// - Throws: the journey's own failure, or one made of the error it ended with.
func attempt<Value>(_ undone: String, _ body: () throws -> Value) throws(Failure) -> Value {
  do { return try body() } catch { throw Failure(undone, error) }
}

/// What the program's exit status tells a script.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  case found = 1
  case usage = 64
  case badInput = 65
  case noInput = 66
  case hubUnreachable = 69
  case bug = 70
  case notWritable = 73
  case inputOutput = 74
  case locked = 75
  case notUnderstood = 76
  case refused = 77
  case newerSchema = 78
}
