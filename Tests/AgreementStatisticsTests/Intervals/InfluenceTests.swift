// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// What a unit or a cluster adds to a coefficient is the same for every interval.
@Suite("Influence")
struct InfluenceTests {
  private func run(_ matrix: ReliabilityMatrix, _ method: IntervalMethod?, clustered: Bool = true) -> AgreementReport {
    AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: method, replicates: 400), clustered: clustered))
      .run(matrix)
  }

  /// Three units by two raters, and units that one rater alone rated.
  private func matrix(loneUnits: Int) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: ["x", "y"])
    for (unit, labels) in ["xx", "xy", "yy"].enumerated() {
      for (rater, label) in zip(["a", "b"], labels) {
        try builder.add(unit: "u\(unit)", rater: rater, category: String(label))
      }
    }
    for unit in 0..<loneUnits { try builder.add(unit: "lone\(unit)", rater: "a", category: "x") }
    return try builder.build()
  }

  /// alpha = 4/9; without one of the units 0, 0 and -> 1: sqrt(2/3 * sum of squares) = 2/3.
  @Test(
    "The jackknife leaves out only units that the coefficient rests on",
    arguments: [
      Coefficient.krippendorffAlpha, .percentAgreement, .unanimity, .brennanPrediger, .lightKappa, .cohenKappa,
      .scottPi, .specificAgreement,
    ])
  func loneUnits(_ coefficient: Coefficient) throws {
    let without = try #require(run(matrix(loneUnits: 0), .jackknife)[coefficient])
    let with = try #require(run(matrix(loneUnits: 191), .jackknife)[coefficient])
    #expect(agrees(with.standardError, try #require(without.standardError)))
    #expect(with.degrees == without.degrees)
    #expect(with.p == without.p)
    if coefficient == .krippendorffAlpha { #expect(agrees(without.standardError, 2.0 / 3)) }
  }

  @Test("Clusters of one unit are no clusters", arguments: [IntervalMethod.jackknife, .analytic])
  func clustersOfOneUnit(_ method: IntervalMethod) throws {
    var data = RandomRatings(seed: 12, units: 60, raters: 3, missing: 0.4)
    for index in data.rows.indices { data.rows[index].cluster = "of \(data.rows[index].unit)" }
    let matrix = try data.matrix(clustered: true)
    let (together, apart) = (run(matrix, method), run(matrix, method, clustered: false))
    #expect(together.data.clusters == apart.data.units)
    let compared = zip(together.coefficients, apart.coefficients).filter {
      $1.standardError != nil
        && (method == .jackknife || ![.cohenKappa, .fleissKappaNullTest].contains($0.coefficient))
    }
    #expect(compared.count > 12)
    for (one, other) in compared {
      #expect(agrees(one.standardError, try #require(other.standardError)), "\(one.coefficient)")
      #expect(one.degrees == other.degrees)
    }
  }

  @Test("Degrees of freedom count the clusters that the coefficient rests on", arguments: IntervalMethod.allCases)
  func degreesOfClusters(_ method: IntervalMethod) throws {
    var data = RandomRatings(seed: 4, units: 40, raters: 3, missing: 0)
    for unit in 0..<24 {
      data.rows.append(RandomRatings.Row(unit: "lone\(unit)", rater: "R0", label: "1", cluster: "lone\(unit / 4)"))
    }
    let report = run(try data.matrix(clustered: true), method)
    #expect(try report.find(.krippendorffAlpha).degrees == 9)
    #expect(try report.find(.fleissKappa).degrees == 15)
  }

  @Test(
    "The complete units' kappa has the interval asked for, and its test beside it", arguments: IntervalMethod.allCases)
  func listwise(_ method: IntervalMethod) throws {
    let data = RandomRatings(seed: 21, units: 90, raters: 3, missing: 0.2)
    let matrix = try data.matrix()
    var complete = data
    let counts = Dictionary(grouping: data.rows, by: \.unit).mapValues(\.count)
    complete.rows = data.rows.filter { counts[$0.unit] == 3 }
    let listwise = try run(matrix, method).find(.fleissKappaListwise)
    let alone = run(try complete.matrix(), method)
    let fleiss = try alone.find(.fleissKappa)
    #expect(agrees(listwise.value, try #require(fleiss.value)))
    #expect(listwise.interval?.method == method)
    let ratio = try #require(listwise.standardError) / (try #require(fleiss.standardError))
    #expect(abs(ratio - 1) < ([.analytic, .jackknife].contains(method) ? 1e-9 : 0.15))
    #expect(agrees(listwise.nullStandardError, try #require(alone.find(.fleissKappaNullTest).standardError)))
    let none = try run(matrix, nil).find(.fleissKappaListwise)
    #expect(none.standardError == nil && none.interval == nil)
  }

  /// Scott's pi divides by n, Fleiss' kappa of the same raters by n - 1; over clusters there is but one form.
  @Test("Scott's error is the large-sample form of Fleiss'") func scott() throws {
    let data = RandomRatings(seed: 3, units: 50, raters: 2, missing: 0)
    let plain = run(try data.matrix(), .analytic)
    let ratio =
      try #require(plain.find(.scottPi, raters: ["R0", "R1"]).standardError)
      / (try #require(plain.find(.fleissKappa).standardError))
    #expect(abs(ratio - (49.0 / 50).squareRoot()) < 1e-12)
    let clustered = run(try data.matrix(clustered: true), .analytic)
    #expect(
      agrees(
        try clustered.find(.scottPi, raters: ["R0", "R1"]).standardError,
        try #require(clustered.find(.fleissKappa).standardError)))
  }

  @Test("A pair's error over clusters is that of the pair alone")
  func pairs() throws {
    let data = RandomRatings(seed: 31, units: 60, raters: 3, missing: 0.1)
    var two = data
    two.rows = data.rows.filter { $0.rater != "R2" }
    let pair = try run(try data.matrix(clustered: true), .jackknife).find(.cohenKappa, raters: ["R0", "R1"])
    let alone = try run(try two.matrix(clustered: true), .jackknife).find(.cohenKappa, raters: ["R0", "R1"])
    #expect(agrees(pair.standardError, try #require(alone.standardError)))
  }

  /// Each unit four times in a cluster of its own: as many clusters as there were units, and the same error.
  @Test("A rater against the rest goes by clusters too") func againstTheRest() throws {
    let data = RandomRatings(seed: 23, units: 40, raters: 3, missing: 0)
    var copies = data
    copies.rows = (0..<4).flatMap { copy in
      data.rows.map {
        RandomRatings.Row(unit: "\($0.unit)-\(copy)", rater: $0.rater, label: $0.label, cluster: $0.unit)
      }
    }
    let plain = run(try data.matrix(), .analytic).diagnostics.influence
    let clustered = run(try copies.matrix(clustered: true), .analytic).diagnostics.influence
    for (one, other) in zip(plain, clustered) {
      #expect(agrees(one.againstRest.value, try #require(other.againstRest.value)))
      #expect(agrees(one.againstRest.standardError, try #require(other.againstRest.standardError)))
      #expect((one.againstRest.n, other.againstRest.n) == (40, 160))
      #expect(one.againstRest.degrees == other.againstRest.degrees)
    }
  }
}
