// SPDX-License-Identifier: GPL-3.0-or-later

extension MatrixBuilder {
  /// The reliability matrix of the ratings added so far.
  ///
  /// O(units) plus settling the distinct sequences of ratings and sorting the categories and raters.
  public consuming func build() throws(MatrixError) -> ReliabilityMatrix {
    endRun()
    let scheme = CategoryScheme(names: categories.all, declared: declared != nil, level: level)
    let seats = raterSeats()
    let rated = sequenceOf.indices.filter { sequenceOf[$0] != RatingSequences.empty }
    let (patterns, patternOfUnit, repeated) = try settle(rated, raters: seats, categories: scheme.number)
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
      ratingCount: duplicates == .replicates ? ratingCount : ratingCount - repeated,
      hasReplicates: duplicates == .replicates && repeated > 0, dropped: dropped.filter { $0.count > 0 })
  }

  /// Raters with at least one rating in natural order, and each old number's new one.
  private func raterSeats() -> (names: [String], number: [Int]) {
    var rated = [Bool](repeating: false, count: raters.count)
    for rating in sequences.ratings { rated[Int(rating.rater)] = true }
    let names = raters.all
    let order = names.indices.filter { rated[$0] }.sorted { NaturalOrder.precedes(names[$0], names[$1]) }
    var number = [Int](repeating: 0, count: names.count)
    for (seat, old) in order.enumerated() { number[old] = seat }
    return (order.map { names[$0] }, number)
  }

  /// Brings each distinct sequence into order once and counts the units that share a pattern.
  private func settle(_ rated: [Int], raters: (names: [String], number: [Int]), categories: [Int])
    throws(MatrixError) -> (RatingPatterns, patternOfUnit: [UInt32], repeated: Int)
  {
    var patterns = RatingPatterns()
    var known = [(pattern: UInt32, repeats: UInt32)](repeating: (.max, 0), count: sequences.count)
    var patternOfUnit: [UInt32] = []
    patternOfUnit.reserveCapacity(rated.count)
    var repeated = 0
    var arrived: [Rating] = [], settled = SettledRatings()
    for unit in rated {
      let sequence = Int(sequenceOf[unit])
      if known[sequence].pattern == .max {
        sequences.read(sequenceOf[unit], into: &arrived)
        for index in arrived.indices {
          let rating = arrived[index]
          arrived[index] = Rating(
            rater: raters.number[Int(rating.rater)], category: categories[Int(rating.category)])
        }
        settled.take(arrived, duplicates)
        if duplicates == .error, let places = settled.firstRepeat {
          throw duplicate(ofUnit: unit, places, rater: raters.names[Int(arrived[places.later].rater)])
        }
        let pattern = settled.ratings.withUnsafeBufferPointer { patterns.find($0) }
        known[sequence] = (UInt32(pattern), UInt32(settled.repeats))
      }
      patterns.count(Int(known[sequence].pattern))
      patternOfUnit.append(known[sequence].pattern)
      repeated += Int(known[sequence].repeats)
    }
    return (patterns, patternOfUnit, repeated)
  }

  private func duplicate(ofUnit unit: Int, _ places: (earlier: Int, later: Int), rater: String) -> MatrixError {
    let indices = unitOf.indices.filter { unitOf[$0] == UInt32(unit) }
    return .duplicateRating(
      unit: units[unit], rater: rater, firstRow: rows[indices[places.earlier]], secondRow: rows[indices[places.later]])
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

/// One unit's ratings ordered by rater, with repeated ratings dealt with.
struct SettledRatings {
  private(set) var ratings: [Rating] = []
  /// Ratings by a rater who had rated the unit before.
  private(set) var repeats = 0
  /// Which rating was the first to be repeated, and by which; both count from 0 in order of arrival.
  private(set) var firstRepeat: (earlier: Int, later: Int)?

  /// No ratings yet.
  init() {}

  /// Takes the ratings of another unit in order of arrival.
  mutating func take(_ arrived: [Rating], _ duplicates: DuplicatePolicy) {
    ratings.removeAll(keepingCapacity: true)
    (repeats, firstRepeat) = (0, nil)
    for (offset, rating) in arrived.enumerated() {
      var place = ratings.count
      while place > 0, ratings[place - 1].rater > rating.rater { place -= 1 }
      guard place > 0, ratings[place - 1].rater == rating.rater else {
        if place == ratings.count { ratings.append(rating) } else { ratings.insert(rating, at: place) }
        continue
      }
      repeats += 1
      if firstRepeat == nil {
        firstRepeat = (arrived.firstIndex { $0.rater == rating.rater } ?? offset, offset)
      }
      switch duplicates {
      case .error, .first: break
      case .last: ratings[place - 1] = rating
      case .replicates: ratings.insert(rating, at: place)
      }
    }
  }
}

/// The order in which people count: runs of digits compare as numbers, all else by code point.
enum NaturalOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = digits(a, &i)
        let second = digits(b, &j)
        if first.count != second.count { return first.count < second.count }
        if first != second { return first.lexicographicallyPrecedes(second) }
      } else if a[i] != b[j] {
        return a[i] < b[j]
      } else {
        i += 1
        j += 1
      }
    }
    if a.count - i != b.count - j { return a.count - i < b.count - j }
    return a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func digits(_ bytes: [UInt8], _ position: inout Int) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    return bytes[start..<position].drop { $0 == 48 }
  }
}
