// SPDX-License-Identifier: GPL-3.0-or-later

/// Krippendorff's alpha with a distance between sets of labels (Krippendorff 2004, ch. 11; distances of Passonneau 2006).
///
/// Only units with two ratings or more count: D_o = 1/N sum_i 1/(r_i - 1) sum_kl r_ik r_il d_kl and
/// D_e = 1/(N (N - 1)) sum_kl n_k n_l d_kl over the N ratings of those units. Any number of raters, any missing.
public struct SetValuedAlpha: Sendable {
  /// The coefficient, or why there is none.
  public let value: Result<Double, SetValuedUndefined>
  /// The observed disagreement D_o; nil without a unit rated twice.
  public let observedDisagreement: Double?
  /// The expected disagreement D_e; nil without a unit rated twice.
  public let expectedDisagreement: Double?
  /// The mean over pairable units of the agreement 1 - d of two of their ratings; nil without a unit rated twice.
  public let percentAgreement: Double?
  /// The linearised standard error over units (Gwet 2014); nil with fewer than two units or without a value.
  public let standardError: Double?
  /// The jackknife standard error over units; nil as above, or if leaving out a unit leaves alpha undefined.
  public let jackknifeStandardError: Double?
  /// The number of units rated twice or more.
  public let pairableUnits: Int
  /// The number of ratings of those units.
  public let pairableRatings: Int

  /// Computes alpha.
  ///
  /// - Parameters:
  ///   - ratings: sets of labels by unit.
  ///   - distance: how far apart two sets are.
  /// - Complexity: O(V^2 + sum over units of distinct values squared), V distinct sets in all.
  public init<Label>(_ ratings: SetRatings<Label>, distance: SetDistance) {
    let sums = SetDisagreements(ratings, distance)
    pairableUnits = sums.units.count
    pairableRatings = Int(sums.total)
    guard !sums.units.isEmpty else {
      value = .failure(.noPairableUnits)
      observedDisagreement = nil
      expectedDisagreement = nil
      percentAgreement = nil
      standardError = nil
      jackknifeStandardError = nil
      return
    }
    let observed = sums.observed / sums.total
    let expected = sums.expected / (sums.total * (sums.total - 1))
    observedDisagreement = observed
    expectedDisagreement = expected
    percentAgreement = 1 - sums.units.reduce(0) { $0 + $1.disagreement / $1.ratings } / Double(sums.units.count)
    guard expected > 0 else {
      value = .failure(.oneValue)
      standardError = nil
      jackknifeStandardError = nil
      return
    }
    value = .success(1 - observed / expected)
    standardError = sums.linearizedStandardError()
    jackknifeStandardError = sums.jackknifeStandardError()
  }
}

/// Why alpha over sets of labels has no value.
public enum SetValuedUndefined: Error, Equatable, Sendable {
  /// No unit was rated twice.
  case noPairableUnits
  /// All pairable ratings are one set, so no disagreement could have come about by chance.
  case oneValue
}
