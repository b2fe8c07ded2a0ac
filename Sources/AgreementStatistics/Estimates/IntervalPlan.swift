// SPDX-License-Identifier: GPL-3.0-or-later

/// Which interval to give, and how sure.
public struct IntervalPlan: Sendable, Equatable {
  /// How the interval is made; nil for none.
  public var method: IntervalMethod?
  /// The probability with which intervals are to cover, in (0, 1).
  public var confidence: Double
  /// Bootstrap replicates.
  public var replicates: Int
  /// The seed of the bootstrap.
  public var seed: UInt64

  /// A plan; by default analytic intervals of 95 %.
  public init(
    method: IntervalMethod? = .analytic, confidence: Double = 0.95, replicates: Int = 1000, seed: UInt64 = 1
  ) {
    self.method = method
    self.confidence = confidence
    self.replicates = replicates
    self.seed = seed
  }
}
