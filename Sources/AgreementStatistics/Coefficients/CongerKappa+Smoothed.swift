// SPDX-License-Identifier: GPL-3.0-or-later

/// The pseudo-unit of Cohen's kappa shared out among the pairs of raters: every pair has its part of the mass, so that each
/// rater's margins are drawn towards even ones alike, and of two raters on complete data the limits are Cohen's.
extension CongerKappa: SmoothedMeasure {
  /// Up to so many cells of all pairs are gone through.
  private static let cellLimit = 1 << 20

  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    let q = frame.q, raters = (0..<frame.raters).filter { totals[frame.rated($0)] > 0 }
    let pairs = raters.count * (raters.count - 1) / 2
    guard (2...SmoothedRows.categoryLimit).contains(q), pairs > 0, pairs * q * q <= Self.cellLimit else { return nil }
    let mass = SmoothedRows.pseudoMass(sample)
    let margins = SmoothedMargins(frame, weighting, raters, totals, mass)
    var rows: [SmoothedRows.Row] = []
    rows.reserveCapacity(frame.patterns.count + pairs * q * q)
    frame.patterns.forEach { pattern, ratings in
      let chance = ratings.reduce(0) { $0 + margins.gains[Int($1.rater) * q + Int($1.category)] }
      rows.append(
        SmoothedRows.Row(
          agreement: ratings.count > 1 ? frame.agreement(pattern, weighting) : 0, weight: ratings.count > 1 ? 1 : 0,
          shareWeight: 1, mass: sample.multiplicities[pattern], chance: margins.units * chance))
    }
    let weights = frame.weightings[weighting], count = Double(q)
    for (place, first) in raters.enumerated() {
      for second in raters[(place + 1)...] {
        for cell in 0..<q * q {
          let (k, l) = (cell / q, cell % q)
          let own = k == l ? 0.5 / count : 0.5 / (count * (count - 1))
          rows.append(
            SmoothedRows.Row(
              agreement: (weights[k, l] + weights[l, k]) / 2, weight: 1, shareWeight: 1,
              mass: mass * own / Double(pairs),
              chance: margins.units * (margins.gains[first * q + k] + margins.gains[second * q + l])))
        }
      }
    }
    let bound = Disagreement(weights)
    return SmoothedRows(
      rows: rows, real: frame.patterns.count, expected: margins.expected,
      greatest: min(bound.greatest, bound.reachable(at: margins.mean)))
  }

  func minorityUnits(_ totals: [Double]) -> Double {
    let raters = (0..<frame.raters).filter { totals[frame.rated($0)] > 0 }
    let most = (0..<frame.q).map { k in
      raters.reduce(0) { $0 + totals[frame.rated($1, k)] / totals[frame.rated($1)] } / Double(max(1, raters.count))
    }.max()
    return totals[frame.units] * (1 - (most ?? 0))
  }
}

/// The raters' margins with their parts of the pseudo-unit.
private struct SmoothedMargins {
  /// Expected agreement.
  let expected: Double
  /// The mean of the raters' shares.
  let mean: [Double]
  /// All units, the pseudo-unit among them.
  let units: Double
  /// For each rater and category how far one such rating moves expected agreement.
  let gains: [Double]

  init(_ frame: RaterFrame, _ weighting: Int, _ raters: [Int], _ totals: [Double], _ mass: Double) {
    let q = frame.q, count = Double(raters.count), weights = frame.weightings[weighting]
    let extra = 2 * mass / count
    let sizes = raters.map { totals[frame.rated($0)] + extra }
    let shares = raters.enumerated().map { place, rater in
      (0..<q).map { (totals[frame.rated(rater, $0)] + extra / Double(q)) / sizes[place] }
    }
    let sum = (0..<q).map { k in shares.reduce(0) { $0 + $1[k] } }
    let alone = shares.reduce(0) { $0 + weights.form($1) }
    expected = (weights.form(sum) - alone) / (count * (count - 1))
    mean = sum.map { $0 / count }
    units = totals[frame.units] + mass
    var gains = [Double](repeating: 0, count: frame.raters * q)
    for (place, rater) in raters.enumerated() {
      let others = weights.times(zip(sum, shares[place]).map { $0 - $1 })
      let middle = zip(others, shares[place]).reduce(0) { $0 + $1.0 * $1.1 }
      for k in 0..<q { gains[rater * q + k] = 2 * (others[k] - middle) / (sizes[place] * count * (count - 1)) }
    }
    self.gains = gains
  }
}
