// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Cohen (1960), A coefficient of agreement for nominal scales, p. 45: 200 subjects, three diagnoses.
@Suite("Cohen 1960")
struct Cohen1960Tests {
  let report: AgreementReport

  init() throws {
    report = AgreementStatisticsTests.report(
      try Data.table([[88, 14, 18], [10, 40, 10], [2, 6, 12]], ["1", "2", "3"]))
  }

  @Test("Kappa is .492")
  func kappa() throws {
    let kappa = try report.find(.cohenKappa)
    #expect(agrees(kappa.value, 0.492, decimals: 3))
    #expect(agrees(kappa.observed, 0.70, decimals: 2))
    #expect(agrees(kappa.expected, 0.41, decimals: 2))
    #expect(kappa.n == 200)
  }

  @Test("The greatest kappa of these margins is .831")
  func greatest() throws {
    let pair = try #require(report.diagnostics.pairs.first)
    #expect(agrees(pair.kappaMax, 0.831, decimals: 3))
  }

  @Test("Stuart and Maxwell's test keeps a category of equal margins")
  func margins() throws {
    let other = AgreementStatisticsTests.report(
      try Data.table([[25, 12, 3], [13, 2, 15], [12, 16, 2]], ["1", "2", "3"]))
    #expect(agrees(try other.value(.gwetAC1), -0.048, decimals: 3))
    #expect(other.diagnostics.pairs.first?.stuartMaxwell?.degrees == 2)
  }
}
