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
  let codes: [Int32]
  /// The number of units of each pattern.
  let multiplicities: [Double]
  /// The pattern of each unit, -1 for a unit without ratings.
  let patternOfUnit: [Int32]

  var count: Int { multiplicities.count }

  /// The number of ratings of each rater.
  func ratingsByRater() -> [Int] {
    var ratings = [Int](repeating: 0, count: raterCount)
    for pattern in 0..<count {
      for position in starts[pattern]..<starts[pattern + 1] {
        ratings[Int(codes[position]) / labelCount] += Int(multiplicities[pattern])
      }
    }
    return ratings
  }

  /// The number of ratings of each label.
  func ratingsByLabel() -> [Int] {
    var ratings = [Int](repeating: 0, count: labelCount)
    for pattern in 0..<count {
      for position in starts[pattern]..<starts[pattern + 1] {
        ratings[Int(codes[position]) % labelCount] += Int(multiplicities[pattern])
      }
    }
    return ratings
  }

  /// The number of ratings of each label in one pattern.
  func votes(of pattern: Int) -> [Int] {
    var votes = [Int](repeating: 0, count: labelCount)
    for position in starts[pattern]..<starts[pattern + 1] { votes[Int(codes[position]) % labelCount] += 1 }
    return votes
  }

  /// The share of each label among the ratings of each pattern, `count * labelCount` values.
  func voteFractions() -> [Double] {
    var fractions = [Double](repeating: 0, count: count * labelCount)
    for pattern in 0..<count {
      let total = Double(starts[pattern + 1] - starts[pattern])
      for (label, votes) in votes(of: pattern).enumerated() {
        fractions[pattern * labelCount + label] = Double(votes) / total
      }
    }
    return fractions
  }
}

extension VotePatterns {
  /// Groups ratings by unit and units by pattern.
  ///
  /// - Complexity: O(ratings + units + patterns log patterns).
  init(_ ratings: LabelTriples) {
    let (offsets, grouped) = Self.codesByUnit(ratings)
    var table = PatternTable()
    var patternOfUnit = [Int32](repeating: -1, count: ratings.unitCount)
    grouped.withUnsafeBufferPointer { codes in
      for unit in 0..<ratings.unitCount where offsets[unit] < offsets[unit + 1] {
        let pattern = UnsafeBufferPointer(rebasing: codes[Int(offsets[unit])..<Int(offsets[unit + 1])])
        patternOfUnit[unit] = Int32(truncatingIfNeeded: table.insert(pattern))
      }
    }
    self.init(
      table, patternOfUnit: patternOfUnit, raterCount: ratings.raterCount, labelCount: ratings.labelCount)
  }

  /// The codes of each unit side by side, ascending within the unit, with where each unit begins.
  private static func codesByUnit(_ ratings: LabelTriples) -> (offsets: [Int32], codes: [Int32]) {
    let labelCount = Int32(ratings.labelCount)
    var offsets = [Int32](repeating: 0, count: ratings.unitCount + 2)
    for unit in ratings.units { offsets[Int(unit) + 2] += 1 }
    for unit in 2..<offsets.count { offsets[unit] += offsets[unit - 1] }
    var codes = [Int32](repeating: 0, count: ratings.units.count)
    codes.withUnsafeMutableBufferPointer { codes in
      for row in ratings.units.indices {
        let unit = Int(ratings.units[row]) + 1
        codes[Int(offsets[unit])] = ratings.raters[row] * labelCount + ratings.labels[row]
        offsets[unit] += 1
      }
      for unit in 0..<ratings.unitCount {
        sortSmall(UnsafeMutableBufferPointer(rebasing: codes[Int(offsets[unit])..<Int(offsets[unit + 1])]))
      }
    }
    return (offsets, codes)
  }

  private static func sortSmall(_ codes: UnsafeMutableBufferPointer<Int32>) {
    guard codes.count <= 24 else {
      var large = codes
      return large.sort()
    }
    var next = 1
    while next < codes.count {
      let code = codes[next]
      var place = next
      while place > 0, codes[place - 1] > code {
        codes[place] = codes[place - 1]
        place -= 1
      }
      codes[place] = code
      next += 1
    }
  }
}

extension VotePatterns {
  /// The patterns of a matrix, replicates included.
  ///
  /// - Complexity: O(units + patterns log patterns).
  init(_ matrix: ReliabilityMatrix) {
    let labelCount = matrix.categories.count
    var table = PatternTable()
    var number = [Int32](repeating: -1, count: matrix.patterns.count)
    for pattern in 0..<matrix.patterns.count {
      let codes = matrix.patterns[pattern].map { Int32($0.rater) * Int32(labelCount) + Int32($0.category) }.sorted()
      codes.withUnsafeBufferPointer {
        let place = table.insert($0, units: matrix.patterns.multiplicities[pattern])
        number[pattern] = Int32(truncatingIfNeeded: place)
      }
    }
    self.init(
      table, patternOfUnit: matrix.patternOfUnit.map { number[Int($0)] }, raterCount: matrix.raters.count,
      labelCount: labelCount)
  }
}

extension VotePatterns {
  /// Brings patterns into an order that depends on their codes alone.
  init(_ table: PatternTable, patternOfUnit: [Int32], raterCount: Int, labelCount: Int) {
    let order = table.canonicalOrder()
    var rank = [Int32](repeating: 0, count: order.count)
    var starts = [0]
    var codes: [Int32] = []
    codes.reserveCapacity(table.codes.count)
    for (position, pattern) in order.enumerated() {
      rank[pattern] = Int32(truncatingIfNeeded: position)
      codes.append(contentsOf: table.codes[table.starts[pattern]..<table.starts[pattern + 1]])
      starts.append(codes.count)
    }
    self.init(
      raterCount: raterCount, labelCount: labelCount, starts: starts, codes: codes,
      multiplicities: order.map { Double(table.multiplicities[$0]) },
      patternOfUnit: patternOfUnit.map { $0 < 0 ? $0 : rank[Int($0)] })
  }
}
