// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Jackknife and bootstrap.
@Suite("Resampling")
struct ResamplingTests {
  private func estimate(
    _ matrix: ReliabilityMatrix, _ coefficient: Coefficient, _ method: IntervalMethod, replicates: Int = 2000,
    seed: UInt64 = 1
  ) throws -> Estimate {
    let plan = IntervalPlan(method: method, replicates: replicates, seed: seed)
    return try AgreementAnalysis(AgreementOptions(plan: plan)).run(matrix).find(coefficient)
  }

  private func diagnoses() throws -> ReliabilityMatrix {
    try Data.counts(Fleiss1971Tests.counts, Fleiss1971Tests.diagnoses)
  }

  @Test("The jackknife error of ten subjects by four raters")
  func jackknife() throws {
    let matrix = try Data.raters(
      ["5353513131", "5151521133", "5353431141", "5151531341"], ["1", "2", "3", "4", "5"])
    #expect(agrees(try estimate(matrix, .fleissKappa, .jackknife).standardError, 0.13022743526013472))
    #expect(agrees(try estimate(matrix, .congerKappa, .jackknife).standardError, 0.12894377227566617))
    #expect(agrees(try estimate(matrix, .krippendorffAlpha, .jackknife).standardError, 0.12661000650290866))
  }

  @Test("Bootstrap limits of Fleiss' diagnoses are those of 200,000 replicates within .02")
  func bootstrap() throws {
    let percentile = try #require(estimate(diagnoses(), .krippendorffAlpha, .bootstrap).interval)
    #expect(abs(percentile.lower - 0.3185) < 0.02 && abs(percentile.upper - 0.5297) < 0.02)
    let accelerated = try #require(estimate(diagnoses(), .krippendorffAlpha, .bca).interval)
    #expect(abs(accelerated.lower - 0.3416) < 0.02 && abs(accelerated.upper - 0.5559) < 0.02)
    #expect(accelerated.method == .bca)
  }

  /// Efron 1987: one of forty is a skew of -6.08 and an acceleration of -.16.
  @Test("The accelerated interval reaches further down where one unit alone differs")
  func skewed() throws {
    let alike = String(repeating: "ab", count: 20)
    let matrix = try Data.raters([alike, "b" + alike.dropFirst()], ["a", "b"])
    let percentile = try #require(estimate(matrix, .percentAgreement, .bootstrap).interval)
    let accelerated = try #require(estimate(matrix, .percentAgreement, .bca).interval)
    #expect(percentile.lower == 0.925 && accelerated.lower < 0.88)
  }

  @Test("The same seed gives the same interval, another seed another")
  func seeded() throws {
    let matrix = try diagnoses()
    let first = try estimate(matrix, .gwetAC1, .bca, replicates: 500)
    #expect(try estimate(matrix, .gwetAC1, .bca, replicates: 500) == first)
    #expect(try estimate(matrix, .gwetAC1, .bca, replicates: 500, seed: 2) != first)
  }

  @Test("Drawing patterns by binomials spreads like drawing units")
  func compressed() throws {
    let data = RandomRatings(seed: 5, units: 3000, raters: 3, categories: ["a", "b"], missing: 0)
    let matrix = try data.matrix()
    #expect(matrix.patterns.count == 8)
    for coefficient in [Coefficient.fleissKappa, .congerKappa, .lightKappa] {
      let analytic = try #require(estimate(matrix, coefficient, .analytic).standardError)
      let drawn = try #require(estimate(matrix, coefficient, .bootstrap).standardError)
      #expect(abs(drawn / analytic - 1) < 0.07)
    }
  }

  @Test("Common patterns drawn by binomials and rare ones unit by unit spread together like units")
  func commonAndRare() throws {
    let data = RandomRatings(seed: 6, units: 3000, raters: 4, missing: 0.1)
    let matrix = try data.matrix()
    #expect(matrix.patterns.multiplicities.contains { $0 > 50 } && matrix.patterns.multiplicities.contains { $0 < 5 })
    for coefficient in [Coefficient.percentAgreement, .congerKappa, .krippendorffAlpha] {
      let analytic = try #require(estimate(matrix, coefficient, .analytic).standardError)
      let drawn = try #require(estimate(matrix, coefficient, .bootstrap).standardError)
      #expect(abs(drawn / analytic - 1) < 0.07)
    }
  }

  @Test("Clusters widen the interval of units that resemble each other, by every method")
  func clusters() throws {
    var data = RandomRatings(seed: 8, units: 30, missing: 0)
    data.rows = data.rows.flatMap { row in
      (0..<4).map {
        RandomRatings.Row(unit: "\(row.unit)-\($0)", rater: row.rater, label: row.label, cluster: row.unit)
      }
    }
    for method in IntervalMethod.allCases {
      let alone = try #require(estimate(data.matrix(), .fleissKappa, method).standardError)
      let together = try #require(estimate(data.matrix(clustered: true), .fleissKappa, method).standardError)
      #expect(abs(together / alone - 2) < 0.2)
      let pair = try #require(estimate(data.matrix(clustered: true), .cohenKappa, method).standardError)
      #expect(pair > 1.7 * (try #require(estimate(data.matrix(), .cohenKappa, method).standardError)))
    }
  }

  @Test("Fewer than five clusters are set aside, and it is said")
  func fewClusters() throws {
    var data = RandomRatings(seed: 9, units: 16)
    for index in data.rows.indices { data.rows[index].cluster = data.rows[index].label }
    data.rows = data.rows.map {
      RandomRatings.Row(unit: $0.unit, rater: $0.rater, label: $0.label, cluster: $0.unit.count == 2 ? "x" : "y")
    }
    let clustered = report(try data.matrix(clustered: true))
    #expect(clustered.data.clusters == 2)
    #expect(clustered.data.clustersIgnored)
    #expect(clustered.diagnostics.warnings.contains(.fewClusters(2, needed: 5)))
    #expect(try clustered.find(.gwetAC1) == report(try data.matrix()).find(.gwetAC1))
  }
}
