// SPDX-License-Identifier: GPL-3.0-or-later

/// Two categories and how much of all disagreement lies between them: the parts of D_o add up to it.
public struct HotSpot: Sendable, Equatable {
  /// The two categories.
  public let categories: [String]
  /// Their share of observed disagreement, 0 to 1.
  public let share: Double
  /// Their share of the disagreement chance would give.
  public let expectedShare: Double

  /// All pairs of categories with disagreement, the costliest first; by the metric of the level.
  static func all(_ inputs: AnalysisInputs) -> [HotSpot] {
    let frame = inputs.units
    let q = frame.layout.q
    let pairable = frame.pairable(frame.totals)
    let metric = inputs.options.metrics.count - 1
    let weighting = frame.distance(metric, pairable).weighting
    if weighting.refusal != nil { return [] }
    var observed: [Int: Double] = [:]
    for pattern in 0..<frame.counts.count where frame.counts.sizes[pattern] > 1 {
      let range = frame.counts[pattern]
      let units = frame.sample.multiplicities[pattern] / (frame.counts.sizes[pattern] - 1)
      for i in range {
        for j in i + 1..<range.upperBound {
          let (k, l) = (Int(frame.counts.categories[i]), Int(frame.counts.categories[j]))
          observed[k * q + l, default: 0] +=
            units * frame.counts.counts[i] * frame.counts.counts[j] * (1 - weighting[k, l])
        }
      }
    }
    let cells = observed.sorted { $0.key < $1.key }
    // In the order of the categories: in that of a dictionary each run would round otherwise.
    let sum = cells.reduce(0) { $0 + $1.value }, ratings = pairable.reduce(0, +)
    let chance = (ratings * ratings - weighting.form(pairable)) / 2
    guard sum > 0, chance > 0 else { return [] }
    let spots = cells.filter { $0.value > 0 }.map { cell, mass in
      let (k, l) = (cell / q, cell % q)
      return HotSpot(
        categories: [inputs.matrix.categories[k], inputs.matrix.categories[l]], share: mass / sum,
        expectedShare: pairable[k] * pairable[l] * (1 - weighting[k, l]) / chance)
    }
    return spots.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element)
  }
}
