// SPDX-License-Identifier: GPL-3.0-or-later

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
