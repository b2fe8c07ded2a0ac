// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Two raters' table in figures.
public struct PairDiagnostics: Sendable {
  /// The two raters.
  public let raters: [String]
  /// The units both rated.
  public let n: Int
  /// (a - d) / n of a two by two table (Byrt, Bishop and Carlin 1993); nil for more categories.
  public let prevalenceIndex: Double?
  /// (b - c) / n of a two by two table.
  public let biasIndex: Double?
  /// 2 p_o - 1 of a two by two table.
  public let pabak: Double?
  /// The greatest kappa these margins allow (Cohen 1960, p. 42).
  public let kappaMax: Double?
  /// Agreed squares over the squares the margins allow (Bangdiwala 1985).
  public let bangdiwalaB: Double?
  /// Bowker's test of symmetry (1948); degrees of freedom count pairs of cells that are not both empty.
  public let bowker: ChiSquaredTest
  /// Stuart and Maxwell's test of equal margins (1955, 1970); nil where the differences have no covariance.
  public let stuartMaxwell: ChiSquaredTest?
}

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

/// How Cohen's kappa stands over all pairs of raters, which matters when many share few units.
public struct CohenPairsSummary: Sendable, Equatable {
  /// The mean of the defined kappas.
  public let mean: Double?
  /// Pairs of raters.
  public let pairs: Int
  /// Pairs with a kappa.
  public let defined: Int
  /// Pairs without a common unit.
  public let withoutOverlap: Int
  /// Pairs with common units but no kappa.
  public let undefined: Int
  /// The mean of the defined kappas, each weighing its number of units.
  public let meanWeightedByUnits: Double?

  init(raters: Int, kappas: some Sequence<Estimate>) {
    var (sum, weighted, units, defined, rows) = (0.0, 0.0, 0.0, 0, 0)
    for kappa in kappas where kappa.n > 0 {
      rows += 1
      guard let value = kappa.value else { continue }
      defined += 1
      sum += value
      weighted += value * Double(kappa.n)
      units += Double(kappa.n)
    }
    pairs = raters * (raters - 1) / 2
    self.defined = defined
    withoutOverlap = pairs - rows
    undefined = rows - defined
    mean = defined > 0 ? sum / Double(defined) : nil
    meanWeightedByUnits = units > 0 ? weighted / units : nil
  }
}

/// A chi-squared statistic and its tail.
public struct ChiSquaredTest: Sendable, Equatable {
  /// The statistic.
  public let statistic: Double
  /// Its degrees of freedom.
  public let degrees: Int
  /// P(X >= statistic), 1 where there are no degrees of freedom.
  public let p: Double

  init(_ statistic: Double, degrees: Int) {
    self.statistic = statistic
    self.degrees = degrees
    p = degrees > 0 ? ChiSquaredDistribution.upper(statistic, degrees: Double(degrees)) : 1
  }
}

/// Systems of linear equations.
enum LinearSystem {
  /// The x of A x = b by elimination with partial pivots, or nil if A is singular.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var a = matrix
    var b = right
    let n = b.count
    let scale = a.joined().reduce(0) { max($0, abs($1)) }
    for column in 0..<n {
      let pivot = (column..<n).reduce(column) { abs(a[$1][column]) > abs(a[$0][column]) ? $1 : $0 }
      guard abs(a[pivot][column]) > 1e-12 * scale else { return nil }
      a.swapAt(pivot, column)
      b.swapAt(pivot, column)
      for row in column + 1..<max(n, column + 1) {
        let factor = a[row][column] / a[column][column]
        guard factor != 0 else { continue }
        for place in column..<n { a[row][place] -= factor * a[column][place] }
        b[row] -= factor * b[column]
      }
    }
    for row in (0..<n).reversed() {
      for place in row + 1..<max(n, row + 1) { b[row] -= a[row][place] * b[place] }
      b[row] /= a[row][row]
    }
    return b
  }
}

extension PairDiagnostics {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("raters")
      json.array(raters) { $0.string($1) }
      json.key("n")
      json.int(n)
      for (name, value) in [
        ("prevalence_index", prevalenceIndex), ("bias_index", biasIndex), ("pabak", pabak), ("kappa_max", kappaMax),
        ("bangdiwala_b", bangdiwalaB),
      ] {
        json.key(name)
        json.number(value)
      }
      json.key("bowker")
      bowker.write(to: &json)
      json.key("stuart_maxwell")
      if let stuartMaxwell { stuartMaxwell.write(to: &json) } else { json.null() }
    }
  }
}

extension ChiSquaredTest {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("chi2")
      json.number(statistic)
      json.key("df")
      json.int(degrees)
      json.key("p")
      json.number(p)
    }
  }
}

extension CohenPairsSummary {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("value")
      json.number(mean)
      for (name, count) in [
        ("n_pairs", pairs), ("n_defined", defined), ("no_overlap", withoutOverlap), ("undefined", undefined),
      ] {
        json.key(name)
        json.int(count)
      }
      json.key("mean_weighted_by_n")
      json.number(meanWeightedByUnits)
    }
  }
}
