// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// What models may say of raters, and how sure they are.
@Suite struct CompetenceTests {
  /// Six raters who are always right fix the truth, so the seventh's competence is a share of `units` like any other.
  private func matrix(units: Int) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: ["x", "y"])
    for unit in 0..<units {
      let truth = unit.isMultiple(of: 2) ? "x" : "y"
      for rater in 0..<6 { try builder.add(unit: "\(unit)", rater: "r\(rater)", category: truth) }
      let isWrong = unit % 5 == 0
      try builder.add(unit: "\(unit)", rater: "s", category: isWrong == (truth == "x") ? "y" : "x")
    }
    return try builder.build()
  }

  /// 0.8 with a standard error of sqrt(.8 * .2 / n).
  @Test(arguments: [200, 800])
  func limitsAreThoseOfAShare(units: Int) throws {
    let matrix = try matrix(units: units), model = RaterModel(.dawidSkene)
    let fit = try model.fit(matrix)
    let summary = ModelSummary(
      fit, of: matrix, limits: model.limits(fit, matrix, IntervalPlan(), clustered: false))
    let rater = try #require(summary.raters.last)
    #expect(near(rater.competence, 0.8, within: 1e-9))
    let reach = 1.96 * (0.16 / Double(units)).squareRoot(), limits = try #require(rater.interval)
    #expect(abs(limits.lower - (0.8 - reach)) < 0.25 * reach)
    #expect(abs(limits.upper - (0.8 + reach)) < 0.25 * reach)
  }

  @Test(arguments: [AnnotationModelName.dawidSkene, .mace])
  func everyLimitHoldsItsCompetence(name: AnnotationModelName) throws {
    let matrix = try ratings(inventedRows + inventedRows, labels: 3), model = RaterModel(name)
    let fit = try model.fit(matrix)
    for (rater, limits) in zip(fit.raters, model.limits(fit, matrix, IntervalPlan(), clustered: false)) {
      let (competence, limits) = (try #require(rater.competence), try #require(limits))
      #expect(limits.lower <= competence && competence <= limits.upper && limits.lower < limits.upper)
    }
  }

  @Test func ofWhoSharesNoUnitNothingIsKnown() throws {
    var builder = try MatrixBuilder()
    for unit in 0..<40 { try builder.add(unit: unit, rater: unit % 4, category: unit % 3) }
    let alone = try builder.build()
    let summary = ModelSummary(try RaterModel(.dawidSkene).fit(alone), of: alone)
    #expect(summary.unknown == ["0", "1", "2", "3"])
    #expect(summary.raters.allSatisfy { $0.competence == nil && $0.confusion == nil })
    let shared = try matrix(units: 10)
    #expect(ModelSummary(try RaterModel(.dawidSkene).fit(shared), of: shared).unknown.isEmpty)
  }

  @Test func theModeOfThePosteriorIsReached() throws {
    let matrix = try ratings(inventedRows, labels: 3)
    let fit = try RaterModel(.dawidSkene, isMaximumAPosteriori: true).fit(matrix)
    let same = try DawidSkene(estimation: .maximumAPosteriori(DirichletPrior())).fit(matrix)
    #expect(fit.raters == same.raters)
    #expect(try RaterModel(.dawidSkene).fit(matrix).raters != same.raters)
    #expect(try RaterModel(.dawidSkene, iterationLimit: 2).fit(matrix).iterations == 2)
  }

  @Test func tooManyChancesAreRefused() throws {
    var builder = try MatrixBuilder()
    for label in 0..<1500 {
      for rater in 0..<2 { try builder.add(unit: label, rater: rater, category: label) }
    }
    let matrix = try builder.build()
    #expect(throws: ModelError.tooManyChances(raters: 2, labels: 1500, limit: 4_000_000)) {
      try RaterModel(.dawidSkene).fit(matrix)
    }
  }
}
