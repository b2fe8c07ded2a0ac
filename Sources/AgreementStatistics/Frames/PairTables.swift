// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters' confusion table on the units both rated.
struct PairTable: Sendable {
  let first: Int
  let second: Int
  let q: Int
  /// Units per cell, the first rater's category in rows.
  let cells: [Double]
  /// The units both rated.
  let units: Double

  init(first: Int, second: Int, q: Int, cells: [Double]) {
    (self.first, self.second, self.q, self.cells) = (first, second, q, cells)
    units = cells.reduce(0, +)
  }

  subscript(k: Int, l: Int) -> Double { cells[k * q + l] }

  /// Row shares.
  var rowShares: [Double] { (0..<q).map { k in (0..<q).reduce(0) { $0 + self[k, $1] } / units } }

  /// Column shares.
  var columnShares: [Double] { (0..<q).map { l in (0..<q).reduce(0) { $0 + self[$1, l] } / units } }
}

/// The confusion tables of all raters who share a unit, ordered by first then second rater; of the cells that occur alone
/// where there are many categories.
struct PairTables: Sendable {
  /// Above this many categories tables are sparse.
  static let categoryLimit = 256
  /// Above this many pairs there are no tables: what is said of pairs grows with the square of the raters.
  static let pairLimit = 100_000
  /// Above this many cells in all there are no tables, a quarter of a gigabyte.
  static let cellLimit = 1 << 25

  private(set) var tables: [PairTable] = []
  /// The tables where there are more categories than the limit.
  private(set) var sparse: [SparsePairTable] = []
  /// Why there are no tables.
  let omitted: UndefinedReason?
  private let index: PairIndex

  init(_ matrix: ReliabilityMatrix) {
    let q = matrix.categories.count, isDense = q <= Self.categoryLimit
    let limit = isDense ? min(Self.pairLimit, Self.cellLimit / max(1, q * q)) : Self.pairLimit
    var index = PairIndex(raters: matrix.raters.count)
    guard let pairs = index.fill(matrix.patterns, limit: limit) else {
      omitted = .tooManyPairs(limit: limit)
      self.index = index
      return
    }
    omitted = nil
    self.index = index
    if isDense {
      tables = Self.dense(matrix, pairs, index)
    } else {
      sparse = SparsePairTable.all(matrix, pairs, index.place)
    }
  }

  private static func dense(
    _ matrix: ReliabilityMatrix, _ pairs: [(first: Int, second: Int)], _ index: PairIndex
  ) -> [PairTable] {
    let q = matrix.categories.count
    var cells = [Double](repeating: 0, count: pairs.count * q * q)
    matrix.patterns.forEach { pattern, ratings in
      let units = Double(matrix.patterns.multiplicities[pattern])
      for i in ratings.indices {
        for j in i + 1..<max(ratings.endIndex, i + 1) {
          guard let pair = index.place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
          cells[(pair * q + Int(ratings[i].category)) * q + Int(ratings[j].category)] += units
        }
      }
    }
    return pairs.enumerated().map { place, pair in
      PairTable(
        first: pair.first, second: pair.second, q: q, cells: Array(cells[place * q * q..<(place + 1) * q * q]))
    }
  }

  /// The units that each pair shares.
  var shared: [Double] { tables.map(\.units) + sparse.map(\.units) }

  /// The place of a pair's table; the first rater's number is the smaller.
  @inline(__always)
  func place(_ first: Int, _ second: Int) -> Int? { index.place(first, second) }
}

/// Where the pairs of raters who share a unit stand: a triangle of places while raters are few, else a dictionary.
private struct PairIndex: Sendable {
  /// Up to this many raters all pairs have a place of their own, 16 MB.
  private static let triangleLimit = 2_900

  private let raters: Int
  private var triangle: [Int32]
  private var dictionary: [UInt64: Int32] = [:]

  init(raters: Int) {
    self.raters = raters
    triangle = raters <= Self.triangleLimit ? [Int32](repeating: -1, count: raters * (raters - 1) / 2) : []
  }

  /// Finds the pairs in order; nil as soon as there are more than the limit.
  mutating func fill(_ patterns: RatingPatterns, limit: Int) -> [(first: Int, second: Int)]? {
    var pairs: [(first: Int, second: Int)] = []
    for pattern in 0..<patterns.count {
      let places = patterns.places(of: pattern)
      guard places.count * (places.count - 1) / 2 <= limit else { return nil }
      for i in places {
        for j in i + 1..<max(places.upperBound, i + 1) {
          let (first, second) = (Int(patterns.ratings[i].rater), Int(patterns.ratings[j].rater))
          guard first < second, place(first, second) == nil else { continue }
          set(first, second, 0)
          pairs.append((first, second))
        }
      }
      if pairs.count > limit { return nil }
    }
    pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    for (place, pair) in pairs.enumerated() { set(pair.first, pair.second, Int32(place)) }
    return pairs
  }

  @inline(__always)
  func place(_ first: Int, _ second: Int) -> Int? {
    guard first < second else { return nil }
    if triangle.isEmpty { return dictionary[UInt64(first) << 32 | UInt64(second)].map { Int($0) } }
    let place = triangle[second * (second - 1) / 2 + first]
    return place < 0 ? nil : Int(place)
  }

  private mutating func set(_ first: Int, _ second: Int, _ place: Int32) {
    guard first < second else { return }
    if triangle.isEmpty {
      dictionary[UInt64(first) << 32 | UInt64(second)] = place
    } else {
      triangle[second * (second - 1) / 2 + first] = place
    }
  }
}
