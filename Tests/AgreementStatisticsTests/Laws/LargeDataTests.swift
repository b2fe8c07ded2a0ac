// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Many distinct values, many raters.
@Suite("Large data")
struct LargeDataTests {
  @Test("Sums over sorted values give what pair by pair gives")
  func continuous() throws {
    let scores = (0..<300).map { Double($0 * 37 % 300) + 0.25 }
    var builder = try MatrixBuilder(level: .interval)
    for (unit, score) in scores.enumerated() {
      try builder.add(unit: "\(unit)", rater: "a", category: "\(score)")
      try builder.add(unit: "\(unit)", rater: "b", category: "\(score + Double(unit % 5))")
    }
    let report = report(try builder.build(), level: .interval)
    let pairs = scores.enumerated().map { ($0.element, $0.element + Double($0.offset % 5)) }
    let all = pairs.flatMap { [$0.0, $0.1] }
    let observed = pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 300
    var expected = 0.0
    for a in all { for b in all { expected += (a - b) * (a - b) } }
    expected /= 600.0 * 599
    #expect(agrees(try report.value(.krippendorffAlpha, metric: "interval"), 1 - observed / expected))
    #expect(report.coefficients.allSatisfy { $0.category == nil })
  }

  @Test("Raters who share no unit get no row")
  func crowd() throws {
    var builder = try MatrixBuilder()
    for unit in 0..<100 {
      try builder.add(unit: unit, rater: unit, category: unit % 2)
      try builder.add(unit: unit, rater: unit + 1, category: unit % 3 % 2)
    }
    let report = report(try builder.build())
    #expect(report.data.raters.count == 101)
    #expect(report.pairs.count == 100)
    #expect(report.diagnostics.cohenPairs?.withoutOverlap == 101 * 100 / 2 - 100)
  }

  @Test("Thousands of raters of few units: pairs are left out with the reason, the rest is there")
  func thousandsOfRaters() throws {
    var builder = try MatrixBuilder(categories: ["0", "1"])
    for rater in 0..<4000 {
      try builder.add(unit: 0, rater: rater, category: rater % 3 / 2)
      try builder.add(unit: 1, rater: rater, category: rater % 5 / 4)
    }
    let report = AgreementAnalysis().run(try builder.build())
    #expect(report.pairs.isEmpty)
    #expect(report.diagnostics.cohenPairs == nil)
    #expect(try report.find(.cohenKappa).reason == .tooManyPairs(limit: 100_000))
    #expect(try report.find(.lightKappa).reason == .tooManyPairs(limit: 100_000))
    for coefficient in [Coefficient.fleissKappa, .congerKappa, .krippendorffAlpha, .gwetAC1] {
      #expect(try report.find(coefficient).value != nil)
    }
    #expect(report.diagnostics.influence.count == 4000)
    #expect(report.diagnostics.influence[0].alphaWithout != nil)
  }

  @Test("Nothing vanishes above the limits of categories: a row says why")
  func manyCategories() throws {
    var builder = try MatrixBuilder(level: .interval)
    for unit in 0..<300 {
      for rater in 0..<3 { try builder.add(unit: unit, rater: rater, category: rater == 1 ? unit / 2 : unit) }
    }
    let report = report(try builder.build(), level: .interval)
    for coefficient in [Coefficient.fleissKappaCategory, .krippendorffAlphaCategory, .specificAgreement] {
      #expect(try report.find(coefficient).reason == .tooManyCategories(limit: 64))
    }
    var nominal = try MatrixBuilder()
    for unit in 0..<5001 {
      for rater in 0..<2 { try nominal.add(unit: unit, rater: rater, category: unit) }
    }
    let many = AgreementAnalysis().run(try nominal.build())
    #expect(try many.find(.specificAgreement).reason == .tooManyCategories(limit: 5000))
    #expect(try many.value(.cohenKappa) == 1)
  }

  /// Of two raters on complete data it is Cohen's: 150 of 300 agree; the second used label 0 for 151 units, the first for one.
  @Test("Conger's kappa needs no tables of pairs")
  func congerOfManyCategories() throws {
    var builder = try MatrixBuilder()
    for unit in 0..<300 {
      try builder.add(unit: unit, rater: 0, category: unit)
      try builder.add(unit: unit, rater: 1, category: unit.isMultiple(of: 2) ? unit : 0)
    }
    let expected = (151.0 + 149) / 90_000
    let value = try report(try builder.build()).value(.congerKappa)
    #expect(near(value, (0.5 - expected) / (1 - expected), within: 1e-12))
  }
}
