// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Invented ratings with several labels a unit.
enum SetModel {
  static func matrix(units: Int, raters: Int, from stream: inout RandomStream) throws(MatrixError) -> ReliabilityMatrix
  {
    var builder = try MatrixBuilder()
    for unit in 0..<units {
      let truth = (0..<6).map { _ in stream.uniform() < 0.3 }
      for rater in 0..<raters {
        let seen = truth.enumerated().filter { ($0.element) != (stream.uniform() < 1.0 / 12) }
        // A set without a label is a label of its own here, for an empty one would be a missing rating.
        let label = seen.isEmpty ? "|" : seen.map { "l\($0.offset)" }.joined(separator: "|")
        try builder.add(unit: "\(unit)", rater: "\(rater)", category: label)
      }
    }
    return try builder.build()
  }
}

/// Invented spans of one category.
enum SpanModel {
  private static let length = 400

  static func corpus(documents: Int, raters: Int, from stream: inout RandomStream) throws -> UnitizedCorpus {
    var spans: [UnitizedSpan] = []
    for document in 0..<documents {
      let truth = (0..<3).map { place in place * 130 + stream.below(90) }.map { ($0, $0 + 12 + stream.below(20)) }
      for rater in 0..<raters {
        var end = 0
        func add(_ start: Int, _ stop: Int) {
          let (first, last) = (max(start, end), min(stop, length))
          guard first < last else { return }
          end = last
          spans.append(UnitizedSpan(document: document, rater: rater, category: 0, start: first, end: last))
        }
        for (place, span) in truth.enumerated() {
          let isFound = stream.uniform() < 0.8
          let (start, stop) = (span.0 + stream.below(9) - 4, span.1 + stream.below(9) - 4)
          if isFound { add(start, stop) }
          if place == 2, stream.uniform() < 1.0 / 3 { add(stop + 4, stop + 20) }
        }
      }
    }
    return try UnitizedCorpus(
      documents: (0..<documents).map { "\($0)" }, lengths: [Int](repeating: length, count: documents),
      raters: (0..<raters).map { "\($0)" }, categories: ["c"], spans: spans)
  }
}

extension Coverage {
  /// What the promise of coverage is checked on, where a command names no setting of its own.
  static func settings(samples: Int) -> [Coverage] {
    var settings: [Coverage] = []
    func add(_ name: String, _ kind: Kind, units: Int, clusterSize: Int = 1) {
      settings.append(Coverage(name: name, kind: kind, units: units, samples: samples, clusterSize: clusterSize))
    }
    func skewed(_ prevalence: Double, missing: Double = 0, pull: Double = 0) -> RatingsModel {
      RatingsModel(
        missing: missing, clusterPull: pull, prevalence: [prevalence, 1 - prevalence], accuracy: 0.93)
    }
    var plain = RatingsModel()
    plain.missing = 0
    add("200 units, 4 raters, 4 labels", .labels(plain, raters: 4), units: 200)
    add("200 units, 4 raters, 20 % missing", .labels(RatingsModel(), raters: 4), units: 200)
    for prevalence in [0.5, 0.8, 0.9, 0.95, 0.99] {
      for raters in [2, 3, 4] {
        add(
          "30 units, \(raters) raters, prevalence \(prevalence)", .labels(skewed(prevalence), raters: raters), units: 30
        )
      }
    }
    for (units, raters) in [(50, 2), (100, 3), (200, 2)] {
      add("\(units) units, \(raters) raters, prevalence 0.95", .labels(skewed(0.95), raters: raters), units: units)
    }
    add("30 units, 4 raters, prevalence 0.95, 20 % missing", .labels(skewed(0.95, missing: 0.2), raters: 4), units: 30)
    for (clusters, pull) in [(10, 0.5), (20, 0.5), (40, 0.5), (40, 0.3)] {
      let model = skewed(0.9, pull: pull)
      add(
        "\(clusters) clusters of 5, prevalence 0.9, pull \(pull)", .labels(model, raters: 3), units: 5 * clusters,
        clusterSize: 5)
      var even = plain
      even.clusterPull = pull
      add(
        "\(clusters) clusters of 5, 4 labels, pull \(pull)", .labels(even, raters: 3), units: 5 * clusters,
        clusterSize: 5)
    }
    for units in [30, 100, 200] {
      add("\(units) units, 2 raters, sets", .sets(raters: 2), units: units)
      add("\(units) documents, 3 raters, spans", .spans(raters: 3), units: units)
    }
    return settings
  }
}

/// The command `coverage`: of all settings, or of one that the words describe.
enum CoverageCommand {
  static func run(_ arguments: Arguments) throws {
    let samples = arguments.number("samples", default: 1000)
    let method = arguments["interval"].flatMap { IntervalMethod(rawValue: $0) }
    guard ["units", "cluster-size", "missing"].contains(where: { arguments[$0] != nil }) else {
      print("coverage of 95 % intervals, \(samples) samples each")
      for setting in Coverage.settings(samples: samples) { try setting.run([method]) }
      return
    }
    var model = RatingsModel()
    model.missing = Double(arguments.number("missing", default: 0)) / 100
    let units = arguments.number("units", default: 200), size = arguments.number("cluster-size", default: 1)
    model.clusterPull = size > 1 ? 0.5 : 0
    let name = "\(units) units by 4 raters, \(size > 1 ? "clusters of \(size)" : "no clusters"),"
    let coverage = Coverage(
      name: name, kind: .labels(model, raters: 4), units: units, samples: samples, clusterSize: size)
    try coverage.run(method.map { [$0] } ?? [nil] + IntervalMethod.allCases)
  }
}
