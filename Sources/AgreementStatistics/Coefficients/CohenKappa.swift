// SPDX-License-Identifier: GPL-3.0-or-later

/// Cohen's kappa of two raters on their common units (Cohen 1960, p. 40; 1968, p. 215).
///
/// Standard errors of Fleiss, Cohen and Everitt 1969, p. 324-325: the asymptotic one for intervals, the one under
/// independence for p. Patterns are the cells of the table, totals their counts.
struct CohenKappa: Measure {
  let q: Int
  let weighting: Weighting

  func point(_ totals: [Double]) -> Point {
    let units = totals.reduce(0, +)
    guard units > 0 else { return .undefined(.noCommonUnit) }
    var observed = 0.0
    for k in 0..<q {
      for l in 0..<q where totals[k * q + l] != 0 { observed += totals[k * q + l] * (1 - weighting[k, l]) }
    }
    let (rows, columns) = margins(totals, units)
    let chance = weighting.times(columns)
    let expected = (0..<q).reduce(0) { $0 + rows[$1] * chance[$1] }
    return .corrected(1 - observed / units, by: expected)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let units = totals.reduce(0, +)
    let (rows, columns) = margins(totals, units)
    let byRow = weighting.times(columns)
    let byColumn = weighting.times(rows)
    let influence = KappaInfluence(point)
    return totals.indices.map { cell in
      let (k, l) = (cell / q, cell % q)
      return influence.ofUnit(agreement: weighting[k, l], chance: (byRow[k] + byColumn[l]) / 2)
    }
  }

  func errorForm(_ totals: [Double], _ point: Point) -> ErrorForm {
    .asymptotic(null: nullStandardError(totals, point))
  }

  /// The standard error of kappa if the raters were independent.
  private func nullStandardError(_ totals: [Double], _ point: Point) -> Double? {
    let units = totals.reduce(0, +)
    guard point.value != nil, let expected = point.expected else { return nil }
    let (rows, columns) = margins(totals, units)
    let byRow = weighting.times(columns)
    let byColumn = weighting.times(rows)
    var sum = 0.0
    for k in 0..<q {
      for l in 0..<q {
        let deviation = weighting[k, l] - byRow[k] - byColumn[l] + expected
        sum += rows[k] * columns[l] * deviation * deviation
      }
    }
    return sum.squareRoot() / ((1 - expected) * units.squareRoot())
  }

  private func margins(_ totals: [Double], _ units: Double) -> (rows: [Double], columns: [Double]) {
    var rows = [Double](repeating: 0, count: q)
    var columns = rows
    for k in 0..<q {
      for l in 0..<q {
        rows[k] += totals[k * q + l] / units
        columns[l] += totals[k * q + l] / units
      }
    }
    return (rows, columns)
  }

  func sampleSize(_ totals: [Double]) -> Double { totals.reduce(0, +) }
}

extension CohenKappa: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    PairCells(q: q, weighting: weighting).smoothed(totals, sample) { rows, columns in
      let byRow = weighting.times(columns), byColumn = weighting.times(rows)
      let expected = zip(rows, byRow).reduce(0) { $0 + $1.0 * $1.1 }
      return (expected, byRow, byColumn)
    }
  }

  func minorityUnits(_ totals: [Double]) -> Double { PairCells(q: q, weighting: weighting).minorityUnits(totals) }
}

/// Scott's pi of two raters on their common units (Scott 1955).
///
/// Its standard error is the large-sample form that goes by Scott's name in the literature (Gwet 2014, p. 139, over n);
/// Fleiss' kappa of the same two raters, which has the same value, divides by n - 1. Over clusters both are one.
struct ScottPi: Measure {
  let q: Int
  let weighting: Weighting

