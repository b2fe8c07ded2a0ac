// SPDX-License-Identifier: GPL-3.0-or-later

/// The distinct rating patterns of a data set with how many units show each.
///
/// A pattern is the multiset of (rater, label) pairs of a unit, each pair coded `rater * labelCount + label`, ascending.
/// Units with one pattern have one posterior, so a model pays for patterns and not for units. Patterns stand in an order
/// that depends on their codes alone: shuffled rows or units give the very same sums.
struct VotePatterns: Sendable {
  let raterCount: Int
  let labelCount: Int
  /// Pattern `p` holds `codes[starts[p]..<starts[p + 1]]`.
  let starts: [Int]
  let codes: [Int]
  /// The number of units of each pattern.
  let multiplicities: [Double]
  /// The pattern of each unit.
  let patternOfUnit: [Int32]

  var count: Int { multiplicities.count }

  /// The same patterns, each shown by other numbers of units.
  func weighing(_ multiplicities: [Double]) -> VotePatterns {
    VotePatterns(
      raterCount: raterCount, labelCount: labelCount, starts: starts, codes: codes, multiplicities: multiplicities,
      patternOfUnit: patternOfUnit)
  }

  /// Whether each rater rated a unit that another one rated too; of any other nothing can be known.
  func sharing() -> [Bool] {
    var sharing = [Bool](repeating: false, count: raterCount)
    for pattern in 0..<count {
      let raters = codes[starts[pattern]..<starts[pattern + 1]].map { $0 / labelCount }
      if Set(raters).count > 1 { for rater in raters { sharing[rater] = true } }
    }
    return sharing
  }

  /// The number of ratings of each rater.
  func ratingsByRater() -> [Int] {
    var ratings = [Int](repeating: 0, count: raterCount)
    for pattern in 0..<count {
      for position in starts[pattern]..<starts[pattern + 1] {
        ratings[codes[position] / labelCount] += Int(multiplicities[pattern])
      }
    }
    return ratings
  }

  /// The share of each label among the ratings of each pattern, `count * labelCount` values.
  func voteFractions() -> [Double] {
    var fractions = [Double](repeating: 0, count: count * labelCount)
    for pattern in 0..<count {
      let total = Double(starts[pattern + 1] - starts[pattern])
      for position in starts[pattern]..<starts[pattern + 1] {
        fractions[pattern * labelCount + codes[position] % labelCount] += 1
      }
      for label in 0..<labelCount { fractions[pattern * labelCount + label] /= total }
    }
    return fractions
  }
}

extension VotePatterns {
  /// The patterns of a matrix, replicates included.
  ///
  /// - Complexity: O(units + patterns log patterns).
  init(_ matrix: ReliabilityMatrix) {
    let labelCount = matrix.categories.count
    var distinct = RatingPatterns()
    let numbers = (0..<matrix.patterns.count).map { pattern in
      let ratings = matrix.patterns[pattern].sorted { ($0.rater, $0.category) < ($1.rater, $1.category) }
      return ratings.withUnsafeBufferPointer {
        distinct.count($0, units: matrix.patterns.multiplicities[pattern])
      }
    }
    let order = (0..<distinct.count).sorted { left, right in
      distinct[left].lexicographicallyPrecedes(distinct[right]) {
        ($0.rater, $0.category) < ($1.rater, $1.category)
      }
    }
    var rank = [Int32](repeating: 0, count: order.count)
    var starts = [0]
    var codes: [Int] = []
    for (position, pattern) in order.enumerated() {
      rank[pattern] = Int32(truncatingIfNeeded: position)
      codes += distinct[pattern].map { Int($0.rater) * labelCount + Int($0.category) }
      starts.append(codes.count)
    }
    self.init(
      raterCount: matrix.raters.count, labelCount: labelCount, starts: starts, codes: codes,
      multiplicities: order.map { Double(distinct.multiplicities[$0]) },
      patternOfUnit: matrix.patternOfUnit.map { rank[numbers[Int($0)]] })
  }
}
