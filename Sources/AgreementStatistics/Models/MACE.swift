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
  /// How many random starts are tried beside the even one.
  public let restarts: Int
  /// What the random starts are drawn from.
  public let seed: UInt64

  /// Describes a fit.
  ///
  /// - Parameters:
  ///   - estimation: variational Bayes with Beta(0.5, 0.5) and Dirichlet(10) unless told otherwise.
  ///   - iterationLimit: the greatest number of iterations, at least 1.
  ///   - tolerance: the iterations stop when every posterior changes by less.
  ///   - restarts: random starts beside the even one; the fit of the greatest likelihood is kept.
  ///   - seed: the same seed gives the same fit on every machine.
  public init(
    estimation: Estimation = .variationalBayes(knowing: 0.5, strategy: 10), iterationLimit: Int = 50,
    tolerance: Double = 1e-11, restarts: Int = 0, seed: UInt64 = 1
  ) {
    self.estimation = estimation
    self.iterationLimit = max(1, iterationLimit)
    self.tolerance = tolerance
    self.restarts = max(0, restarts)
    self.seed = seed
  }

  /// Fits the model to ratings.
  ///
  /// - Parameter ratings: any number of units, raters and labels; units without ratings get no posterior.
  /// - Returns: the estimates, those of the likeliest start.
  /// - Complexity: O(ratings) once, then O(codes of distinct patterns * labels) an iteration and start.
  public func fit(_ ratings: LabelTriples) -> AnnotationModelFit { fit(VotePatterns(ratings)) }

  func fit(_ patterns: VotePatterns) -> AnnotationModelFit {
    let even = KnowingEstimates(raterCount: patterns.raterCount, labelCount: patterns.labelCount)
    var best = climb(from: even, patterns)
    var generator = RestartGenerator(seed: seed)
    for _ in 0..<restarts {
      let other = climb(from: even.perturbed(using: &generator), patterns)
      if let reached = other.objectives.last, let record = best.objectives.last, reached > record { best = other }
    }
    return best
  }

  private func climb(from start: KnowingEstimates, _ patterns: VotePatterns) -> AnnotationModelFit {
    var em = LatentLabelEM(patterns)
    let prior = [Double](repeating: 1 / Double(patterns.labelCount), count: patterns.labelCount)
    let logPrior = prior.map { log($0) }
    var estimates = start
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
