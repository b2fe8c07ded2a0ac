// SPDX-License-Identifier: GPL-3.0-or-later

/// Fleiss' kappa by the conventions of other programs, for comparison, and its test against no agreement.
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

  /// Only the units that every rater rated, with the standard error under no agreement.
  private static func listwise(_ inputs: AnalysisInputs) -> Estimate {
    let raters = Double(inputs.matrix.raters.count)
    let sizes = inputs.units.counts.sizes
    return complete(
      .fleissKappaListwise, inputs.units, raters: raters, none: raters < 2 ? .noPairableUnit : .noCompleteUnit
    ) { sizes[$0] == raters }
  }

  private static func nullTest(_ frame: UnitFrame) -> Estimate {
    let size = frame.counts.sizes.first ?? 0
    if frame.counts.sizes.contains(where: { $0 != size }) {
      var estimate = Estimate(.fleissKappaNullTest, n: Int(frame.totals[frame.layout.units]))
      estimate.take(.undefined(.unequalRatings))
      return estimate
    }
    return complete(.fleissKappaNullTest, frame, raters: size, none: .noPairableUnit) { _ in true }
  }

  /// Fleiss' kappa of patterns with the same number of raters (Fleiss 1971; Fleiss, Nee and Landis 1979, p. 976).
  private static func complete(
    _ coefficient: Coefficient, _ frame: UnitFrame, raters: Double, none: UndefinedReason, where counts: (Int) -> Bool
  ) -> Estimate {
    let multiplicities = frame.sample.multiplicities.enumerated().map { counts($0.offset) ? $0.element : 0 }
    let totals = frame.rows.totals(multiplicities)
    let units = totals[frame.layout.units]
    var estimate = Estimate(coefficient, n: Int(units))
    guard units > 0, raters > 1 else {
      estimate.take(.undefined(none))
      return estimate
    }
    let point = ChanceCorrected(frame: frame, weighting: 0, chance: .fleiss).point(totals)
    estimate.take(point)
    guard let value = point.value else { return estimate }
    let shares = frame.shares(totals)
    let mixed = shares.reduce(0) { $0 + $1 * (1 - $1) }
    let skew = shares.reduce(0) { $0 + $1 * (1 - $1) * (1 - 2 * $1) }
    let variance = 2 * (mixed * mixed - skew) / (units * raters * (raters - 1) * mixed * mixed)
    let error = max(0, variance).squareRoot()
    estimate.standardError = error
    estimate.nullStandardError = error
    estimate.p = error > 0 ? NormalDistribution.twoSided(value / error) : 0
    return estimate
  }
}
