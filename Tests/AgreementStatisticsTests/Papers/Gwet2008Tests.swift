// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement; the tables and
/// figures are those the author prints with his package irrCAC.
@Suite("Gwet 2008")
struct Gwet2008Tests {
  @Test("Two abstractors, 100 pregnancies: AC1 .8493305, kappa .7964094, pi .7962397")
  func abstractors() throws {
    let report = report(try Data.table([[13, 0, 0], [0, 20, 7], [0, 4, 56]], ["Ectopic", "AIU", "NIU"]))
    #expect(agrees(try report.value(.gwetAC1), 0.8493305, decimals: 7))
    #expect(agrees(try report.value(.cohenKappa), 0.7964094, decimals: 7))
    #expect(agrees(try report.value(.scottPi), 0.7962397, decimals: 7))
  }

  @Test("AC1 keeps its sense where one of two declared categories is used; the others say they have no value")
  func oneCategoryUsed() throws {
    let report = report(try Data.raters(["aaaa", "aaaa", "aaaa"], ["a", "b"]))
    let ac1 = try report.find(.gwetAC1)
    #expect(ac1.value == 1)
    #expect(ac1.standardError == 0)
    #expect(try report.find(.brennanPrediger).value == 1)
    #expect(try report.find(.fleissKappa).reason == .noVariation)
    #expect(try report.find(.krippendorffAlpha).reason == .noVariation)
    #expect(try report.find(.fleissKappa).observed == 1)
  }
}
