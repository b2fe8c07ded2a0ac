// SPDX-License-Identifier: GPL-3.0-or-later

/// Why parallel columns of units, raters and labels make no data for an annotation model.
public enum LabelTriplesError: Error, Equatable, Sendable {
  /// The three columns differ in length.
  case columnsDiffer(units: Int, raters: Int, labels: Int)
  /// There is not one rating.
  case noRatings
  /// At `position` (from 0) a unit lies outside `0..<count`.
  case unitOutOfRange(position: Int, unit: Int, count: Int)
  /// At `position` (from 0) a rater lies outside `0..<count`.
  case raterOutOfRange(position: Int, rater: Int, count: Int)
  /// At `position` (from 0) a label lies outside `0..<count`.
  case labelOutOfRange(position: Int, label: Int, count: Int)
  /// Raters times labels, units or ratings do not fit in 32 bits.
  case tooLarge(units: Int, raters: Int, labels: Int)
}
