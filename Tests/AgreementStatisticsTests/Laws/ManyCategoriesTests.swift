// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Unused categories change no figure that does not ask how many there are, so that many categories, which are computed in
/// another way, have the figures of few.
@Suite struct ManyCategoriesTests {
  /// Ratings of so many categories, of which further ones are declared but not used.
  private func matrix(_ used: Int, unused: Int, raters: Int = 4, clustered: Bool = false) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: (0..<used + unused).map { "c\($0)" })
    var stream = RandomStream(seed: 4, stream: 1)
    for unit in 0..<400 {
      let label = stream.below(used)
      for rater in 0..<raters where stream.below(5) > 0 {
        try builder.add(
          unit: "u\(unit)", rater: "r\(rater)", category: "c\(stream.below(3) > 0 ? label : stream.below(used))",
          cluster: clustered ? "k\(unit / 10)" : nil)
      }
    }
    return try builder.build()
  }

  private func figures(
    _ matrix: ReliabilityMatrix, _ wanted: [Coefficient], _ method: IntervalMethod?, automatic: Bool = false
  ) -> [[String?]: Estimate] {
    var plan = IntervalPlan(method: method, replicates: 50)
    plan.isAutomatic = automatic
    let report = AgreementAnalysis(AgreementOptions(plan: plan)).run(matrix)
    let found = report.coefficients.filter { wanted.contains($0.coefficient) }
    return Dictionary(
      uniqueKeysWithValues: found.map { ([$0.coefficient.rawValue, $0.category] + ($0.raters ?? []), $0) })
  }

  private func expectSame(_ few: [[String?]: Estimate], _ many: [[String?]: Estimate], _ note: String) {
    for (key, one) in few {
      guard let other = many[key] else {
        Issue.record("\(key) \(note) is missing")
        continue
      }
      #expect(near(one.value, other.value, within: 1e-12) && one.reason == other.reason, "\(key) \(note)")
      #expect(near(one.standardError, other.standardError, within: 1e-12), "\(key) \(note)")
      #expect(near(one.p, other.p, within: 1e-9) && one.n == other.n, "\(key) \(note)")
      #expect(one.interval?.method == other.interval?.method, "\(key) \(note)")
      #expect(near(one.interval?.lower, other.interval?.lower, within: 1e-12), "\(key) \(note)")
      #expect(near(one.interval?.upper, other.interval?.upper, within: 1e-12), "\(key) \(note)")
    }
  }

  private static let ofCategories: [Coefficient] = [
    .fleissKappaCategory, .krippendorffAlphaCategory, .specificAgreement,
  ]

  @Test(arguments: [false, true]) func figuresOfEachCategoryAbove64(clustered: Bool) throws {
    let (few, many) = (
      try matrix(60, unused: 0, clustered: clustered), try matrix(60, unused: 10, clustered: clustered)
    )
    for method in [IntervalMethod.analytic, .jackknife] {
      expectSame(figures(few, Self.ofCategories, method), figures(many, Self.ofCategories, method), "\(method)")
    }
    expectSame(
      figures(few, Self.ofCategories, .smoothed, automatic: true),
      figures(many, Self.ofCategories, .smoothed, automatic: true), "auto")
    #expect(figures(many, Self.ofCategories, .analytic).count == 3 * 70)
    #expect(figures(many, Self.ofCategories, .bootstrap)[["specific_agreement", "c7"]]?.interval?.method == .bootstrap)
  }

  @Test(arguments: [(2, false), (4, false), (4, true)]) func figuresOfPairsAbove256(raters: Int, clustered: Bool) throws
  {
    let wanted: [Coefficient] = [.cohenKappa, .scottPi, .lightKappa, .congerKappa]
    let few = try matrix(250, unused: 0, raters: raters, clustered: clustered)
    let many = try matrix(250, unused: 20, raters: raters, clustered: clustered)
    let (one, other) = (figures(few, wanted, .analytic), figures(many, wanted, .analytic))
    #expect(one.count == (raters == 2 ? 4 : 8) && other.count == one.count)
    expectSame(one, other, "analytic")
    guard raters == 2 else { return }
    expectSame(figures(few, [.cohenKappa], .jackknife), figures(many, [.cohenKappa], .jackknife), "jackknife")
  }

  @Test func weightsOfManyCategoriesSayWhyThereIsNone() throws {
    var options = AgreementOptions(weights: .linear)
    options.plan.method = nil
    let report = AgreementAnalysis(options).run(try matrix(250, unused: 20))
    let weighted = report.coefficients.filter {
      $0.weights != nil && [.cohenKappa, .lightKappa].contains($0.coefficient)
    }
    #expect(weighted.map(\.reason) == [.tooManyCategories(limit: 256), .tooManyCategories(limit: 256)])
    #expect(report.pairs.count == 6 && report.pairs.allSatisfy { $0.confusion.isEmpty && $0.n > 100 })
  }

  /// Above `denseLimit` sums over sorted values take the place of a matrix.
  @Test(arguments: [WeightScheme.identity, .linear, .quadratic]) func sumsAreThoseOverAllPairs(scheme: WeightScheme) {
    var stream = RandomStream(seed: 9, stream: 1)
    let count = Weighting.denseLimit + 1
    let values = (0..<count).map { _ in Double(stream.below(1000)) / 8 - 40 }
    let mass = (0..<count).map { _ in Double(stream.below(5)) }
    let weighting = Weighting(scheme, values: values)
    let product = weighting.times(mass)
    var form = 0.0, total = 0.0
    for k in 0..<count {
      let sum = (0..<count).reduce(0) { $0 + weighting[k, $1] * mass[$1] }
      #expect(near(product[k], sum, within: 1e-9))
      form += mass[k] * sum
      total += (0..<count).reduce(0) { $0 + weighting[k, $1] }
    }
    #expect(near(weighting.form(mass), form, within: 1e-6) && near(weighting.total, total, within: 1e-6))
  }

  @Test(arguments: [Weighting.denseLimit, Weighting.denseLimit + 1])
  func categoriesOfOneValueAgreeWholly(count: Int) {
    let mass = (0..<count).map { Double($0 % 3) }, whole = [Double](repeating: mass.reduce(0, +), count: count)
    for scheme in [WeightScheme.linear, .quadratic] {
      #expect(Weighting(scheme, values: [Double](repeating: 2, count: count)).times(mass) == whole)
    }
    // Where nobody's ratings are paired, all ranks of alpha's ordinal metric are 0.
    let nothing = [Double](repeating: 0, count: count)
    #expect(Distance(.ordinal, values: nothing, pairable: nothing).weighting.times(mass) == whole)
  }

  @Test func hotSpotsAboveSixtyFour() throws {
    let (few, many) = (try matrix(60, unused: 0), try matrix(60, unused: 10))
    let spots = [few, many].map { AgreementAnalysis().run($0).diagnostics.hotSpots }
    #expect(spots[0].count > 100 && spots[0].count == spots[1].count)
    for (one, other) in zip(spots[0], spots[1]) {
      #expect(one.categories == other.categories && near(one.share, other.share, within: 1e-12))
      #expect(near(one.expectedShare, other.expectedShare, within: 1e-12))
    }
    #expect(near(spots[0].reduce(0) { $0 + $1.share }, 1, within: 1e-9))
  }
}
