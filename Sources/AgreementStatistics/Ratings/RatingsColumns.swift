// SPDX-License-Identifier: GPL-3.0-or-later

/// Which columns of a file hold what.
public struct RatingsColumns: Sendable, Equatable {
  /// The column of the unit's name.
  public var unit: String
  /// The column of the rater's name.
  public var rater: String
  /// The column of the label.
  public var label: String
  /// The column of the unit's cluster, or nil to use one named "cluster" if there is one.
  public var cluster: String?

  /// Columns; by default `unit`, `rater`, `label` and, if there is one, `cluster`.
  public init(unit: String = "unit", rater: String = "rater", label: String = "label", cluster: String? = nil) {
    self.unit = unit
    self.rater = rater
    self.label = label
    self.cluster = cluster
  }
}
