// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

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
    case .specificAgreement: "specific agreement"
    case .fleissKappaPooledMarginals: "Fleiss' kappa, pooled"
    case .fleissKappaListwise: "Fleiss' kappa, listwise"
    case .fleissKappaNullTest: "Fleiss' kappa, null test"
    }
  }
}
