// SPDX-License-Identifier: GPL-3.0-or-later

/// Krippendorff's alpha of one metric: 1 - D_o / D_e over pairable ratings (Krippendorff 2004, p. 222-232).
///
/// The ordinal metric is taken as fixed in the linearised variance.
struct KrippendorffAlpha: Measure {
  let frame: UnitFrame
  let metric: Int

  var cost: Double { frame.distance(metric, frame.pairable(frame.totals)).weighting.cost }

  func point(_ totals: [Double]) -> Point {
    let ratings = totals[frame.layout.pairableRatings]
    guard ratings > 1 else { return .undefined(.noPairableUnit) }
    let pairable = frame.pairable(totals)
    let distance = frame.distance(metric, pairable)
    if let reason = distance.weighting.refusal { return .undefined(reason) }
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
    let ratings = totals[frame.layout.pairableRatings]
    let pairable = frame.pairable(totals)
    let distance = frame.distance(metric, pairable)
    let agreements = distance.weighting.times(pairable).map { $0 / ratings }
    var expected = 0.0
    for k in pairable.indices { expected += agreements[k] * pairable[k] / ratings }
    let influence = AlphaInfluence(
      ratingsPerUnit: ratings / totals[frame.layout.pairableUnits],
      observed: 1 - (point.observed ?? 0) / distance.scale, expected: expected)
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      guard size > 1 else { return 0 }
      var chance = 0.0
      for place in frame.counts[pattern] {
        chance += frame.counts.counts[place] * agreements[Int(frame.counts.categories[place])]
      }
      return influence.ofUnit(
        size, disagreement: frame.counts.disagreement(pattern, distance.weighting), chance: chance)
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.pairableUnits] }

  func counts(_ pattern: Int) -> Bool { frame.counts.sizes[pattern] > 1 }
}

extension KrippendorffAlpha: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    let weighting = frame.distance(metric, frame.pairable(totals)).weighting
    let units = SmoothedUnits(frame: frame, weighting: weighting, sample: sample, countsRatings: true)
    return units.rows(
      { shares in
        let agreements = weighting.times(shares)
        return (zip(agreements, shares).reduce(0) { $0 + $1.0 * $1.1 }, agreements.map { 2 * $0 })
      }, isBounded: true)
  }

  func minorityUnits(_ totals: [Double]) -> Double { frame.minorityUnits(totals) }
}

/// What one unit adds to alpha, by Gwet's linearisation (2014, p. 153, with p_a').
struct AlphaInfluence {
  /// The mean number of ratings of a pairable unit.
  let ratingsPerUnit: Double
  /// Observed agreement without the small-sample factor.
  let observed: Double
  /// Expected agreement without it.
  let expected: Double

  /// The influence of a unit.
  ///
  /// - Parameters:
  ///   - size: The unit's ratings, two or more.
  ///   - disagreement: The sum over its ordered pairs of ratings of their disagreement.
  ///   - chance: The sum over its ratings of their agreement with a rating drawn from all.
  /// - Returns: How far the unit moves alpha, times the number of pairable units.
  func ofUnit(_ size: Double, disagreement: Double, chance: Double) -> Double {
    let excess = size / ratingsPerUnit - 1
    let seen = (size - disagreement / (size - 1)) / ratingsPerUnit - observed * excess
    let drawn = chance / ratingsPerUnit - expected * excess
    let value = (observed - expected) / (1 - expected)
    return (seen - expected - 2 * (1 - value) * (drawn - expected)) / (1 - expected) - value
  }
}
