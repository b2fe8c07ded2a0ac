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
    if let reason = frame.weightings[weighting].refusal { return .undefined(reason) }
    let observed = totals[frame.layout.agreement(weighting)] / units
    if case .fleiss = chance {} else if frame.layout.q < 2 { return .undefined(.oneCategory, observed: observed) }
    let expected = chance.expected(frame.shares(totals), frame.weightings[weighting], total: total)
    return .corrected(observed, by: expected)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let layout = frame.layout
    let contributions = chance.contributions(frame.shares(totals), frame.weightings[weighting], total: total)
    let influence = KappaInfluence(
      point, unitsPerPairable: totals[layout.units] / totals[layout.pairableUnits])
    return (0..<frame.counts.count).map { pattern in
      let size = frame.counts.sizes[pattern]
      var chance = influence.expected
      if let contributions {
        chance = 0
        for place in frame.counts[pattern] {
          chance += frame.counts.counts[place] * contributions[Int(frame.counts.categories[place])]
        }
        chance /= size
      }
      return influence.ofUnit(agreement: size > 1 ? frame.agreement(pattern, weighting) : nil, chance: chance)
    }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.layout.units] }

  func moves(_ pattern: Int) -> Bool {
    if case .uniform = chance { return frame.counts.sizes[pattern] > 1 }
    return true
  }
}

extension ChanceCorrected: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    let weighting = frame.weightings[weighting],
      units = SmoothedUnits(
        frame: frame, weighting: weighting, sample: sample, countsRatings: false)
    let isFleiss = if case .fleiss = chance { true } else { false }
    return units.rows(
      { shares in (chance.expected(shares, weighting, total: total), slopes(shares, weighting)) }, isBounded: isFleiss)
  }

  func minorityUnits(_ totals: [Double]) -> Double { frame.minorityUnits(totals) }

  /// How expected agreement changes with each category's share.
  private func slopes(_ shares: [Double], _ weighting: Weighting) -> [Double] {
    let q = Double(shares.count)
    switch chance {
    case .fleiss: return weighting.times(shares).map { 2 * $0 }
    case .gwet: return shares.map { -2 * total / (q * (q - 1)) * $0 }
    case .uniform: return shares.map { _ in 0 }
    }
  }
}

/// What raters are taken to agree on by chance, given the categories' shares.
enum ChanceModel: Sendable {
  /// Each rates by the common shares: Fleiss 1971, Scott 1955.
  case fleiss
  /// Some ratings are random, the less likely the more prevalence decides: Gwet 2008.
  case gwet
  /// Every category alike: Brennan and Prediger 1981, Bennett, Alpert and Goldstein 1954.
  case uniform

  /// Expected agreement by shares.
  func expected(_ shares: [Double], _ weighting: Weighting, total: Double) -> Double {
    let q = Double(shares.count)
    switch self {
    case .fleiss: return dot(weighting.times(shares), shares)
    case .gwet: return total / (q * (q - 1)) * shares.reduce(0) { $0 + $1 * (1 - $1) }
    case .uniform: return total / (q * q)
    }
  }

  /// For each category what one rating of it contributes to expected agreement, whose mean is that agreement
  /// (Gwet 2014, p. 151-152); nil where expected agreement does not depend on the data.
  func contributions(_ shares: [Double], _ weighting: Weighting, total: Double) -> [Double]? {
    let q = Double(shares.count)
    switch self {
    case .fleiss: return weighting.times(shares)
    case .gwet: return shares.map { total / (q * (q - 1)) * (1 - $0) }
    case .uniform: return nil
    }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}

/// What one unit adds to a chance-corrected coefficient, by Gwet's linearisation (2014, ch. 5).
struct KappaInfluence {
  let value: Double
  let expected: Double
  /// Rated units over those rated twice or more, the only ones that agreement is observed on.
  let unitsPerPairable: Double

  init(_ point: Point, unitsPerPairable: Double = 1) {
    value = point.value ?? 0
    expected = point.expected ?? 0
    self.unitsPerPairable = unitsPerPairable
  }

  /// The influence of a unit.
  ///
  /// - Parameters:
  ///   - agreement: The unit's own agreement; nil with one rating.
  ///   - chance: Its share in expected agreement, of which that is the mean.
  /// - Returns: How far the unit moves the coefficient, times the number of units.
  func ofUnit(agreement: Double?, chance: Double) -> Double {
    let observed = agreement.map { unitsPerPairable * ($0 - expected) } ?? 0
    return (observed - 2 * (1 - value) * (chance - expected)) / (1 - expected) - value
  }
}
