// SPDX-License-Identifier: GPL-3.0-or-later

/// Krippendorff's alpha for the reliability of unitizing (Krippendorff 1995, Sociological Methodology 25:47-76;
/// formulas of Krippendorff 2004, Content Analysis, 2nd ed., ch. 11).
///
/// Conventions: lengths count code points. Several documents form one continuum whose gaps end with each document, so
/// the order of documents does not matter. Documents with fewer than two raters count for nothing, and a document with m
/// raters weighs its pairs by 1/(m - 1), as alpha does where ratings are missing. The overall coefficient sums observed and
/// expected disagreements over the categories; both are given as means over the categories. Every sum has terms of one sign
/// and is taken in floating point, so no length overflows.
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
  /// - Complexity: O(spans log spans + categories * documents), and the pairs of raters who marked one document.
  public static func overall(_ corpus: UnitizedCorpus) -> UnitizingAlpha {
    UnitizingAlpha(UnitizingMeasure(.init(corpus)), corpus)
  }

  /// The coefficient of each category against everything else, in the order of `corpus.categories`.
  ///
  /// - Parameter corpus: the documents and what was marked in them.
  /// - Returns: one alpha a category.
  /// - Complexity: as `overall`.
  public static func categories(_ corpus: UnitizedCorpus) -> [UnitizingAlpha] {
    UnitizingSums(corpus).each.map { UnitizingAlpha(UnitizingMeasure($0), corpus) }
  }

  private init(_ measure: UnitizingMeasure, _ corpus: UnitizedCorpus) {
    let point = measure.point([Double](repeating: 1, count: corpus.documents.count))
    spanCount = measure.spanCount
    observedDisagreement = point.observed
    expectedDisagreement = point.expected
    value =
      switch point.reason {
      case .fewerThanTwoRaters: .failure(.fewerThanTwoRaters(count: corpus.raters.count))
      case .noCommonDocument: .failure(.noCommonDocument)
      case .noSpans: .failure(.noSpans)
      default: point.value.map { .success($0) } ?? .failure(.noExpectedDisagreement)
      }
  }
}

/// Why unitizing alpha has no value.
public enum UnitizingUndefined: Error, Equatable, Sendable {
  /// Nobody marked anything, so there is no variation to agree upon.
  case noSpans
  /// There are fewer than two raters.
  case fewerThanTwoRaters(count: Int)
  /// No document was read by two raters.
  case noCommonDocument
  /// No disagreement could have come about by chance: the spans can lie in one way only.
  case noExpectedDisagreement
}
