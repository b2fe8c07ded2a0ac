// SPDX-License-Identifier: GPL-3.0-or-later

/// The sums alpha over sets is made of, and what each unit adds to them.
struct SetDisagreements {
  /// What one unit adds.
  struct Unit {
    /// r_i, how many ratings it has.
    let ratings: Double
    /// sum_kl r_ik r_il d_kl / (r_i - 1).
    let disagreement: Double
    /// sum_kl r_ik r_il d_kl.
    let within: Double
    /// sum_kl r_ik n_l d_kl, with n_l the counts of all units.
    let against: Double
  }

  let units: [Unit]
  /// The number of units with one rating, which count for the jackknife alone.
  let singleUnits: Int
  /// N, the number of pairable ratings.
  let total: Double
  /// The sum of the units' disagreements, N D_o.
  let observed: Double
  /// sum_kl n_k n_l d_kl, N (N - 1) D_e.
  let expected: Double

  init<Label>(_ ratings: SetRatings<Label>, _ distance: SetDistance) {
    let distances = ratings.distances(distance)
    var counts = [Double](repeating: 0, count: ratings.values.count)
    for unit in ratings.pairableUnits {
      for (value, count) in unit { counts[value] += count }
    }
    let reach = distances.map { row in zip(row, counts).reduce(0) { $0 + $1.0 * $1.1 } }
    units = ratings.pairableUnits.map { unit in
      var within = 0.0
      var against = 0.0
      for (value, count) in unit {
        against += count * reach[value]
        for (other, times) in unit { within += count * times * distances[value][other] }
      }
      let size = unit.reduce(0) { $0 + $1.count }
      return Unit(ratings: size, disagreement: within / (size - 1), within: within, against: against)
    }
    singleUnits = ratings.singleUnits
    total = counts.reduce(0, +)
    observed = units.reduce(0) { $0 + $1.disagreement }
    expected = zip(counts, reach).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The standard error of Gwet's linearisation, in disagreements; needs two units.
  ///
  /// With d'_o = N D_o / (n rbar), the disagreement without the small-sample factor, and p_kl = n_k n_l / (n rbar)^2,
  /// unit i contributes its own share of both less what the spread of r_i adds (Gwet 2014).
  func linearizedStandardError() -> Double? {
    guard units.count >= 2 else { return nil }
    let count = Double(units.count)
    let mean = total / count
    let observedShare = observed / total
    let expectedShare = expected / (total * total)
    let ratio = observedShare / expectedShare
    var squares = 0.0
    for unit in units {
      let excess = (unit.ratings - mean) / mean
      let seen = unit.disagreement / mean - observedShare * excess
      let chance = unit.against / total / mean - expectedShare * excess
      let influence = (seen - observedShare) / expectedShare - 2 * ratio * (chance - expectedShare) / expectedShare
      squares += influence * influence
    }
    return (squares / (count * (count - 1))).squareRoot()
  }

  /// The standard error of leaving out one unit at a time, units rated once among them, whose leaving changes nothing;
  /// nil with fewer than two units rated twice or where one of them cannot be spared.
  func jackknifeStandardError() -> Double? {
    guard units.count >= 2 else { return nil }
    var values = [Double](repeating: 1 - observed * (total - 1) / expected, count: singleUnits)
    for unit in units {
      let left = total - unit.ratings
      let chance = expected - 2 * unit.against + unit.within
      guard left >= 2, chance > 1e-12 * expected else { return nil }
      values.append(1 - (observed - unit.disagreement) * (left - 1) / chance)
    }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return ((count - 1) / count * squares).squareRoot()
  }
}
