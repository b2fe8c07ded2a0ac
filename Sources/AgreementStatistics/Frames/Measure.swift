// SPDX-License-Identifier: GPL-3.0-or-later

/// A coefficient as a function of sums over units, which is all that estimating and resampling need.
protocol Measure: Sendable {
  /// The value on these sums.
  func point(_ totals: [Double]) -> Point

  /// For each pattern, the centred linearised contribution of one unit: the coefficient's variance is that of their mean.
  func influences(_ totals: [Double], _ point: Point) -> [Double]

  /// The number of units the coefficient rests on.
  func sampleSize(_ totals: [Double]) -> Double

  /// About how many steps one evaluation takes; infinite where the sums do not suffice to evaluate it anew.
  var cost: Double { get }

  /// True for the patterns whose units belong to that sample.
  func counts(_ pattern: Int) -> Bool
}

extension Measure {
  var cost: Double { 100 }
}
