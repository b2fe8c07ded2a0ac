// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// What must hold of a candidate's test on any data.
@Suite struct CandidateLawTests {
  @Test func whoRepeatsTheHumansWins() throws {
    var builder = try MatrixBuilder()
    for unit in 0..<30 {
      for rater in ["A", "B", "F"] { try builder.add(unit: "\(unit)", rater: rater, category: "\(unit % 3)") }
    }
    let matrix = try builder.build()
    let report = try CandidateAnalysis(candidate: "F").run(matrix, level: .nominal)
    #expect(report.test.annotators.map(\.p) == [0, 0] && report.test.winningRate == 1)
    #expect(report.curve.first?.winningRate == 0, "no difference is not below a boundary of 0")
    #expect(report.baseline.winningRate == 0)
  }

  @Test func fewUnitsAreRefused() throws {
    var ratings = RandomRatings(seed: 3, units: 29, raters: 4, missing: 0)
    let few = try ratings.matrix()
    #expect(throws: CandidateError.tooFewUnits(29, needed: 30)) {
      try CandidateAnalysis(candidate: "R0").run(few, level: .nominal)
    }
    #expect(throws: CandidateError.unknown("R9", known: ["R0", "R1", "R2", "R3"])) {
      try CandidateAnalysis(candidate: "R9").run(few, level: .nominal)
    }
    ratings = RandomRatings(seed: 3, units: 40, raters: 3, missing: 0)
    ratings.rows.removeAll { $0.rater == "R1" && $0.unit < "u20" || $0.rater == "R2" && $0.unit >= "u35" }
    let kept = Dictionary(grouping: ratings.rows, by: \.unit).values.count { $0.count == 3 }
    let fewer = try ratings.matrix()
    #expect(throws: CandidateError.tooFewUnits(kept, needed: 30)) {
      try CandidateAnalysis(candidate: "R0").run(fewer, level: .nominal)
    }
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let ratings = RandomRatings(seed: 5, units: 80, raters: 5)
    var turned = ratings
    turned.rows.reverse()
    let analysis = CandidateAnalysis(candidate: "R2", epsilon: 0.15)
    let (one, other) = (
      try analysis.run(ratings.matrix(clustered: true), level: .nominal),
      try analysis.run(turned.matrix(clustered: true), level: .nominal)
    )
    for (left, right) in zip(one.test.annotators, other.test.annotators) {
      #expect(abs(left.adjusted - right.adjusted) < 1e-12)
    }
    #expect(one.test.annotators.count == other.test.annotators.count)
  }

  /// A set with one member is a label, but a likeness needs no equality; both ways agree on those.
  @Test func setsOfOneAreLabels() throws {
    let matrix = try RandomRatings(seed: 8, units: 90, raters: 4).matrix()
    let analysis = CandidateAnalysis(candidate: "R1", epsilon: 0.2)
    let (labels, sets) = (try analysis.run(matrix, level: .nominal), try analysis.run(sets: matrix, separator: "|"))
    #expect(labels.test.annotators.map(\.p) == sets.test.annotators.map(\.p))
    #expect(near(labels.alpha?.humans, sets.alpha?.humans, within: 1e-12))
    #expect(sets.boundary == nil && labels.boundary != nil)
  }

  /// Three humans of accuracy .7 and three labels: at .2 a candidate of .384 is at the boundary, by hand
  /// .7 - .2 / (.49 + .21 - .0225 - .045).
  @Test func theBoundaryInAccuracy() throws {
    let boundary = try #require(
      BoundaryAccuracy(agreement: 0.49 + 2 * 0.15 * 0.15, labels: 3, others: [2: 1], epsilon: 0.2))
    #expect(abs(boundary.human - 0.7) < 1e-12 && abs(boundary.candidate - (0.7 - 0.2 / 0.6325)) < 1e-12)
    #expect(BoundaryAccuracy(agreement: 0.3, labels: 3, others: [2: 1], epsilon: 0.2) == nil)
  }

  @Test func raisedPValuesKeepTheirOrder() {
    let adjusted = AlternativeAnnotatorTest.adjusted([0.04, 0.01, 0.03])
    let penalty = 1 + 1.0 / 2 + 1.0 / 3
    #expect(near(adjusted[1], 0.01 * 3 * penalty, within: 1e-15))
    #expect(near(adjusted[0], 0.04 * penalty, within: 1e-15) && near(adjusted[2], 0.04 * penalty, within: 1e-15))
  }
}
