// SPDX-License-Identifier: GPL-3.0-or-later

/// Units by raters, with values from q declared, ordered categories; missing ratings stay missing.
///
/// Units that were rated alike are kept once, as a pattern with a multiplicity: with q categories and r raters there are
/// at most (q + 1)^r patterns at any number of units, so what follows costs by pattern, not by unit.
public struct ReliabilityMatrix: Sendable {
  /// The categories in order.
  public let categories: [String]
  /// Where that order comes from.
  public let categoryOrder: CategoryOrder
  /// The categories as numbers, when every one is a number.
  public let values: [Double]?
  /// The raters who gave at least one rating, in natural order (r2 before r10).
  public let raters: [String]
  /// The units with at least one rating, in order of first appearance.
  public let units: NameTable
  /// The distinct ways of being rated.
  public let patterns: RatingPatterns
  /// For each unit, the number of its pattern.
  public let patternOfUnit: [UInt32]
  /// The units' clusters, or nil.
  public let clusters: Clusters?
  /// The number of ratings, replicates included.
  public let ratingCount: Int
  /// True when some rater rated a unit more than once and every rating was kept.
  public let hasReplicates: Bool
  /// What the data held that is not in the matrix.
  public let dropped: [Dropped]

  /// Something left out, and why.
  public struct Dropped: Sendable, Equatable {
    /// What was left out.
    public enum What: String, Sendable {
      /// Rows whose label was empty.
      case emptyCells = "ratings"
      /// Units of which no rating is left.
      case units
      /// Raters of whom no rating is left.
      case raters
      /// Repeated ratings of one unit by one rater.
      case duplicates

      /// A short phrase for machine-readable reports.
      public var reason: String {
        switch self {
        case .emptyCells: "empty label"
        case .units: "no rating left"
        case .raters: "no rating"
        case .duplicates: "repeated rating of a unit by one rater"
        }
      }
    }
    /// What was left out.
    public let what: What
    /// How many.
    public let count: Int
  }

  /// The number of units with at least one rating.
  public var unitCount: Int { patternOfUnit.count }

  /// The ratings of a unit, ordered by rater.
  public func ratings(ofUnit unit: Int) -> ArraySlice<Rating> { patterns[Int(patternOfUnit[unit])] }
}

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

extension ReliabilityMatrix {
  /// The same ratings with the first of each rater's replicates only.
  public func withoutReplicates() -> ReliabilityMatrix {
    rebuilt { ratings in
      var kept: [Rating] = []
      for rating in ratings where kept.last?.rater != rating.rater { kept.append(rating) }
      return kept
    }
  }

  /// The same ratings with each category, by its number, taken for one of others.
  func recoded(_ number: [Int], as names: [String]) -> ReliabilityMatrix {
    rebuilt(categories: names) {
      $0.map { Rating(rater: Int($0.rater), category: number[Int($0.category)]) }
    }
  }

  /// The same units, their ratings changed, but none left without.
  private func rebuilt(categories: [String]? = nil, _ change: (ArraySlice<Rating>) -> [Rating]) -> ReliabilityMatrix {
    var patterns = RatingPatterns()
    var ratingCount = 0
    let number = (0..<self.patterns.count).map { pattern in
      let ratings = change(self.patterns[pattern])
      let units = self.patterns.multiplicities[pattern]
      ratingCount += units * ratings.count
      return UInt32(ratings.withUnsafeBufferPointer { patterns.count($0, units: units) })
    }
    return ReliabilityMatrix(
      categories: categories ?? self.categories, categoryOrder: categoryOrder,
      values: categories == nil ? values : nil, raters: raters, units: units, patterns: patterns,
      patternOfUnit: patternOfUnit.map { number[Int($0)] }, clusters: clusters, ratingCount: ratingCount,
      hasReplicates: false, dropped: dropped)
  }
}
