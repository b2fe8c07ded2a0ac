// SPDX-License-Identifier: GPL-3.0-or-later

extension ReliabilityMatrix {
  /// The same ratings with the first of each rater's replicates only.
  public func withoutReplicates() -> ReliabilityMatrix {
    rebuilt(raters: raters, clusters: clusters) { ratings in
      var kept: [Rating] = []
      for rating in ratings where kept.last?.rater != rating.rater { kept.append(rating) }
      return kept
    }
  }

  /// The same ratings without one rater; units of which no rating is left are gone.
  public func without(rater: Int) -> ReliabilityMatrix {
    let number = UInt32(rater)
    return rebuilt(raters: raters.enumerated().filter { $0.offset != rater }.map(\.element), clusters: clusters) {
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

  private func rebuilt(raters: [String], clusters: Clusters?, _ change: (ArraySlice<Rating>) -> [Rating])
    -> ReliabilityMatrix
  {
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
      categories: categories, categoryOrder: categoryOrder, values: values, raters: raters,
      units: kept.count == unitCount ? units : NameTable(kept.map { units[$0] }), patterns: patterns,
      patternOfUnit: kept.map { UInt32(renamed[Int(patternOfUnit[$0])]) },
      clusters: clusters.map { all in Clusters(names: all.names, ofUnit: kept.map { all.ofUnit[$0] }) },
      ratingCount: ratingCount, hasReplicates: false, dropped: dropped)
  }
}
