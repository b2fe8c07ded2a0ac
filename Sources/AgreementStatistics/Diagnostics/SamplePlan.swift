// SPDX-License-Identifier: GPL-3.0-or-later

/// How many units an interval of a wanted half-width needs, from the spread seen so far.
public struct SamplePlan: Sendable, Equatable {
  /// The coefficient.
  public let coefficient: Coefficient
  /// Its weight scheme, nil for identity.
  public let weights: String?
  /// Its metric, for alpha.
  public let metric: String?
  /// The half-width wanted.
  public let halfWidth: Double
  /// The half-width at hand.
  public let currentHalfWidth: Double
  /// The units at hand.
  public let units: Int
  /// The least number of units whose interval, by t, is at most that wide.
  public let unitsNeeded: Int

  /// The plan for an estimate, or nil where it has no spread to go by.
  ///
  /// - Parameters:
  ///   - estimate: The pilot estimate.
  ///   - halfWidth: The half-width wanted, above 0.
  ///   - confidence: The probability with which the interval is to cover.
  public init?(_ estimate: Estimate, halfWidth: Double, confidence: Double) {
    guard let error = estimate.standardError, error > 0, estimate.n > 1, halfWidth > 0 else { return nil }
    let tail = (1 + confidence) / 2
    let units = Double(estimate.n)
    func reach(_ n: Double, _ degrees: Double) -> Double {
      StudentDistribution.quantile(tail, degrees: max(1, degrees)) * error * (units / n).squareRoot()
    }
    let z = NormalDistribution.quantile(tail)
    var low = 2.0
    var high = max(4, (units * (z * error / halfWidth) * (z * error / halfWidth)).rounded(.up) * 2 + 20)
    guard high < 1e15 else { return nil }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if reach(middle, middle - 1) <= halfWidth { high = middle } else { low = middle }
    }
    coefficient = estimate.coefficient
    weights = estimate.weights
    metric = estimate.metric
    self.halfWidth = halfWidth
    currentHalfWidth = reach(units, estimate.degrees ?? units - 1)
    self.units = estimate.n
    unitsNeeded = reach(low, low - 1) <= halfWidth ? Int(low) : Int(high)
  }
}
