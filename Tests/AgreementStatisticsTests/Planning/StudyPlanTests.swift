// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Units and raters that aims need, against the definitions they solve.
@Suite struct StudyPlanTests {
  private func plan(_ aims: StudyAims, seed: UInt64 = 6, raters: Int = 4) throws -> (StudyPlan, AgreementReport) {
    let report = report(try RandomRatings(seed: seed, units: 120, raters: raters).matrix())
    return (try #require(StudyPlan.all(report, aims).first { $0.pilot.coefficient == .krippendorffAlpha }), report)
  }

  private func reach(_ plan: StudyPlan, _ n: Int, samples: Double, _ probabilities: [Double]) -> Double {
    let error = plan.pilot.standardError ?? 0
    return probabilities.reduce(0) {
      $0 + StudentDistribution.quantile($1, degrees: samples * Double(n - 1))
    } * error * (samples * Double(plan.pilot.n) / Double(n)).squareRoot()
  }

  @Test func anAimBeyondAHalfWidthIsAFurtherOne() {
    var aims = StudyAims()
    aims.halfWidth = 0.1
    #expect(!aims.isFurther)
    for aim in [\StudyAims.least, \.difference] {
      var further = aims
      further[keyPath: aim] = 0.5
      #expect(further.isFurther)
    }
    aims.budget = 100
    #expect(aims.isFurther)
  }

  @Test func unitsAreTheFewestThatSuffice() throws {
    var aims = StudyAims()
    (aims.halfWidth, aims.least, aims.difference) = (0.05, 0.4, 0.1)
    let (plan, _) = try plan(aims)
    let value = try #require(plan.pilot.value)
    for (count, samples, probabilities, wanted) in [
      (plan.unitsForHalfWidth, 1, [0.975], 0.05), (plan.unitsForLeast, 1, [0.95, 0.8], value - 0.4),
      (plan.unitsForDifference, 2, [0.975, 0.8], 0.1),
    ] as [(Int?, Double, [Double], Double)] {
      let count = try #require(count)
      #expect(reach(plan, count, samples: samples, probabilities) <= wanted)
      #expect(reach(plan, count - 1, samples: samples, probabilities) > wanted)
    }
  }

  @Test func aValueNotReachedCanNotBeShown() throws {
    var aims = StudyAims()
    aims.least = 0.99
    #expect(try plan(aims).0.unitsForLeast == nil)
  }

  @Test func ratersAreThoseThatTheirSpreadNeeds() throws {
    var aims = StudyAims()
    aims.halfWidth = 0.15
    let (plan, report) = try plan(aims)
    let without = report.diagnostics.influence.compactMap(\.alphaWithout), mean = without.reduce(0, +) / 4
    let spread = (0.75 * without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
    #expect(near(plan.errorOverRaters, spread, within: 1e-12))
    let raters = try #require(plan.ratersForHalfWidth), error = try #require(plan.pilot.standardError)
    let t = StudentDistribution.quantile(0.975, degrees: Double(plan.pilot.n - 1))
    func width(_ raters: Int) -> Double { t * (error * error + spread * spread * 4 / Double(raters)).squareRoot() }
    #expect(width(raters) <= 0.15 && (raters == 2 || width(raters - 1) > 0.15))
    aims.halfWidth = 0.001
    #expect(try self.plan(aims).0.ratersForHalfWidth == nil)
  }

  @Test func aBudgetIsSharedOut() throws {
    var aims = StudyAims()
    (aims.halfWidth, aims.budget) = (0.08, 5000)
    let (plan, report) = try plan(aims, raters: 2)
    let overlap = try #require(plan.overlap)
    #expect(overlap.units == plan.unitsForHalfWidth && overlap.ratingsEach == 2 && report.data.raters.count == 2)
    #expect(overlap.total + overlap.units == 5000 && overlap.halfWidth <= 0.08)
    aims.budget = 100
    let small = try #require(try self.plan(aims, raters: 2).0.overlap)
    #expect(small.units == 50 && small.total == 50 && small.share == 1 && small.halfWidth > 0.08)
  }
}
