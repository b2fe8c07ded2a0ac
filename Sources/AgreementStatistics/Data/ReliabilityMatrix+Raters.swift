// SPDX-License-Identifier: GPL-3.0-or-later

extension ReliabilityMatrix {
  /// The ratings of some raters alone; units and clusters that are left without a rating are gone, categories stay.
  ///
  /// - Parameter names: The raters that are kept.
  /// - Returns: Their matrix. O(units + ratings of distinct patterns).
  public func keeping(raters names: Set<String>) -> ReliabilityMatrix {
    let kept = raters.filter(names.contains)
    let number = Dictionary(zip(kept, 0...)) { first, _ in first }
    let seats = raters.map { number[$0] }
    var patterns = RatingPatterns()
    let places = (0..<self.patterns.count).map { pattern -> UInt32? in
      let ratings = self.patterns[pattern].compactMap { rating in
        seats[Int(rating.rater)].map { Rating(rater: $0, category: Int(rating.category)) }
      }
      return ratings.isEmpty ? nil : UInt32(ratings.withUnsafeBufferPointer { patterns.find($0) })
    }
    let rated = patternOfUnit.indices.filter { places[Int(patternOfUnit[$0])] != nil }
    var patternOfKept: [UInt32] = []
    var ratingCount = 0
    for unit in rated {
      guard let place = places[Int(patternOfUnit[unit])] else { continue }
      patterns.count(Int(place))
      patternOfKept.append(place)
      ratingCount += patterns[Int(place)].count
    }
    return ReliabilityMatrix(
      categories: categories, categoryOrder: categoryOrder, values: values, raters: kept,
      units: rated.count == unitCount ? units : NameTable(rated.map { units[$0] }), patterns: patterns,
      patternOfUnit: patternOfKept, clusters: clusters?.keeping(units: rated), ratingCount: ratingCount,
      hasReplicates: hasReplicates, dropped: dropped)
  }
}

extension Clusters {
  /// The clusters of some units alone, in order of first appearance.
  func keeping(units: [Int]) -> Clusters {
    var number = [UInt32](repeating: .max, count: names.count)
    var kept: [String] = []
    let places = units.map { unit in
      let old = Int(ofUnit[unit])
      if number[old] == .max {
        number[old] = UInt32(kept.count)
        kept.append(names[old])
      }
      return number[old]
    }
    return Clusters(names: kept, ofUnit: places)
  }
}
