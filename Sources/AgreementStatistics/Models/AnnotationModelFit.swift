// SPDX-License-Identifier: GPL-3.0-or-later

/// A fitted model of annotation: what it says of labels, raters and units, and how it got there.
public struct AnnotationModelFit: Sendable {
  /// Which model was fitted.
  public let name: AnnotationModelName
  /// The log likelihood of all ratings under the final estimates, in nats; nil for majority vote, which has none.
  public let logLikelihood: Double?
  /// The number of iterations done, 0 for majority vote.
  public let iterations: Int
  /// Whether the model's stopping rule was met before its limit of iterations.
  public let hasConverged: Bool
  /// The share of each label, in declared order, summing to 1.
  public let classPrior: [Double]
  /// One entry a rater, in the order of the data.
  public let raters: [FittedRater]
  /// The probability of each label for each unit.
  public let posteriors: UnitPosteriors
  /// The figure the iterations climb, after each of them: the log likelihood, for maximum a posteriori with the log prior.
  public let objectives: [Double]

  init(
    name: AnnotationModelName, logLikelihood: Double?, iterations: Int, hasConverged: Bool, classPrior: [Double],
    raters: [FittedRater], posteriors: UnitPosteriors, objectives: [Double]
  ) {
    self.name = name
    self.logLikelihood = logLikelihood
    self.iterations = iterations
    self.hasConverged = hasConverged
    self.classPrior = classPrior
    self.raters = raters
    self.posteriors = posteriors
    self.objectives = objectives
  }
}
