// SPDX-License-Identifier: GPL-3.0-or-later

extension PairDiagnostics {
  init(_ table: PairTable, raters: [String]) {
    let (q, n) = (table.q, table.units)
    self.raters = raters
    self.n = Int(n)
    let isSquare = q == 2 && n > 0
    let agreed = (0..<q).reduce(0) { $0 + table[$1, $1] }
    prevalenceIndex = isSquare ? (table[0, 0] - table[1, 1]) / n : nil
    biasIndex = isSquare ? (table[0, 1] - table[1, 0]) / n : nil
    pabak = isSquare ? 2 * agreed / n - 1 : nil
    let rows = table.rowShares
    let columns = table.columnShares
    let expected = zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
    let greatest = zip(rows, columns).reduce(0) { $0 + min($1.0, $1.1) }
    kappaMax = Point.corrected(greatest, by: expected).value
    let squares = (0..<q).reduce(0) { $0 + table[$1, $1] * table[$1, $1] }
    bangdiwalaB = expected > 0 ? squares / (n * n * expected) : nil
    bowker = Self.bowker(table)
    stuartMaxwell = Self.stuartMaxwell(table, rows: rows, columns: columns)
  }

  private static func bowker(_ table: PairTable) -> ChiSquaredTest {
    var sum = 0.0
    var degrees = 0
    for k in 0..<table.q {
      for l in k + 1..<max(table.q, k + 1) {
        let both = table[k, l] + table[l, k]
        guard both > 0 else { continue }
        let difference = table[k, l] - table[l, k]
        sum += difference * difference / both
        degrees += 1
      }
    }
    return ChiSquaredTest(sum, degrees: degrees)
  }

  /// d' V^-1 d over the categories that occur, one left out; a category used only in agreement leaves V singular.
  private static func stuartMaxwell(_ table: PairTable, rows: [Double], columns: [Double]) -> ChiSquaredTest? {
    let n = table.units
    let used = (0..<table.q).filter { rows[$0] + columns[$0] > 0 }
    guard used.count > 1 else { return ChiSquaredTest(0, degrees: 0) }
    let kept = used.dropLast()
    let differences = kept.map { (rows[$0] - columns[$0]) * n }
    let covariance = kept.map { k in
      kept.map { l in
        k == l ? (rows[k] + columns[k]) * n - 2 * table[k, k] : -(table[k, l] + table[l, k])
      }
    }
    guard let solution = LinearSystem.solve(covariance, differences) else { return nil }
    let statistic = zip(differences, solution).reduce(0) { $0 + $1.0 * $1.1 }
    return ChiSquaredTest(max(0, statistic), degrees: kept.count)
  }
}
