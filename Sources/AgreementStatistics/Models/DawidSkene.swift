// SPDX-License-Identifier: GPL-3.0-or-later

/// The model of Dawid and Skene (1979, Applied Statistics 28:20-28): every rater has a confusion matrix of their own.
///
/// The EM algorithm starts from the vote fractions of each unit (their eq. 3.1), then alternates M (eqs. 2.3 and 2.4) and
/// E (eq. 2.5). Repeated ratings by one rater are separate observations. A rater's competence is the chance of a right
/// label under the class prior, over the labels whose row of the confusion matrix is defined.
public struct DawidSkene: Equatable, Sendable {
  /// How the class prior and the confusion matrices are estimated.
  public enum Estimation: Equatable, Sendable {
    /// Without any smoothing, as in the paper.
    case maximumLikelihood
    /// At the mode of the posterior: steadier where a rater has seen little of a label.
    case maximumAPosteriori(DirichletPrior)
  }

  /// How the class prior and the confusion matrices are estimated.
  public let estimation: Estimation
  /// The iterations stop when no posterior changes by as much.
  public let tolerance: Double
  /// The greatest number of iterations.
  public let iterationLimit: Int

  /// Describes a fit.
  ///
  /// - Parameters:
  ///   - estimation: maximum likelihood unless told otherwise.
  ///   - tolerance: the iterations stop when every posterior changes by less.
  ///   - iterationLimit: the greatest number of iterations, at least 1.
  public init(
    estimation: Estimation = .maximumLikelihood, tolerance: Double = 1e-11, iterationLimit: Int = 10_000
  ) {
    self.estimation = estimation
    self.tolerance = tolerance
    self.iterationLimit = max(1, iterationLimit)
  }

  /// Fits the model to ratings.
  ///
  /// - Parameter ratings: any number of units, raters and labels; units without ratings get no posterior.
  /// - Returns: the estimates; the log likelihood never falls from one iteration to the next.
  /// - Complexity: O(ratings) once, then O(codes of distinct patterns * labels) an iteration.
  public func fit(_ ratings: LabelTriples) -> AnnotationModelFit { fit(VotePatterns(ratings)) }

  func fit(_ patterns: VotePatterns) -> AnnotationModelFit {
    var em = LatentLabelEM(patterns)
    var objectives: [Double] = []
    var logLikelihood = 0.0
    var hasConverged = false
    var estimates = maximize(em)
    while true {
      let step = em.expect(logPrior: estimates.logPrior, logChance: estimates.logChance)
      logLikelihood = step.logLikelihood
      objectives.append(logLikelihood + logDensity(of: estimates))
      hasConverged = step.change < tolerance
      if hasConverged || objectives.count == iterationLimit { break }
      estimates = maximize(em)
    }
    return AnnotationModelFit(
      name: .dawidSkene, logLikelihood: logLikelihood, iterations: objectives.count, hasConverged: hasConverged,
      classPrior: estimates.classPrior, raters: estimates.raters(em.patterns.ratingsByRater()),
      posteriors: UnitPosteriors(patterns: em.patterns, table: em.posteriors), objectives: objectives)
  }
}
