// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// How often intervals of 95 % hold the value that endless data would give.
struct Coverage {
  /// What is rated in a sample.
  enum Kind {
    /// Labels by the model.
    case labels(RatingsModel, raters: Int)
    /// Sets of six labels, each true for three units of ten and mistaken one time of twelve.
    case sets(raters: Int)
    /// Spans in documents of 400 code points: three true ones, four of five found, their ends off by up to four, and one
    /// wrong one in three documents.
    case spans(raters: Int)
  }

  var name = ""
  var kind = Kind.labels(RatingsModel(), raters: 4)
  var units = 200
  var samples = 1000
  /// Units per cluster; 1 for independent units.
  var clusterSize = 1

  /// The figures looked at, by coefficient and metric.
  private var wanted: [(Coefficient, metric: String?)] {
    switch kind {
    case .labels(_, 2):
      [(.percentAgreement, nil), (.cohenKappa, nil), (.fleissKappa, nil), (.krippendorffAlpha, nil), (.gwetAC1, nil)]
    case .labels:
      [
        (.percentAgreement, nil), (.unanimity, nil), (.fleissKappa, nil), (.congerKappa, nil),
        (.krippendorffAlpha, nil), (.gwetAC1, nil),
      ]
    case .sets: [(.krippendorffAlpha, "jaccard"), (.krippendorffAlpha, "masi")]
    case .spans: [(.krippendorffAlphaU, nil), (.uAlpha, nil), (.f1Soft, nil), (.f1Strict, nil)]
    }
  }

  /// Prints one line for each way of making intervals: the coverage of each figure in per cent.
  func run(_ methods: [IntervalMethod?]) throws {
    var plan = IntervalPlan(method: nil)
    let truth = try report(units: truthUnits, seed: 0, plan)
    for method in methods {
      plan.isAutomatic = method == nil
      plan.method = method ?? .smoothed
      var held = [Int](repeating: 0, count: wanted.count)
      for sample in 1...samples {
        let report = try report(units: units, seed: UInt64(sample), plan)
        for (index, figure) in wanted.enumerated() {
          // A sample of one category has no value, but an interval.
          guard let interval = find(figure, in: report)?.interval, let value = find(figure, in: truth)?.value
          else { continue }
          if interval.lower <= value + 1e-12, value - 1e-12 <= interval.upper { held[index] += 1 }
        }
      }
      let figures = zip(wanted, held).map { figure, held in
        let name = figure.metric.map { "\(figure.0.rawValue)[\($0)]" } ?? figure.0.rawValue
        return "\(name) \((Double(held) / Double(samples) * 1000).rounded() / 10)"
      }
      print("\(name) \(method?.rawValue ?? "auto"): \(figures.joined(separator: ", "))")
    }
  }

  private func find(_ figure: (Coefficient, metric: String?), in report: AgreementReport) -> Estimate? {
    report.coefficients.first {
      $0.coefficient == figure.0 && (figure.metric == nil || $0.metric == figure.metric) && $0.category == nil
    }
  }

  private var truthUnits: Int { if case .spans = kind { 20_000 } else { 400_000 / clusterSize * clusterSize } }

  private func report(units: Int, seed: UInt64, _ plan: IntervalPlan) throws -> AgreementReport {
    var stream = RandomStream(seed: seed, stream: 77)
    switch kind {
    case .labels(let model, let raters):
      let matrix = try model.matrix(units: units, raters: raters, clusterSize: clusterSize, from: &stream)
      return AgreementAnalysis(AgreementOptions(plan: plan)).run(matrix)
    case .sets(let raters):
      return SetValuedAnalysis(separator: "|", plan: plan).run(
        try SetModel.matrix(units: units, raters: raters, from: &stream))
    case .spans(let raters):
      return UnitizingAnalysis(plan: plan).run(try SpanModel.corpus(documents: units, raters: raters, from: &stream))
    }
  }
}

extension RatingsModel {
  /// Ratings of so many units, in clusters of that size if it is above 1.
  func matrix(
    units: Int, raters: Int, clusterSize: Int, from stream: inout RandomStream
  ) throws(MatrixError) -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: prevalence.indices.map { String($0) })
    var cluster = truth(from: &stream)
    for unit in 0..<units {
      if unit.isMultiple(of: clusterSize) { cluster = truth(from: &stream) }
      let truth = truth(in: cluster, from: &stream)
      for (rater, label) in labels(truth, raters: raters, from: &stream).enumerated() {
        guard let label else { continue }
        try builder.add(
          unit: unit, rater: rater, category: label, cluster: clusterSize > 1 ? unit / clusterSize : nil)
      }
    }
    return try builder.build()
  }
}
