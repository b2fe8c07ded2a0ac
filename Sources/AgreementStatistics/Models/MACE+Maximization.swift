// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

extension MACE {
  /// Chances of knowing and strategies from the expected counts of ratings under each truth.
  ///
  /// A rating equal to the truth was known or a lucky draw, in the ratio of the estimates it was expected under; any
  /// other rating was drawn.
  func maximize(_ old: KnowingEstimates, _ counts: [Double]) -> KnowingEstimates {
    let labels = old.labelCount
    var new = old
    var drawn = [Double](repeating: 0, count: labels)
    for rater in old.knowing.indices {
      var known = 0.0
      for label in 0..<labels {
        let code = rater * labels + label
        let right = counts[code * labels + label]
        var wrong = 0.0
        for truth in 0..<labels where truth != label { wrong += counts[code * labels + truth] }
        let luck = old.guessing[rater] * old.strategies[code]
        let knownShare = ratio(old.knowing[rater], old.knowing[rater] + luck, orElse: 0)
        known += right * knownShare
        drawn[label] = wrong + right * (1 - knownShare)
      }
      let guessed = drawn.reduce(0, +)
      (new.knowing[rater], new.guessing[rater]) = chances(known, guessed, labels)
      for label in 0..<labels { new.strategies[rater * labels + label] = weight(drawn[label], of: guessed, labels) }
    }
    return new
  }

  private func chances(_ known: Double, _ guessed: Double, _ labels: Int) -> (Double, Double) {
    switch estimation {
    case .variationalBayes(let prior, _):
      let total = Self.digamma(known + guessed + 2 * prior)
      return (exp(Self.digamma(known + prior) - total), exp(Self.digamma(guessed + prior) - total))
    case .expectationMaximization(let smoothing):
      let share = smoothing / Double(labels)
      let total = known + guessed + 2 * share
      return (ratio(known + share, total, orElse: 0.5), ratio(guessed + share, total, orElse: 0.5))
    }
  }

  private func weight(_ drawn: Double, of guessed: Double, _ labels: Int) -> Double {
    switch estimation {
    case .variationalBayes(_, let prior):
      return exp(Self.digamma(drawn + prior) - Self.digamma(guessed + prior * Double(labels)))
    case .expectationMaximization(let smoothing):
      return ratio(drawn + smoothing / Double(labels), guessed + smoothing, orElse: 1 / Double(labels))
    }
  }

  /// A share of nothing is what the caller says: without smoothing a rater may be left with no count at all.
  private func ratio(_ part: Double, _ whole: Double, orElse value: Double) -> Double {
    whole > 0 ? part / whole : value
  }

  /// The logarithmic derivative of the gamma function for positive arguments, to about 1e-15 absolute.
  ///
  /// Recurrence up to 12, then the asymptotic series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18).
  static func digamma(_ argument: Double) -> Double {
    var x = argument
    var sum = 0.0
    while x < 12 {
      sum -= 1 / x
      x += 1
    }
    let f = 1 / (x * x)
    let series = f * (1 / 12 - f * (1 / 120 - f * (1 / 252 - f * (1 / 240 - f * (1 / 132 - f * 691 / 32760)))))
    return sum + log(x) - 0.5 / x - series
  }
}
