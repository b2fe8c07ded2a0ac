// SPDX-License-Identifier: GPL-3.0-or-later

/// What maximum a posteriori estimation adds to the expected counts: ratings imagined before any is seen.
///
/// The counts are the Dirichlet parameters less one, so the estimate is the mode of the posterior.
public struct DirichletPrior: Equatable, Sendable {
  /// Units imagined of each label, 0 or more.
  public let unitsOfEachLabel: Double
  /// Right ratings imagined of each rater on each label, 0 or more.
  public let rightRatings: Double
  /// Wrong ratings imagined of each rater on each label, 0 or more, spread evenly over the other labels.
  public let wrongRatings: Double

  /// Keeps the three counts, a negative one as 0.
  ///
  /// - Parameters:
  ///   - unitsOfEachLabel: units imagined of each label.
  ///   - rightRatings: right ratings of each rater on each label.
  ///   - wrongRatings: wrong ratings of each rater on each label.
  public init(unitsOfEachLabel: Double = 1, rightRatings: Double = 2, wrongRatings: Double = 1) {
    self.unitsOfEachLabel = max(0, unitsOfEachLabel)
    self.rightRatings = max(0, rightRatings)
    self.wrongRatings = max(0, wrongRatings)
  }

  /// The ratings imagined of one observed label under one true label.
  func ratings(observed: Int, truth: Int, labelCount: Int) -> Double {
    observed == truth ? rightRatings : wrongRatings / Double(max(labelCount - 1, 1))
  }
}
