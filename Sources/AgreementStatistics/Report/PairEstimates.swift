// SPDX-License-Identifier: GPL-3.0-or-later

/// The estimates that concern two raters, and the pairs' tables.
struct PairEstimates {
  /// Up to this many pairs get the resampled intervals asked for; beyond it theirs are analytic.
  static let resampledLimit = 100
  /// Up to this many get smoothed ones.
  static let smoothedLimit = 10_000

  let estimates: [Estimate]
  let rows: [PairRow]

  init(_ inputs: AnalysisInputs) {
    let tables = inputs.pairs.tables
    let names = inputs.matrix.raters
    var plan = inputs.options.plan
    let isSmoothed = plan.isAutomatic || plan.method == .smoothed
    let count = tables.count + inputs.pairs.sparse.count
    if plan.method != nil, count > (isSmoothed ? Self.smoothedLimit : Self.resampledLimit) {
      (plan.method, plan.isAutomatic) = (.analytic, false)
    }
    let samples = PairSamples(inputs)
    let withScott = names.count == 2
    var estimates: [Estimate] = []
    let cells = Self.cells(inputs.matrix.categories.count)
    for (place, table) in tables.enumerated() {
      let estimator = Estimator(plan: plan, rows: cells, sample: samples[place], totals: table.cells)
      estimates += estimator.estimates(
        Self.measures(inputs, [names[table.first], names[table.second]], table.q, withScott: withScott))
    }
    for (place, table) in inputs.pairs.sparse.enumerated() {
      let estimator = Estimator(
        plan: plan, rows: Self.identity(table.cells.count), sample: samples[place], totals: table.counts)
      estimates += estimator.estimates(Self.measures(table, names, withScott: withScott))
    }
    if let reason = inputs.pairs.omitted {
      estimates = Self.undefined(inputs, reason, raters: withScott ? names : nil)
    } else if !inputs.pairs.sparse.isEmpty {
      estimates += Self.undefined(
        inputs, .tooManyCategories(limit: PairTables.categoryLimit), raters: withScott ? names : nil
      ).filter { $0.weights != nil }
    } else if tables.isEmpty, withScott {
      estimates = Self.undefined(inputs, .noCommonUnit, raters: names)
    }
    self.estimates = estimates
    let dense = tables.map { table in
      PairRow(
        raters: [names[table.first], names[table.second]], n: Int(table.units),
        confusion: (0..<table.q).map { k in (0..<table.q).map { Int(table[k, $0]) } })
    }
    rows =
      dense
      + inputs.pairs.sparse.map {
        PairRow(raters: [names[$0.first], names[$0.second]], n: Int($0.units), confusion: [])
      }
  }

  /// Sums that are the cells of a table.
  private static func cells(_ q: Int) -> SparseRows { identity(q <= PairTables.categoryLimit ? q * q : 0) }

  private static func identity(_ width: Int) -> SparseRows {
    var rows = SparseRows(width: width)
    for cell in 0..<width {
      rows.add(cell, 1)
      rows.endRow()
    }
    return rows
  }

  private static func measures(_ table: SparsePairTable, _ names: [String], withScott: Bool) -> [(
    estimate: Estimate, measure: any Measure
  )] {
    (withScott ? [Coefficient.cohenKappa, .scottPi] : [.cohenKappa]).map { coefficient in
      var estimate = Estimate(coefficient, n: 0)
      estimate.raters = [names[table.first], names[table.second]]
      return (estimate, SparseKappa(table: table, isScott: coefficient == .scottPi))
    }
  }

  private static func measures(_ inputs: AnalysisInputs, _ raters: [String]?, _ q: Int, withScott: Bool) -> [(
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

  /// Rows that say why there is no figure, of two raters or in place of all pairs.
  private static func undefined(_ inputs: AnalysisInputs, _ reason: UndefinedReason, raters: [String]?) -> [Estimate] {
    let wanted = measures(inputs, raters, inputs.matrix.categories.count, withScott: raters != nil)
    return wanted.map { wanted in
      var estimate = wanted.estimate
      estimate.take(.undefined(reason))
      return estimate
    }
  }
}

/// For each pair of raters how its common units fall on the cells of its table, by cluster where there are clusters.
struct PairSamples {
  private let pairs: PairTables
  private let clustered: [Sample]

  init(_ inputs: AnalysisInputs) {
    pairs = inputs.pairs
    guard let frame = inputs.raters, frame.sample.isClustered, frame.pairs.omitted == nil else {
      clustered = []
      return
    }
    let (pairs, q) = (pairs, frame.q), count = pairs.tables.count + pairs.sparse.count
    var cells = [[Int32]](repeating: [], count: count)
    var clusters = [[UInt32]](repeating: [], count: count)
    for cluster in frame.sample.groupCounts.indices {
      for entry in frame.sample.entries(ofGroup: cluster) {
        let ratings = Array(frame.patterns[Int(frame.sample.entryPattern[entry])])
        let units = Int(frame.sample.entryCount[entry])
        for i in ratings.indices {
          for j in i + 1..<ratings.count {
            guard let pair = pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
            let (k, l) = (ratings[i].category, ratings[j].category)
            let cell = pairs.sparse.isEmpty ? Int(k) * q + Int(l) : pairs.sparse[pair].number(k, l) ?? 0
            cells[pair] += [Int32](repeating: Int32(cell), count: units)
            clusters[pair] += [UInt32](repeating: UInt32(cluster), count: units)
          }
        }
      }
    }
    clustered = (0..<count).map {
      Sample(
        patternCount: pairs.sparse.isEmpty ? q * q : pairs.sparse[$0].cells.count, patternOfUnit: cells[$0],
        clusterOfUnit: clusters[$0], clusterCount: frame.sample.groupCounts.count)
    }
  }

  subscript(pair: Int) -> Sample {
    if !clustered.isEmpty { return clustered[pair] }
    return Sample(multiplicities: pairs.sparse.isEmpty ? pairs.tables[pair].cells : pairs.sparse[pair].counts)
  }
}
