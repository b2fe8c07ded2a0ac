// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters' confusion table on the units both rated.
struct PairTable: Sendable {
  let first: Int
  let second: Int
  let q: Int
  /// Units per cell, the first rater's category in rows.
  var cells: [Double]
  /// The units both rated.
  var units: Double

  init(first: Int, second: Int, q: Int) {
    self.first = first
    self.second = second
    self.q = q
    cells = [Double](repeating: 0, count: q * q)
    units = 0
  }

  subscript(k: Int, l: Int) -> Double { cells[k * q + l] }

  mutating func add(_ k: Int, _ l: Int, _ count: Double) {
    cells[k * q + l] += count
    units += count
  }

  /// Row shares.
  var rowShares: [Double] { (0..<q).map { k in (0..<q).reduce(0) { $0 + self[k, $1] } / units } }

  /// Column shares.
  var columnShares: [Double] { (0..<q).map { l in (0..<q).reduce(0) { $0 + self[$1, l] } / units } }
}

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
