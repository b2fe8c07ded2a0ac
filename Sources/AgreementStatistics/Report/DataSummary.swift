// SPDX-License-Identifier: GPL-3.0-or-later

/// What the ratings are.
public struct DataSummary: Sendable {
  /// Units with a rating.
  public let units: Int
  /// Units with two ratings or more.
  public let pairableUnits: Int
  /// The raters.
  public let raters: [String]
  /// The ratings.
  public let ratings: Int
  /// The ratings of pairable units.
  public let pairableRatings: Int
  /// The categories in order.
  public internal(set) var categories: [String]
  /// Where that order comes from.
  public let categoryOrder: CategoryOrder
  /// The clusters, or nil where units have none.
  public let clusters: Int?
  /// True when there are clusters, but too few for them to carry an interval.
  public let clustersIgnored: Bool
  /// What the data held that is not in the matrix.
  public let dropped: [ReliabilityMatrix.Dropped]

  init(_ matrix: ReliabilityMatrix, clustersIgnored: Bool) {
    var pairableUnits = 0
    var pairableRatings = 0
    for pattern in 0..<matrix.patterns.count where matrix.patterns[pattern].count > 1 {
      pairableUnits += matrix.patterns.multiplicities[pattern]
      pairableRatings += matrix.patterns.multiplicities[pattern] * matrix.patterns[pattern].count
    }
    units = matrix.unitCount
    self.pairableUnits = pairableUnits
    raters = matrix.raters
    ratings = matrix.ratingCount
    self.pairableRatings = pairableRatings
    categories = matrix.categories
    categoryOrder = matrix.categoryOrder
    clusters = matrix.clusters?.count
    self.clustersIgnored = clustersIgnored
    dropped = matrix.dropped
  }
}
