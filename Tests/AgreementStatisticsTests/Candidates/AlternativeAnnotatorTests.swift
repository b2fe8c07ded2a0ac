// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// The alternative annotator test on invented data, with figures that another implementation computed.
@Suite struct AlternativeAnnotatorTests {
  /// One line a rater, one character a unit, "." for none; the last line is the candidate, and letters name clusters.
  private static func matrix(
    _ rows: [(String, String)], clusters: String? = nil, level: Level = .nominal
  ) throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(level: level)
    let cluster = clusters.map { $0.map { String($0) } }
    for (rater, row) in rows {
      for (unit, label) in row.enumerated() where label != "." {
        try builder.add(unit: "u\(unit)", rater: rater, category: String(label), cluster: cluster?[unit])
      }
    }
    return try builder.build()
  }

  static let labels = [
    ("A", "mm.emmemennmnemmennmnnenenmm.emnmmeem.en"), ("B", "memnneemem.mneenenneneenemmmnemm.menmmen"),
    ("C", "mmnnenneemnmeeen.enem.eenmmemnmmmmeme.em"), ("F", "memmnneemmneneemennmnnnnemmmeemmmmeemmn."),
  ]
  static let scale = [
    ("A", "315333123325413343432533324132425124"), ("B", "3353.4122315324353441533334141443124"),
    ("C", "3355432125143222524.3434325133.25313"), ("F", "325423133314414453452425225143435223"),
  ]
  static let texts = [
    ("A", "nnynnnnyyyyynnyyyyynyyyynynnnyyynnnnyyyyynynnnynynynyynynynn"),
    ("B", "nnyynnnyynnnyyynynynynynyynyynnyyynyyyyyynnynnnnyyynnynynnnn"),
    ("C", "nnynnnnyyyyyyyyyyyyyynynyynnynynnnnnyyyyynynnnynyynnnyyynyny"),
    ("D", "nyynnnyyyyyy................................................"),
    ("F", "nnynnnyyyyyynnyyyyyynynnnynnynnnynynnnyyynynnnynnyynnynynnny"),
  ]
  static let clusters = "aaabbbbcccccdddddeeeeeefffffffgggghhhhhiiiiiijjjjjkkkkllllll"

  private func near(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  @Test func labelsByUnit() throws {
    let report = try CandidateAnalysis(candidate: "F", epsilon: 0.2).run(Self.matrix(Self.labels), level: .nominal)
    #expect(!report.test.isByCluster && report.clusters == nil && (report.units, report.droppedUnits) == (38, 2))
    #expect(near([report.test.winningRate, report.test.advantage], [2.0 / 3, 0.8703703703703703]))
    let each = report.test.annotators
    #expect(
      each.map(\.rater) == ["A", "B", "C"] && each.map(\.n) == [36, 36, 36] && each.map(\.degrees) == [35, 35, 35])
    #expect(near(each.map(\.candidateShare), [0.8888888889, 0.8611111111, 0.8611111111]))
    #expect(near(each.map(\.humanShare), [0.8333333333, 0.9166666667, 0.6666666667]))
    #expect(near(each.map(\.standardError), [0.0885907699, 0.0791266259, 0.1114083326]))
    #expect(near(each.map(\.p), [0.0033318901, 0.0382354478, 0.0005758286]))
    #expect(near(each.map(\.adjusted), [0.0091626977, 0.070098321, 0.0031670572]))
    #expect(each.map(\.wins) == [true, false, true] && report.test.isPassed)
  }

  @Test func labelsAtANarrowerBoundary() throws {
    let report = try CandidateAnalysis(candidate: "F", epsilon: 0.1).run(Self.matrix(Self.labels), level: .nominal)
    #expect(near(report.test.annotators.map(\.adjusted), [0.1208022428, 0.5297492178, 0.0335821324]))
    #expect(near([report.test.winningRate], [1.0 / 3]) && !report.test.isPassed)
    #expect(report.curve.map(\.epsilon) == [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
    #expect(near([report.curve[2].winningRate, report.curve[4].winningRate], [1.0 / 3, 2.0 / 3]))
  }

  @Test func whatStandsBesideTheTest() throws {
    let report = try CandidateAnalysis(candidate: "F").run(Self.matrix(Self.labels), level: .nominal)
    let ceiling = try #require(report.ceiling), alpha = try #require(report.alpha)
    #expect(near([ceiling.humans.value ?? 0, ceiling.candidate.value ?? 0], [0.5238095238, 0.5770770771]))
    #expect(near([ceiling.difference.value ?? 0], [0.5770770771 - 0.5238095238]))
    #expect(near([alpha.humans ?? 0, alpha.withCandidate ?? 0], [0.2853640598, 0.3332006369]))
    #expect(near(alpha.inPlaceOf.compactMap(\.value), [0.3156300955, 0.2222759121, 0.5008137642]))
  }

  @Test func scaleByDistance() throws {
    let matrix = try Self.matrix(Self.scale, level: .ordinal)
    let report = try CandidateAnalysis(candidate: "F", epsilon: 0.2).run(matrix, level: .ordinal)
    let each = report.test.annotators
    #expect(each.map(\.n) == [36, 35, 34])
    #expect(near(each.map(\.difference), [0.0555555556, -0.0857142857, -0.2058823529]))
    #expect(near(each.map(\.p), [0.0888136666, 0.0074166365, 0.0001687578]))
    #expect(near(each.map(\.adjusted), [0.1628250554, 0.0203957504, 0.0009281677]))
    #expect(near([report.test.winningRate, report.test.advantage], [2.0 / 3, 0.8393713041]))
    let alpha = try #require(report.alpha)
    #expect(near([alpha.humans ?? 0, alpha.withCandidate ?? 0], [0.6676359433, 0.6844992824]))
    #expect(near(alpha.inPlaceOf.compactMap(\.value), [0.6392495982, 0.6886595516, 0.7436767579]))
  }

  @Test func textsAsClusters() throws {
    let matrix = try Self.matrix(Self.texts, clusters: Self.clusters)
    let report = try CandidateAnalysis(candidate: "F", epsilon: 0.2).run(matrix, level: .nominal)
    #expect(report.test.isByCluster && report.clusters == 12)
    #expect(report.notTested.map(\.rater) == ["D"] && report.notTested.map(\.n) == [12])
    let each = report.test.annotators
    #expect(each.map(\.degrees) == [11, 11, 11])
    #expect(near(each.map(\.standardError), [0.0851894304, 0.0752381181, 0.067075765]))
    #expect(near(each.map(\.p), [0.0381390205, 0.0015614737, 0.0549224582]))
    #expect(near(each.map(\.adjusted), [0.1006911734, 0.0085881054, 0.1006911734]))
    #expect(near([report.test.winningRate, report.test.advantage], [1.0 / 3, 0.8833333333]) && !report.test.isPassed)
    #expect(near(report.itemTest.annotators.map(\.adjusted), [0.0078107774, 0.0006612262, 0.0193534978]))
    #expect(report.itemTest.winningRate == 1 && report.itemTest.isPassed)
  }

  @Test func clustersThatAreNotWantedAreUnits() throws {
    let matrix = try Self.matrix(Self.texts, clusters: Self.clusters)
    let report = try CandidateAnalysis(candidate: "F", epsilon: 0.2, clustered: false).run(matrix, level: .nominal)
    #expect(!report.test.isByCluster && report.test.winningRate == 1)
  }
}
