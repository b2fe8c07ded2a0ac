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
