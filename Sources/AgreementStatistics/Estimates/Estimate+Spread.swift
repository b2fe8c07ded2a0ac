// SPDX-License-Identifier: GPL-3.0-or-later

extension Estimate {
  /// A standard error below this is rounding, not spread.
  private static let nothing = 1e-12

  mutating func take(_ point: Point) {
    value = point.value
    reason = point.reason
    observed = point.observed
    expected = point.expected
  }

  /// Sets error, interval and p from a standard error and Student's t; the upper limit is at most 1.
  mutating func spread(_ error: Double, degrees: Double, _ plan: IntervalPlan, _ method: IntervalMethod) {
    guard let value, error.isFinite else { return }
    let error = error < Self.nothing ? 0 : error
    let reach = error == 0 ? 0 : StudentDistribution.quantile((1 + plan.confidence) / 2, degrees: degrees) * error
    standardError = error
    self.degrees = degrees
    interval = ConfidenceInterval(lower: value - reach, upper: min(1, value + reach), method: method)
    p = Self.probability(value, error) { StudentDistribution.twoSided($0, degrees: degrees) }
  }

  /// Sets error, interval and p from Cohen's two standard errors and the normal distribution.
  mutating func spread(asymptotic error: Double, null: Double?, _ plan: IntervalPlan) {
    guard let value, error.isFinite else { return }
    let error = error < Self.nothing ? 0 : error
    let reach = NormalDistribution.quantile((1 + plan.confidence) / 2) * error
    standardError = error
    interval = ConfidenceInterval(lower: value - reach, upper: value + reach, method: .analytic)
    let null = (null ?? 0) < Self.nothing ? 0 : null ?? 0
    nullStandardError = null
    p = null > 0 ? NormalDistribution.twoSided(value / null) : nil
  }

  private static func probability(_ value: Double, _ error: Double, _ tail: (Double) -> Double) -> Double {
    if error < nothing { return abs(value) < nothing ? 1 : 0 }
    return tail(value / error)
  }
}
