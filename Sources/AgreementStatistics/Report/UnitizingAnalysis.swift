// SPDX-License-Identifier: GPL-3.0-or-later

/// Computes a report from spans that raters marked in documents.
public struct UnitizingAnalysis: Sendable {
  /// An analysis; there are no intervals, for documents are few and spans depend on one another.
  public init() {}

  /// Krippendorff's alpha for unitizing, over all categories and of each.
  ///
  /// - Parameter corpus: the documents and what was marked in them.
  /// - Returns: the report, documents being its units.
  /// - Complexity: that of `UnitizingAlpha.overall`.
  public func run(_ corpus: UnitizedCorpus) -> AgreementReport {
    let byCategory = UnitizingAlpha.categories(corpus)
    let overall = Self.estimate(UnitizingAlpha.combine(byCategory, corpus), of: nil)
    let estimates = zip(byCategory, corpus.categories).map { Self.estimate($0, of: $1) }
    return AgreementReport(
      data: DataSummary(corpus), level: .nominal, weights: "identity", plan: IntervalPlan(method: nil),
      coefficients: [overall] + estimates, pairs: [], diagnostics: Diagnostics(), model: nil)
  }

  private static func estimate(_ alpha: UnitizingAlpha, of category: String?) -> Estimate {
    var estimate = Estimate(.krippendorffAlphaU, n: alpha.spanCount)
    estimate.category = category
    estimate.observed = alpha.observedDisagreement
    estimate.expected = alpha.expectedDisagreement
    switch alpha.value {
    case .success(let value): estimate.value = value
    case .failure(.noSpans): estimate.reason = .noSpans
    case .failure(.fewerThanTwoRaters): estimate.reason = .fewerThanTwoRaters
    case .failure(.noExpectedDisagreement): estimate.reason = .noVariation
    }
    return estimate
  }
}
