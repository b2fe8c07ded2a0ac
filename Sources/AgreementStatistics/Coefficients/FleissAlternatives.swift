// SPDX-License-Identifier: GPL-3.0-or-later

/// Fleiss' kappa by the conventions of other programs, for comparison, and its test against no agreement (Fleiss 1971).
struct FleissAlternatives {
  let estimates: [Estimate]

  init(_ inputs: AnalysisInputs) {
    let frame = inputs.units
    estimates = [Self.pooled(frame), Self.listwise(inputs), Self.nullTest(frame)]
  }

  /// Margins pooled over all pairable ratings.
  private static func pooled(_ frame: UnitFrame) -> Estimate {
    var margins = [Double](repeating: 0, count: frame.layout.q)
    for pattern in 0..<frame.counts.count where frame.counts.sizes[pattern] > 1 {
      for place in frame.counts[pattern] {
        margins[Int(frame.counts.categories[place])] +=
          frame.sample.multiplicities[pattern] * frame.counts.counts[place]
      }
    }
    let ratings = margins.reduce(0, +)
    let units = frame.totals[frame.layout.pairableUnits]
    var estimate = Estimate(.fleissKappaPooledMarginals, n: Int(frame.totals[frame.layout.units]))
    guard units > 0 else {
      estimate.take(.undefined(.noPairableUnit))
      return estimate
    }
    let expected = margins.reduce(0) { $0 + $1 / ratings * ($1 / ratings) }
    estimate.take(.corrected(frame.totals[frame.layout.agreement(0)] / units, by: expected))
    return estimate
  }

  /// Only the units that every rater rated, with the standard error under no agreement beside the interval asked for.
  private static func listwise(_ inputs: AnalysisInputs) -> Estimate {
    let frame = inputs.units
    let raters = Double(inputs.matrix.raters.count)
    let sample = frame.sample.keeping { frame.counts.sizes[$0] == raters }
    let estimator = Estimator(
      plan: inputs.options.plan, rows: frame.rows, sample: sample, totals: frame.rows.totals(sample.multiplicities))
    var estimate = Estimate(.fleissKappaListwise, n: Int(estimator.totals[frame.layout.units]))
    guard estimate.n > 0, raters > 1 else {
      estimate.take(.undefined(raters < 2 ? .noPairableUnit : .noCompleteUnit))
      return estimate
    }
    let wanted = [(estimate: estimate, measure: fleiss(frame) as any Measure)]
    for complete in estimator.estimates(wanted) { estimate = complete }
    estimate.nullStandardError = estimate.value.map { _ in nullError(frame, estimator.totals, raters: raters) }
    return estimate
  }

  /// The test of Fleiss, Nee and Landis (1979), for data of which every unit has as many ratings.
  private static func nullTest(_ frame: UnitFrame) -> Estimate {
    let size = frame.counts.sizes.first ?? 0
    var estimate = Estimate(.fleissKappaNullTest, n: Int(frame.totals[frame.layout.units]))
    if frame.counts.sizes.contains(where: { $0 != size }) {
      estimate.take(.undefined(.unequalRatings))
      return estimate
    }
    estimate.take(size > 1 ? fleiss(frame).point(frame.totals) : .undefined(.noPairableUnit))
    guard let value = estimate.value else { return estimate }
    let error = nullError(frame, frame.totals, raters: size)
    estimate.standardError = error
    estimate.nullStandardError = error
    estimate.p = error > 0 ? NormalDistribution.twoSided(value / error) : 0
    return estimate
  }

  private static func fleiss(_ frame: UnitFrame) -> ChanceCorrected {
    ChanceCorrected(frame: frame, weighting: 0, chance: .fleiss)
  }

  /// The standard error without agreement on units with the same number of raters (Fleiss, Nee and Landis 1979, p. 976).
  private static func nullError(_ frame: UnitFrame, _ totals: [Double], raters: Double) -> Double {
    let shares = frame.shares(totals)
    let mixed = shares.reduce(0) { $0 + $1 * (1 - $1) }
    let skew = shares.reduce(0) { $0 + $1 * (1 - $1) * (1 - 2 * $1) }
    let units = totals[frame.layout.units]
    let variance = 2 * (mixed * mixed - skew) / (units * raters * (raters - 1) * mixed * mixed)
    return max(0, variance).squareRoot()
  }
}
