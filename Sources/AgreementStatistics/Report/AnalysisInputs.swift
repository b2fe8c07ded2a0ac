// SPDX-License-Identifier: GPL-3.0-or-later

/// The frames all coefficients of one report share.
struct AnalysisInputs {
  let matrix: ReliabilityMatrix
  let options: AgreementOptions
  let weightings: [Weighting]
  let units: UnitFrame
  let pairs: PairTables
  /// Nil where raters times categories are too many for margins by rater to be told apart.
  let raters: RaterFrame?

  init(_ matrix: ReliabilityMatrix, _ options: AgreementOptions, clustered: Bool) {
    self.matrix = matrix
    self.options = options
    let ranks = matrix.categories.indices.map { Double($0 + 1) }
    let values = options.level.needsNumbers ? matrix.values ?? ranks : ranks
    weightings = options.schemes.map { Weighting($0, values: values) }
    units = UnitFrame(
      matrix, values: values, weightings: weightings, metrics: options.metrics, clustered: clustered)
    pairs = PairTables(matrix)
    raters =
      matrix.categories.count <= PairTables.categoryLimit
      ? RaterFrame(matrix, weightings: weightings, pairs: pairs, clustered: clustered) : nil
  }

  /// The name of a weighting in reports: none for identity.
  func name(_ weighting: Int) -> String? {
    weightings[weighting].isIdentity ? nil : weightings[weighting].scheme.name
  }
}
