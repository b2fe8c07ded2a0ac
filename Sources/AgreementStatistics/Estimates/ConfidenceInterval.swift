// SPDX-License-Identifier: GPL-3.0-or-later

/// A confidence interval and how it was made.
public struct ConfidenceInterval: Sendable, Equatable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double
  /// How it was made.
  public let method: IntervalMethod
}
