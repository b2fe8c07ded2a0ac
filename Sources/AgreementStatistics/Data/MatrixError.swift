// SPDX-License-Identifier: GPL-3.0-or-later

/// Why ratings do not make a reliability matrix.
public enum MatrixError: Error, Equatable, Sendable {
  /// One rater labelled the same unit twice; rows count from 1, a header included.
  case duplicateRating(unit: String, rater: String, firstRow: Int, secondRow: Int)
  /// A value is not among the declared categories.
  case undeclaredCategory(value: String, row: Int, declared: [String])
  /// A declared category stands twice in the declaration.
  case repeatedCategory(value: String)
  /// One unit was given two clusters.
  case unitInTwoClusters(unit: String, first: String, second: String, row: Int)
  /// A value is not a number although the level of measurement needs numbers.
  case notANumber(value: String, row: Int)
  /// A negative value at ratio level, where the metric has no meaning.
  case negativeAtRatioLevel(value: String, row: Int)
}
