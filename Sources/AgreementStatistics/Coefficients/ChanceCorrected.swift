// SPDX-License-Identifier: GPL-3.0-or-later

/// Fleiss' kappa, Gwet's AC1 and AC2, Brennan-Prediger: agreement corrected by a chance model of the common shares.
///
/// Values and linearised variance after Gwet 2014, ch. 5: units are the sampling units both in observed and in expected
/// agreement; units rated once count in the shares and in n.
struct ChanceCorrected: Measure {
  let frame: UnitFrame
  let weighting: Int
  let chance: ChanceModel
  private let total: Double

  init(frame: UnitFrame, weighting: Int, chance: ChanceModel) {
    self.frame = frame
    self.weighting = weighting
    self.chance = chance
    total = frame.weightings[weighting].total
  }

  var cost: Double { frame.weightings[weighting].cost }

  func point(_ totals: [Double]) -> Point {
    let units = totals[frame.layout.pairableUnits]
    guard units > 0 else { return .undefined(.noPairableUnit) }
    let observed = totals[frame.layout.agreement(weighting)] / units
    if case .fleiss = chance {} else if frame.layout.q < 2 { return .undefined(.oneCategory, observed: observed) }
    let expected = chance.expected(frame.shares(totals), frame.weightings[weighting], total: total)
    return .corrected(observed, by: expected)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let layout = frame.layout
    let value = point.value ?? 0
    let expected = point.expected ?? 0
    let contributions = chance.contributions(frame.shares(totals), frame.weightings[weighting], total: total)
    let ratio = totals[layout.units] / totals[layout.pairableUnits]
    return (0..<frame.counts.count).map { pattern in
      var x = -value
      if frame.counts.sizes[pattern] > 1 {
        x += ratio * (frame.agreement(pattern, weighting) - expected) / (1 - expected)
      }
      guard let contributions else { return x }
      var mine = 0.0
      for place in frame.counts[pattern] {
        mine += frame.counts.counts[place] * contributions[Int(frame.counts.categories[place])]
      }
      mine /= frame.counts.sizes[pattern]
      return x - 2 * (1 - value) * (mine - expected) / (1 - expected)
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.units] }

  func counts(_ pattern: Int) -> Bool { true }
}
