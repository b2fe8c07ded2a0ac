// SPDX-License-Identifier: GPL-3.0-or-later

/// Light's kappa: the mean of Cohen's kappa over the pairs of raters that have one (Light 1971), with their number.
///
/// It has no smoothed interval: a mean of ratios has no scale of its own on which one pseudo-unit could stand, and pairs
/// that a few minority units leave without a kappa fall out of the mean.
struct LightKappa: Measure {
  let frame: RaterFrame
  let weighting: Int

  var cost: Double { frame.hasPairs ? Double(frame.pairs.tables.count * frame.q * frame.q * 4) : .infinity }

  private var cohen: CohenKappa { CohenKappa(q: frame.q, weighting: frame.weightings[weighting]) }

  func point(_ totals: [Double]) -> Point {
    let all = frame.raters * (frame.raters - 1) / 2
    guard all > 0 else { return .undefined(.noPairableUnit) }
    if let reason = frame.pairs.omitted { return .undefined(reason) }
    if !frame.pairs.sparse.isEmpty { return .undefined(.tooManyCategories(limit: PairTables.categoryLimit)) }
    let values = (0..<frame.pairs.tables.count).compactMap { cohen.point(table($0, totals)).value }
    guard !values.isEmpty else { return .undefined(.undefinedPairs(all, of: all)) }
    return Point(
      value: values.reduce(0, +) / Double(values.count), reason: nil, observed: nil, expected: nil,
      pairs: PairCount(defined: values.count, all: all))
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let shares = (0..<frame.pairs.tables.count).map { pair -> [Double] in
      let table = table(pair, totals), kappa = cohen.point(table)
      guard kappa.value != nil else { return [] }
      let ratio = totals[frame.units] / table.reduce(0, +) / Double(point.pairs?.defined ?? 1)
      return cohen.influences(table, kappa).map { $0 * ratio }
    }
    var influences: [Double] = []
    influences.reserveCapacity(frame.patterns.count)
    let q = frame.q
    frame.patterns.forEach { _, ratings in
      var x = 0.0
      for i in ratings.indices {
        for j in i + 1..<max(ratings.endIndex, i + 1) {
          guard let pair = frame.pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)), !shares[pair].isEmpty
          else { continue }
          x += shares[pair][Int(ratings[i].category) * q + Int(ratings[j].category)]
        }
      }
      influences.append(x)
    }
    return influences
  }

  private func table(_ pair: Int, _ totals: [Double]) -> [Double] {
    guard frame.hasPairs else { return frame.pairs.tables[pair].cells }
    let start = frame.cells(ofPair: pair)
    return Array(totals[start..<start + frame.q * frame.q])
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.units] }

  func moves(_ pattern: Int) -> Bool { frame.patterns.places(of: pattern).count > 1 }
}
