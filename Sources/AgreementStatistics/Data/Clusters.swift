// SPDX-License-Identifier: GPL-3.0-or-later

/// Which cluster (an article, an outlet) each unit belongs to.
public struct Clusters: Sendable {
  /// Below this many clusters an interval over clusters means nothing, and units are taken as independent.
  public static let fewest = 5

  /// The clusters' names.
  public let names: [String]
  /// For each unit, the number of its cluster.
  public let ofUnit: [UInt32]

  /// The number of clusters.
  public var count: Int { names.count }
}
