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
  let rows: SparseRows
  let sample: Sample
  let totals: [Double]

  /// Units with a rating.
  let units = 0
  /// Units with two ratings or more.
  let pairableUnits = 1

  /// Takes the pairs' tables, whose cells become sums too unless there are too many of them.
  init(_ matrix: ReliabilityMatrix, weightings: [Weighting], pairs: PairTables, clustered: Bool) {
    patterns = matrix.patterns
    q = matrix.categories.count
    raters = matrix.raters.count
    self.weightings = weightings
    self.pairs = pairs
    counts = CountPatterns(matrix.patterns)
    hasPairs = pairs.omitted == nil && pairs.tables.count * q * q <= 1 << 16
    let margins = 2 + weightings.count + raters * (1 + q)
    var rows = SparseRows(width: margins + (hasPairs ? pairs.tables.count * q * q : 0))
    var entries = patterns.count * (2 + weightings.count)
    for pattern in 0..<patterns.count {
      let ratings = patterns[pattern].count
      entries += 2 * ratings + (hasPairs ? ratings * (ratings - 1) / 2 : 0)
    }
    rows.reserve(rows: patterns.count, entries: entries)
    for pattern in 0..<patterns.count {
      Self.addSums(pattern, matrix, counts, weightings, to: &rows)
      if hasPairs { Self.addPairs(pattern, matrix, pairs, from: margins, to: &rows) }
      rows.endRow()
    }
    self.rows = rows
    if clustered, let clusters = matrix.clusters {
      sample = Sample(
        patternCount: patterns.count, patternOfUnit: matrix.patternOfUnit.map { Int32($0) },
        clusterOfUnit: clusters.ofUnit, clusterCount: clusters.count)
    } else {
      sample = Sample(multiplicities: patterns.multiplicities.map(Double.init))
    }
    totals = rows.totals(sample.multiplicities)
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
    let size = Double(patterns[pattern].count)
    let index = Int(counts.ofRatingPattern[pattern])
    return 1 - counts.disagreement(index, weightings[weighting]) / (size * (size - 1))
  }

  private static func addSums(
    _ pattern: Int, _ matrix: ReliabilityMatrix, _ counts: CountPatterns, _ weightings: [Weighting],
    to rows: inout SparseRows
  ) {
    let ratings = matrix.patterns[pattern]
    let size = Double(ratings.count)
    let (q, raters) = (matrix.categories.count, matrix.raters.count)
    rows.add(0, 1)
    if size > 1 {
      rows.add(1, 1)
      let index = Int(counts.ofRatingPattern[pattern])
      for (place, weighting) in weightings.enumerated() {
        rows.add(2 + place, 1 - counts.disagreement(index, weighting) / (size * (size - 1)))
      }
    }
    for rating in ratings {
      rows.add(2 + weightings.count + Int(rating.rater), 1)
      rows.add(2 + weightings.count + raters + Int(rating.rater) * q + Int(rating.category), 1)
    }
  }

  private static func addPairs(
    _ pattern: Int, _ matrix: ReliabilityMatrix, _ pairs: PairTables, from start: Int, to rows: inout SparseRows
  ) {
    let ratings = matrix.patterns[pattern]
    let q = matrix.categories.count
    for i in ratings.indices {
      for j in i + 1..<ratings.endIndex {
        guard let pair = pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
        rows.add(start + pair * q * q + Int(ratings[i].category) * q + Int(ratings[j].category), 1)
      }
    }
  }
}
