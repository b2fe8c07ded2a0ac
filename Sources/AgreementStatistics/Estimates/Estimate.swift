// SPDX-License-Identifier: GPL-3.0-or-later

/// One coefficient on one set of data: its value and what surrounds it, or the reason why it has none.
public struct Estimate: Sendable, Equatable {
  /// Which coefficient.
  public let coefficient: Coefficient
  /// The weight scheme's name, nil for identity weights and for alpha.
  public var weights: String?
  /// Alpha's metric, else nil.
  public var metric: String?
  /// The two raters of a pairwise coefficient, else nil.
  public var raters: [String]?
  /// The category of a per-category coefficient, else nil.
  public var category: String?
  /// The value, or nil where there is none.
  public var value: Double?
  /// Why there is no value.
  public var reason: UndefinedReason?
  /// The standard error, where at least two units (or clusters) allow one.
  public var standardError: Double?
  /// The confidence interval.
  public var interval: ConfidenceInterval?
  /// Two-sided p of the hypothesis that the coefficient is 0.
  public var p: Double?
  /// The units that count: rated at all; pairable for alpha; common for pairs.
  public var n: Int
  /// Observed agreement; for alpha observed disagreement.
  public var observed: Double?
  /// Expected agreement; for alpha expected disagreement.
  public var expected: Double?
  /// Degrees of freedom of t, nil where the normal is used.
  public var degrees: Double?
  /// The standard error under no agreement, of which p is made for Cohen's kappa.
  public var nullStandardError: Double?
  /// Bootstrap replicates without a value, which were dropped.
  public var undefinedReplicates: Int?

  /// An estimate that names its coefficient; everything else follows.
  public init(_ coefficient: Coefficient, n: Int) {
    self.coefficient = coefficient
    self.n = n
  }
}
