// SPDX-License-Identifier: GPL-3.0-or-later

/// How far apart two sets of labels are, from 0 for equal sets (two empty ones among them) to 1.
public enum SetDistance: String, CaseIterable, Sendable {
  /// 0 for equal sets, 1 for any others.
  case nominal
  /// 1 - |A and B| / |A or B| (Jaccard 1908).
  case jaccard
  /// 1 - J M, with J the Jaccard similarity and M = 1 for equal sets, 2/3 if one holds the other, 1/3 if they share a
  /// label, else 0 (Passonneau 2006, LREC, pp. 831-836).
  case masi
  /// (1 - J) (1 - M): the product of both distances, which DKPro Statistics calls MASI.
  case masiProductOfDistances = "masi_dkpro_variant"

  /// The distance of two sets.
  ///
  /// - Parameters:
  ///   - left: one set of labels.
  ///   - right: another.
  /// - Returns: a number in 0...1.
  /// - Complexity: O(|left| + |right|).
  public func between<Label: Hashable>(_ left: Set<Label>, _ right: Set<Label>) -> Double {
    if left == right { return 0 }
    let shared = left.count < right.count ? left.count(where: right.contains) : right.count(where: left.contains)
    let jaccard = Double(shared) / Double(left.count + right.count - shared)
    let isNested = shared == min(left.count, right.count)
    let monotonicity = isNested ? 2.0 / 3 : shared > 0 ? 1.0 / 3 : 0
    switch self {
    case .nominal: return 1
    case .jaccard: return 1 - jaccard
    case .masi: return 1 - jaccard * monotonicity
    case .masiProductOfDistances: return (1 - jaccard) * (1 - monotonicity)
    }
  }
}

/// Ratings whose values are sets of labels, in long form: position `i` is one rater's set for unit `units[i]`.
///
/// The empty set is a value like any other; a missing rating is an absent row.
public struct SetRatings<Label: Hashable & Sendable>: Sendable {
  /// The distinct sets, in order of first appearance.
  public let values: [Set<Label>]
  /// For each unit with two ratings or more, how often each value (an index into `values`) was given, ascending by value.
  let pairableUnits: [[(value: Int, count: Double)]]
  /// The number of units with one rating only.
  let singleUnits: Int

  /// Groups ratings by unit and value.
  ///
  /// - Parameters:
  ///   - units: any unit index a rating; negative ones are allowed, gaps too.
  ///   - sets: the rated set, one a rating; what one column has beyond the other is left out.
  /// - Complexity: O(ratings log ratings + labels rated).
  public init(units: [Int], sets: [Set<Label>]) {
    var indexes: [Set<Label>: Int] = [:]
    var values: [Set<Label>] = []
    var counts: [Int: [Int: Double]] = [:]
    for (unit, set) in zip(units, sets) {
      let value = indexes[set] ?? values.count
      if value == values.count {
        indexes[set] = value
        values.append(set)
      }
      counts[unit, default: [:]][value, default: 0] += 1
    }
    let pairable = counts.filter { $0.value.values.reduce(0, +) >= 2 }
    self.values = values
    self.singleUnits = counts.count - pairable.count
    self.pairableUnits = pairable.sorted { $0.key < $1.key }
      .map { unit in unit.value.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) } }
  }

  /// The distances of all values from one another, row by row.
  ///
  /// - Parameter distance: how far apart two sets are.
  /// - Returns: `values.count` rows of as many distances.
  /// - Complexity: O(values squared * labels of a set).
  public func distances(_ distance: SetDistance) -> [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: values.count), count: values.count)
    for row in values.indices {
      for column in 0..<row {
        let apart = distance.between(values[row], values[column])
        matrix[row][column] = apart
        matrix[column][row] = apart
      }
    }
    return matrix
  }
}
