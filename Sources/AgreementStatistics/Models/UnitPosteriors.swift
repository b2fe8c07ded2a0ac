// SPDX-License-Identifier: GPL-3.0-or-later

/// The probability of each label for every unit, kept once for all units rated alike.
public struct UnitPosteriors: Sendable {
  /// The number of declared labels.
  public let labelCount: Int
  private let patternOfUnit: [Int32]
  private let table: [Double]
  private let winners: [Int32]

  /// Spreads figures of patterns over units.
  ///
  /// - Parameters:
  ///   - patterns: which unit shows which pattern.
  ///   - table: pattern-major probabilities, `labelCount` a pattern.
  ///   - winners: the label chosen for each pattern, -1 for none; without it the likeliest, the first declared on a tie.
  init(patterns: VotePatterns, table: [Double], winners: [Int32]? = nil) {
    self.labelCount = patterns.labelCount
    self.patternOfUnit = patterns.patternOfUnit
    self.table = table
    self.winners = winners ?? (0..<patterns.count).map { Self.likeliest(in: table, patterns.labelCount, $0) }
  }

  /// The number of units, those without ratings among them.
  public var unitCount: Int { patternOfUnit.count }

  /// The probability of each label for one unit, in declared order.
  ///
  /// - Parameter unit: its index in `0..<unitCount`.
  /// - Returns: `labelCount` probabilities that sum to 1, or nil for a unit without ratings.
  /// - Complexity: O(1).
  public func probabilities(of unit: Int) -> ArraySlice<Double>? {
    let pattern = Int(patternOfUnit[unit])
    return pattern < 0 ? nil : table[pattern * labelCount..<(pattern + 1) * labelCount]
  }

  /// The label the model settles on for one unit: the likeliest, on an exact tie as the model's documentation says.
  ///
  /// - Parameter unit: its index in `0..<unitCount`.
  /// - Returns: the label's index, or nil for a unit without ratings or left undecided.
  /// - Complexity: O(1).
  public func label(of unit: Int) -> Int? {
    let pattern = Int(patternOfUnit[unit])
    guard pattern >= 0, winners[pattern] >= 0 else { return nil }
    return Int(winners[pattern])
  }

  private static func likeliest(in table: [Double], _ labelCount: Int, _ pattern: Int) -> Int32 {
    var best = 0
    for label in 1..<max(labelCount, 1) where table[pattern * labelCount + label] > table[pattern * labelCount + best] {
      best = label
    }
    return Int32(truncatingIfNeeded: best)
  }
}
