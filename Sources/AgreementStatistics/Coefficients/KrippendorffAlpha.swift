// SPDX-License-Identifier: GPL-3.0-or-later

/// Krippendorff's alpha of one metric: 1 - D_o / D_e over pairable ratings (Krippendorff 2004, p. 222-232).
///
/// The linearised variance is Gwet's (2014, p. 153, with p_a'); the ordinal metric is taken as fixed in it.
struct KrippendorffAlpha: Measure {
  let frame: UnitFrame
  let metric: Int

  var cost: Double { frame.distance(metric, frame.pairable(frame.totals)).weighting.cost }

  func point(_ totals: [Double]) -> Point {
    let ratings = totals[frame.layout.pairableRatings]
    guard ratings > 1 else { return .undefined(.noPairableUnit) }
    let pairable = frame.pairable(totals)
    let distance = frame.distance(metric, pairable)
    let observed = observedSum(totals, distance) / ratings
    let expected = expectedSum(pairable, distance) / (ratings * (ratings - 1))
    if expected <= 1e-300 || distance.scale == 0 { return .undefined(.noVariation, observed: 0, expected: 0) }
    return Point(value: 1 - observed / expected, reason: nil, observed: observed, expected: expected)
  }

  /// Only the ordinal metric moves with the data, so only it is summed anew.
  private func observedSum(_ totals: [Double], _ distance: Distance) -> Double {
    let layout = frame.layout
    guard frame.metrics[metric] == .ordinal, layout.hasCoincidences else {
      return totals[layout.disagreement(metric)]
    }
    var sum = 0.0
    for k in 0..<layout.q {
      for l in k + 1..<max(layout.q, k + 1) {
        let coincidence = totals[layout.coincidence(k, l)]
        if coincidence != 0 { sum += coincidence * (1 - distance.weighting[k, l]) }
      }
    }
    return 2 * sum * distance.scale
  }

  private func expectedSum(_ pairable: [Double], _ distance: Distance) -> Double {
    let occurring = pairable.indices.filter { pairable[$0] > 0 }
    guard occurring.count > 1 else { return 0 }
    if occurring.count <= Weighting.denseLimit {
      var sum = 0.0
      for (place, k) in occurring.enumerated() {
        for l in occurring[(place + 1)...] {
          sum += pairable[k] * pairable[l] * (2 - distance.weighting[k, l] - distance.weighting[l, k])
        }
      }
      return sum * distance.scale
    }
    let agreements = distance.weighting.times(pairable)
    let ratings = pairable.reduce(0, +)
    var sum = 0.0
    for k in occurring { sum += pairable[k] * (ratings - agreements[k]) }
    return sum * distance.scale
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let units = totals[frame.layout.pairableUnits]
    let ratings = totals[frame.layout.pairableRatings]
    let pairable = frame.pairable(totals)
    let distance = frame.distance(metric, pairable)
    let mean = ratings / units
    let agreements = distance.weighting.times(pairable.map { $0 / ratings })
    var expected = 0.0
    for k in pairable.indices { expected += agreements[k] * pairable[k] / ratings }
    let observed = 1 - (point.observed ?? 0) / distance.scale
    let value = (observed - expected) / (1 - expected)
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      guard size > 1 else { return 0 }
      let excess = (size - mean) / mean
      let agreement = (size - frame.counts.disagreement(pattern, distance.weighting) / (size - 1)) / mean
      var mine = 0.0
      for place in frame.counts[pattern] {
        mine += frame.counts.counts[place] * agreements[Int(frame.counts.categories[place])]
      }
      let chance = mine / mean - expected * excess
      let x = (agreement - observed * excess - expected) / (1 - expected)
      return x - 2 * (1 - value) * (chance - expected) / (1 - expected) - value
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.pairableUnits] }

  func counts(_ pattern: Int) -> Bool { frame.counts.sizes[pattern] > 1 }
}
