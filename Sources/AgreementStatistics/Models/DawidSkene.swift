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
  /// - Parameter matrix: any number of units, raters and labels; replicates count as observations of their own.
  /// - Returns: the estimates, by the numbers of the matrix's raters, categories and units.
  /// - Throws: `ModelError` for no rating at all, or where the tables would not fit, before they are made.
  /// - Complexity: O(units) once, then O(codes of distinct patterns * labels) an iteration.
  public func fit(_ matrix: ReliabilityMatrix) throws(ModelError) -> AnnotationModelFit {
    try AnnotationModelName.dawidSkene.check(matrix)
    return fit(VotePatterns(matrix))
  }

  func fit(_ patterns: VotePatterns) -> AnnotationModelFit { fit(LatentLabelEM(patterns)) }

  func fit(_ start: LatentLabelEM) -> AnnotationModelFit {
    var em = start
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

/// What maximum a posteriori estimation adds to the expected counts: ratings imagined before any is seen.
///
/// The counts are the Dirichlet parameters less one, so the estimate is the mode of the posterior.
public struct DirichletPrior: Equatable, Sendable {
  /// Units imagined of each label, 0 or more.
  public let unitsOfEachLabel: Double
  /// Right ratings imagined of each rater on each label, 0 or more.
  public let rightRatings: Double
  /// Wrong ratings imagined of each rater on each label, 0 or more, spread evenly over the other labels.
  public let wrongRatings: Double

  /// Keeps the three counts, a negative one as 0.
  ///
  /// - Parameters:
  ///   - unitsOfEachLabel: units imagined of each label.
  ///   - rightRatings: right ratings of each rater on each label.
  ///   - wrongRatings: wrong ratings of each rater on each label.
  public init(unitsOfEachLabel: Double = 1, rightRatings: Double = 2, wrongRatings: Double = 1) {
    self.unitsOfEachLabel = max(0, unitsOfEachLabel)
    self.rightRatings = max(0, rightRatings)
    self.wrongRatings = max(0, wrongRatings)
  }

  /// The ratings imagined of one observed label under one true label.
  func ratings(observed: Int, truth: Int, labelCount: Int) -> Double {
    observed == truth ? rightRatings : wrongRatings / Double(max(labelCount - 1, 1))
  }
}

extension DawidSkene {
  /// The class prior and confusion matrices that fit the posteriors best (Dawid and Skene 1979, eqs. 2.3 and 2.4).
  func maximize(_ em: LatentLabelEM) -> ConfusionEstimates {
    let labelCount = em.patterns.labelCount
    var counts = em.expectedCounts()
    var labelCounts = em.expectedLabelCounts()
    if case .maximumAPosteriori(let prior) = estimation {
      for truth in labelCounts.indices { labelCounts[truth] += prior.unitsOfEachLabel }
      for index in counts.indices {
        let (code, truth) = index.quotientAndRemainder(dividingBy: labelCount)
        counts[index] += prior.ratings(observed: code % labelCount, truth: truth, labelCount: labelCount)
      }
    }
    let total = labelCounts.reduce(0, +)
    return ConfusionEstimates(
      classPrior: labelCounts.map { $0 / total }, counts: counts, raterCount: em.patterns.raterCount)
  }

  /// The log density of the estimates under the prior, up to a constant; 0 for maximum likelihood.
  func logDensity(of estimates: ConfusionEstimates) -> Double {
    guard case .maximumAPosteriori(let prior) = estimation else { return 0 }
    let labelCount = estimates.classPrior.count
    var density = 0.0
    if prior.unitsOfEachLabel > 0 {
      density = estimates.logPrior.reduce(0) { $0 + prior.unitsOfEachLabel * $1 }
    }
    for (index, logChance) in estimates.logChance.enumerated() {
      let (code, truth) = index.quotientAndRemainder(dividingBy: labelCount)
      let weight = prior.ratings(observed: code % labelCount, truth: truth, labelCount: labelCount)
      if weight > 0 { density += weight * logChance }
    }
    return density
  }
}
