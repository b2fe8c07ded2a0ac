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

  /// True for the patterns whose units, left out, may change the value; only those are left out by the jackknife.
  func moves(_ pattern: Int) -> Bool

  /// How influences of independent units become a standard error.
  func errorForm(_ totals: [Double], _ point: Point) -> ErrorForm
}

extension Measure {
  var cost: Double { 100 }

  func counts(_ pattern: Int) -> Bool { true }

  func moves(_ pattern: Int) -> Bool { counts(pattern) }

  func errorForm(_ totals: [Double], _ point: Point) -> ErrorForm { .sample }
}

/// How the sum of squared influences of n independent units becomes a standard error; over clusters it is always `sample`.
enum ErrorForm {
  /// Over n - 1, with Student's t (Gwet 2014).
  case sample
  /// Over n, with Student's t.
  case largeSample
  /// Over n, with the normal distribution; p by the error there would be without agreement.
  case asymptotic(null: Double?)
}

/// A coefficient's value on given sums, or why there is none; what was observed and expected in either case.
struct Point {
  var value: Double?
  var reason: UndefinedReason?
  var observed: Double?
  var expected: Double?
  /// For a mean over pairs of raters, how many it is over.
  var pairs: PairCount?

  /// Expected agreement this near 1 leaves nothing to correct.
  static let tolerance = 1e-12

  static func undefined(_ reason: UndefinedReason, observed: Double? = nil, expected: Double? = nil) -> Point {
    Point(value: nil, reason: reason, observed: observed, expected: expected)
  }

  /// (observed - expected) / (1 - expected).
  static func corrected(_ observed: Double, by expected: Double) -> Point {
    if 1 - expected < tolerance { return undefined(.noVariation, observed: observed, expected: expected) }
    let excess = abs(observed - expected) < 1e-15 ? 0 : observed - expected
    let value = observed == 1 ? 1 : excess / (1 - expected)
    return Point(value: value, reason: nil, observed: observed, expected: expected)
  }
}
