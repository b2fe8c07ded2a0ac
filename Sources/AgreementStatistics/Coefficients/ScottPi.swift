// SPDX-License-Identifier: GPL-3.0-or-later

/// Scott's pi of two raters on their common units (Scott 1955), with the large-sample form of Gwet's
/// linearised variance (2014, p. 139: over n, where the others divide by n - 1).
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
    let value = point.value ?? 0
    let expected = point.expected ?? 0
    return totals.indices.map { cell in
      let (k, l) = (cell / q, cell % q)
      let mine = (chance[k] + chance[l]) / 2
      return (weighting[k, l] - expected - 2 * (1 - value) * (mine - expected)) / (1 - expected) - value
    }
  }

  private func shares(_ totals: [Double], _ units: Double) -> [Double] {
    var shares = [Double](repeating: 0, count: q)
    for cell in totals.indices {
      shares[cell / q] += totals[cell] / (2 * units)
      shares[cell % q] += totals[cell] / (2 * units)
    }
    return shares
  }

  func sampleSize(_ totals: [Double]) -> Double { totals.reduce(0, +) }

  func counts(_ pattern: Int) -> Bool { true }
}
