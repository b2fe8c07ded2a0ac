// SPDX-License-Identifier: GPL-3.0-or-later

/// Labels of reviews that are not finished were written where others can read them.
public struct LabelsRevealed: Sendable, Hashable, Codable {
  /// The name of the account that did it.
  public var account: String
  /// The verb of the command line that wrote them, such as `export`.
  public var verb: String
  /// Whose labels of what.
  public var reviews: [ReviewID]

  /// The event with its facts.
  public init(account: String, verb: String, reviews: [ReviewID]) {
    self.account = account
    self.verb = verb
    self.reviews = reviews
  }
}
