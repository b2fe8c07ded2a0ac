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
