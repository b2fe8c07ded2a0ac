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

  func counts(_ pattern: Int) -> Bool { true }
}