  func point(_ totals: [Double]) -> Point {
    let units = totals.reduce(0, +)
    guard units > 0 else { return .undefined(.noCommonUnit) }
    var observed = 0.0
    for cell in totals.indices where totals[cell] != 0 {
      observed += totals[cell] * (1 - weighting[cell / q, cell % q])
    }
    let shares = shares(totals, units)
    let chance = weighting.times(shares)
    return .corrected(1 - observed / units, by: (0..<q).reduce(0) { $0 + shares[$1] * chance[$1] })
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let chance = weighting.times(shares(totals, totals.reduce(0, +)))
    let influence = KappaInfluence(point)
    return totals.indices.map { cell in
      let (k, l) = (cell / q, cell % q)
      return influence.ofUnit(agreement: weighting[k, l], chance: (chance[k] + chance[l]) / 2)
    }
  }

  func errorForm(_ totals: [Double], _ point: Point) -> ErrorForm { .largeSample }

  private func shares(_ totals: [Double], _ units: Double) -> [Double] {
    var shares = [Double](repeating: 0, count: q)
    for cell in totals.indices {
      shares[cell / q] += totals[cell] / (2 * units)
      shares[cell % q] += totals[cell] / (2 * units)
    }
    return shares
  }

  func sampleSize(_ totals: [Double]) -> Double { totals.reduce(0, +) }
}

extension ScottPi: SmoothedMeasure {
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    PairCells(q: q, weighting: weighting).smoothed(totals, sample) { rows, columns in
      let shares = zip(rows, columns).map { ($0 + $1) / 2 }, chance = weighting.times(shares)
      return (zip(shares, chance).reduce(0) { $0 + $1.0 * $1.1 }, chance, chance)
    }
  }

  func minorityUnits(_ totals: [Double]) -> Double { PairCells(q: q, weighting: weighting).minorityUnits(totals) }
}

/// The cells of a table of two raters, with those of a pseudo-unit.
private struct PairCells {
  let q: Int
  let weighting: Weighting

  /// How many units are expected outside the category both raters use most.
  func minorityUnits(_ totals: [Double]) -> Double {
    var counts = [Double](repeating: 0, count: q)
    for cell in totals.indices where totals[cell] != 0 {
      counts[cell / q] += totals[cell] / 2
      counts[cell % q] += totals[cell] / 2
    }
    return counts.reduce(0, +) - (counts.max() ?? 0)
  }

  /// The rows of a coefficient.
  ///
  /// - Parameters:
  ///   - totals: the cells' counts.
  ///   - sample: the units.
  ///   - chance: of both raters' shares expected agreement, and what one rating of each adds to it by row and by column.
  /// - Returns: the cells; nil where the categories are too few or too many.
  func smoothed(
    _ totals: [Double], _ sample: Sample,
    _ chance: (_ rows: [Double], _ columns: [Double]) -> (expected: Double, byRow: [Double], byColumn: [Double])
  ) -> SmoothedRows? {
    guard (2...SmoothedRows.categoryLimit).contains(q) else { return nil }
    let count = Double(q), mass = SmoothedRows.pseudoMass(sample)
    let pseudo = totals.indices.map { cell in
      mass * (cell / q == cell % q ? 0.5 / count : 0.5 / (count * (count - 1)))
    }
    let units = zip(totals, pseudo).reduce(0) { $0 + $1.0 + $1.1 }
    var rows = [Double](repeating: 0, count: q), columns = rows
    for cell in totals.indices {
      rows[cell / q] += (totals[cell] + pseudo[cell]) / units
      columns[cell % q] += (totals[cell] + pseudo[cell]) / units
    }
    let (expected, byRow, byColumn) = chance(rows, columns)
    let masses = totals + pseudo
    let cells = masses.indices.map { index in
      let (k, l) = ((index % totals.count) / q, index % q)
      return SmoothedRows.Row(
        agreement: weighting[k, l], weight: 1, shareWeight: 1, mass: masses[index],
        chance: byRow[k] + byColumn[l] - 2 * expected)
    }
    let bound = Disagreement(weighting)
    return SmoothedRows(
      rows: cells, real: totals.count, expected: expected,
      greatest: min(bound.greatest, bound.reachable(at: zip(rows, columns).map { ($0 + $1) / 2 })))
  }
}
