// SPDX-License-Identifier: GPL-3.0-or-later

/// The jackknife over the sample's groups that a measure rests on: units, or clusters where there are some.
struct Jackknife: Sendable {
  /// Values with one group left out, and how many groups share each.
  let values: [Double]
  let counts: [Double]

  init(_ measure: any Measure, _ rows: SparseRows, _ sample: Sample, _ totals: [Double]) {
    var values: [Double] = []
    var counts: [Double] = []
    for group in sample.groups(where: measure.moves) {
      var rest = totals
      for entry in sample.entries(ofGroup: group) {
        rows.add(Int(sample.entryPattern[entry]), times: -sample.entryCount[entry], to: &rest)
      }
      guard let value = measure.point(rest).value else { continue }
      values.append(value)
      counts.append(sample.groupCounts[group])
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
