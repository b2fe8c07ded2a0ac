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
    if share == 0 { return .undefined(.categoryUnused, observed: observed, expected: 1) }
    return .corrected(observed, by: 1 - 2 * share * (1 - share))
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let layout = frame.layout
    let share = totals[layout.share(category)] / totals[layout.units]
    let ratio = totals[layout.units] / totals[layout.pairableUnits]
    let value = point.value ?? 0
    let expected = point.expected ?? 0
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      let count = frame.counts.count(of: category, in: pattern)
      let mine = (count * share + (size - count) * (1 - share)) / size
      var x = -value - 2 * (1 - value) * (mine - expected) / (1 - expected)
      if size > 1 {
        let agreement = 1 - 2 * count * (size - count) / (size * (size - 1))
        x += ratio * (agreement - expected) / (1 - expected)
      }
      return x
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.units] }

  func counts(_ pattern: Int) -> Bool { true }
}
