// SPDX-License-Identifier: GPL-3.0-or-later

/// A metric applied to the categories at hand, as agreements 1 - d / scale and the scale.
struct Distance: Sendable {
  let weighting: Weighting
  /// The distance of categories that do not agree at all.
  let scale: Double

  /// - Parameters:
  ///   - metric: The metric.
  ///   - values: The categories as numbers; ranks where only order counts.
  ///   - pairable: Pairable ratings per category, which the ordinal metric depends on.
  init(_ metric: Metric, values: [Double], pairable: [Double]) {
    switch metric {
    case .nominal:
      weighting = Weighting(.identity, values: values)
      scale = 1
    case .ordinal:
      var below = 0.0
      let middles = pairable.map { count in
        below += count
        return below - count / 2
      }
      weighting = Weighting(.quadratic, values: middles)
      scale = Self.range(middles) * Self.range(middles)
    case .interval:
      weighting = Weighting(.quadratic, values: values)
      scale = Self.range(values) * Self.range(values)
    case .ratio:
      let greatest = Self.greatestRatio(values)
      weighting = Weighting(.ratio, values: values)
      scale = greatest
    case .custom(let name, let distances):
      weighting = Weighting(.disagreements(name: name, distances), values: values)
      scale = distances.joined().max() ?? 0
    }
  }

  private static func range(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }

  /// ((a - b) / (a + b))^2 grows with the quotient of both, so the extremes of the non-negative values decide.
  private static func greatestRatio(_ values: [Double]) -> Double {
    guard let low = values.min(), let high = values.max(), low + high > 0 else { return 0 }
    let quotient = (high - low) / (high + low)
    return quotient * quotient
  }
}
