// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Gwet (2014), Handbook of inter-rater reliability, 4th ed.: 12 subjects, 4 raters, missing ratings (table 2.10).
@Suite("Gwet 2014")
struct Gwet2014Tests {
  let report: AgreementReport

  init() throws {
    report = AgreementStatisticsTests.report(
      try Data.raters(Krippendorff2011Tests.ratings, ["1", "2", "3", "4", "5"]))
  }

  @Test("Coefficients with missing ratings")
  func coefficients() throws {
    #expect(agrees(try report.value(.percentAgreement), 0.8181818, decimals: 7))
    #expect(agrees(try report.value(.fleissKappa), 0.76117, decimals: 5))
    #expect(agrees(try report.value(.congerKappa), 0.76282, decimals: 5))
    #expect(agrees(try report.value(.gwetAC1), 0.77544, decimals: 5))
    #expect(agrees(try report.value(.brennanPrediger), 0.77273, decimals: 5))
  }

  @Test("The standard error of AC1 is .14295")
  func error() throws {
    #expect(agrees(try report.find(.gwetAC1).standardError, 0.14295, decimals: 5))
  }

  @Test("Weighted coefficients of ten subjects rated 1 to 5")
  func weighted() throws {
    let matrix = try Data.raters(
      ["5353513131", "5151521133", "5353431141", "5151531341"], ["1", "2", "3", "4", "5"])
    let report = AgreementStatisticsTests.report(matrix, level: .ordinal)
    #expect(agrees(try report.value(.gwetAC2, weights: "quadratic"), 0.7243589743589747))
    #expect(agrees(try report.find(.gwetAC2, weights: "quadratic").standardError, 0.05239831801463505))
    #expect(agrees(try report.value(.congerKappa, weights: "linear"), 0.552238805970149))
    #expect(agrees(try report.find(.congerKappa, weights: "linear").standardError, 0.11652749746008942))
    #expect(agrees(try report.value(.brennanPrediger, weights: "linear"), 0.5))
    #expect(agrees(try report.value(.fleissKappa, weights: "quadratic"), 0.7232947232947236))
  }

  @Test("Words by cumulative membership: .77544 with error .14295 is moderate on Landis and Koch's scale")
  func benchmark() {
    let words = Benchmark(value: 0.77544, standardError: 0.14295, scale: .landisKoch)
    #expect(words.level == "Moderate")
    #expect(agrees(words.cumulative[0], 0.39674, decimals: 5))
    #expect(agrees(words.cumulative[1], 0.88336, decimals: 5))
    #expect(agrees(words.cumulative[2], 0.99542, decimals: 5))
    #expect(Benchmark(value: 0.77544, standardError: 0.14295, scale: .fleiss).level == "Intermediate to Good")
    #expect(Benchmark(value: 0.9, standardError: 0, scale: .altman).level == "Very Good")
  }
}
