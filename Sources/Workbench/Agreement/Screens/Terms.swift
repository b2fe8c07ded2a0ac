// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import TerminalIO

/// What units and raters are called.
struct Terms {
  let unit: String
  let rater: String
  let cluster: String

  /// In a project, reviewers label paragraphs.
  static let project = Terms(unit: "paragraph", rater: "reviewer", cluster: "article")
  /// In a file of ratings, raters rate units.
  static let file = Terms(unit: "unit", rater: "rater", cluster: "cluster")
}

extension Coefficient {
  /// The name as papers print it.
  var name: String {
    switch self {
    case .percentAgreement: "observed agreement"
    case .unanimity: "unanimity"
    case .fleissKappa, .fleissKappaCategory: "Fleiss' kappa"
    case .congerKappa: "Conger's kappa"
    case .gwetAC1: "Gwet's AC1"
    case .gwetAC2: "Gwet's AC2"
    case .brennanPrediger: "Brennan-Prediger"
    case .cohenKappa: "Cohen's kappa"
    case .scottPi: "Scott's pi"
    case .lightKappa: "Light's kappa"
    case .krippendorffAlpha, .krippendorffAlphaCategory: "Krippendorff's alpha"
    case .krippendorffAlphaU: "Krippendorff's alpha-U"
    case .uAlpha: "u-alpha"
    case .uAlphaBinary: "u-alpha, binary"
    case .cuAlpha: "cu-alpha"
    case .kuAlpha: "ku-alpha"
    case .gamma: "gamma"
    case .gammaCat: "gamma-cat"
    case .gammaK: "gamma-k"
    case .f1Strict: "F1, strict"
    case .f1Soft: "F1, soft"
    case .specificAgreement: "specific agreement"
    case .fleissKappaPooledMarginals: "Fleiss' kappa, pooled"
    case .fleissKappaListwise: "Fleiss' kappa, listwise"
    case .fleissKappaNullTest: "Fleiss' kappa, null test"
    }
  }
}

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
    case .undefinedPairs(let count, let all):
      "\(count) of \(counted(all, "pair")) of \(terms.rater)s \(count == 1 ? "has" : "have") no kappa"
    case .unequalRatings: "not every \(terms.unit) has as many labels"
    case .noSpans: "nobody marked anything"
    case .noCommonDocument: "no document was read by two \(terms.rater)s"
    case .fewerThanTwoRaters: "fewer than two \(terms.rater)s marked anything"
    case .tooDense(let limit): "more than \(limit) pairs of marks are near enough to be one"
    case .overlappingMarks: "a \(terms.rater)'s marks of two labels overlap"
    case .tooManyPairs(let limit): "more than \(limit) pairs of \(terms.rater)s share a \(terms.unit)"
    case .tooManySets: "there are too many different sets to compare each with each"
    case .tooManyCategories(let limit): "it is not computed above \(counted(limit, "label"))"
    }
  }
}

/// The one label in use, where raters of common units used but one.
struct OnlyLabel {
  private let place: Int?

  init(_ report: AgreementReport) {
    let used = report.data.categories.indices.filter { place in
      report.pairs.contains { pair in
        !pair.confusion.isEmpty
          && (pair.confusion[place].contains { $0 > 0 } || pair.confusion.contains { $0[place] > 0 })
      }
    }
    place = used.count == 1 ? used.first : nil
  }

  func name(among names: [String]) -> String? { place.map { names[$0] } }
}

extension Codebook {
  /// What a category of a table is called: a label by its name, anything else by its word without underscores.
  func name(of category: String) -> String {
    sanitized(definition(of: LabelID(rawValue: category))?.name ?? category.replacing("_", with: " "))
  }
}
