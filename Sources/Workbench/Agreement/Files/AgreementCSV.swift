// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import DatasetExchange

/// A report's coefficients as RFC 4180, one row each, with a header.
struct AgreementCSV {
  let report: AgreementReport
  /// Which paragraphs count, in a project.
  let scope: ReviewScope?

  static let columns = [
    "coefficient", "weights", "metric", "raters", "category", "value", "reason", "se", "ci_low", "ci_high", "interval",
    "p", "n", "observed", "expected",
  ]

  var text: String {
    let rows =
      [Self.columns + (scope == nil ? [] : ["scope"])]
      + report.coefficients.map { Self.row($0) + (scope.map { [$0.rawValue] } ?? []) }
    return rows.map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func row(_ estimate: Estimate) -> [String] {
    [
      estimate.coefficient.rawValue, estimate.weights ?? "", estimate.metric ?? "",
      estimate.raters?.joined(separator: "|") ?? "", estimate.category ?? "", number(estimate.value),
      estimate.reason?.phrase ?? "", number(estimate.standardError), number(estimate.interval?.lower),
      number(estimate.interval?.upper), estimate.interval?.method.rawValue ?? "", number(estimate.p),
      String(estimate.n), number(estimate.observed), number(estimate.expected),
    ]
  }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return value == 0 ? "0.0" : value.description
  }
}
