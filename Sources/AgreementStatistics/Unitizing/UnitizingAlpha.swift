// SPDX-License-Identifier: GPL-3.0-or-later

/// Krippendorff's alpha for the reliability of unitizing (Krippendorff 1995, Sociological Methodology 25:47-76;
/// formulas of Krippendorff 2004, Content Analysis, 2nd ed., ch. 11).
///
/// Conventions: lengths count code points. Several documents form one continuum whose gaps end with each document, so
/// the order of documents does not matter. The overall coefficient sums observed and expected disagreements over the
/// categories; both are given as means over the categories. Every sum has terms of one sign and is taken in floating
/// point, so no length overflows.
public struct UnitizingAlpha: Sendable {
  /// The coefficient, or why there is none.
  public let value: Result<Double, UnitizingUndefined>
  /// The observed disagreement D_o, for all categories their mean; nil with fewer than two raters.
  public let observedDisagreement: Double?
  /// The expected disagreement D_e, for all categories their mean; nil with fewer than two raters.
  public let expectedDisagreement: Double?
  /// The number of spans it rests on.
  public let spanCount: Int

  /// The coefficient over all categories.
  ///
  /// - Parameter corpus: the documents and what was marked in them.
  /// - Returns: alpha, or the reason why it is undefined.
  /// - Complexity: O(spans log spans + raters * (spans + documents * raters * categories)).
  public static func overall(_ corpus: UnitizedCorpus) -> UnitizingAlpha {
    combine(categories(corpus), corpus)
  }

  /// The coefficient of each category against everything else, in the order of `corpus.categories`.
  ///
  /// - Parameter corpus: the documents and what was marked in them.
  /// - Returns: one alpha a category.
  /// - Complexity: as `overall`.
  public static func categories(_ corpus: UnitizedCorpus) -> [UnitizingAlpha] {
    corpus.categories.indices.map { category in
      let spans = corpus.spans.filter { $0.category == category }
      let disagreements = CategoryDisagreements(spans: spans, lengths: corpus.lengths, raters: corpus.raters.count)
      return UnitizingAlpha(disagreements, spans.count, raters: corpus.raters.count)
    }
  }

  /// The overall coefficient from those of the categories, so that both cost no more than one.
  ///
  /// - Parameters:
  ///   - categories: what `categories(_:)` returned for this corpus.
  ///   - corpus: the documents and what was marked in them.
  /// - Returns: alpha over all categories that anyone used.
  /// - Complexity: O(categories).
  public static func combine(_ categories: [UnitizingAlpha], _ corpus: UnitizedCorpus) -> UnitizingAlpha {
    let used = categories.filter { $0.spanCount > 0 }
    let count = Double(max(used.count, 1))
    let mean = CategoryDisagreements(
      observed: used.reduce(0) { $0 + ($1.observedDisagreement ?? 0) } / count,
      expected: used.reduce(0) { $0 + ($1.expectedDisagreement ?? 0) } / count)
    return UnitizingAlpha(mean, corpus.spans.count, raters: corpus.raters.count)
  }

  private init(_ disagreements: CategoryDisagreements, _ spanCount: Int, raters: Int) {
    self.spanCount = spanCount
    guard raters >= 2 else {
      value = .failure(.fewerThanTwoRaters(count: raters))
      observedDisagreement = nil
      expectedDisagreement = nil
      return
    }
    observedDisagreement = disagreements.observed
    expectedDisagreement = disagreements.expected
    if spanCount == 0 {
      value = .failure(.noSpans)
    } else if disagreements.expected > 0 {
      value = .success(1 - disagreements.observed / disagreements.expected)
    } else {
      value = .failure(.noExpectedDisagreement)
    }
  }
}

/// Why unitizing alpha has no value.
public enum UnitizingUndefined: Error, Equatable, Sendable {
  /// Nobody marked anything, so there is no variation to agree upon.
  case noSpans
  /// There are fewer than two raters.
  case fewerThanTwoRaters(count: Int)
  /// No disagreement could have come about by chance: the spans can lie in one way only.
  case noExpectedDisagreement
}

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
