// SPDX-License-Identifier: GPL-3.0-or-later

/// A journey that ended badly: what was not done, why, and what to do.
public struct Failure: Error {
  /// What was not done.
  public var undone: String
  /// Why.
  public var saying: Saying
  /// Whether the user was told already.
  public var isSaid = false

  init(_ undone: String, _ error: any Error) {
    if let failure = error as? Failure {
      self = failure
    } else {
      self.undone = undone
      saying = Wording.saying(error)
    }
  }

  init(_ undone: String, _ saying: Saying) {
    self.undone = undone
    self.saying = saying
  }

  /// The one line for the standard error.
  public var line: String {
    let advice = saying.advice.map { " (\($0))" } ?? ""
    return "attest: \(undone): \(saying.why)\(advice)"
  }
}
