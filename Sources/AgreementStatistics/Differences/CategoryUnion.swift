// SPDX-License-Identifier: GPL-3.0-or-later

/// The categories of two matrices in one order: the declared one where both declare the same, else that of all together.
struct CategoryUnion {
  let names: [String]
  let values: [Double]?
  let order: CategoryOrder

  init(_ first: ReliabilityMatrix, _ second: ReliabilityMatrix) {
    if first.categories == second.categories {
      (names, values, order) = (first.categories, first.values, first.categoryOrder)
      return
    }
    let known = Set(first.categories)
    let isDeclared = first.categoryOrder == .declared && second.categoryOrder == .declared
    let scheme = CategoryScheme(
      names: first.categories + second.categories.filter { !known.contains($0) }, declared: isDeclared, level: .nominal)
    (names, values, order) = (scheme.names, scheme.values, scheme.order)
  }
}

extension ReliabilityMatrix {
  /// The same ratings over more categories.
  func widened(to union: CategoryUnion) -> ReliabilityMatrix {
    guard union.names != categories else { return self }
    let place = Dictionary(zip(union.names, 0...)) { first, _ in first }
    let number = categories.map { place[$0] ?? 0 }
    var patterns = RatingPatterns()
    for pattern in 0..<self.patterns.count {
      let ratings = self.patterns[pattern].map {
        Rating(rater: Int($0.rater), category: number[Int($0.category)])
      }
      _ = ratings.withUnsafeBufferPointer { patterns.count($0, units: self.patterns.multiplicities[pattern]) }
    }
    return ReliabilityMatrix(
      categories: union.names, categoryOrder: union.order, values: union.values, raters: raters, units: units,
      patterns: patterns, patternOfUnit: patternOfUnit, clusters: clusters, ratingCount: ratingCount,
      hasReplicates: hasReplicates, dropped: dropped)
  }
}
