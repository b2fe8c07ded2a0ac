// SPDX-License-Identifier: GPL-3.0-or-later

/// Where each sum over units stands in a row of totals.
struct UnitLayout: Sendable {
  /// Per-category coefficients are computed up to this number of categories.
  static let categoryLimit = 64

  /// The number of categories.
  let q: Int
  let weightings: Int
  let metrics: Int
  let hasCoincidences: Bool

  /// Units with a rating.
  let units = 0
  /// Units with two ratings or more.
  let pairableUnits = 1
  /// Pairable units on which all agree.
  let unanimous = 2
  /// Ratings of pairable units.
  let pairableRatings = 3

  var hasCategories: Bool { q <= Self.categoryLimit }

  /// The sum over units of r_ik / r_i.
  func share(_ category: Int) -> Int { 4 + category }

  /// Pairable ratings of a category.
  func pairable(_ category: Int) -> Int { 4 + q + category }

  /// The sum over pairable units of their weighted agreement.
  func agreement(_ weighting: Int) -> Int { 4 + 2 * q + weighting }

  /// The sum over pairable units of 1/(r_i - 1) sum r_ik r_il d_kl.
  func disagreement(_ metric: Int) -> Int { 4 + 2 * q + weightings + metric }

  private var categoryStart: Int { 4 + 2 * q + weightings + metrics }

  /// The sum over pairable units of 2 r_ik (r_i - r_ik) / (r_i (r_i - 1)).
  func mixedPairs(_ category: Int) -> Int { categoryStart + category }

  /// The sum over pairable units of 2 r_ik (r_i - r_ik) / (r_i - 1).
  func mixedRatings(_ category: Int) -> Int { categoryStart + q + category }

  /// The sum over units of r_ik (r_ik - 1).
  func samePairs(_ category: Int) -> Int { categoryStart + 2 * q + category }

  /// The sum over units of r_ik (r_i - 1).
  func allPairs(_ category: Int) -> Int { categoryStart + 3 * q + category }

  /// The sum over pairable units of r_ik r_il / (r_i - 1), k < l.
  func coincidence(_ k: Int, _ l: Int) -> Int {
    categoryStart + (hasCategories ? 4 * q : 0) + k * q - k * (k + 1) / 2 + l - k - 1
  }

  var width: Int {
    categoryStart + (hasCategories ? 4 * q : 0) + (hasCoincidences ? q * (q - 1) / 2 : 0)
  }
}
