// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Which mutations are made: the same number in every target, drawn by a seed.
struct MutationPlan {
  /// The root of the package.
  var root: URL
  /// Mutations drawn in each target.
  var count: Int
  /// What decides the draw; the same seed over the same sources draws the same mutations.
  var seed: UInt64

  /// The targets that are mutated, each with the test targets that answer for it.
  static let answers: [(target: String, tests: [String])] = [
    ("AgreementStatistics", ["AgreementStatisticsTests"]),
    ("AnnotationAnalysis", ["AnnotationAnalysisTests", "WorkbenchTests"]),
    ("AnnotationModel", ["AnnotationModelTests", "ReviewSessionTests"]),
    ("AnnotationStore", ["AnnotationStoreTests", "LedgerExchangeTests"]),
    ("ArticleIngest", ["ArticleIngestTests"]),
    ("CSV", ["CSVTests"]),
    ("DatasetExchange", ["DatasetExchangeTests"]),
    ("JSON", ["JSONTests"]),
    ("LedgerExchange", ["LedgerExchangeTests", "WorkbenchTests"]),
    ("NameGuessing", ["NameGuessingTests", "ReviewSessionTests"]),
    ("ReviewREPL", ["ReviewREPLTests", "JourneyTests"]),
    ("ReviewSession", ["ReviewSessionTests"]),
    ("TerminalIO", ["TerminalIOTests"]),
    ("Workbench", ["WorkbenchTests", "JourneyTests"]),
    ("XMLTree", ["XMLTreeTests"]),
    ("attest", ["ProgramTests"]),
  ]

  /// The scripts that answer for what no test of the package reaches: a team at a real PostgreSQL server.
  static let scripts = ["LedgerExchange": (path: ".ci/hub", folder: "Sources/LedgerExchange/Hub/")]

  /// The mutations of one target in the order of the draw, more than are wanted: what the compiler refuses is no test
  /// of the tests, and the next one takes its place.
  func candidates(in target: String) throws -> [Mutation] {
    let folder = root.appendingPathComponent("Sources/\(target)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let all = try names.sorted().flatMap { name in
      MutationOperator.mutations(
        of: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8),
        in: "Sources/\(target)/\(name)")
    }
    var generator = SplitMix(
      state: seed ^ target.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
    return Array(all.shuffled(using: &generator).prefix(count * 4))
  }
}

/// Steele, Lea and Flood's SplitMix64 (2014), so that a draw can be repeated on any machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
