// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Something a reader of a report should know.
public enum AgreementWarning: Sendable, Equatable {
  /// High agreement, low kappa, one category nearly everywhere.
  case paradox(Paradox)
  /// There are clusters, but too few to carry an interval; units are taken as independent.
  case fewClusters(Int, needed: Int)
  /// Labels that differ only in case or in surrounding spaces.
  case similarLabels([String])
  /// Labels that are one number, written differently.
  case equalNumbers([String])
  /// Labels that are whole numbers beyond 2^53, which computing with numbers rounds.
  case inexactNumbers([String])
  /// Labels by which programs mean that there is none.
  case missingWords([String])
  /// The categories were not declared: chance and weights go by those that occur.
  case undeclaredCategories
  /// Pairs of raters share few units, so their kappas say little each.
  case sparsePairs(median: Int)
  /// The interval of the ordinal alpha is linearised with a metric that itself moves with the data.
  case ordinalAlphaApproximate
  /// Smoothed intervals were wanted; these coefficients have none, and analytic ones stand in their place.
  case notSmoothed([Coefficient])
}

/// High agreement with low kappa because nearly everything is of one category (Feinstein and Cicchetti 1990).
public struct Paradox: Sendable, Equatable {
  /// Percent agreement, at least .8.
  public let percentAgreement: Double
  /// The coefficient that is low: its interval ends more than .2 below AC1.
  public let coefficient: Coefficient
  /// Its value.
  public let value: Double
  /// Gwet's AC1.
  public let ac1: Double
  /// The most frequent category.
  public let category: String
  /// Its share, more than .8.
  public let prevalence: Double

  /// The paradox on these estimates, if there is one.
  static func find(_ estimates: [Estimate], _ inputs: AnalysisInputs) -> Paradox? {
    func estimate(_ coefficient: Coefficient) -> Estimate? {
      estimates.first { $0.coefficient == coefficient && $0.weights == nil }
    }
    guard let agreement = estimate(.percentAgreement)?.value, agreement >= 0.8,
      let ac1 = estimate(.gwetAC1)?.value
    else { return nil }
    let shares = inputs.units.shares(inputs.units.totals)
    guard let largest = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[largest] > 0.8 else { return nil }
    for coefficient in [Coefficient.fleissKappa, .cohenKappa, .krippendorffAlpha] {
      guard let low = estimate(coefficient), let value = low.value, let interval = low.interval,
        interval.upper < ac1 - 0.2
      else { continue }
      return Paradox(
        percentAgreement: agreement, coefficient: coefficient, value: value, ac1: ac1,
        category: inputs.matrix.categories[largest], prevalence: shares[largest])
    }
    return nil
  }
}

extension AgreementWarning {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      switch self {
      case .paradox(let paradox):
        json.string("paradox")
        json.key("coefficient")
        json.string(paradox.coefficient.rawValue)
        for (name, value) in [
          ("percent_agreement", paradox.percentAgreement), ("value", paradox.value), ("gwet_ac1", paradox.ac1),
          ("prevalence", paradox.prevalence),
        ] {
          json.key(name)
          json.number(value)
        }
        json.key("category")
        json.string(paradox.category)
      case .fewClusters(let count, let needed):
        json.string("few_clusters")
        json.key("clusters")
        json.int(count)
        json.key("needed")
        json.int(needed)
      case .similarLabels(let labels):
        json.string("similar_labels")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .equalNumbers(let labels):
        json.string("equal_numbers")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .inexactNumbers(let labels):
        json.string("inexact_numbers")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .missingWords(let labels):
        json.string("missing_words")
        json.key("labels")
        json.array(labels) { $0.string($1) }
      case .undeclaredCategories: json.string("undeclared_categories")
      case .sparsePairs(let median):
        json.string("sparse_pairs")
        json.key("median_units")
        json.int(median)
      case .ordinalAlphaApproximate: json.string("ordinal_alpha_approximate")
      case .notSmoothed(let coefficients):
        json.string("not_smoothed")
        json.key("coefficients")
        json.array(coefficients) { $0.string($1.rawValue) }
      }
    }
  }
}

/// Whether a matrix's clusters carry the intervals.
struct Clustering {
  /// Units of one cluster are taken as dependent.
  let isUsed: Bool
  /// There are clusters and they are wanted, but too few.
  let isIgnored: Bool
  /// What a reader should know of that.
  let warnings: [AgreementWarning]

  /// Decides on so many clusters; 0 where units have none.
  init(_ clusters: Int, isWanted: Bool) {
    let count = isWanted ? clusters : 0
    isUsed = count >= Clusters.fewest
    isIgnored = count > 0 && !isUsed
    warnings = isIgnored ? [.fewClusters(count, needed: Clusters.fewest)] : []
  }
}
