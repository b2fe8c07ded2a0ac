// SPDX-License-Identifier: GPL-3.0-or-later

/// A chi-squared statistic and its tail.
public struct ChiSquaredTest: Sendable, Equatable {
  /// The statistic.
  public let statistic: Double
  /// Its degrees of freedom.
  public let degrees: Int
  /// P(X >= statistic), 1 where there are no degrees of freedom.
  public let p: Double

  init(_ statistic: Double, degrees: Int) {
    self.statistic = statistic
    self.degrees = degrees
    p = degrees > 0 ? ChiSquaredDistribution.upper(statistic, degrees: Double(degrees)) : 1
  }
}
