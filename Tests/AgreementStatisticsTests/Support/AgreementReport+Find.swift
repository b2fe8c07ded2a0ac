// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

extension AgreementReport {
  /// The estimate of that name, or a failed test.
  func find(
    _ coefficient: Coefficient, weights: String? = nil, metric: String? = nil, category: String? = nil,
    raters: [String]? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Estimate {
    try #require(
      coefficients.first {
        $0.coefficient == coefficient && $0.weights == weights && (metric == nil || $0.metric == metric)
          && $0.category == category && (raters == nil || $0.raters == raters)
      }, sourceLocation: sourceLocation)
  }

  /// The value of that name, or a failed test.
  func value(
    _ coefficient: Coefficient, weights: String? = nil, metric: String? = nil, category: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Double {
    try #require(
      find(
        coefficient, weights: weights, metric: metric, category: category, sourceLocation: sourceLocation
      ).value, sourceLocation: sourceLocation)
  }
}

/// Whether two numbers agree to so many decimals, as printed.
func agrees(_ value: Double?, _ printed: Double, decimals: Int) -> Bool {
  guard let value else { return false }
  var unit = 0.5
  for _ in 0..<decimals { unit /= 10 }
  return abs(value - printed) <= unit * 1.000001
}

/// Whether two numbers agree to nine significant digits.
func agrees(_ value: Double?, _ exact: Double) -> Bool {
  guard let value else { return false }
  return abs(value - exact) <= 1e-9 * max(abs(exact), 1e-3)
}

/// The report on a matrix by plain options.
func report(
  _ matrix: ReliabilityMatrix, level: Level = .nominal, method: IntervalMethod? = .analytic
) -> AgreementReport {
  AgreementAnalysis(AgreementOptions(level: level, plan: IntervalPlan(method: method))).run(matrix)
}
