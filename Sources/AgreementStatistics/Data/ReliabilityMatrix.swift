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
    rebuilt(raters: raters) { ratings in
      var kept: [Rating] = []
      for rating in ratings where kept.last?.rater != rating.rater { kept.append(rating) }
      return kept
    }
  }

  /// The same ratings without one rater; units of which no rating is left are gone.
  public func without(rater: Int) -> ReliabilityMatrix {
    let number = UInt32(rater)
    return rebuilt(raters: raters.enumerated().filter { $0.offset != rater }.map(\.element)) {
      $0.filter { $0.rater != number }.map {
        Rating(rater: Int($0.rater) - ($0.rater > number ? 1 : 0), category: Int($0.category))
      }
    }
  }

  /// Units that at least two raters rated, but not alike, in the order of the units.
  public var differingUnits: [Int] {
    let differs = (0..<patterns.count).map { pattern in
      let ratings = patterns[pattern]
      return ratings.contains { $0.category != ratings[ratings.startIndex].category }
    }
    return patternOfUnit.indices.filter { differs[Int(patternOfUnit[$0])] }
  }

  /// The same ratings with each category, by its number, taken for one of others.
  func recoded(_ number: [Int], as names: [String]) -> ReliabilityMatrix {
    rebuilt(raters: raters, categories: names) {
      $0.map { Rating(rater: Int($0.rater), category: number[Int($0.category)]) }
    }
  }

  private func rebuilt(
    raters: [String], categories: [String]? = nil, _ change: (ArraySlice<Rating>) -> [Rating]
  ) -> ReliabilityMatrix {
    var patterns = RatingPatterns()
    var renamed = [Int](repeating: -1, count: self.patterns.count)
    var ratingCount = 0
    for pattern in 0..<self.patterns.count {
      let ratings = change(self.patterns[pattern])
      guard !ratings.isEmpty else { continue }
      let units = self.patterns.multiplicities[pattern]
      renamed[pattern] = ratings.withUnsafeBufferPointer { patterns.count($0, units: units) }
      ratingCount += units * ratings.count
    }
    let kept = patternOfUnit.indices.filter { renamed[Int(patternOfUnit[$0])] >= 0 }
    return ReliabilityMatrix(
      categories: categories ?? self.categories, categoryOrder: categoryOrder,
      values: categories == nil ? values : nil, raters: raters,
      units: kept.count == unitCount ? units : NameTable(kept.map { units[$0] }), patterns: patterns,
      patternOfUnit: kept.map { UInt32(renamed[Int(patternOfUnit[$0])]) },
      clusters: clusters.map { all in Clusters(names: all.names, ofUnit: kept.map { all.ofUnit[$0] }) },
      ratingCount: ratingCount, hasReplicates: false, dropped: dropped)
  }
}
