// SPDX-License-Identifier: GPL-3.0-or-later

/// The sums that ask who rated: rating patterns, each rater's margins, and the pairs' tables where Light's kappa needs them.
struct RaterFrame: Sendable {
  /// Up to so many margins by rater are told apart where there are more categories than tables of pairs have.
  static let marginLimit = 1 << 22

  let patterns: RatingPatterns
  let q: Int
  let raters: Int
  let weightings: [Weighting]
  let counts: CountPatterns
  let pairs: PairTables
  let hasPairs: Bool
  /// For each weighting the weighted agreement of every count pattern with two ratings or more.
  private let agreements: [[Double]]
  let rows: SparseRows
  let sample: Sample
  let totals: [Double]

  /// Units with a rating.
  let units = 0
  /// Units with two ratings or more.
  let pairableUnits = 1

  /// Takes the pairs' tables, whose cells become sums too unless there are too many of them.
  ///
  /// Rows are kept only where something is to be resampled; the sums need each of them once.
  init(
    _ matrix: ReliabilityMatrix, counts: CountPatterns, weightings: [Weighting], pairs: PairTables, clustered: Bool,
    keepsRows: Bool
  ) {
    patterns = matrix.patterns
    q = matrix.categories.count
    raters = matrix.raters.count
    self.weightings = weightings
    self.pairs = pairs
    self.counts = counts
    hasPairs = pairs.omitted == nil && pairs.sparse.isEmpty && pairs.tables.count * q * q <= 1 << 16
    let margins = 2 + weightings.count + raters * (1 + q)
    let agreements = weightings.map { weighting in
      counts.sizes.enumerated().map { index, size in
        size > 1 ? 1 - counts.disagreement(index, weighting) / (size * (size - 1)) : 0
      }
    }
    self.agreements = agreements
    let width = margins + (hasPairs ? pairs.tables.count * q * q : 0)
    rows = keepsRows ? Self.rows(matrix, counts, agreements, hasPairs ? pairs : nil, width) : SparseRows(width: width)
    totals = Self.totals(matrix, counts, agreements, hasPairs ? pairs : nil, width)
    if clustered, let clusters = matrix.clusters {
      sample = Sample(
        patternCount: patterns.count, patternOfUnit: matrix.patternOfUnit.map { Int32($0) },
        clusterOfUnit: clusters.ofUnit, clusterCount: clusters.count)
    } else {
      sample = Sample(multiplicities: patterns.multiplicities.map(Double.init))
    }
  }

  /// The sum over pairable units of their weighted agreement.
  func agreement(_ weighting: Int) -> Int { 2 + weighting }

  /// The units a rater rated.
  func rated(_ rater: Int) -> Int { 2 + weightings.count + rater }

  /// The units a rater put in a category.
  func rated(_ rater: Int, _ category: Int) -> Int { 2 + weightings.count + raters + rater * q + category }

  /// The first cell of a pair's table.
  func cells(ofPair pair: Int) -> Int { 2 + weightings.count + raters * (1 + q) + pair * q * q }

  /// The weighted agreement of a pattern with two ratings or more.
  func agreement(_ pattern: Int, _ weighting: Int) -> Double {
    agreements[weighting][Int(counts.ofRatingPattern[pattern])]
  }

  private static func totals(
    _ matrix: ReliabilityMatrix, _ counts: CountPatterns, _ agreements: [[Double]], _ pairs: PairTables?, _ width: Int
  ) -> [Double] {
    let (raters, q) = (matrix.raters.count, matrix.categories.count)
    var totals = [Double](repeating: 0, count: width)
    totals.withUnsafeMutableBufferPointer { totals in
      matrix.patterns.forEach { pattern, ratings in
        let units = Double(matrix.patterns.multiplicities[pattern])
        sums(Int(counts.ofRatingPattern[pattern]), ratings, raters, q, agreements) { totals[$0] += units * $1 }
      }
      var place = width - (pairs?.tables.count ?? 0) * q * q
      for table in pairs?.tables ?? [] {
        for cell in table.cells {
          totals[place] = cell
          place += 1
        }
      }
    }
    return totals
  }

  private static func rows(
    _ matrix: ReliabilityMatrix, _ counts: CountPatterns, _ agreements: [[Double]], _ pairs: PairTables?, _ width: Int
  ) -> SparseRows {
    let (raters, q) = (matrix.raters.count, matrix.categories.count)
    let first = width - (pairs?.tables.count ?? 0) * q * q
    var rows = SparseRows(width: width)
    rows.reserve(
      rows: matrix.patterns.count,
      entries: matrix.patterns.count * (2 + agreements.count) + 2 * matrix.patterns.ratings.count)
    matrix.patterns.forEach { pattern, ratings in
      sums(Int(counts.ofRatingPattern[pattern]), ratings, raters, q, agreements) { rows.add($0, $1) }
      if let pairs { addPairs(ratings, q, pairs, from: first, to: &rows) }
      rows.endRow()
    }
    return rows
  }

  /// What a pattern adds to the sums but those of pairs.
  @inline(__always)
  private static func sums(
    _ index: Int, _ ratings: UnsafeBufferPointer<Rating>, _ raters: Int, _ q: Int, _ agreements: [[Double]],
    _ add: (_ column: Int, _ sum: Double) -> Void
  ) {
    add(0, 1)
    if ratings.count > 1 {
      add(1, 1)
      for place in agreements.indices { add(2 + place, agreements[place][index]) }
    }
    for rating in ratings {
      add(2 + agreements.count + Int(rating.rater), 1)
      add(2 + agreements.count + raters + Int(rating.rater) * q + Int(rating.category), 1)
    }
  }

  private static func addPairs(
    _ ratings: UnsafeBufferPointer<Rating>, _ q: Int, _ pairs: PairTables, from start: Int, to rows: inout SparseRows
  ) {
    for i in ratings.indices {
      for j in i + 1..<max(ratings.endIndex, i + 1) {
        guard let pair = pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
        rows.add(start + pair * q * q + Int(ratings[i].category) * q + Int(ratings[j].category), 1)
      }
    }
  }
}
