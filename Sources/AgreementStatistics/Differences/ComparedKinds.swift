// SPDX-License-Identifier: GPL-3.0-or-later

/// Sets of labels that are compared.
struct ComparedSets: ComparedSide {
  let figures: SetFigures
  /// Sums over all pairs of sets are not made anew so often.
  private let isDear: [Bool]

  init(_ matrix: ReliabilityMatrix, separator: String, _ options: AgreementOptions) {
    figures = SetFigures(matrix, separator: separator, clustered: false)
    isDear = figures.wanted.map { Double(options.plan.replicates) * $0.measure.cost > Estimator.longest }
  }

  var estimates: [Estimate] { figures.wanted.map(\.estimate) }

  func values() -> [Estimate] { figures.wanted.map { $0.estimate.taking($0.measure, figures.frame.totals) } }

  func values(_ counts: [Double]) -> [Double] {
    let frame = figures.frame
    var byCount = [Double](repeating: 0, count: frame.counts.count)
    for (pattern, count) in counts.enumerated() { byCount[Int(frame.counts.ofRatingPattern[pattern])] += count }
    let totals = frame.rows.totals(byCount)
    return zip(figures.wanted, isDear).map { $1 ? .nan : $0.measure.point(totals).value ?? .nan }
  }
}

/// Spans that are compared; their patterns are the documents.
struct ComparedSpans: ComparedSide {
  let figures: SpanFigures

  init(_ corpus: UnitizedCorpus) { figures = SpanFigures(corpus) }

  var estimates: [Estimate] { figures.wanted.map(\.estimate) }

  func values() -> [Estimate] {
    let totals = figures.frame.rows.totals(figures.frame.sample(nil).multiplicities)
    return figures.counted(figures.wanted.map { $0.estimate.taking($0.measure, totals) })
  }

  func values(_ counts: [Double]) -> [Double] {
    let totals = figures.frame.rows.totals(counts)
    return figures.wanted.map { $0.measure.point(totals).value ?? .nan }
  }
}

extension Estimate {
  /// The estimate with the value of a measure.
  fileprivate func taking(_ measure: any Measure, _ totals: [Double]) -> Estimate {
    var estimate = self
    estimate.take(measure.point(totals))
    estimate.n = Int(measure.sampleSize(totals))
    return estimate
  }
}
