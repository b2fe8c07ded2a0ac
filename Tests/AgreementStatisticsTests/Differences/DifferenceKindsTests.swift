// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Differences of the figures of sets and of spans.
@Suite struct DifferenceKindsTests {
  private func options(_ replicates: Int = 4000, clustered: Bool = true) -> AgreementOptions {
    AgreementOptions(plan: IntervalPlan(method: .bootstrap, replicates: replicates), clustered: clustered)
  }

  /// Two raters' sets over so many units, who differ in a member of every so-manieth.
  private func sets(_ units: Int, step: Int, prefix: String = "u") throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder()
    for unit in 0..<units {
      let set = ["x", "x|y", "y|z", "z"][unit * 7 % 4]
      try builder.add(unit: "\(prefix)\(unit)", rater: "a", category: set)
      try builder.add(unit: "\(prefix)\(unit)", rater: "b", category: unit % step == 0 ? "x|z" : set)
    }
    return try builder.build()
  }

  @Test func setsHaveTheDifferencesOfTheirReports() throws {
    let (one, other) = (try sets(80, step: 3), try sets(80, step: 5))
    let result = AgreementDifference(ofSets: one, other, separator: "|", options(200))
    let reports = [one, other].map { SetValuedAnalysis(separator: "|", plan: IntervalPlan(method: nil)).run($0) }
    #expect(result.design == .paired && result.groups == (0, 80, 0))
    #expect(result.rows.count == 2 * SetDistance.allCases.count)
    for (place, row) in result.rows.enumerated() {
      let (first, second) = (reports[0].coefficients[place], reports[1].coefficients[place])
      #expect(row.first.coefficient == first.coefficient && row.first.metric == first.metric)
      #expect(row.first.value == first.value && row.second.value == second.value)
      #expect(row.p != nil && row.undefinedReplicates == 0)
    }
    let same = AgreementDifference(ofSets: one, one, separator: "|", options(200))
    #expect(same.rows.allSatisfy { $0.value == 0 && $0.p == 1 && $0.standardError == 0 })
  }

  /// Of sets that share no unit the squares of the errors add up.
  @Test func independentErrorsOfSetsAddUp() throws {
    let (one, other) = (try sets(150, step: 3), try sets(150, step: 4, prefix: "w"))
    let result = AgreementDifference(ofSets: one, other, separator: "|", options())
    let errors = [one, other].map {
      SetValuedAnalysis(separator: "|", plan: IntervalPlan(method: .jackknife)).run($0).coefficients.map {
        $0.standardError ?? 0
      }
    }
    #expect(result.design == .independent)
    for (place, row) in result.rows.enumerated() {
      let sum = (errors[0][place] * errors[0][place] + errors[1][place] * errors[1][place]).squareRoot()
      #expect(abs((row.standardError ?? 0) / sum - 1) < 0.08, "\(place)")
    }
  }

  @Test func independentErrorsOfSpansAddUp() throws {
    let one = try SpanIntervalTests.corpus(1, documents: 150)
    let other = try SpanIntervalTests.corpus(2, documents: 150, shift: 12, prefix: "e")
    let result = AgreementDifference(one, other, options())
    let reports = [one, other].map { UnitizingAnalysis(plan: IntervalPlan(method: .jackknife)).run($0).coefficients }
    #expect(result.design == .independent && result.groups == (150, 0, 150))
    #expect(result.rows.count == reports[0].count)
    for (place, row) in result.rows.enumerated() {
      let (first, second) = (reports[0][place], reports[1][place])
      #expect(row.first.value == first.value && row.second.value == second.value && row.first.n == first.n)
      let errors = [first.standardError ?? 0, second.standardError ?? 0]
      let sum = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
      #expect(abs((row.standardError ?? 0) / sum - 1) < 0.08, "\(place)")
    }
  }

  /// Marks shifted further in the same documents agree less, for sure; a corpus does not differ from itself.
  @Test func spansOfTheSameDocumentsArePaired() throws {
    let one = try SpanIntervalTests.corpus(1, documents: 80, clusters: 20)
    let other = try SpanIntervalTests.corpus(1, documents: 80, shift: 16, clusters: 20)
    let result = AgreementDifference(one, other, options(1000))
    #expect(result.design == .paired && result.isByCluster && result.groups == (0, 20, 0))
    let soft = try #require(result.rows.first { $0.first.coefficient == .f1Soft && $0.first.raters == nil })
    #expect((soft.interval?.upper ?? 1) < 0 && (soft.p ?? 1) < 0.01)
    let same = AgreementDifference(one, one, options(200, clustered: false))
    #expect(same.groups == (0, 80, 0) && same.rows.allSatisfy { $0.value == 0 && $0.p == 1 })
  }

  /// A document that one rater alone has read is not drawn.
  @Test func documentsOfOneReaderAreNotDrawn() throws {
    let corpus = try UnitizedCorpus(
      documents: ["1", "2", "3"], lengths: [9, 9, 9], raters: ["a", "b"], categories: ["x"],
      spans: [UnitizedSpan(document: 0, rater: 0, category: 0, start: 1, end: 4)], readers: [[0, 1], [0], [0, 1]])
    #expect(AgreementDifference(corpus, corpus, options(20)).groups == (0, 2, 0))
  }
}
