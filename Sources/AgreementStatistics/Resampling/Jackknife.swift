// SPDX-License-Identifier: GPL-3.0-or-later

/// The jackknife over units, or over clusters where the sample has them.
struct Jackknife: Sendable {
  /// Values with one unit (or cluster) left out, and how many units share each.
  let values: [Double]
  let counts: [Double]

  init(_ measure: any Measure, _ rows: SparseRows, _ sample: Sample, _ totals: [Double]) {
    var values: [Double] = []
    var counts: [Double] = []
    if sample.isClustered {
      for cluster in 0..<sample.clusterCount {
        let entries = sample.entries(ofCluster: cluster)
        guard entries.contains(where: { measure.counts(Int(sample.entryPattern[$0])) }) else { continue }
        var rest = totals
        for entry in entries {
          rows.add(Int(sample.entryPattern[entry]), times: -sample.entryCount[entry], to: &rest)
        }
        guard let value = measure.point(rest).value else { continue }
        values.append(value)
        counts.append(1)
      }
    } else {
      for pattern in 0..<rows.count where sample.multiplicities[pattern] > 0 {
        var rest = totals
        rows.add(pattern, times: -1, to: &rest)
        guard let value = measure.point(rest).value else { continue }
        values.append(value)
        counts.append(sample.multiplicities[pattern])
      }
    }
    self.values = values
    self.counts = counts
  }

  /// The number of values.
  var count: Double { counts.reduce(0, +) }

  private var mean: Double { zip(values, counts).reduce(0) { $0 + $1.0 * $1.1 } / count }

  /// sqrt((n - 1) / n sum (t_i - mean)^2).
  var standardError: Double? {
    let (n, mean) = (count, mean)
    guard n > 1 else { return nil }
    let sum = zip(values, counts).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    return ((n - 1) / n * sum).squareRoot()
  }

  /// The acceleration of the BCa interval (Efron 1987).
  var acceleration: Double {
    let mean = mean
    var cubes = 0.0
    var squares = 0.0
    for (value, count) in zip(values, counts) {
      let deviation = mean - value
      cubes += count * deviation * deviation * deviation
      squares += count * deviation * deviation
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }
}
