// SPDX-License-Identifier: GPL-3.0-or-later

/// Conger's kappa: chance by each rater's own margins (Conger 1980; Gwet 2014, p. 147-150).
///
/// For two raters on complete data it is Cohen's kappa. A rater without ratings on these sums is left out.
struct CongerKappa: Measure {
  let frame: RaterFrame
  let weighting: Int

  var cost: Double { Double(frame.raters * frame.q * 4) }

  func point(_ totals: [Double]) -> Point {
    let units = totals[frame.pairableUnits]
    guard units > 0 else { return .undefined(.noPairableUnit) }
    let weights = frame.weightings[weighting]
    if let reason = weights.refusal { return .undefined(reason) }
    var shares = [Double](repeating: 0, count: frame.q)
    var sum = shares
    var raters = 0.0
    var expected = 0.0
    for rater in 0..<frame.raters {
      let rated = totals[frame.rated(rater)]
      guard rated > 0 else { continue }
      raters += 1
      for k in 0..<frame.q {
        shares[k] = totals[frame.rated(rater, k)] / rated
        sum[k] += shares[k]
      }
      expected -= weights.form(shares)
    }
    expected += weights.form(sum)
    let observed = totals[frame.agreement(weighting)] / units
    return .corrected(observed, by: expected / (raters * (raters - 1)))
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let influence = KappaInfluence(
      point, unitsPerPairable: totals[frame.units] / totals[frame.pairableUnits])
    let gains = gains(totals)
    var influences: [Double] = []
    influences.reserveCapacity(frame.patterns.count)
    let q = frame.q
    frame.patterns.forEach { pattern, ratings in
      var chance = influence.expected
      for rating in ratings { chance += gains[Int(rating.rater) * q + Int(rating.category)] }
      influences.append(
        influence.ofUnit(agreement: ratings.count > 1 ? frame.agreement(pattern, weighting) : nil, chance: chance))
    }
    return influences
  }

  /// For each rater and category, how far one such rating lifts its unit's share of expected agreement over the mean.
  private func gains(_ totals: [Double]) -> [Double] {
    let margins = margins(totals)
    let raters = Double(margins.count)
    let sum = sum(margins.map(\.shares))
    var gains = [Double](repeating: 0, count: frame.raters * frame.q)
    for rater in margins {
      let others = frame.weightings[weighting].times(zip(sum, rater.shares).map { $0 - $1 })
      let mean = dot(others, rater.shares)
      for k in 0..<frame.q {
        gains[rater.number * frame.q + k] =
          totals[frame.units] / rater.units * (others[k] - mean) / (raters * (raters - 1))
      }
    }
    return gains
  }

  private func margins(_ totals: [Double]) -> [(number: Int, units: Double, shares: [Double])] {
    (0..<frame.raters).compactMap { rater in
      let units = totals[frame.rated(rater)]
      guard units > 0 else { return nil }
      return (rater, units, (0..<frame.q).map { totals[frame.rated(rater, $0)] / units })
    }
  }

  private func sum(_ shares: [[Double]]) -> [Double] {
    var sum = [Double](repeating: 0, count: frame.q)
    for rater in shares { for k in 0..<frame.q { sum[k] += rater[k] } }
    return sum
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.units] }
}
