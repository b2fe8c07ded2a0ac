// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Artstein and Poesio (2008), Inter-coder agreement for computational linguistics, p. 558 and 568.
@Suite("Artstein and Poesio 2008")
struct ArtsteinPoesio2008Tests {
  @Test("P. 558: S .4, pi .341, kappa .348; specific agreement .571 and .769")
  func twoActs() throws {
    let report = report(try Data.table([[20, 10], [20, 50]], ["STAT", "IReq"]))
    #expect(agrees(try report.value(.percentAgreement), 0.7))
    #expect(agrees(try report.value(.brennanPrediger), 0.4))
    #expect(agrees(try report.value(.scottPi), 0.341, decimals: 3))
    #expect(agrees(try report.value(.cohenKappa), 0.348, decimals: 3))
    #expect(agrees(try report.value(.specificAgreement, category: "STAT"), 0.571, decimals: 3))
    #expect(agrees(try report.value(.specificAgreement, category: "IReq"), 0.769, decimals: 3))
  }

  @Test("P. 568: weighted kappa .8163 and weighted alpha .8156")
  func threeActs() throws {
    let matrix = try Data.table([[46, 0, 0], [6, 32, 6], [0, 0, 10]], ["STAT", "IReq", "Chck"])
    let weights = try WeightMatrix(name: "acts", rows: [[0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]], categories: 3)
    let options = AgreementOptions(weights: weights.scheme, metric: weights.metric)
    let report = AgreementAnalysis(options).run(matrix)
    #expect(agrees(try report.value(.cohenKappa), 0.8013, decimals: 4))
    #expect(agrees(try report.value(.scottPi), 0.7995, decimals: 4))
    #expect(agrees(try report.value(.krippendorffAlpha, metric: "nominal"), 0.8005, decimals: 4))
    #expect(agrees(try report.value(.cohenKappa, weights: "acts"), 0.8163, decimals: 4))
    #expect(agrees(try report.value(.krippendorffAlpha, metric: "acts"), 0.8156, decimals: 4))
  }
}
