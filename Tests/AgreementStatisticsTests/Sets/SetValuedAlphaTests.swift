// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

@Suite struct SetValuedAlphaTests {
  /// A report on sets written with bars between their labels, one row a unit, nil for a missing rating.
  private func report(
    _ rows: [[String?]], clusters: [String]? = nil, method: IntervalMethod? = .analytic
  ) throws -> AgreementReport {
    var builder = try MatrixBuilder()
    for (unit, row) in rows.enumerated() {
      for (rater, set) in row.enumerated() {
        guard let set else { continue }
        try builder.add(unit: "u\(unit)", rater: "r\(rater)", category: set, cluster: clusters?[unit])
      }
    }
    return SetValuedAnalysis(separator: "|", plan: IntervalPlan(method: method)).run(try builder.build())
  }

  private func alpha(_ report: AgreementReport, _ distance: SetDistance) throws -> Estimate {
    try #require(
      report.coefficients.first { $0.coefficient == .krippendorffAlpha && $0.metric == distance.rawValue })
  }

  private let invented: [[String?]] = [
    ["war", "war", "war|trade"], ["none", "none", nil], ["trade", "trade|war", nil], ["sport", "sport", "sport"],
    ["war|law", "law", "law|war"], [nil, "law", nil],
  ]

  /// Units {A} {A}, {A} {B}: D_o = 1/2, n = 3, 1, D_e = 2 * 3 / 12, so alpha = 0 whatever the distance.
  @Test(arguments: SetDistance.allCases) func twoUnitsByHand(_ distance: SetDistance) throws {
    let report = try report([["A", "A"], ["A", "B"]])
    let alpha = try alpha(report, distance)
    #expect((alpha.observed, alpha.expected) == (0.5, 0.5))
    #expect(alpha.value == 0)
    #expect((report.data.pairableUnits, report.data.pairableRatings) == (2, 4))
    #expect(report[.percentAgreement]?.value == 0.5)
  }

  /// Units {A} {A,B}, {C} {C}: values {A}, {A,B}, {C} twice. Jaccard: D_o = 1/4, D_e = (2 * 1/2 + 8) / 12.
  @Test func partlySharedSetsByHand() throws {
    let alpha = try alpha(try report([["A", "A|B"], ["C", "C"]]), .jaccard)
    #expect((alpha.observed, alpha.expected) == (0.25, 0.75))
    #expect(near(alpha.value, 2.0 / 3, within: 1e-15))
  }

  @Test func theOrderWithinASetDoesNotCount() throws {
    let report = try report([["A|B", "B|A"], ["C", "C|C"], ["A", "C"]])
    #expect(report.data.categories == ["A", "B", "C"])
    #expect(try alpha(report, .nominal).observed == 1.0 / 3)
  }

  /// Krippendorff 2011, Computing Krippendorff's alpha-reliability, data C: printed nominal alpha .743.
  @Test(arguments: SetDistance.allCases) func setsOfOneAreNominalAlpha(_ distance: SetDistance) throws {
    let digits = [
      "1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - -", "- 3 3 3 2 3 4 2 2 5 1 3", "1 2 3 3 2 4 4 1 2 5 1 -",
    ]
    let columns = digits.map { $0.split(separator: " ").map { $0 == "-" ? nil : String($0) } }
    let rows = (0..<12).map { unit in columns.map { $0[unit] } }
    #expect(near(try alpha(try report(rows), distance).value, 0.743, within: 0.0005))
    #expect(near(try alpha(try report(rows), distance).standardError, 0.14547871722219924, within: 1e-12))
    let jackknife = try alpha(try report(rows, method: .jackknife), distance)
    let plain = try Data.raters(
      digits.map { $0.replacing("-", with: ".").filter { $0 != " " } }, ["1", "2", "3", "4", "5"])
    let nominal = try AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: .jackknife))).run(plain)
      .find(.krippendorffAlpha)
    #expect(near(jackknife.standardError, nominal.standardError, within: 1e-12))
    #expect(jackknife.degrees == 10)
  }

  @Test(arguments: SetDistance.allCases) func ratersAndUnitsMayBeReordered(_ distance: SetDistance) throws {
    for method in [IntervalMethod.analytic, .jackknife] {
      let before = try alpha(try report(invented, method: method), distance)
      let after = try alpha(try report(invented.reversed().map { $0.reversed() }, method: method), distance)
      #expect(near(before.value, after.value, within: 1e-14))
      #expect(near(before.standardError, after.standardError, within: 1e-14))
      #expect(before.n == 5)
    }
  }

  @Test func gradedDistancesForgiveSharedLabels() throws {
    let report = try report(invented)
    let nominal = try #require(try alpha(report, .nominal).value)
    for distance in [SetDistance.jaccard, .masi] { #expect(try #require(try alpha(report, distance).value) > nominal) }
  }

  @Test func undefinedHasAReason() throws {
    let single = try report([["A", nil], [nil, "B"]])
    #expect(try alpha(single, .masi).reason == .noPairableUnit)
    #expect(single[.percentAgreement]?.reason == .noPairableUnit)
    let constant = try report([["A", "A"], ["A", "A"]])
    #expect(try alpha(constant, .masi).reason == .noVariation)
    #expect(constant[.percentAgreement]?.value == 1)
    let one = try report([["A", "A|B"]], method: .jackknife)
    #expect(try alpha(one, .jaccard).value == 0)
    #expect(try alpha(one, .jaccard).standardError == nil)
  }

  /// More sets than a matrix of distances is kept for: the same units in few sets and in many.
  @Test func manySetsAreNoOtherThanFew() throws {
    let rows: [[String?]] = (0..<400).map { unit in ["a|s\(unit)", unit.isMultiple(of: 3) ? "a|s\(unit)" : "a|b"] }
    let many = try report(rows)
    let alpha = try alpha(many, .jaccard)
    let observed = Double(rows.count { $0[0] != $0[1] }) * 2 / 3 / 400
    #expect(near(alpha.observed, observed, within: 1e-12))
    #expect(try #require(alpha.standardError) > 0)
  }

  /// Units of a cluster are copies of one another, so what counts is the clusters.
  @Test(arguments: IntervalMethod.allCases) func clustersCountAndNotTheirUnits(_ method: IntervalMethod) throws {
    let originals: [[String?]] = (0..<12).map { [["a", "a|b", "b"][$0 % 3], ["a", "b", "b", "a|b"][$0 % 4]] }
    let copies = originals.flatMap { Array(repeating: $0, count: 9) }
    let clusters = (0..<12).flatMap { Array(repeating: "c\($0)", count: 9) }
    for distance in SetDistance.allCases {
      let apart = try #require(try alpha(try report(copies, method: method), distance).standardError)
      let together = try alpha(try report(copies, clusters: clusters, method: method), distance)
      #expect(abs(try #require(together.standardError) / apart - 3) < 0.5)
      #expect(together.degrees == 11)
    }
  }

  @Test func tooFewClustersAreSaid() throws {
    let report = try report(invented, clusters: ["c", "c", "c", "d", "d", "d"])
    #expect(report.data.clustersIgnored)
    #expect(report.diagnostics.warnings.contains(.fewClusters(2, needed: 5)))
  }
}
