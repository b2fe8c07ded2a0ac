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
    guard frame.layout.hasCategories else { return [] }
    let q = frame.layout.q
    let pairable = frame.pairable(frame.totals)
    let metric = inputs.options.metrics.count - 1
    let weighting = frame.distance(metric, pairable).weighting
    var observed = [Double](repeating: 0, count: q * q)
    for pattern in 0..<frame.counts.count where frame.counts.sizes[pattern] > 1 {
      let range = frame.counts[pattern]
      let units = frame.sample.multiplicities[pattern] / (frame.counts.sizes[pattern] - 1)
      for i in range {
        for j in i + 1..<range.upperBound {
          let (k, l) = (Int(frame.counts.categories[i]), Int(frame.counts.categories[j]))
          observed[k * q + l] += units * frame.counts.counts[i] * frame.counts.counts[j] * (1 - weighting[k, l])
        }
      }
    }
    let cells = (0..<q * q).filter { $0 / q < $0 % q }
    let expected = cells.map { pairable[$0 / q] * pairable[$0 % q] * (1 - weighting[$0 / q, $0 % q]) }
    let sum = observed.reduce(0, +)
    let chance = expected.reduce(0, +)
    guard sum > 0, chance > 0 else { return [] }
    let spots = zip(cells, expected).filter { observed[$0.0] > 0 }.map { cell, mass in
      HotSpot(
        categories: [inputs.matrix.categories[cell / q], inputs.matrix.categories[cell % q]],
        share: observed[cell] / sum, expectedShare: mass / chance)
    }
    return spots.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element)
  }
}
