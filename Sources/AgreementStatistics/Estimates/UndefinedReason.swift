// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a coefficient has no value on the data at hand.
public enum UndefinedReason: Sendable, Equatable {
  /// No unit has two ratings.
  case noPairableUnit
  /// The two raters share no unit.
  case noCommonUnit
  /// Chance alone would agree wholly: every rating that counts is of one category.
  case noVariation
  /// Only one category is declared.
  case oneCategory
  /// No unit was rated by every rater.
  case noCompleteUnit
  /// The category never occurs where it could be compared.
  case categoryUnused
  /// Some pairs of raters have no kappa.
  case undefinedPairs(Int, of: Int)
  /// Units differ in their number of ratings.
  case unequalRatings
  /// Nobody marked a span.
  case noSpans
  /// Fewer than two raters marked spans.
  case fewerThanTwoRaters

  /// A short phrase for machine-readable reports.
  public var phrase: String {
    switch self {
    case .noPairableUnit: "no unit has 2 ratings"
    case .noCommonUnit: "no unit rated by both"
    case .noVariation: "expected agreement is 1 (no variation)"
    case .oneCategory: "one category"
    case .noCompleteUnit: "no complete unit"
    case .categoryUnused: "category does not occur"
    case .undefinedPairs(let count, let all): "undefined for \(count) of \(all) pairs"
    case .unequalRatings: "units differ in their number of ratings"
    case .noSpans: "no spans"
    case .fewerThanTwoRaters: "fewer than 2 raters"
    }
  }
}
