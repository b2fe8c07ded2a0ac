// SPDX-License-Identifier: GPL-3.0-or-later

/// Fleiss' kappa of one category against the rest; on complete data Fleiss 1971, p. 381.
struct CategoryKappa: Measure {
  let frame: UnitFrame
  let category: Int

  func point(_ totals: [Double]) -> Point {
    let units = totals[frame.layout.pairableUnits]
    guard units > 0 else { return .undefined(.noPairableUnit) }
    let share = totals[frame.layout.share(category)] / totals[frame.layout.units]
    let observed = 1 - totals[frame.layout.mixedPairs(category)] / units
    // Where only units with one rating have it, everybody agrees on a label that nobody could agree on.
    if totals[frame.layout.pairable(category)] <= 0 {
      return .undefined(.categoryUnused, observed: observed, expected: 1 - 2 * share * (1 - share))
    }
    return .corrected(observed, by: 1 - 2 * share * (1 - share))
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let layout = frame.layout
    let share = totals[layout.share(category)] / totals[layout.units]
    let influence = KappaInfluence(
      point, unitsPerPairable: totals[layout.units] / totals[layout.pairableUnits])
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      let count = frame.counts.count(of: category, in: pattern)
      return influence.ofUnit(
        agreement: size > 1 ? 1 - 2 * count * (size - count) / (size * (size - 1)) : nil,
        chance: (count * share + (size - count) * (1 - share)) / size)
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.units] }
}

extension CategoryKappa: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    SmoothedUnits(frame: frame, category: category, sample: sample, countsRatings: false).rows(
      { shares in (shares.reduce(0) { $0 + $1 * $1 }, shares.map { 2 * $0 }) }, isBounded: true)
  }

  func minorityUnits(_ totals: [Double]) -> Double { frame.minorityUnits(totals, of: category) }
}

/// Krippendorff's alpha of one category against the rest, by the nominal metric.
struct CategoryAlpha: Measure {
  let frame: UnitFrame
  let category: Int

  func point(_ totals: [Double]) -> Point {
    let ratings = totals[frame.layout.pairableRatings]
    guard ratings > 1 else { return .undefined(.noPairableUnit) }
    let count = totals[frame.layout.pairable(category)]
    let observed = totals[frame.layout.mixedRatings(category)] / ratings
    let expected = 2 * count * (ratings - count) / (ratings * (ratings - 1))
    if expected <= 0 {
      return .undefined(count <= 0 ? .categoryUnused : .noVariation, observed: observed, expected: expected)
    }
    return Point(value: 1 - observed / expected, reason: nil, observed: observed, expected: expected)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let layout = frame.layout
    let ratings = totals[layout.pairableRatings]
    let share = totals[layout.pairable(category)] / ratings
    let influence = AlphaInfluence(
      ratingsPerUnit: ratings / totals[layout.pairableUnits], observed: 1 - (point.observed ?? 0),
      expected: share * share + (1 - share) * (1 - share))
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      guard size > 1 else { return 0 }
      let count = frame.counts.count(of: category, in: pattern)
      return influence.ofUnit(
        size, disagreement: 2 * count * (size - count), chance: count * share + (size - count) * (1 - share))
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.pairableUnits] }

  func counts(_ pattern: Int) -> Bool { frame.counts.sizes[pattern] > 1 }
}

extension CategoryAlpha: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    SmoothedUnits(frame: frame, category: category, sample: sample, countsRatings: true).rows(
      { shares in (shares.reduce(0) { $0 + $1 * $1 }, shares.map { 2 * $0 }) }, isBounded: true)
  }

  func minorityUnits(_ totals: [Double]) -> Double { frame.minorityUnits(totals, of: category) }
}
