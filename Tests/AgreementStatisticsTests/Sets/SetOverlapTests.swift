// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Sums over all pairs of sets, whichever way they are counted.
@Suite struct SetOverlapTests {
  /// The alpha of units rated by two, from every pair of ratings.
  private func alpha(_ units: [(Set<String>, Set<String>)], _ distance: SetDistance) -> Double {
    func d(_ a: Set<String>, _ b: Set<String>) -> Double {
      distance.between(a.count, b.count, shared: a.intersection(b).count)
    }
    let all = units.flatMap { [$0.0, $0.1] }
    let observed = units.reduce(0) { $0 + 2 * d($1.0, $1.1) } / Double(all.count)
    var expected = 0.0
    for (place, one) in all.enumerated() { for other in all[(place + 1)...] { expected += 2 * d(one, other) } }
    return 1 - observed / (expected / Double(all.count * (all.count - 1)))
  }

  /// Few labels in many sets are counted by bits, many labels by the sets each is in.
  @Test(arguments: [12, 400])
  func alphaIsThatOfAllPairs(labels: Int) throws {
    var stream = RandomStream(seed: 5)
    let units = (0..<250).map { _ in
      let base = Set((0..<3).map { _ in "l\(stream.below(labels))" })
      return (base, Set(base.filter { _ in stream.uniform() < 0.7 } + ["l\(stream.below(labels))"]))
    }
    var builder = try MatrixBuilder()
    for (unit, sets) in units.enumerated() {
      for (rater, set) in [("a", sets.0), ("b", sets.1)] {
        try builder.add(unit: "\(unit)", rater: rater, category: set.sorted().joined(separator: "|"))
      }
    }
    let report = SetValuedAnalysis(separator: "|", plan: IntervalPlan(method: nil)).run(try builder.build())
    #expect(report.data.categories.count <= labels)
    for distance in SetDistance.allCases {
      let value = report.coefficients.first { $0.coefficient == .krippendorffAlpha && $0.metric == distance.rawValue }
      #expect(near(value?.value, alpha(units, distance), within: 1e-12))
    }
  }

  @Test func weightsPairByPairAreRefusedForTooManyCategories() throws {
    var builder = try MatrixBuilder(level: .ratio)
    for unit in 0..<6000 {
      try builder.add(unit: "\(unit)", rater: "a", category: "\(unit)")
      try builder.add(unit: "\(unit)", rater: "b", category: "\(unit)")
    }
    let report = AgreementAnalysis(AgreementOptions(level: .ratio, weights: .radical)).run(try builder.build())
    for estimate in report.coefficients where estimate.weights == "radical" || estimate.metric == "ratio" {
      guard estimate.coefficient != .percentAgreement, estimate.value == nil else { continue }
      #expect(estimate.reason != nil)
    }
    let fleiss = report.coefficients.first { $0.coefficient == .fleissKappa && $0.weights == "radical" }
    #expect(fleiss?.reason == .tooManyCategories(limit: 5000))
    #expect(report.coefficients.first { $0.metric == "interval" }?.value == 1)
  }
}
