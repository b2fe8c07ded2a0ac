// SPDX-License-Identifier: GPL-3.0-or-later

/// The patterns of units whatever their raters, of which the rows of a smoothed interval are made.
struct SmoothedUnits {
  /// One pattern.
  struct Pattern {
    let size: Double
    let agreement: Double
    let shares: [(category: Int, share: Double)]
  }

  private let patterns: [Pattern]
  private let weighting: Weighting
  private let sample: Sample
  /// Whether units count by their ratings, as alpha's do.
  private let countsRatings: Bool

  /// The patterns of a frame.
  init(frame: UnitFrame, weighting: Weighting, sample: Sample, countsRatings: Bool) {
    patterns = (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      return Pattern(
        size: size,
        agreement: size > 1 ? 1 - frame.counts.disagreement(pattern, weighting) / (size * (size - 1)) : 0,
        shares: frame.counts[pattern].map { (Int(frame.counts.categories[$0]), frame.counts.counts[$0] / size) })
    }
    (self.weighting, self.sample, self.countsRatings) = (weighting, sample, countsRatings)
  }

  /// The patterns of a frame, each agreeing wholly or not at all.
  init(unanimityOf frame: UnitFrame, sample: Sample) {
    patterns = (0..<frame.counts.count).map { pattern in
      Pattern(size: frame.counts.sizes[pattern], agreement: frame.counts[pattern].count == 1 ? 1 : 0, shares: [])
    }
    weighting = Weighting(.identity, values: frame.values)
    (self.sample, countsRatings) = (sample, false)
  }

  /// The patterns of a frame with one category told from the rest.
  init(frame: UnitFrame, category: Int, sample: Sample, countsRatings: Bool) {
    patterns = (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern], count = frame.counts.count(of: category, in: pattern)
      return Pattern(
        size: size, agreement: size > 1 ? 1 - 2 * count * (size - count) / (size * (size - 1)) : 0,
        shares: [(0, count / size), (1, (size - count) / size)])
    }
    weighting = Weighting(.identity, values: [0, 1])
    (self.sample, self.countsRatings) = (sample, countsRatings)
  }

  /// The rows of a coefficient.
  ///
  /// - Parameters:
  ///   - chance: expected agreement at some shares, and how it changes with each; nil for none.
  ///   - isBounded: whether the shares bound how much can be disagreed.
  /// - Returns: nil where the categories are too few or too many.
  func rows(_ chance: ((_ shares: [Double]) -> (expected: Double, slopes: [Double]))?, isBounded: Bool) -> SmoothedRows?
  {
    let q = weighting.count
    guard (2...SmoothedRows.categoryLimit).contains(q) else { return nil }
    var rows = patterns.indices.map { index in
      let pattern = patterns[index], weight = pattern.size > 1 ? (countsRatings ? pattern.size : 1) : 0
      return SmoothedRows.Row(
        agreement: pattern.agreement, weight: weight, shareWeight: countsRatings ? weight : 1,
        mass: sample.multiplicities[index])
    }
    var places = patterns.map(\.shares)
    addPseudoUnit(q, &rows, &places)
    let sharing = rows.reduce(0) { $0 + $1.mass * $1.shareWeight }
    var shares = [Double](repeating: 0, count: q)
    for (row, place) in zip(rows, places) {
      for (category, share) in place { shares[category] += row.mass * row.shareWeight * share / sharing }
    }
    let (expected, slopes) = chance?(shares) ?? (0, [Double](repeating: 0, count: q))
    let mean = zip(slopes, shares).reduce(0) { $0 + $1.0 * $1.1 }
    for index in rows.indices {
      rows[index].chance = places[index].reduce(-mean) { $0 + slopes[$1.category] * $1.share }
    }
    let bound = Disagreement(weighting)
    return SmoothedRows(
      rows: rows, real: patterns.count, expected: expected,
      greatest: isBounded ? min(bound.greatest, bound.reachable(at: shares)) : bound.greatest)
  }

  private func addPseudoUnit(
    _ q: Int, _ rows: inout [SmoothedRows.Row], _ places: inout [[(category: Int, share: Double)]]
  ) {
    let mass = SmoothedRows.pseudoMass(sample), count = Double(q)
    let pairable = patterns.indices.filter { patterns[$0].size > 1 }
    let units = pairable.reduce(0) { $0 + sample.multiplicities[$1] }
    let ratings = pairable.reduce(0) { $0 + sample.multiplicities[$1] * patterns[$1].size }
    let weight = countsRatings ? ratings / max(units, 1) : 1
    for k in 0..<q {
      for l in k..<q {
        let own = k == l ? 0.5 / count : 1 / (count * (count - 1))
        rows.append(
          SmoothedRows.Row(
            agreement: (weighting[k, l] + weighting[l, k]) / 2, weight: weight, shareWeight: weight, mass: mass * own))
        places.append(k == l ? [(k, 1)] : [(k, 0.5), (l, 0.5)])
      }
    }
  }
}
