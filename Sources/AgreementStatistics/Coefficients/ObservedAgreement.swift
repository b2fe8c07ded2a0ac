// SPDX-License-Identifier: GPL-3.0-or-later

/// Percent agreement: the mean over pairable units of their (weighted) share of agreeing pairs (Gwet 2014, p. 142).
struct PercentAgreement: Measure {
  let frame: UnitFrame
  let weighting: Int

  func point(_ totals: [Double]) -> Point {
    let units = totals[frame.layout.pairableUnits]
    guard units > 0 else { return .undefined(.noPairableUnit) }
    let value = totals[frame.layout.agreement(weighting)] / units
    return Point(value: value, reason: nil, observed: value, expected: nil)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let layout = frame.layout
    let value = point.value ?? 0
    let ratio = totals[layout.units] / totals[layout.pairableUnits]
    return (0..<frame.counts.count).map { pattern in
      frame.counts.sizes[pattern] > 1 ? ratio * frame.agreement(pattern, weighting) - value : -value
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.units] }

  func moves(_ pattern: Int) -> Bool { frame.counts.sizes[pattern] > 1 }
}

extension PercentAgreement: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    SmoothedUnits(frame: frame, weighting: frame.weightings[weighting], sample: sample, countsRatings: false)
      .rows(nil, isBounded: false)
  }

  func minorityUnits(_ totals: [Double]) -> Double { frame.minorityUnits(totals) }
}

/// The share of pairable units on which all raters agree.
struct Unanimity: Measure {
  let frame: UnitFrame

  func point(_ totals: [Double]) -> Point {
    let units = totals[frame.layout.pairableUnits]
    guard units > 0 else { return .undefined(.noPairableUnit) }
    let value = totals[frame.layout.unanimous] / units
    return Point(value: value, reason: nil, observed: value, expected: nil)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let value = point.value ?? 0
    return (0..<frame.counts.count).map { pattern in
      counts(pattern) ? (frame.counts[pattern].count == 1 ? 1 : 0) - value : 0
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.pairableUnits] }

  func counts(_ pattern: Int) -> Bool { frame.counts.sizes[pattern] > 1 }
}

extension Unanimity: SmoothedMeasure {
  /// The pseudo-unit is of two ratings, which agree as one half; of two raters this is percent agreement's interval.
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    SmoothedUnits(unanimityOf: frame, sample: sample).rows(nil, isBounded: false)
  }

  func minorityUnits(_ totals: [Double]) -> Double { frame.minorityUnits(totals) }
}

/// Specific agreement: of the pairs with one rating in a category, the share with both (Spitzer and Fleiss 1974).
struct SpecificAgreement: Measure {
  let frame: UnitFrame
  let category: Int

  func point(_ totals: [Double]) -> Point {
    guard totals[frame.layout.pairableUnits] > 0 else { return .undefined(.noPairableUnit) }
    let pairs = totals[frame.layout.allPairs(category)]
    guard pairs > 0 else { return .undefined(.categoryUnused) }
    let value = totals[frame.layout.samePairs(category)] / pairs
    return Point(value: value, reason: nil, observed: value, expected: nil)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let mean = totals[frame.layout.allPairs(category)] / totals[frame.layout.pairableUnits]
    let value = point.value ?? 0
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      let count = frame.counts.count(of: category, in: pattern)
      return count * (count - 1 - value * (size - 1)) / mean
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.pairableUnits] }

  func counts(_ pattern: Int) -> Bool { frame.counts.sizes[pattern] > 1 }
}
