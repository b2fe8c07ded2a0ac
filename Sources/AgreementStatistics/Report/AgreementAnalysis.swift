// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes a report from a reliability matrix.
public struct AgreementAnalysis: Sendable {
  /// What to compute.
  public let options: AgreementOptions

  /// An analysis with the given options.
  public init(_ options: AgreementOptions = AgreementOptions()) { self.options = options }

  /// The report on a matrix; replicates of a rating beyond the first are not used.
  ///
  /// O(patterns) a coefficient, times the replicates where intervals are bootstrapped.
  public func run(_ matrix: ReliabilityMatrix) -> AgreementReport {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let clustered = options.clustered && (matrix.clusters?.count ?? 0) >= Clusters.fewest
    let inputs = AnalysisInputs(matrix, options, clustered: clustered)
    let pairs = PairEstimates(inputs)
    let coefficients = CoefficientEstimates(inputs)
    let estimates = coefficients.overall + pairs.estimates + coefficients.byCategory
    let ignored = options.clustered && matrix.clusters != nil && !clustered
    return AgreementReport(
      data: DataSummary(matrix, clustersIgnored: ignored), level: options.level,
      weights: options.weights?.name ?? "identity", plan: options.plan, coefficients: estimates, pairs: pairs.rows,
      diagnostics: Diagnostics(inputs, estimates, clustersIgnored: ignored), model: nil)
  }
}
