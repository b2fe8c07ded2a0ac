// SPDX-License-Identifier: GPL-3.0-or-later

/// What agreement would be without one rater, and how that rater agrees with the rest.
public struct RaterInfluence: Sendable {
  /// The rater.
  public let rater: String
  /// Krippendorff's nominal alpha without the rater, or nil where it has no value.
  public let alphaWithout: Double?
  /// Fleiss' kappa without the rater.
  public let kappaWithout: Double?
  /// Gwet's AC1 without the rater.
  public let ac1Without: Double?
  /// Cohen's kappa between the rater and the others on their common units, each unit weighing the same.
  public let againstRest: Estimate
  /// For each category, the rater's share of it less the others' on the same units.
  public let bias: [Double]
}
