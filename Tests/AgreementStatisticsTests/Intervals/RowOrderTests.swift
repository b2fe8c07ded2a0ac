// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Limits of the bootstrap are those of the ratings, in whatever order they came.
@Suite struct RowOrderTests {
  private typealias Row = (unit: String, rater: String, label: String)

  private static let rows: [Row] = {
    var stream = RandomStream(seed: 11)
    return (0..<60).flatMap { unit -> [Row] in
      let truth = stream.below(3)
      return (0..<4).compactMap { rater in
        let label = stream.uniform() < 0.75 ? truth : stream.below(3)
        return stream.uniform() < 0.2 ? nil : ("u\(unit)", "r\(rater)", "l\(label)")
      }
    }
  }()

  private func limits(_ rows: [Row], clustered: Bool) throws -> [[Double]] {
    var builder = try MatrixBuilder()
    for row in rows {
      let cluster = clustered ? "c\((Int(row.unit.dropFirst()) ?? 0) / 5)" : nil
      try builder.add(unit: row.unit, rater: row.rater, category: row.label, cluster: cluster)
    }
    let plan = IntervalPlan(method: .bootstrap, replicates: 200)
    return AgreementAnalysis(AgreementOptions(plan: plan)).run(try builder.build()).coefficients.map {
      $0.interval.map { [$0.lower, $0.upper] } ?? []
    }
  }

  @Test(arguments: [false, true])
  func shuffledRowsGiveTheSameLimits(clustered: Bool) throws {
    let count = Self.rows.count
    let shuffled = (0..<count).sorted { ($0 * 71 % count, $0) < ($1 * 71 % count, $1) }.map { Self.rows[$0] }
    let (straight, mixed) = (try limits(Self.rows, clustered: clustered), try limits(shuffled, clustered: clustered))
    #expect(straight.contains { !$0.isEmpty })
    for (one, other) in zip(straight, mixed) {
      #expect(one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }
}
