// SPDX-License-Identifier: GPL-3.0-or-later

/// One rater's label of one unit, both as dense numbers.
public struct Rating: Sendable, Hashable {
  /// The rater's number, an index of `ReliabilityMatrix.raters`.
  public var rater: UInt32
  /// The category's number, an index of `ReliabilityMatrix.categories`.
  public var category: UInt32

  /// A rating of dense numbers.
  public init(rater: Int, category: Int) {
    self.rater = UInt32(rater)
    self.category = UInt32(category)
  }
}
