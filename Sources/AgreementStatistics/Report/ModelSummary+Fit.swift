// SPDX-License-Identifier: GPL-3.0-or-later

extension ModelSummary {
  /// What a fit says, with the names of the matrix it was fitted to.
  public init(_ fit: AnnotationModelFit, of matrix: ReliabilityMatrix) {
    self.init(
      name: fit.name.rawValue, logLikelihood: fit.logLikelihood, iterations: fit.iterations,
      converged: fit.hasConverged, categories: matrix.categories, classPrior: fit.classPrior,
      raters: zip(matrix.raters, fit.raters).map { name, rater in
        Rater(rater: name, competence: rater.competence, confusion: rater.confusion)
      })
  }
}
