// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that never became a rating, as whoever collected the ratings says it.
public struct LeftOut: Sendable, Equatable {
  /// What was left out.
  public let what: String
  /// How many ratings it holds, at least 0.
  public let count: Int
  /// Why, in a few words.
  public let reason: String

  /// Something left out.
  public init(what: String, count: Int, reason: String) {
    self.what = what
    self.count = count
    self.reason = reason
  }
}
