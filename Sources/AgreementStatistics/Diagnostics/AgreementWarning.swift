// SPDX-License-Identifier: GPL-3.0-or-later

/// Something a reader of a report should know.
public enum AgreementWarning: Sendable, Equatable {
  /// High agreement, low kappa, one category nearly everywhere.
  case paradox(Paradox)
  /// There are clusters, but too few to carry an interval; units are taken as independent.
  case fewClusters(Int, needed: Int)
  /// Few units, or clusters, so that no interval is sure.
  case fewUnits(Int, areClusters: Bool)
  /// Few units are expected outside the most common category, so the chance-corrected figures rest on them alone.
  case fewMinorityUnits(Double)
  /// Few clusters have a rating outside the most common category.
  case fewMinorityClusters(Int)
  /// All ratings are of one category.
  case oneCategory(String)
  /// Labels that differ only in case or in surrounding spaces.
  case similarLabels([String])
  /// Labels that are one number, written differently.
  case equalNumbers([String])
  /// Labels that are whole numbers beyond 2^53, which computing with numbers rounds.
  case inexactNumbers([String])
  /// A label that is read as a number with a decimal comma.
  case decimalComma(String)
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
      guard let low = estimate(coefficient), let value = low.value, let error = low.standardError,
        value + NormalDistribution.quantile((1 + inputs.options.plan.confidence) / 2) * error < ac1 - 0.2
      else { continue }
      return Paradox(
        percentAgreement: agreement, coefficient: coefficient, value: value, ac1: ac1,
        category: inputs.matrix.categories[largest], prevalence: shares[largest])
    }
    return nil
  }
}

extension AgreementWarning {
  /// Below so many units, or clusters, no interval is sure.
  private static let fewUnits = 10.0
  /// Below so many units outside the most common category figures rest on too little.
  private static let fewMinorityUnits = 5.0

  /// What to know of the number of units, or of clusters where these are what is independent.
  static func ofSize(_ sample: Sample) -> [AgreementWarning] {
    let count = sample.groupCounts.reduce(0, +)
    return count > 0 && count < fewUnits ? [.fewUnits(Int(count), areClusters: sample.isClustered)] : []
  }

  /// What to know where one category has nearly all ratings.
  static func ofSkew(_ frame: UnitFrame, _ categories: [String]) -> [AgreementWarning] {
    let shares = frame.shares(frame.totals)
    guard frame.totals[frame.layout.pairableUnits] > 0, let most = shares.indices.max(by: { shares[$0] < shares[$1] })
    else { return [] }
    let minority = frame.minorityUnits(frame.totals)
    if shares.count(where: { $0 > 0 }) == 1 { return [.oneCategory(categories[most])] }
    if minority < fewMinorityUnits { return [.fewMinorityUnits(minority)] }
    guard frame.sample.isClustered else { return [] }
    let clusters = frame.sample.groups { frame.counts.count(of: most, in: $0) < frame.counts.sizes[$0] }.count
    return clusters < Clusters.fewest ? [.fewMinorityClusters(clusters)] : []
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
