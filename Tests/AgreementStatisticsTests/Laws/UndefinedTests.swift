// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Undefined is a state with a reason, never 0, 1 or NaN.
@Suite("Undefined")
struct UndefinedTests {
  @Test("Two raters without a common unit")
  func noOverlap() throws {
    let report = report(try Data.raters(["a.b.", ".b.a"], ["a", "b"]))
    #expect(try report.find(.cohenKappa).reason == .noCommonUnit)
    #expect(try report.find(.scottPi).reason == .noCommonUnit)
    #expect(try report.find(.fleissKappa).reason == .noPairableUnit)
    #expect(try report.find(.krippendorffAlpha).reason == .noPairableUnit)
    #expect(try report.find(.lightKappa).reason == .undefinedPairs(1, of: 1))
    #expect(report.pairs.isEmpty)
  }

  /// R1 and R2 by hand: .75 observed, .5 expected; R2 and R3: .5 and .5; R1 and R3 share nothing.
  @Test("Light's kappa is the mean of the pairs that have one, with their number")
  func lightOverDefinedPairs() throws {
    let report = report(try Data.raters(["abba....", "abaaabab", "....abba"], ["a", "b"]))
    let light = try report.find(.lightKappa)
    #expect(near(light.value, 0.25, within: 1e-15))
    #expect(light.pairs?.defined == 2)
    #expect(light.pairs?.all == 3)
    #expect(light.standardError != nil)
  }

  @Test("One rater")
  func oneRater() throws {
    let report = report(try Data.raters(["abac"], ["a", "b", "c"]))
    #expect(report.coefficients.allSatisfy { $0.value == nil && $0.reason != nil && $0.standardError == nil })
  }

  @Test("One declared category")
  func oneCategory() throws {
    let report = report(try Data.raters(["aaa", "aaa"], ["a"]))
    #expect(try report.find(.gwetAC1).reason == .oneCategory)
    #expect(try report.find(.brennanPrediger).reason == .oneCategory)
    #expect(try report.find(.cohenKappa).reason == .noVariation)
    #expect(try report.value(.percentAgreement) == 1)
  }

  @Test("One unit has a value without an error")
  func oneUnit() throws {
    let ac1 = try report(try Data.raters(["a", "a", "a"], ["a", "b"])).find(.gwetAC1)
    #expect(ac1.value == 1)
    #expect(ac1.standardError == nil)
    #expect(ac1.interval == nil)
  }

  @Test("A constant rater gives kappa exactly 0 with error 0")
  func constantRater() throws {
    let kappa = try report(try Data.raters(["aaaaaa", "ababab"], ["a", "b"])).find(.cohenKappa)
    #expect(kappa.value == 0)
    #expect(kappa.standardError == 0)
    #expect(kappa.p == nil)
  }

  @Test("A declared category nobody used has no category coefficients")
  func unused() throws {
    let report = report(try Data.raters(["aabb", "abab"], ["a", "b", "c"]))
    #expect(try report.find(.fleissKappaCategory, category: "c").reason == .categoryUnused)
    #expect(try report.find(.krippendorffAlphaCategory, category: "c").reason == .categoryUnused)
    #expect(try report.find(.specificAgreement, category: "c").reason == .categoryUnused)
  }

  @Test("A category that only lone ratings have is one that nobody could agree on")
  func lonely() throws {
    let report = report(try Data.raters(["aabbc.", "abab.c"], ["a", "b", "c"]))
    #expect(try report.find(.fleissKappaCategory, category: "c").reason == .categoryUnused)
    #expect(try report.find(.krippendorffAlphaCategory, category: "c").reason == .categoryUnused)
    #expect(try report.find(.specificAgreement, category: "c").reason == .categoryUnused)
  }

  @Test("No number is NaN or infinite, and what has no value has a reason", arguments: 1...10)
  func finite(seed: UInt64) throws {
    let data = RandomRatings(seed: seed, units: 6, raters: 3, missing: 0.5)
    guard !data.rows.isEmpty else { return }
    for method in IntervalMethod.allCases {
      for estimate in report(try data.matrix(), method: method).coefficients {
        let numbers = [
          estimate.value, estimate.standardError, estimate.interval?.lower, estimate.interval?.upper, estimate.p,
          estimate.observed, estimate.expected,
        ]
        #expect(numbers.allSatisfy { $0?.isFinite ?? true })
        #expect((estimate.value == nil) == (estimate.reason != nil))
      }
    }
  }
}
