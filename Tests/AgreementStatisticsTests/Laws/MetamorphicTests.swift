// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Laws that hold on any data: what may not matter does not matter.
@Suite("Metamorphic laws")
struct MetamorphicTests {
  private static let overall: [Coefficient] = [
    .percentAgreement, .unanimity, .fleissKappa, .congerKappa, .gwetAC1, .brennanPrediger, .lightKappa,
    .krippendorffAlpha,
  ]

  private func same(_ left: AgreementReport, _ right: AgreementReport) throws {
    for coefficient in Self.overall {
      let (a, b) = (try left.find(coefficient), try right.find(coefficient))
      #expect(agrees(a.value, try #require(b.value)), "\(coefficient)")
      #expect(agrees(a.standardError, try #require(b.standardError)), "\(coefficient)")
    }
  }

  @Test("Names of categories do not matter to nominal coefficients", arguments: 1...5)
  func renamed(seed: UInt64) throws {
    let data = RandomRatings(seed: seed)
    var renamed = RandomRatings(seed: seed, categories: ["z", "b", "ü"])
    #expect(renamed.rows.count == data.rows.count)
    renamed.rows.sort { $0.label < $1.label }
    try same(report(data.matrix()), report(renamed.matrix()))
  }

  @Test("The order of rows does not matter", arguments: 1...5)
  func shuffled(seed: UInt64) throws {
    let data = RandomRatings(seed: seed)
    var shuffled = data
    var stream = RandomStream(seed: seed + 100)
    shuffled.rows.shuffle(using: &stream)
    try same(report(data.matrix()), report(shuffled.matrix()))
  }

  @Test("Names of raters do not matter", arguments: 1...5)
  func raters(seed: UInt64) throws {
    let data = RandomRatings(seed: seed)
    var reversed = data
    for index in reversed.rows.indices {
      reversed.rows[index].rater = ["R0": "R9", "R1": "R5", "R2": "R3", "R3": "R1"][data.rows[index].rater] ?? ""
    }
    try same(report(data.matrix()), report(reversed.matrix()))
  }

  @Test("Twice the units give the same values and errors that shrink by sqrt 2 in the limit", arguments: 1...3)
  func doubled(seed: UInt64) throws {
    let data = RandomRatings(seed: seed, units: 200)
    var doubled = data
    doubled.rows += data.rows.map {
      RandomRatings.Row(unit: $0.unit + "b", rater: $0.rater, label: $0.label, cluster: nil)
    }
    let (one, two) = (report(try data.matrix()), report(try doubled.matrix()))
    for coefficient in [Coefficient.percentAgreement, .fleissKappa, .congerKappa, .gwetAC1, .brennanPrediger] {
      let (a, b) = (try one.find(coefficient), try two.find(coefficient))
      #expect(agrees(a.value, try #require(b.value)))
      let ratio = try #require(a.standardError) / (try #require(b.standardError))
      #expect(abs(ratio - 2.0.squareRoot()) < 0.01)
    }
  }

  @Test("A rater and a unit without ratings change nothing")
  func empty() throws {
    let data = RandomRatings(seed: 3)
    var builder = try MatrixBuilder(categories: data.categories)
    try builder.add(unit: "nobody", rater: "R0", category: "")
    try builder.add(unit: "u0", rater: "absent", category: "")
    for row in data.rows { try builder.add(unit: row.unit, rater: row.rater, category: row.label) }
    let matrix = try builder.build()
    #expect(matrix.raters.count == 4)
    #expect(matrix.dropped.map(\.what) == [.emptyCells, .units, .raters])
    try same(report(data.matrix()), report(matrix))
  }

  @Test("For two categories every metric of alpha is the nominal one", arguments: 1...5)
  func twoCategories(seed: UInt64) throws {
    let report = report(try RandomRatings(seed: seed, categories: ["0", "1"]).matrix(level: .ratio), level: .ratio)
    let nominal = try report.value(.krippendorffAlpha, metric: "nominal")
    for metric in ["ordinal", "interval", "ratio"] {
      #expect(agrees(try report.value(.krippendorffAlpha, metric: metric), nominal))
    }
  }

  @Test("A perfect pair under partial overlap gives 1")
  func perfect() throws {
    let report = report(try Data.raters(["aabbc..", "..bbcab"], ["a", "b", "c"]))
    for coefficient in [
      Coefficient.percentAgreement, .cohenKappa, .scottPi, .fleissKappa, .krippendorffAlpha, .gwetAC1,
    ] {
      #expect(try report.value(coefficient) == 1)
    }
    #expect(try report.find(.cohenKappa).standardError == 0)
  }

  @Test("For two raters and complete data Conger is Cohen, with its error times sqrt(n / (n - 1))", arguments: 1...5)
  func conger(seed: UInt64) throws {
    let data = RandomRatings(seed: seed, raters: 2, missing: 0)
    let report = report(try data.matrix(level: .ordinal), level: .ordinal)
    for weights in [nil, "linear", "quadratic"] {
      let cohen = try report.find(.cohenKappa, weights: weights)
      let conger = try report.find(.congerKappa, weights: weights)
      #expect(agrees(conger.value, try #require(cohen.value)))
      let factor = (40.0 / 39).squareRoot()
      #expect(agrees(conger.standardError, try #require(cohen.standardError) * factor))
    }
  }

  @Test("Clusters of one unit each give the errors of independent units", arguments: 1...3)
  func singletons(seed: UInt64) throws {
    let data = RandomRatings(seed: seed)
    var alone = data
    for index in alone.rows.indices { alone.rows[index].cluster = data.rows[index].unit }
    let (one, other) = (report(try data.matrix()), report(try alone.matrix(clustered: true)))
    for coefficient in Self.overall {
      let (a, b) = (try one.find(coefficient), try other.find(coefficient))
      #expect(agrees(a.standardError, try #require(b.standardError)), "\(coefficient)")
    }
  }
}
