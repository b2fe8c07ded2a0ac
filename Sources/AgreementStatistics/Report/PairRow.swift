// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters and how their labels cross on the units both rated.
public struct PairRow: Sendable, Equatable {
  /// The two raters.
  public let raters: [String]
  /// The units both rated.
  public let n: Int
  /// Units by the first rater's category (row) and the second's (column).
  public let confusion: [[Int]]
}
