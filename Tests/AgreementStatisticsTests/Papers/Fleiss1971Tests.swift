// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Fleiss (1971), Measuring nominal scale agreement among many raters: 30 subjects, 6 raters, 5 diagnoses (table 1).
@Suite("Fleiss 1971")
struct Fleiss1971Tests {
  static let diagnoses = ["Depression", "Personality disorder", "Schizophrenia", "Neurosis", "Other"]
  static let counts = [
    [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0], [1, 0, 2, 0, 3], [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
  ]
  let report: AgreementReport

  init() throws {
    report = AgreementStatisticsTests.report(try Data.counts(Self.counts, Self.diagnoses))
  }

  @Test("Agreement is .5556 and kappa .430")
  func kappa() throws {
    #expect(agrees(try report.value(.percentAgreement), 0.5556, decimals: 4))
    let kappa = try report.find(.fleissKappa)
    #expect(agrees(kappa.value, 0.430, decimals: 3))
    #expect(agrees(kappa.value, 0.4302445200601408))
    #expect(agrees(kappa.expected, 0.220, decimals: 3))
  }

  @Test("The test of no agreement has z 17.65")
  func nullTest() throws {
    let test = try report.find(.fleissKappaNullTest)
    let error = try #require(test.standardError)
    #expect(agrees(error, 0.0243739320994))
    #expect(agrees(try #require(test.value) / error, 17.65, decimals: 2))
  }

  @Test("Kappa by category is .245 .245 .520 .471 .566; the paper rounds on the way")
  func categories() throws {
    for (category, exact) in zip(Self.diagnoses, [0.245, 0.245, 0.520, 0.471, 0.566]) {
      let kappa = try report.value(.fleissKappaCategory, category: category)
      #expect(agrees(kappa, exact, decimals: 3))
    }
    for (category, printed) in zip(Self.diagnoses, [0.248, 0.248, 0.517, 0.470, 0.565]) {
      #expect(abs(try report.value(.fleissKappaCategory, category: category) - printed) < 0.004)
    }
  }
}
