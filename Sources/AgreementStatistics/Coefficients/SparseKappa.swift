// SPDX-License-Identifier: GPL-3.0-or-later

/// Cohen's kappa or Scott's pi of two raters with many categories, unweighted, as `CohenKappa` and `ScottPi` have it.
///
/// Patterns are the pairs of categories that occur, totals their counts; what it costs grows with them and not with the
/// square of the categories, of which unused ones add nothing.
struct SparseKappa: Measure {
  let table: SparsePairTable
  /// Whether chance is by both raters' mean shares, which is Scott's.
  let isScott: Bool

  func point(_ totals: [Double]) -> Point {
    let units = totals.reduce(0, +)
    guard units > 0 else { return .undefined(.noCommonUnit) }
    let same = table.cells.indices.reduce(0) { $0 + (isSame($1) ? totals[$1] : 0) }
    let (rows, columns) = margins(totals)
    return .corrected(same == units ? 1 : same / units, by: zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 })
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let (rows, columns) = margins(totals)
    let influence = KappaInfluence(point)
    return table.cells.indices.map { number in
      let cell = table.cells[number]
      return influence.ofUnit(agreement: isSame(number) ? 1 : 0, chance: (columns[cell.row] + rows[cell.column]) / 2)
    }
  }

  func errorForm(_ totals: [Double], _ point: Point) -> ErrorForm {
    isScott ? .largeSample : .asymptotic(null: nullStandardError(totals, point))
  }

  /// The standard error if the raters were independent (Fleiss, Cohen and Everitt 1969, p. 325), its sum over all pairs of
  /// categories taken apart into sums over categories.
  private func nullStandardError(_ totals: [Double], _ point: Point) -> Double? {
    guard point.value != nil, let expected = point.expected else { return nil }
    let (rows, columns) = margins(totals)
    var diagonal = 0.0, byRow = 0.0, byColumn = 0.0, squares = 0.0
    for (row, column) in zip(rows, columns) {
      diagonal += row * column * (1 - 2 * (row + column) + 2 * expected)
      byRow += row * column
      byColumn += column * row
      squares += row * column * column + column * row * row
    }
    let rest = squares + expected * expected + 2 * byRow * byColumn - 2 * expected * (byRow + byColumn)
    return max(0, diagonal + rest).squareRoot() / ((1 - expected) * totals.reduce(0, +).squareRoot())
  }

  private func isSame(_ number: Int) -> Bool { table.cells[number].row == table.cells[number].column }

  private func margins(_ totals: [Double]) -> (rows: [Double], columns: [Double]) {
    let units = totals.reduce(0, +)
    var rows = [Double](repeating: 0, count: table.categories.count), columns = rows
    for (cell, count) in zip(table.cells, totals) {
      rows[cell.row] += count / units
      columns[cell.column] += count / units
    }
    guard isScott else { return (rows, columns) }
    let shares = zip(rows, columns).map { ($0 + $1) / 2 }
    return (shares, shares)
  }

  func sampleSize(_ totals: [Double]) -> Double { totals.reduce(0, +) }
}

/// Light's kappa with many categories, unweighted, as `LightKappa` has it.
struct SparseLightKappa: Measure {
  let frame: RaterFrame

  /// The pairs of categories are no sums of the frame, so that nothing is resampled.
  var cost: Double { .infinity }

  func point(_ totals: [Double]) -> Point {
    let all = frame.raters * (frame.raters - 1) / 2
    let values = frame.pairs.sparse.compactMap { SparseKappa(table: $0, isScott: false).point($0.counts).value }
    guard !values.isEmpty else { return .undefined(.undefinedPairs(all, of: all)) }
    return Point(
      value: values.reduce(0, +) / Double(values.count), reason: nil, observed: nil, expected: nil,
      pairs: PairCount(defined: values.count, all: all))
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let shares = frame.pairs.sparse.map { table -> [Double] in
      let kappa = SparseKappa(table: table, isScott: false), found = kappa.point(table.counts)
      guard found.value != nil else { return [] }
      let ratio = totals[frame.units] / table.units / Double(point.pairs?.defined ?? 1)
      return kappa.influences(table.counts, found).map { $0 * ratio }
    }
    var influences: [Double] = []
    frame.patterns.forEach { _, ratings in
      var x = 0.0
      for i in ratings.indices {
        for j in i + 1..<max(ratings.endIndex, i + 1) {
          guard let pair = frame.pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)), !shares[pair].isEmpty,
            let cell = frame.pairs.sparse[pair].number(ratings[i].category, ratings[j].category)
          else { continue }
          x += shares[pair][cell]
        }
      }
      influences.append(x)
    }
    return influences
  }

  func sampleSize(_ totals: [Double]) -> Double { totals[frame.units] }

  func moves(_ pattern: Int) -> Bool { frame.patterns.places(of: pattern).count > 1 }
}
