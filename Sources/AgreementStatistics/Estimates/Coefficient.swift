// SPDX-License-Identifier: GPL-3.0-or-later

/// The coefficients, by the names reports use.
public enum Coefficient: String, Sendable, CaseIterable {
  /// Mean share of agreeing pairs over units rated twice or more (Gwet 2014, p. 142).
  case percentAgreement = "percent_agreement"
  /// Share of units rated twice or more on which all agree.
  case unanimity
  /// Fleiss 1971, extended to missing ratings and weights by Gwet 2014.
  case fleissKappa = "fleiss_kappa"
  /// Conger 1980 (Hubert 1977, Davies and Fleiss 1982): chance by each rater's own margins.
  case congerKappa = "conger_kappa"
  /// Gwet 2008, unweighted.
  case gwetAC1 = "gwet_ac1"
  /// Gwet 2008, weighted.
  case gwetAC2 = "gwet_ac2"
  /// Brennan and Prediger 1981: chance is uniform over the declared categories.
  case brennanPrediger = "brennan_prediger"
  /// Cohen 1960 and 1968, of two raters on their common units.
  case cohenKappa = "cohen_kappa"
  /// Scott 1955, of two raters on their common units.
  case scottPi = "scott_pi"
  /// Light 1971: the mean of Cohen's kappa over the pairs.
  case lightKappa = "light_kappa"
  /// Krippendorff 2004.
  case krippendorffAlpha = "krippendorff_alpha"
  /// Krippendorff's alpha for unitizing, over all categories or of one (Krippendorff 2004, ch. 11).
  case krippendorffAlphaU = "krippendorff_alpha_u"
  /// Krippendorff et al. 2016: of all segments, gaps included.
  case uAlpha = "u_alpha"
  /// Krippendorff et al. 2016: of what is marked at all.
  case uAlphaBinary = "u_alpha_binary"
  /// Krippendorff et al. 2016: of the coding of what two raters marked.
  case cuAlpha = "cu_alpha"
  /// Krippendorff et al. 2016: of one category there.
  case kuAlpha = "ku_alpha"
  /// Mathet, Widlöcher and Métivier 2015: of the best alignment.
  case gamma
  /// Mathet 2017: of the categories of what is aligned.
  case gammaCat = "gamma_cat"
  /// Mathet 2017: of one category there.
  case gammaK = "gamma_k"
  /// Mean F1 of two raters' spans with the same limits and category.
  case f1Strict = "f1_strict"
  /// Mean F1 of the code points two raters marked with a category.
  case f1Soft = "f1_soft"
  /// Fleiss' kappa of one category against the rest.
  case fleissKappaCategory = "fleiss_kappa_category"
  /// Krippendorff's alpha of one category against the rest.
  case krippendorffAlphaCategory = "krippendorff_alpha_category"
  /// Specific agreement of one category (Dice 1945; Spitzer and Fleiss 1974).
  case specificAgreement = "specific_agreement"
  /// Fleiss' kappa with margins pooled over ratings instead of averaged over units.
  case fleissKappaPooledMarginals = "fleiss_kappa_pooled_marginals"
  /// Fleiss' kappa on the units every rater rated.
  case fleissKappaListwise = "fleiss_kappa_listwise"
  /// Fleiss' kappa with the standard error under no agreement (Fleiss, Nee and Landis 1979).
  case fleissKappaNullTest = "fleiss_kappa_null_test"
}

extension Coefficient {
  /// Whether it is a share of what was compared.
  public var isProportion: Bool {
    [.percentAgreement, .unanimity, .specificAgreement, .f1Strict, .f1Soft].contains(self)
  }

  /// What it can be: a proportion lies in 0...1, no other exceeds 1.
  public var range: ClosedRange<Double> { isProportion ? 0...1 : -.infinity...1 }
}

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
  /// No document was read by two raters.
  case noCommonDocument
  /// More pairs of raters share a unit than tables of pairs are kept for.
  case tooManyPairs(limit: Int)
  /// There are more distinct sets than are compared pair by pair.
  case tooManySets
  /// There are more categories than such a figure is computed for.
  case tooManyCategories(limit: Int)

  /// More pairs of spans are near one another than an alignment is sought among.
  case tooDense(limit: Int)
  /// A rater's marks of two categories overlap.
  case overlappingMarks

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
    case .noCommonDocument: "no document read by 2 raters"
    case .tooDense(let limit): "more than \(limit) pairs of spans could be aligned"
    case .overlappingMarks: "marks of two categories overlap"
    case .tooManyPairs(let limit): "more than \(limit) pairs of raters"
    case .tooManySets: "too many distinct sets"
    case .tooManyCategories(let limit): "more than \(limit) categories"
    }
  }
}
