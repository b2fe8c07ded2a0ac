// SPDX-License-Identifier: GPL-3.0-or-later

/// Something a reader of a report should know.
public enum AgreementWarning: Sendable, Equatable {
  /// High agreement, low kappa, one category nearly everywhere.
  case paradox(Paradox)
  /// There are clusters, but too few to carry an interval; units are taken as independent.
  case fewClusters(Int, needed: Int)
  /// Labels that differ only in case or in surrounding spaces.
  case similarLabels([String])
  /// The categories were not declared: chance and weights go by those that occur.
  case undeclaredCategories
  /// Pairs of raters share few units, so their kappas say little each.
  case sparsePairs(median: Int)
  /// The interval of the ordinal alpha is linearised with a metric that itself moves with the data.
  case ordinalAlphaApproximate
}
