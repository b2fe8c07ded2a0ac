// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// How often intervals of 95 % hold the value that endless data would give.
struct Coverage {
  var units = 200
  var raters = 4
  var samples = 1000
  /// Units per cluster; 1 for independent units.
  var clusterSize = 1
  var model = RatingsModel()

  static let coefficients: [Coefficient] = [.percentAgreement, .fleissKappa, .krippendorffAlpha, .gwetAC1]

  func run(_ methods: [IntervalMethod]) throws(MatrixError) {
    let truth = try report(units: 400_000, seed: 0, method: nil)
    let clusters = clusterSize > 1 ? "clusters of \(clusterSize)" : "no clusters"
    print("\(samples) samples of \(units) units by \(raters) raters, \(clusters): coverage of 95 % intervals")
    for method in methods {
      var held = [Int](repeating: 0, count: Self.coefficients.count)
      for sample in 1...samples {
        let report = try report(units: units, seed: UInt64(sample), method: method)
        for (index, coefficient) in Self.coefficients.enumerated() {
          guard let interval = report[coefficient]?.interval, let value = truth[coefficient]?.value else { continue }
          if interval.lower <= value, value <= interval.upper { held[index] += 1 }
        }
      }
      for (index, coefficient) in Self.coefficients.enumerated() {
        let percent = (Double(held[index]) / Double(samples) * 1000).rounded() / 10
        print("  \(method.rawValue) \(coefficient.rawValue) \(percent)")
      }
    }
  }

  private func report(units: Int, seed: UInt64, method: IntervalMethod?) throws(MatrixError) -> AgreementReport {
    var stream = RandomStream(seed: seed, stream: 77)
    var builder = try MatrixBuilder(categories: (0..<4).map { String($0) })
    var cluster = model.truth(from: &stream)
    for unit in 0..<units {
      if unit.isMultiple(of: clusterSize) { cluster = model.truth(from: &stream) }
      let truth = model.truth(in: cluster, from: &stream)
      for (rater, label) in model.labels(truth, raters: raters, from: &stream).enumerated() {
        guard let label else { continue }
        try builder.add(
          unit: unit, rater: rater, category: label, cluster: clusterSize > 1 ? unit / clusterSize : nil)
      }
    }
    return AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: method))).run(try builder.build())
  }
}
