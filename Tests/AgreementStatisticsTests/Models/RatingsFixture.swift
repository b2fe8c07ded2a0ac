// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Ratings written as one word a rater, one digit a rating (labels from 1), `-` for none.
///
/// `order` gives units, raters and labels other numbers; `shuffled` brings the ratings in another order.
func ratings(
  _ rows: [String], labels: Int, order: (units: [Int], raters: [Int], labels: [Int])? = nil,
  shuffled: Bool = false
) throws -> ReliabilityMatrix {
  var ratings: [(unit: Int, rater: Int, label: Int)] = []
  for (unit, row) in rows.enumerated() {
    for (rater, word) in row.split(separator: " ").enumerated() {
      for digit in word.compactMap(\.wholeNumberValue) {
        ratings.append(
          (order?.units[unit] ?? unit, order?.raters[rater] ?? rater, order?.labels[digit - 1] ?? digit - 1))
      }
    }
  }
  ratings.sort { $0.unit < $1.unit }
  if shuffled {
    ratings = ratings.indices.sorted { ($0 * 17 % 43, $0) < ($1 * 17 % 43, $1) }.map { ratings[$0] }
  }
  var builder = try MatrixBuilder(categories: (0..<labels).map { String($0) }, duplicates: .replicates)
  for (unit, rater, label) in ratings { try builder.add(unit: unit, rater: rater, category: label) }
  return try builder.build()
}

/// Ratings invented for these tests: twelve units, four raters, three labels, holes, the last rater careless.
let inventedRows = [
  "1 1 1 2", "1 1 - 1", "1 2 1 3", "2 2 2 1", "2 2 2 2", "2 - 3 1",
  "3 3 3 3", "3 3 - 1", "3 2 3 2", "1 1 1 3", "- 2 2 2", "3 3 1 1",
]

/// A deterministic sequence of numbers in 0..<1 to invent larger data with.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func roll() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}

/// Whether two numbers differ by less than a tolerance.
func near(_ left: Double?, _ right: Double?, within tolerance: Double) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) < tolerance
}
