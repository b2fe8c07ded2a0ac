// SPDX-License-Identifier: GPL-3.0-or-later

/// One rater's labels crossed with the others' on the same units, every unit weighing 1.
struct RestTable {
  private let rater: Int
  private let patterns: [Int]
  private let q: Int
  private var cells: [Double]
  private var units = 0.0

  init(_ rater: Int, _ patterns: [Int], _ inputs: AnalysisInputs) {
    self.rater = rater
    self.patterns = patterns.filter { inputs.matrix.patterns[$0].count > 1 }
    q = inputs.matrix.categories.count
    cells = [Double](repeating: 0, count: q * q)
    for pattern in self.patterns {
      let multiplicity = Double(inputs.matrix.patterns.multiplicities[pattern])
      units += multiplicity
      for (cell, weight) in Self.shares(rater, pattern, inputs) { cells[cell] += multiplicity * weight }
    }
  }

  /// The rater's share of each category less the others'.
  var bias: [Double] {
    (0..<q).map { k in
      guard units > 0 else { return 0 }
      return (0..<q).reduce(0) { $0 + cells[k * q + $1] - cells[$1 * q + k] } / units
    }
  }

  /// Cohen's kappa of the table, with the linearised error over units.
  func estimate(_ inputs: AnalysisInputs) -> Estimate {
    var estimate = Estimate(.cohenKappa, n: Int(units))
    let measure = CohenKappa(q: q, weighting: inputs.weightings[0])
    let point = measure.point(cells)
    estimate.take(point)
    estimate.raters = [inputs.matrix.raters[rater]]
    guard point.value != nil, units > 1 else { return estimate }
    let influences = measure.influences(cells, point)
    var sum = 0.0
    for pattern in patterns {
      let x = Self.shares(rater, pattern, inputs).reduce(0) { $0 + $1.weight * influences[$1.cell] }
      sum += Double(inputs.matrix.patterns.multiplicities[pattern]) * x * x
    }
    estimate.spread((sum / (units * (units - 1))).squareRoot(), degrees: units - 1, inputs.options.plan, .analytic)
    return estimate
  }

  private static func shares(_ rater: Int, _ pattern: Int, _ inputs: AnalysisInputs) -> [(cell: Int, weight: Double)] {
    let ratings = inputs.matrix.patterns[pattern]
    guard let own = ratings.first(where: { Int($0.rater) == rater }) else { return [] }
    let q = inputs.matrix.categories.count
    return ratings.filter { Int($0.rater) != rater }.map {
      (Int(own.category) * q + Int($0.category), 1 / Double(ratings.count - 1))
    }
  }
}
