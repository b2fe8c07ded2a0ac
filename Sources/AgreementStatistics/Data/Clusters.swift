// SPDX-License-Identifier: GPL-3.0-or-later

/// Which cluster (an article, an outlet) each unit belongs to.
public struct Clusters: Sendable {
  /// The clusters' names.
  public let names: [String]
  /// For each unit, the number of its cluster.
  public let ofUnit: [UInt32]

  /// The number of clusters.
  public var count: Int { names.count }
}
