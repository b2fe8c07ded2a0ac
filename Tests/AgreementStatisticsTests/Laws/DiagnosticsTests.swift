// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// What stands beside the coefficients.
@Suite("Diagnostics")
struct DiagnosticsTests {
  @Test("Whole numbers beyond 2^53, and words for a missing value")
  func doubtfulLabels() throws {
    let warnings = report(
      try Data.raters(["ab", "ab"], ["a", "b"])
    ).diagnostics.warnings
    #expect(!warnings.contains { if case .inexactNumbers = $0 { true } else { false } })
    var builder = try MatrixBuilder()
    for (unit, label) in ["9007199254740993", "9007199254740992", "NaN", "n/a", "1"].enumerated() {
      for rater in ["a", "b"] { try builder.add(unit: "\(unit)", rater: rater, category: label) }
    }
    let told = report(try builder.build()).diagnostics.warnings
    #expect(told.contains(.inexactNumbers(["9007199254740993"])))
    #expect(told.contains(.missingWords(["NaN", "n/a"])))
    #expect(!told.contains { if case .equalNumbers = $0 { true } else { false } })
  }

  @Test("Leaving a rater out gives the report on the others")
  func influence() throws {
    let data = RandomRatings(seed: 11)
    let report = report(try data.matrix())
    #expect(report.diagnostics.influence.map(\.rater) == ["R0", "R1", "R2", "R3"])
    for rater in report.diagnostics.influence {
      var others = data
      others.rows.removeAll { $0.rater == rater.rater }
      let rest = AgreementStatisticsTests.report(try others.matrix())
      #expect(agrees(rater.alphaWithout, try rest.value(.krippendorffAlpha)))
      #expect(agrees(rater.kappaWithout, try rest.value(.fleissKappa)))
      #expect(agrees(rater.ac1Without, try rest.value(.gwetAC1)))
      #expect(abs(rater.bias.reduce(0, +)) < 1e-12)
    }
  }

  @Test("Of two raters, one against the rest is Cohen's kappa")
  func rest() throws {
    let matrix = try Data.raters(["aabbab", "abbbab", "......"], ["a", "b"])
    #expect(report(matrix).diagnostics.influence.isEmpty)
  }

  @Test("Hot spots add up to all disagreement")
  func hotSpots() throws {
    let report = report(try RandomRatings(seed: 12).matrix(level: .ordinal), level: .ordinal)
    #expect(abs(report.diagnostics.hotSpots.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(report.diagnostics.hotSpots.first?.categories == ["1", "3"])
  }

  @Test("What disagreement lies between which labels is the same to the last bit each time")
  func hotSpotsAgain() throws {
    let categories = (1...9).map { String($0) }
    let matrix = try RandomRatings(seed: 3, units: 200, raters: 7, categories: categories).matrix()
    let shares = Set((0..<40).map { _ in report(matrix).diagnostics.hotSpots.map(\.share.bitPattern) })
    #expect(shares.count == 1)
  }

  @Test("The plan is the least number of units that is enough")
  func plan() throws {
    var options = AgreementOptions()
    options.halfWidth = 0.05
    let matrix = try RandomRatings(seed: 13, units: 100).matrix()
    let report = AgreementAnalysis(options).run(matrix)
    let plan = try #require(report.diagnostics.plans.first { $0.coefficient == .gwetAC1 })
    let pilot = try report.find(.gwetAC1)
    let error = try #require(pilot.standardError)
    func reach(_ n: Int) -> Double {
      StudentDistribution.quantile(0.975, degrees: Double(n - 1)) * error * (Double(pilot.n) / Double(n)).squareRoot()
    }
    #expect(reach(plan.unitsNeeded) <= 0.05 && reach(plan.unitsNeeded - 1) > 0.05)
  }

  @Test("Drift is found where agreement changes, and only there")
  func drift() throws {
    let steady = try RandomRatings(seed: 14, units: 200, missing: 0).matrix()
    #expect(try #require(report(steady).diagnostics.drift).p > 0.01)
    let row = String(repeating: "ab", count: 50)
    let changed = try Data.raters([row + row, row + String(repeating: "abba", count: 25)], ["a", "b"])
    let drift = try #require(report(changed).diagnostics.drift)
    #expect(drift.p < 0.001)
    #expect(drift.windows.count == 10)
    #expect(drift.windows[0].percentAgreement == 1 && drift.windows[9].percentAgreement == 0.5)
    // What one rater alone rated, or nobody, is no part of it.
    let lone = try Data.raters(
      ["aa." + row + "b" + row, "..." + row + "." + String(repeating: "abba", count: 25)], ["a", "b"])
    #expect(report(lone).diagnostics.drift?.statistic == drift.statistic)
    #expect(report(lone).diagnostics.drift?.windows.map(\.n) == drift.windows.map(\.n))
  }

  @Test("Labels that look alike are told")
  func similarLabels() throws {
    var builder = try MatrixBuilder()
    try builder.add(unit: "1", rater: "r", category: "Quote")
    try builder.add(unit: "1", rater: "s", category: "quote ")
    let warnings = report(try builder.build()).diagnostics.warnings
    #expect(warnings.contains(.similarLabels(["Quote", "quote "])))
  }

  @Test("Weights by every scheme are 1 for the same category and fall with distance")
  func schemes() throws {
    let matrix = try RandomRatings(seed: 15, categories: ["1", "2", "3", "4", "5"]).matrix(level: .ratio)
    let plain = try report(matrix).value(.percentAgreement)
    for name in ["linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"] {
      let scheme = try #require(WeightScheme(name: name))
      let weighted = AgreementAnalysis(AgreementOptions(level: .ratio, weights: scheme)).run(matrix)
      let agreement = try weighted.value(.percentAgreement, weights: name)
      #expect(agreement > plain && agreement < 1)
      #expect(try weighted.find(.gwetAC2, weights: name).standardError != nil)
    }
  }

  @Test("Labels that are one number written differently are told, unless the level takes them for one")
  func equalNumbers() throws {
    for (level, isTold) in [(Level.nominal, true), (.ordinal, true), (.interval, false)] {
      var builder = try MatrixBuilder(level: level)
      for unit in 1...3 {
        try builder.add(unit: "\(unit)", rater: "A", category: "\(unit)")
        try builder.add(unit: "\(unit)", rater: "B", category: unit == 3 ? "3" : "\(unit).0")
      }
      let warnings = report(try builder.build(), level: level).diagnostics.warnings
      #expect(warnings.contains(.equalNumbers(["1", "1.0"])) == isTold)
      #expect(!warnings.contains { if case .similarLabels = $0 { true } else { false } })
    }
  }
}
