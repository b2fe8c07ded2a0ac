// SPDX-License-Identifier: GPL-3.0-or-later

extension MatrixBuilder {
  /// The reliability matrix of the ratings added so far.
  ///
  /// O(ratings) plus sorting the categories and raters.
  public consuming func build() throws(MatrixError) -> ReliabilityMatrix {
    let scheme = CategoryScheme(names: categories.all, declared: declared != nil, level: level)
    let seats = raterSeats()
    for index in ratings.indices {
      let rating = ratings[index]
      ratings[index] = Rating(rater: seats.number[Int(rating.rater)], category: scheme.number[Int(rating.category)])
    }
    let count = ratings.count
    let starts = groupByUnit()
    let rated = (0..<units.count).filter { starts[$0] < starts[$0 + 1] }
    var patterns = RatingPatterns()
    var patternOfUnit: [UInt32] = []
    patternOfUnit.reserveCapacity(rated.count)
    var repeated = 0
    for unit in rated {
      let range = Int(starts[unit])..<Int(starts[unit + 1])
      let kept = try settle(range, unit: unit, raters: seats.names, repeated: &repeated)
      ratings.withUnsafeBufferPointer { all in
        let mine = UnsafeBufferPointer(rebasing: all[range.lowerBound..<range.lowerBound + kept])
        patternOfUnit.append(UInt32(patterns.count(mine)))
      }
    }
    typealias Dropped = ReliabilityMatrix.Dropped
    let dropped = [
      Dropped(what: .emptyCells, count: missing), Dropped(what: .units, count: units.count - rated.count),
      Dropped(what: .raters, count: raters.count - seats.names.count),
      Dropped(what: .duplicates, count: duplicates == .replicates ? 0 : repeated),
    ]
    return ReliabilityMatrix(
      categories: scheme.names, categoryOrder: scheme.order, values: scheme.values, raters: seats.names,
      units: rated.count == units.count ? units : NameTable(rated.map { units[$0] }), patterns: patterns,
      patternOfUnit: patternOfUnit, clusters: clustering(of: rated),
      ratingCount: duplicates == .replicates ? count : count - repeated,
      hasReplicates: duplicates == .replicates && repeated > 0, dropped: dropped.filter { $0.count > 0 })
  }

  /// Raters with at least one rating in natural order, and each old number's new one.
  private func raterSeats() -> (names: [String], number: [Int]) {
    var rated = [Bool](repeating: false, count: raters.count)
    for rating in ratings { rated[Int(rating.rater)] = true }
    let names = raters.all
    let order = names.indices.filter { rated[$0] }.sorted { NaturalOrder.precedes(names[$0], names[$1]) }
    var number = [Int](repeating: 0, count: names.count)
    for (seat, old) in order.enumerated() { number[old] = seat }
    return (order.map { names[$0] }, number)
  }

  /// Brings the ratings of each unit together, in order of arrival, and says where each unit starts.
  private mutating func groupByUnit() -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: units.count + 1)
    var inOrder = true
    var last: UInt32 = 0
    for unit in unitOf {
      starts[Int(unit) + 1] += 1
      inOrder = inOrder && unit >= last
      last = unit
    }
    for unit in 0..<units.count { starts[unit + 1] += starts[unit] }
    if inOrder { return starts }
    var next = starts
    let grouped = [Rating](unsafeUninitializedCapacity: ratings.count) { buffer, initialized in
      for (index, unit) in unitOf.enumerated() {
        buffer[Int(next[Int(unit)])] = ratings[index]
        next[Int(unit)] += 1
      }
      initialized = ratings.count
    }
    ratings = grouped
    return starts
  }

  /// Orders one unit's ratings by rater, applies the duplicate policy, and returns how many are kept.
  private mutating func settle(_ range: Range<Int>, unit: Int, raters names: [String], repeated: inout Int)
    throws(MatrixError) -> Int
  {
    if isAscending(range) { return range.count }
    let arrived = Array(ratings[range])
    var kept = 0
    for (offset, rating) in arrived.enumerated() {
      var place = range.lowerBound + kept
      while place > range.lowerBound, ratings[place - 1].rater > rating.rater { place -= 1 }
      if place > range.lowerBound, ratings[place - 1].rater == rating.rater {
        repeated += 1
        switch duplicates {
        case .error:
          let first = arrived.firstIndex { $0.rater == rating.rater } ?? offset
          throw .duplicateRating(
            unit: units[unit], rater: names[Int(rating.rater)], firstRow: row(ofUnit: unit, rating: first),
            secondRow: row(ofUnit: unit, rating: offset))
        case .first: continue
        case .last:
          ratings[place - 1] = rating
          continue
        case .replicates: break
        }
      }
      var hole = range.lowerBound + kept
      while hole > place {
        ratings[hole] = ratings[hole - 1]
        hole -= 1
      }
      ratings[place] = rating
      kept += 1
    }
    return kept
  }

  private func isAscending(_ range: Range<Int>) -> Bool {
    for index in range.dropFirst() where ratings[index - 1].rater >= ratings[index].rater { return false }
    return true
  }

  private func row(ofUnit unit: Int, rating: Int) -> Int {
    let places = unitOf.indices.lazy.filter { unitOf[$0] == UInt32(unit) }
    return places.dropFirst(rating).first.map { rows[$0] } ?? 0
  }

  private func clustering(of rated: [Int]) -> Clusters? {
    guard clusters.count > 0 else { return nil }
    var names = clusters.all
    var ofUnit = rated.map { $0 < clusterOf.count ? clusterOf[$0] : .max }
    for index in ofUnit.indices where ofUnit[index] == .max {
      ofUnit[index] = UInt32(names.count)
      names.append(units[rated[index]])
    }
    var number = [UInt32](repeating: .max, count: names.count)
    var used: [String] = []
    for index in ofUnit.indices {
      let old = Int(ofUnit[index])
      if number[old] == .max {
        number[old] = UInt32(used.count)
        used.append(names[old])
      }
      ofUnit[index] = number[old]
    }
    return Clusters(names: used, ofUnit: ofUnit)
  }
}
