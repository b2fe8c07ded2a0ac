// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything said about agreement on one set of ratings.
public struct AgreementReport: Sendable {
  /// What the ratings are.
  public var data: DataSummary
  /// What whoever collected the ratings kept out of them.
  public var leftOut: [LeftOut] = []
  /// The level of measurement.
  public var level: Level
  /// The weight scheme asked for, "identity" if none.
  public var weights: String
  /// Which intervals were given.
  public var plan: IntervalPlan
  /// The coefficients.
  public var coefficients: [Estimate]
  /// The raters who share a unit, and how they compare.
  public var pairs: [PairRow]
  /// What stands beside the coefficients.
  public var diagnostics: Diagnostics
  /// A model of the raters, if one was asked for.
  public var model: ModelSummary?

  /// The first estimate of a coefficient.
  public subscript(_ coefficient: Coefficient) -> Estimate? { coefficients.first { $0.coefficient == coefficient } }
}
