// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// Who is to be tested against people.
public struct CandidateRequest: Sendable {
  /// The machine, or the rater of a file.
  public var name: String
  /// How much nearer to one another people may be, from 0 to below 1.
  public var epsilon: Double

  /// A candidate; without a boundary the narrowest in use counts, that for a crowd.
  public init(_ name: String, epsilon: Double? = nil) {
    self.name = name
    self.epsilon = epsilon ?? 0.1
  }
}

extension MeasureRequest {
  /// The test of the candidate, if one is asked for, on so many units.
  func candidateAnalysis(units: Int) -> CandidateAnalysis? {
    candidate.map {
      CandidateAnalysis(
        candidate: $0.name, epsilon: $0.epsilon, plan: plan(units: units), clustered: isClustered)
    }
  }
}

extension Measurement {
  /// The figures of the people, and the candidate's test beside them where one is asked for.
  func report(on matrix: ReliabilityMatrix) throws -> AgreementReport {
    guard let analysis = request.candidateAnalysis(units: matrix.unitCount) else { return try figures(on: matrix) }
    let candidate = try analysis.run(matrix, level: request.level)
    var report = try figures(on: matrix.keeping(raters: people(matrix)))
    report.candidate = candidate
    return report
  }

  /// The figures of sets, and the candidate's test beside them where one is asked for.
  func report(ofSets matrix: ReliabilityMatrix, separator: String) throws -> AgreementReport {
    let sets = SetValuedAnalysis(
      separator: separator, plan: request.plan(units: matrix.unitCount), clustered: request.isClustered)
    guard let analysis = request.candidateAnalysis(units: matrix.unitCount) else { return sets.run(matrix) }
    let candidate = try analysis.run(sets: matrix, separator: separator)
    var report = sets.run(matrix.keeping(raters: people(matrix)))
    report.candidate = candidate
    return report
  }

  private func people(_ matrix: ReliabilityMatrix) -> Set<String> {
    Set(matrix.raters).subtracting(request.candidate.map { [$0.name] } ?? [])
  }
}
