// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Differences of coefficients between two sets of ratings.
@Suite struct AgreementDifferenceTests {
  private func difference(
    _ first: ReliabilityMatrix, _ second: ReliabilityMatrix, replicates: Int = 1000, level: Level = .nominal
  ) -> AgreementDifference {
    AgreementDifference(
      first, second,
      AgreementOptions(level: level, plan: IntervalPlan(method: .bootstrap, replicates: replicates), clustered: true))
  }

  private func row(
    _ difference: AgreementDifference, _ coefficient: Coefficient, weights: String? = nil
  ) throws -> AgreementDifference.Row {
    try #require(
      difference.rows.first {
        $0.first.coefficient == coefficient && $0.first.weights == weights && $0.first.category == nil
      })
  }

  @Test func theSameRatingsDifferByNothing() throws {
    let matrix = try RandomRatings(seed: 2, units: 60).matrix()
    let result = difference(matrix, matrix, replicates: 200)
    #expect(result.design == .paired && result.groups == (0, 60, 0) && !result.isByCluster)
    for row in result.rows where row.value != nil {
      #expect(row.value == 0 && row.p == 1 && row.standardError == 0, "\(row.first.coefficient)")
    }
  }

  @Test func everyCoefficientOfTheReportIsCompared() throws {
    let one = try RandomRatings(seed: 2, units: 60, raters: 2).matrix(level: .ordinal)
    let other = try RandomRatings(seed: 3, units: 60, raters: 2).matrix(level: .ordinal)
    let result = difference(one, other, replicates: 20, level: .ordinal)
    let (left, right) = (report(one, level: .ordinal), report(other, level: .ordinal))
    for estimate in left.coefficients
    where [.scottPi, .fleissKappaListwise, .fleissKappaPooledMarginals, .fleissKappaNullTest].contains(
      estimate.coefficient) == false
    {
      let row = try #require(
        result.rows.first {
          $0.first.coefficient == estimate.coefficient && $0.first.weights == estimate.weights
            && $0.first.metric == estimate.metric && $0.first.category == estimate.category
        }, "\(estimate.coefficient)")
      let later = right.coefficients.first {
        $0.coefficient == estimate.coefficient && $0.weights == estimate.weights && $0.metric == estimate.metric
          && $0.category == estimate.category
      }
      #expect(near(row.first.value, estimate.value, within: 1e-12), "\(estimate.coefficient)")
      #expect(near(row.second.value, later?.value, within: 1e-12), "\(estimate.coefficient)")
    }
  }

  /// Of two sets that share nothing the squares of the errors add up.
  @Test func independentErrorsAddUp() throws {
    let one = RandomRatings(seed: 12, units: 150, missing: 0)
    var other = RandomRatings(seed: 13, units: 150, missing: 0)
    for row in other.rows.indices { other.rows[row].unit += "b" }
    let result = difference(try one.matrix(), try other.matrix(), replicates: 4000)
    #expect(result.design == .independent && result.groups == (150, 0, 150))
    let alpha = try row(result, .krippendorffAlpha)
    let errors = [try one.matrix(), try other.matrix()].map {
      report($0, method: .jackknife)[.krippendorffAlpha]?.standardError ?? 0
    }
    let sum = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
    #expect(abs((alpha.standardError ?? 0) / sum - 1) < 0.06)
  }

  /// Of pairs the error is that of the units' differences, which hang together.
  @Test func pairsAreDrawnTogether() throws {
    var ratings = RandomRatings(seed: 21, units: 200, raters: 2, missing: 0)
    let before = try ratings.matrix()
    for row in ratings.rows.indices where row % 40 == 0 {
      ratings.rows[row].label = ratings.rows[row].label == "1" ? "2" : "1"
    }
    let after = try ratings.matrix()
    let paired = try row(difference(before, after, replicates: 4000), .percentAgreement)
    for row in ratings.rows.indices { ratings.rows[row].unit += "b" }
    let apart = try row(difference(before, try ratings.matrix(), replicates: 4000), .percentAgreement)
    // Ten units of 200 may change by one: the error of a paired mean is at most sqrt(10) / 200.
    #expect((paired.standardError ?? 1) < 10.0.squareRoot() / 200 * 1.1)
    #expect((apart.standardError ?? 0) > 0.035 && paired.value == apart.value)
  }

  @Test func clustersAreDrawnWhole() throws {
    let one = RandomRatings(seed: 31, units: 80), other = RandomRatings(seed: 32, units: 80)
    let result = difference(try one.matrix(clustered: true), try other.matrix(clustered: true), replicates: 50)
    #expect(result.isByCluster && result.groups == (0, 20, 0))
  }

  /// A label that only one set knows counts in both, or chance would not be the same.
  @Test func labelsAreThoseOfBoth() throws {
    let one = try Data.raters(["aabbab", "aabbba"], ["a", "b"]),
      other = try Data.raters(["aabbac", "aabbbc"], ["a", "b", "c"])
    let result = try row(difference(one, other, replicates: 20), .brennanPrediger)
    #expect(near(result.first.value, (4.0 / 6 - 1.0 / 3) / (1 - 1.0 / 3), within: 1e-12))
  }
}
