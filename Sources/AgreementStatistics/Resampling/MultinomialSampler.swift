// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws, with replacement, as many units as there are, and says how many fall on each pattern.
///
/// With many units per pattern it draws binomials pattern by pattern, so that the cost does not depend on the number of
/// units; otherwise it draws units.
struct MultinomialSampler: Sendable {
  private let multiplicities: [Int]
  private let units: Int
  private let patternOfUnit: [Int32]

  init(_ sample: Sample) {
    multiplicities = sample.multiplicities.map { Int($0) }
    units = multiplicities.reduce(0, +)
    guard units < multiplicities.count * 16 else {
      patternOfUnit = []
      return
    }
    patternOfUnit = multiplicities.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
  }

  func draw(into counts: inout [Double], from stream: inout RandomStream) {
    for pattern in counts.indices { counts[pattern] = 0 }
    if !patternOfUnit.isEmpty {
      for _ in 0..<units { counts[Int(patternOfUnit[stream.below(units)])] += 1 }
      return
    }
    var left = units
    var weight = units
    for pattern in multiplicities.indices where left > 0 {
      let share = Double(multiplicities[pattern]) / Double(weight)
      let drawn = BinomialDistribution.draw(left, share, from: &stream)
      counts[pattern] = Double(drawn)
      left -= drawn
      weight -= multiplicities[pattern]
    }
  }
}
