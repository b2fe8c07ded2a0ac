// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws, with replacement, as many units as there are, and says how many fall on each pattern.
///
/// Patterns that many units share get their count by one binomial draw each, whatever the number of units; the units of
/// the other patterns are drawn one by one.
struct MultinomialSampler: Sendable {
  /// A binomial draw costs about as much as drawing this many units.
  static let fewest = 12.0

  private let common: [(pattern: Int, share: BinomialDistribution)]
  private let rareUnits: [Int32]
  private let units: Int

  init(_ sample: Sample) {
    var common: [(pattern: Int, share: BinomialDistribution)] = []
    var rareUnits: [Int32] = []
    let all = sample.multiplicities.reduce(0, +)
    var left = all
    for (pattern, units) in sample.multiplicities.enumerated() {
      if units < Self.fewest {
        rareUnits.append(contentsOf: repeatElement(Int32(pattern), count: Int(units)))
      } else {
        common.append((pattern, BinomialDistribution(units / left)))
        left -= units
      }
    }
    self.common = common
    self.rareUnits = rareUnits
    units = Int(all)
  }

  func draw(into counts: inout [Double], from stream: inout RandomStream) {
    for pattern in counts.indices { counts[pattern] = 0 }
    var left = units
    for (pattern, share) in common {
      let drawn = share.draw(left, from: &stream)
      counts[pattern] = Double(drawn)
      left -= drawn
    }
    for _ in 0..<left { counts[Int(rareUnits[stream.below(rareUnits.count)])] += 1 }
  }
}
