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
  /// Above this many categories there are no tables.
  static let categoryLimit = 256
  /// Above this many pairs there are no tables: what is said of pairs grows with the square of the raters.
  static let pairLimit = 100_000
  /// Above this many cells in all there are no tables, a quarter of a gigabyte.
  static let cellLimit = 1 << 25

  private(set) var tables: [PairTable] = []
  /// Why there are no tables.
  let omitted: UndefinedReason?
  private var index: [UInt64: Int] = [:]

  init(_ matrix: ReliabilityMatrix) {
    let q = matrix.categories.count
    guard q <= Self.categoryLimit else {
      omitted = .tooManyCategories(limit: Self.categoryLimit)
      return
    }
    let limit = min(Self.pairLimit, Self.cellLimit / max(1, q * q))
    guard let pairs = Self.pairs(matrix.patterns, limit: limit) else {
      omitted = .tooManyPairs(limit: limit)
      return
    }
    omitted = nil
    for (place, key) in pairs.enumerated() {
      index[key] = place
      tables.append(PairTable(first: Int(key >> 32), second: Int(key & 0xFFFF_FFFF), q: q))
    }
    for pattern in 0..<matrix.patterns.count {
      let ratings = matrix.patterns[pattern]
      let units = Double(matrix.patterns.multiplicities[pattern])
      for (place, first) in zip(ratings.indices, ratings) {
        for second in ratings[(place + 1)...] {
          guard let pair = self.place(Int(first.rater), Int(second.rater)) else { continue }
          tables[pair].add(Int(first.category), Int(second.category), units)
        }
      }
    }
  }

  /// The pairs of raters who share a unit, in order; nil as soon as there are more than the limit.
  private static func pairs(_ patterns: RatingPatterns, limit: Int) -> [UInt64]? {
    var pairs: Set<UInt64> = []
    for pattern in 0..<patterns.count {
      let ratings = patterns[pattern]
      guard ratings.count * (ratings.count - 1) / 2 <= limit else { return nil }
      for (place, first) in zip(ratings.indices, ratings) {
        for second in ratings[(place + 1)...] { pairs.insert(key(Int(first.rater), Int(second.rater))) }
      }
      if pairs.count > limit { return nil }
    }
    return pairs.sorted()
  }

  private static func key(_ first: Int, _ second: Int) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// The place of a pair's table.
  func place(_ first: Int, _ second: Int) -> Int? { index[Self.key(first, second)] }
}
