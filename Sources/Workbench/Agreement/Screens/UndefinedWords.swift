// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// Why a figure can not be had, in words.
struct UndefinedWords {
  let terms: Terms
  /// The only label in use, where there is but one.
  let onlyLabel: String?

  func words(_ reason: UndefinedReason) -> String {
    switch reason {
    case .noPairableUnit: "no \(terms.unit) has two labels"
    case .noCommonUnit: "the two share no \(terms.unit)"
    case .noVariation:
      "\(onlyLabel.map { "everybody used only \(quoted($0))" } ?? "only one label was used"); there is nothing to be"
        + " chance-corrected"
    case .oneCategory: "only one label is declared; there is nothing to be chance-corrected"
    case .noCompleteUnit: "no \(terms.unit) was labelled by every \(terms.rater)"
    case .categoryUnused: "nobody used it where it could be compared"
    case .undefinedPairs(let count, let all): "\(count) of \(all) pairs of \(terms.rater)s have no kappa"
    case .unequalRatings: "not every \(terms.unit) has as many labels"
    case .noSpans: "nobody marked anything"
    case .fewerThanTwoRaters: "fewer than two \(terms.rater)s marked anything"
    case .tooManyPairs(let limit): "more than \(limit) pairs of \(terms.rater)s share a \(terms.unit)"
    case .tooManyCategories(let limit): "it is not computed above \(limit) labels"
    }
  }
}
