// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters' common units by the pairs of categories that occur.
struct SparsePairTable: Sendable {
  /// A pair of categories, the first rater's first, by their places among those the two used.
  struct Cell: Sendable {
    let row: Int
    let column: Int
  }

  let first: Int
  let second: Int
  /// The categories that either used, ascending.
  let categories: [UInt32]
  /// The pairs that occur, ascending.
  let cells: [Cell]
  /// Units per pair.
  let counts: [Double]

  /// The units both rated.
  var units: Double { counts.reduce(0, +) }

  /// All tables; O(pairs of ratings, sorted).
  static func all(
    _ matrix: ReliabilityMatrix, _ pairs: [(first: Int, second: Int)], _ place: (Int, Int) -> Int?
  ) -> [SparsePairTable] {
    var found = [[(key: UInt64, units: Double)]](repeating: [], count: pairs.count)
    matrix.patterns.forEach { pattern, ratings in
      let units = Double(matrix.patterns.multiplicities[pattern])
      for i in ratings.indices {
        for j in i + 1..<max(ratings.endIndex, i + 1) {
          guard let pair = place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
          found[pair].append((UInt64(ratings[i].category) << 32 | UInt64(ratings[j].category), units))
        }
      }
    }
    return zip(pairs, found).map { SparsePairTable(first: $0.first, second: $0.second, $1) }
  }

  private init(first: Int, second: Int, _ found: [(key: UInt64, units: Double)]) {
    (self.first, self.second) = (first, second)
    var keys: [UInt64] = [], counts: [Double] = []
    for (key, units) in found.sorted(by: { $0.key < $1.key }) {
      if keys.last == key {
        counts[counts.count - 1] += units
      } else {
        keys.append(key)
        counts.append(units)
      }
    }
    let used = Set(keys.flatMap { [UInt32($0 >> 32), UInt32(truncatingIfNeeded: $0)] }).sorted()
    let place = Dictionary(zip(used, 0...)) { first, _ in first }
    categories = used
    cells = keys.map { Cell(row: place[UInt32($0 >> 32)] ?? 0, column: place[UInt32(truncatingIfNeeded: $0)] ?? 0) }
    self.counts = counts
  }

  /// The number of the pair of two categories that occurs; O(log).
  func number(_ first: UInt32, _ second: UInt32) -> Int? {
    guard let row = Self.search(categories, first), let column = Self.search(categories, second) else { return nil }
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if (cells[middle].row, cells[middle].column) < (row, column) { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].row == row && cells[low].column == column ? low : nil
  }

  private static func search(_ sorted: [UInt32], _ value: UInt32) -> Int? {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == value ? low : nil
  }
}
