// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A class prior and one confusion matrix a rater, as the maximization step leaves them.
struct ConfusionEstimates {
  let classPrior: [Double]
  let raterCount: Int
  /// At `(rater * labels + observed) * labels + truth` the chance of the observed label, nan in rows of zero mass.
  private let chance: [Double]

  /// Shares out expected counts, laid out as `chance` is, row by row.
  init(classPrior: [Double], counts: [Double], raterCount: Int) {
    self.classPrior = classPrior
    self.raterCount = raterCount
    let labels = classPrior.count
    var chance = counts
    for rater in 0..<raterCount {
      for truth in 0..<labels {
        var mass = 0.0
        for observed in 0..<labels { mass += counts[(rater * labels + observed) * labels + truth] }
        for observed in 0..<labels {
          let index = (rater * labels + observed) * labels + truth
          chance[index] = mass > 0 ? counts[index] / mass : .nan
        }
      }
    }
    self.chance = chance
  }

  /// The logarithms of the class prior.
  var logPrior: [Double] { classPrior.map { log($0) } }

  /// The logarithms of the chances; a rating met only in a row of zero mass cannot be of that truth.
  var logChance: [Double] { chance.map { $0.isNaN ? -.infinity : log($0) } }

  /// What the estimates say of each rater.
  func raters(_ ratings: [Int]) -> [FittedRater] {
    (0..<raterCount).map { rater in
      let confusion = classPrior.indices.map { row(rater, $0) }
      return FittedRater(ratings: ratings[rater], competence: competence(confusion), confusion: confusion)
    }
  }

  private func row(_ rater: Int, _ truth: Int) -> [Double]? {
    let labels = classPrior.count
    let row = (0..<labels).map { chance[(rater * labels + $0) * labels + truth] }
    return row.contains(where: \.isNaN) ? nil : row
  }

  private func competence(_ confusion: [[Double]?]) -> Double? {
    var right = 0.0
    var mass = 0.0
    for (truth, row) in confusion.enumerated() {
      guard let row else { continue }
      right += classPrior[truth] * row[truth]
      mass += classPrior[truth]
    }
    return mass > 0 ? right / mass : nil
  }
}
