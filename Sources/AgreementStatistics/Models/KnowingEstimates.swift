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

  /// Starts from what was found before.
  mutating func start(from raters: [FittedRater]) {
    for (rater, found) in raters.enumerated() {
      guard let knowing = found.competence, let strategy = found.strategy else { continue }
      (self.knowing[rater], guessing[rater]) = (knowing, max(0, 1 - knowing))
      strategies.replaceSubrange(rater * labelCount..<(rater + 1) * labelCount, with: strategy)
    }
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

  /// What the estimates say of each rater.
  func raters(_ ratings: [Int]) -> [FittedRater] {
    knowing.indices.map { rater in
      FittedRater(
        ratings: ratings[rater], competence: knowing[rater],
        strategy: Array(strategies[rater * labelCount..<(rater + 1) * labelCount]))
    }
  }
}
