// SPDX-License-Identifier: GPL-3.0-or-later

/// The confusion tables of all raters who share a unit, ordered by first then second rater.
struct PairTables: Sendable {
  /// Above this many categories tables would not fit; pairs are then left out.
  static let categoryLimit = 256

  private(set) var tables: [PairTable] = []
  private var index: [UInt64: Int] = [:]

  init(_ matrix: ReliabilityMatrix) {
    let q = matrix.categories.count
    guard q <= Self.categoryLimit else { return }
    for pattern in 0..<matrix.patterns.count {
      let ratings = Array(matrix.patterns[pattern])
      let units = Double(matrix.patterns.multiplicities[pattern])
      for i in ratings.indices {
        for j in i + 1..<ratings.count {
          tables[table(ratings[i], ratings[j], q)].add(Int(ratings[i].category), Int(ratings[j].category), units)
        }
      }
    }
    tables.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    index = [:]
    for (place, table) in tables.enumerated() { index[Self.key(table.first, table.second)] = place }
  }

  private static func key(_ first: Int, _ second: Int) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  private mutating func table(_ first: Rating, _ second: Rating, _ q: Int) -> Int {
    let key = Self.key(Int(first.rater), Int(second.rater))
    if let known = index[key] { return known }
    index[key] = tables.count
    tables.append(PairTable(first: Int(first.rater), second: Int(second.rater), q: q))
    return tables.count - 1
  }

  /// The place of a pair's table.
  func place(_ first: Int, _ second: Int) -> Int? { index[Self.key(first, second)] }
}
