// SPDX-License-Identifier: GPL-3.0-or-later

/// One of two sets that are compared: what is computed of it, and how from its patterns.
protocol ComparedSide: Sendable {
  /// What is computed, without values yet.
  var estimates: [Estimate] { get }

  /// The estimates on all units.
  func values() -> [Estimate]

  /// The values on so many units of each pattern, NaN where there is none.
  func values(_ counts: [Double]) -> [Double]
}

/// Labels that are compared.
struct ComparedLabels: ComparedSide {
  let matrix: ReliabilityMatrix
  private let inputs: AnalysisInputs
  private let byUnit: [Wanted]
  private let byRater: [Wanted]

  private typealias Wanted = (estimate: Estimate, measure: any Measure)

  /// Of more pairs than this none is compared by itself.
  private static let pairs = 45

  /// What the sums do not suffice to compute anew has no difference.
  private static let unreachable = Point.undefined(.tooManyPairs(limit: pairs))

  init(_ matrix: ReliabilityMatrix, _ options: AgreementOptions) {
    self.matrix = matrix
    let inputs = AnalysisInputs(matrix, options, clustered: false, keepsRows: true)
    self.inputs = inputs
    byUnit = CoefficientEstimates.unitMeasures(inputs) + CoefficientEstimates.categoryMeasures(inputs)
    byRater = inputs.raters.map { CoefficientEstimates.raterMeasures(inputs, $0) + Self.pairs(inputs, $0) } ?? []
  }

  /// Cohen's kappa of each pair while they are few; of two raters it is nobody's in particular.
  private static func pairs(_ inputs: AnalysisInputs, _ frame: RaterFrame) -> [Wanted] {
    let tables = inputs.pairs.tables, names = inputs.matrix.raters
    guard frame.hasPairs, tables.count <= pairs else { return [] }
    return tables.indices.flatMap { pair in
      inputs.weightings.indices.map { index -> Wanted in
        var estimate = Estimate(.cohenKappa, n: 0)
        estimate.weights = inputs.name(index)
        estimate.raters = names.count == 2 ? nil : [names[tables[pair].first], names[tables[pair].second]]
        let kappa = CohenKappa(q: frame.q, weighting: inputs.weightings[index])
        return (estimate, PairKappa(kappa: kappa, start: frame.cells(ofPair: pair)))
      }
    }
  }

  var estimates: [Estimate] { (byUnit + byRater).map(\.estimate) }

  func values() -> [Estimate] {
    let multiplicities = matrix.patterns.multiplicities.map(Double.init)
    let totals = totals(multiplicities)
    return (byUnit.map { ($0, totals.units) } + byRater.map { ($0, totals.raters) }).map { wanted, totals in
      var estimate = wanted.estimate
      estimate.take(wanted.measure.cost.isInfinite ? Self.unreachable : wanted.measure.point(totals))
      estimate.n = Int(wanted.measure.sampleSize(totals))
      return estimate
    }
  }

  func values(_ counts: [Double]) -> [Double] {
    let totals = totals(counts)
    func value(_ wanted: Wanted, _ totals: [Double]) -> Double {
      wanted.measure.cost.isInfinite ? .nan : wanted.measure.point(totals).value ?? .nan
    }
    return byUnit.map { value($0, totals.units) } + byRater.map { value($0, totals.raters) }
  }

  private func totals(_ counts: [Double]) -> (units: [Double], raters: [Double]) {
    let frame = inputs.units
    var byCount = [Double](repeating: 0, count: frame.counts.count)
    for (pattern, count) in counts.enumerated() { byCount[Int(frame.counts.ofRatingPattern[pattern])] += count }
    return (frame.rows.totals(byCount), inputs.raters?.rows.totals(counts) ?? [])
  }
}

/// Cohen's kappa of one pair in the sums of all raters.
private struct PairKappa: Measure {
  let kappa: CohenKappa
  let start: Int

  private func cells(_ totals: [Double]) -> [Double] { Array(totals[start..<start + kappa.q * kappa.q]) }

  func point(_ totals: [Double]) -> Point { kappa.point(cells(totals)) }

  /// Differences are bootstrapped, which needs none.
  func influences(_ totals: [Double], _ point: Point) -> [Double] { [] }

  func sampleSize(_ totals: [Double]) -> Double { cells(totals).reduce(0, +) }
}
