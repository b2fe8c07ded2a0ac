// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// MACE's parameters: each rater's weight of knowing, of guessing, and of each label when guessing.
struct KnowingEstimates {
  let labelCount: Int
  var knowing: [Double]
  var guessing: [Double]
  /// Rater-major, `labelCount` a rater.
  var strategies: [Double]

  /// Everything even.
  init(raterCount: Int, labelCount: Int) {
    self.labelCount = labelCount
    self.knowing = [Double](repeating: 0.5, count: raterCount)
    self.guessing = knowing
    self.strategies = [Double](repeating: 1 / Double(labelCount), count: raterCount * labelCount)
  }

  /// At `code * labelCount + truth` the log chance of the coded rating under that truth.
  var logChance: [Double] {
    var table = [Double](repeating: 0, count: strategies.count * labelCount)
    for (code, strategy) in strategies.enumerated() {
      let (rater, label) = code.quotientAndRemainder(dividingBy: labelCount)
      let luck = guessing[rater] * strategy
      let drawn = log(luck)
      for truth in 0..<labelCount { table[code * labelCount + truth] = drawn }
      table[code * labelCount + label] = log(knowing[rater] + luck)
    }
    return table
  }

  /// The same with every weight moved by up to a quarter of itself, as the authors' program starts.
  func perturbed(using generator: inout RestartGenerator) -> KnowingEstimates {
    var moved = self
    for rater in knowing.indices {
      let weights = [0.75 + generator.next() / 2, 0.75 + generator.next() / 2]
      moved.knowing[rater] = weights[0] / (weights[0] + weights[1])
      moved.guessing[rater] = weights[1] / (weights[0] + weights[1])
      let draws = (0..<labelCount).map { _ in 0.75 + generator.next() / 2 }
      let total = draws.reduce(0, +)
      for (label, draw) in draws.enumerated() { moved.strategies[rater * labelCount + label] = draw / total }
    }
    return moved
  }

  /// What the estimates say of each rater; nothing of one without ratings.
  func raters(_ ratings: [Int]) -> [FittedRater] {
    knowing.indices.map { rater in
      let range = rater * labelCount..<(rater + 1) * labelCount
      let isKnown = ratings[rater] > 0
      return FittedRater(
        ratings: ratings[rater], competence: isKnown ? knowing[rater] : nil,
        strategy: isKnown ? Array(strategies[range]) : nil)
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same random starts on every machine.
struct RestartGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A number in 0..<1.
  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}
