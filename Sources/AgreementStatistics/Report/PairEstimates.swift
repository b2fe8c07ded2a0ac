// SPDX-License-Identifier: GPL-3.0-or-later

/// The estimates that concern two raters, and the pairs' tables.
struct PairEstimates {
  /// Up to this many pairs get the interval asked for; beyond it theirs are analytic.
  static let resampledLimit = 100

  let estimates: [Estimate]
  let rows: [PairRow]

  init(_ inputs: AnalysisInputs) {
    let tables = inputs.pairs.tables
    let names = inputs.matrix.raters
    var plan = inputs.options.plan
    if plan.method != nil, tables.count > Self.resampledLimit { plan.method = .analytic }
    let samples = PairSamples(inputs)
    let withScott = names.count == 2
    var estimates: [Estimate] = []
    let cells = Self.cells(inputs.matrix.categories.count)
    for (place, table) in tables.enumerated() {
      let estimator = Estimator(plan: plan, rows: cells, sample: samples[place], totals: table.cells)
      estimates += estimator.estimates(
        Self.measures(inputs, [names[table.first], names[table.second]], table.q, withScott: withScott))
    }
    if tables.isEmpty, withScott { estimates = Self.undefined(inputs) }
    self.estimates = estimates
    rows = tables.map { table in
      PairRow(
        raters: [names[table.first], names[table.second]], n: Int(table.units),
        confusion: (0..<table.q).map { k in (0..<table.q).map { Int(table[k, $0]) } })
    }
  }

  /// Sums that are the cells of a table.
  private static func cells(_ q: Int) -> SparseRows {
    guard q <= PairTables.categoryLimit else { return SparseRows(width: 0) }
    var rows = SparseRows(width: q * q)
    for cell in 0..<q * q {
      rows.add(cell, 1)
      rows.endRow()
    }
    return rows
  }

  private static func measures(_ inputs: AnalysisInputs, _ raters: [String], _ q: Int, withScott: Bool) -> [(
    estimate: Estimate, measure: any Measure
  )] {
    inputs.weightings.indices.flatMap { index -> [(estimate: Estimate, measure: any Measure)] in
      let weighting = inputs.weightings[index]
      var cohen = Estimate(.cohenKappa, n: 0)
      cohen.weights = inputs.name(index)
      cohen.raters = raters
      var scott = Estimate(.scottPi, n: 0)
      scott.weights = cohen.weights
      scott.raters = raters
      let pair: [(estimate: Estimate, measure: any Measure)] = [
        (cohen, CohenKappa(q: q, weighting: weighting)), (scott, ScottPi(q: q, weighting: weighting)),
      ]
      return withScott ? pair : Array(pair.prefix(1))
    }
  }

  /// Two raters who share no unit still get their rows, with the reason.
  private static func undefined(_ inputs: AnalysisInputs) -> [Estimate] {
    measures(inputs, inputs.matrix.raters, inputs.matrix.categories.count, withScott: true).map { wanted in
      var estimate = wanted.estimate
      estimate.take(.undefined(.noCommonUnit))
      return estimate
    }
  }
}
