// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A coefficient whose interval can be smoothed, so that it covers where one category has nearly all ratings.
protocol SmoothedMeasure: Measure {
  /// The patterns, and those of one pseudo-unit behind them, with what each adds to agreement and chance; nil with fewer
  /// than two categories, or with so many that the pseudo-unit would have too many patterns.
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows?

  /// How many units are expected outside the most common category.
  func minorityUnits(_ totals: [Double]) -> Double
}

/// Limits by one pseudo-unit and the delta method on the arcsine scale.
///
/// The pseudo-unit is after Agresti and Coull 1998 (The American Statistician 52:119-126), the arcsine after Bloch and
/// Kraemer 1989 (Biometrics 45:269-287); the rule that joins them is this program's own. Half of the pseudo-unit's mass is
/// of pairs that agree, half of pairs that differ, each alike. Over clusters its mass grows with their size.
struct SmoothedRows {
  /// One pattern.
  struct Row {
    /// The agreement of a unit that shows it.
    var agreement: Double
    /// How much it counts in observed agreement.
    var weight: Double
    /// How much it counts in the categories' shares.
    var shareWeight: Double
    /// How many units show it.
    var mass: Double
    /// How its shares move expected agreement away from that at the mean shares.
    var chance: Double = 0
  }

  /// The most categories: their pairs are patterns of the pseudo-unit.
  static let categoryLimit = 256

  /// The patterns of the data in their order, then those of the pseudo-unit.
  var rows: [Row]
  /// How many are of the data.
  let real: Int
  /// Expected agreement at the shares with the pseudo-unit.
  var expected: Double
  /// The greatest disagreement that can be observed at those shares.
  var greatest: Double

  /// How much heavier the pseudo-unit is over clusters, whose units are alike.
  static func pseudoMass(_ sample: Sample) -> Double {
    guard sample.isClustered else { return 1 }
    let sizes = sample.groupCounts.indices.map { group in
      sample.entries(ofGroup: group).reduce(0) { $0 + sample.entryCount[$1] }
    }
    let squares = sizes.reduce(0) { $0 + $1 * $1 }, units = sizes.reduce(0, +)
    return 1 + 0.1 * (squares / units - 1)
  }

  /// The limits.
  ///
  /// - Parameters:
  ///   - sample: the units, or their clusters.
  ///   - quantile: of the normal distribution, or over clusters of Student's t.
  /// - Returns: the limits, not yet widened to hold the estimate.
  func limits(_ sample: Sample, quantile: Double) -> (lower: Double, upper: Double) {
    let observing = rows.reduce(0) { $0 + $1.mass * $1.weight }
    let sharing = rows.reduce(0) { $0 + $1.mass * $1.shareWeight }
    let observed = rows.reduce(0) { $0 + $1.mass * $1.weight * $1.agreement } / observing
    let disagreement = (1 - observed) / (1 - expected)
    let influences = rows.map { row in
      row.weight * (row.agreement - observed) / (observing * (1 - expected)) - disagreement * row.shareWeight
        * row.chance / (sharing * (1 - expected))
    }
    let variance = variance(influences, sample)
    let units = sample.multiplicities.reduce(0, +)
    let most = max(greatest / (1 - expected), disagreement / (1 - 0.25 / (units + 1)))
    let share = disagreement / most
    let middle = asin(share.squareRoot())
    let reach = quantile * variance.squareRoot() / (2 * most * (share * (1 - share)).squareRoot())
    func limit(_ angle: Double) -> Double {
      let sine = sin(min(max(angle, 0), .pi / 2))
      return 1 - most * sine * sine
    }
    return (limit(middle + reach), limit(middle - reach))
  }

  private func variance(_ influences: [Double], _ sample: Sample) -> Double {
    let pseudo = (real..<rows.count).reduce(0) { $0 + rows[$1].mass * influences[$1] * influences[$1] }
    guard sample.isClustered else {
      return (0..<real).reduce(pseudo) { $0 + rows[$1].mass * influences[$1] * influences[$1] }
    }
    let sums = sample.groupCounts.indices.map { group in
      sample.entries(ofGroup: group).reduce(0) {
        $0 + sample.entryCount[$1] * influences[Int(sample.entryPattern[$1])]
      }
    }
    let groups = Double(sums.count), mean = sums.reduce(0, +) / groups
    let spread = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return groups / (groups - 1) * spread + Self.pseudoMass(sample) * pseudo
  }
}

/// How far categories can disagree.
struct Disagreement {
  private let weighting: Weighting
  private let q: Int
  /// The greatest disagreement of two categories.
  let greatest: Double

  init(_ weighting: Weighting) {
    self.weighting = weighting
    let count = weighting.count
    q = count
    greatest = (0..<count).reduce(0) { most, k in (0..<count).reduce(most) { max($0, 1 - weighting[k, $1]) } }
  }

  /// The greatest observed disagreement at some shares: twice the mean distance to the category that is nearest to all, as
  /// far as distances break the triangle's inequality.
  func reachable(at shares: [Double]) -> Double {
    let nearest = (0..<q).map { c in (0..<q).reduce(0) { $0 + shares[$1] * (1 - weighting[$1, c]) } }.min() ?? 0
    return 2 * detour * nearest
  }

  /// By how much the way over a third category can be shorter than the straight one, at least 1.
  private var detour: Double {
    if weighting.isIdentity { return 1 }
    var most = 1.0
    for k in 0..<q {
      for l in 0..<q where l != k {
        for m in 0..<q {
          let way = 2 - weighting[k, m] - weighting[m, l]
          if way > 0 { most = max(most, (1 - weighting[k, l]) / way) }
        }
      }
    }
    return most
  }
}
