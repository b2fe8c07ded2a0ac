// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Multi-Annotator Competence Estimation (Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013, NAACL, pp. 1120-1130).
///
/// A rater either knows the true label, with a chance of their own, or draws one from a strategy of their own. Labels are
/// uniform a priori. Convention: chances of knowing start at one half and strategies uniform, so nothing is random; then
/// E and fifty times (M, E), the number of the authors' program. A rater's competence is the chance of knowing.
public struct MACE: Equatable, Sendable {
  /// How chances of knowing and strategies are estimated.
  public enum Estimation: Equatable, Sendable {
    /// Variational Bayes with a Beta prior on knowing and a Dirichlet prior on strategies (Hovy et al. 2013, sec. 3).
    case variationalBayes(knowing: Double, strategy: Double)
    /// Expectation maximization with this much, shared out over the labels, added to every count.
    case expectationMaximization(smoothing: Double)
  }

  /// How chances of knowing and strategies are estimated.
  public let estimation: Estimation
  /// The greatest number of iterations.
  public let iterationLimit: Int
  /// The iterations stop when no posterior changes by as much.
  public let tolerance: Double

  /// Describes a fit.
  ///
  /// - Parameters:
  ///   - estimation: variational Bayes with Beta(0.5, 0.5) and Dirichlet(10) unless told otherwise.
  ///   - iterationLimit: the greatest number of iterations, at least 1.
  ///   - tolerance: the iterations stop when every posterior changes by less.
  public init(
    estimation: Estimation = .variationalBayes(knowing: 0.5, strategy: 10), iterationLimit: Int = 50,
    tolerance: Double = 1e-11
  ) {
    self.estimation = estimation
    self.iterationLimit = max(1, iterationLimit)
    self.tolerance = tolerance
  }

  /// Fits the model to ratings.
  ///
  /// - Parameter matrix: any number of units, raters and labels; replicates count as observations of their own.
  /// - Returns: the estimates, by the numbers of the matrix's raters, categories and units.
  /// - Throws: `ModelError` for no rating at all, or where the tables would not fit, before they are made.
  /// - Complexity: O(units) once, then O(codes of distinct patterns * labels) an iteration.
  public func fit(_ matrix: ReliabilityMatrix) throws(ModelError) -> AnnotationModelFit {
    try AnnotationModelName.mace.check(matrix)
    return fit(VotePatterns(matrix))
  }

  func fit(_ patterns: VotePatterns) -> AnnotationModelFit { fit(LatentLabelEM(patterns), from: nil) }

  /// Fits from estimates found before; by default everything is even at first.
  func fit(_ start: LatentLabelEM, from found: [FittedRater]?) -> AnnotationModelFit {
    var em = start
    let patterns = em.patterns
    let prior = [Double](repeating: 1 / Double(patterns.labelCount), count: patterns.labelCount)
    let logPrior = prior.map { log($0) }
    var estimates = KnowingEstimates(raterCount: patterns.raterCount, labelCount: patterns.labelCount)
    if let found { estimates.start(from: found) }
    var objectives: [Double] = []
    var hasConverged = false
    _ = em.expect(logPrior: logPrior, logChance: estimates.logChance)
    while !hasConverged, objectives.count < iterationLimit {
      estimates = maximize(estimates, em.expectedCounts())
      let step = em.expect(logPrior: logPrior, logChance: estimates.logChance)
      objectives.append(step.logLikelihood)
      hasConverged = step.change < tolerance
    }
    return AnnotationModelFit(
      name: .mace, logLikelihood: objectives.last, iterations: objectives.count, hasConverged: hasConverged,
      classPrior: prior, raters: estimates.raters(patterns.ratingsByRater()),
      posteriors: UnitPosteriors(patterns: patterns, table: em.posteriors), objectives: objectives)
  }
}

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
