// SPDX-License-Identifier: GPL-3.0-or-later

/// Light's kappa: the mean of Cohen's kappa over all pairs of raters (Light 1971).
///
/// It has a value only where every pair has one; the pairs without are counted.
struct LightKappa: Measure {
  let frame: RaterFrame
  let weighting: Int

  var cost: Double { frame.hasPairs ? Double(frame.pairs.tables.count * frame.q * frame.q * 4) : .infinity }

  private var cohen: CohenKappa { CohenKappa(q: frame.q, weighting: frame.weightings[weighting]) }

  func point(_ totals: [Double]) -> Point {
    let all = frame.raters * (frame.raters - 1) / 2
    guard all > 0 else { return .undefined(.noPairableUnit) }
    if let reason = frame.pairs.omitted { return .undefined(reason) }
    let values = (0..<frame.pairs.tables.count).compactMap { cohen.point(table($0, totals)).value }
    guard values.count == all else { return .undefined(.undefinedPairs(all - values.count, of: all)) }
    return Point(value: values.reduce(0, +) / Double(all), reason: nil, observed: nil, expected: nil)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let pairs = frame.pairs.tables.count
    var shares: [[Double]] = []
    for pair in 0..<pairs {
      let table = table(pair, totals)
      let ratio = totals[frame.units] / table.reduce(0, +) / Double(pairs)
      shares.append(cohen.influences(table, cohen.point(table)).map { $0 * ratio })
    }
    return (0..<frame.patterns.count).map { pattern in
      let ratings = Array(frame.patterns[pattern])
      var x = 0.0
      for i in ratings.indices {
        for j in i + 1..<ratings.count {
          guard let pair = frame.pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
          x += shares[pair][Int(ratings[i].category) * frame.q + Int(ratings[j].category)]
        }
      }
      return x
    }
  }

  private func table(_ pair: Int, _ totals: [Double]) -> [Double] {
    guard frame.hasPairs else { return frame.pairs.tables[pair].cells }
    let start = frame.cells(ofPair: pair)
    return Array(totals[start..<start + frame.q * frame.q])
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.units] }

  func moves(_ pattern: Int) -> Bool { frame.patterns[pattern].count > 1 }
}
