// SPDX-License-Identifier: GPL-3.0-or-later

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
