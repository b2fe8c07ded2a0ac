// SPDX-License-Identifier: GPL-3.0-or-later

/// What the best alignments of some documents come to: the disorder, and that of categories alone.
struct GammaDisorder: Sendable {
  /// The cost of all sets over the units a rater (Mathet et al. 2015, p. 456).
  let total: Double
  /// What it can not be lower than.
  let least: Double
  /// Weighted sums over aligned pairs, in all and where one of the two is of a category: of pairs that differ, and of all.
  private let differing: [Double]
  private let weight: [Double]

  /// Aligns the documents; nil where one is too dense.
  ///
  /// - Parameters:
  ///   - continua: The documents.
  ///   - categories: The number of categories.
  ///   - width: How many ways the search keeps open.
  init?(_ continua: [GammaContinuum], categories: Int, width: Int) {
    var cost = 0.0, least = 0.0, units = 0.0
    var differing = [Double](repeating: 0, count: categories + 1), weight = differing
    for continuum in continua where !continuum.units.isEmpty {
      guard let aligned = AlignedSets(continuum, width: width) else { return nil }
      let alone = Double(continuum.units.count) * continuum.weights.empty
      cost += alone - aligned.saving
      least += alone - aligned.bound
      units += continuum.unitsPerRater
      Self.add(continuum, aligned.sets, &differing, &weight)
    }
    total = units > 0 ? max(0, cost) / units : 0
    self.least = units > 0 ? max(0, least) / units : 0
    (self.differing, self.weight) = (differing, weight)
  }

  /// A pair weighs what its position leaves of 1, over the others in its set (Mathet 2017, Computational Linguistics
  /// 43:661, sec. 4.2.5); units without a partner say nothing of categories.
  private static func add(
    _ continuum: GammaContinuum, _ sets: [[Int]], _ differing: inout [Double], _ weight: inout [Double]
  ) {
    for set in sets {
      for (place, first) in set.enumerated() {
        for second in set[(place + 1)...] {
          let one = continuum.units[first], other = continuum.units[second]
          let share = max(0, 1 - GammaContinuum.positional(one, other)) / Double(set.count - 1)
          let isSame = one.category == other.category
          for part in isSame ? [0, one.category + 1] : [0, one.category + 1, other.category + 1] {
            weight[part] += share
            if !isSame { differing[part] += share }
          }
        }
      }
    }
  }

  /// The disorder of categories alone, of all or where one of a pair is of a category; nil where nothing is aligned.
  func categorical(_ category: Int? = nil) -> Double? {
    let part = category.map { $0 + 1 } ?? 0
    return weight[part] > 0 ? differing[part] / weight[part] : nil
  }
}
