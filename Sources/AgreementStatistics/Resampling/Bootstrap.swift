// SPDX-License-Identifier: GPL-3.0-or-later

/// The bootstrap over a sample's groups: units, or clusters where there are some.
struct Bootstrap: Sendable {
  let replicates: Int
  let seed: UInt64

  /// The values of every measure in every replicate, NaN where one has none.
  ///
  /// Each replicate has a random stream of its own, so the result does not depend on how many cores share the work, and
  /// groups are drawn in an order that their content decides, so it does not depend on the order of the units either.
  ///
  /// One of the cores calls `progress` with the replicates done.
  func values(
    _ measures: [any Measure], _ rows: SparseRows, _ sample: Sample, progress: (@Sendable (Int) -> Void)? = nil
  ) -> [[Double]] {
    let (rows, sample) = CanonicalOrder(rows).applied(to: sample)
    let sampler = MultinomialSampler(sample)
    let drawn = (0..<replicates).concurrentMap(
      state: { [Double](repeating: 0, count: rows.count) }, progress: progress
    ) { counts, replicate in
      var stream = RandomStream(seed: seed, stream: UInt64(replicate) + 1)
      sampler.draw(into: &counts, from: &stream)
      let totals = rows.totals(counts)
      return measures.map { $0.point(totals).value ?? .nan }
    }
    return measures.indices.map { measure in drawn.map { $0[measure] } }
  }
}

/// Draws, with replacement, as many groups as a sample has, and says how many units fall on each pattern.
///
/// Groups of which many are alike get their count by one binomial draw, whatever their number; the others are drawn one
/// by one.
struct MultinomialSampler: Sendable {
  /// A binomial draw costs about as much as drawing this many groups.
  static let fewest = 12.0

  private let sample: Sample
  private let common: [(group: Int, share: BinomialDistribution)]
  private let rare: [Int32]
  private let groups: Int

  init(_ sample: Sample) {
    self.sample = sample
    var common: [(group: Int, share: BinomialDistribution)] = []
    var rare: [Int32] = []
    let all = sample.groupCounts.reduce(0, +)
    var left = all
    for (group, count) in sample.groupCounts.enumerated() {
      if count < Self.fewest {
        rare.append(contentsOf: repeatElement(Int32(group), count: Int(count)))
      } else {
        common.append((group, BinomialDistribution(count / left)))
        left -= count
      }
    }
    self.common = common
    self.rare = rare
    groups = Int(all)
  }

  func draw(into counts: inout [Double], from stream: inout RandomStream) {
    for pattern in counts.indices { counts[pattern] = 0 }
    var left = groups
    for (group, share) in common {
      let drawn = share.draw(left, from: &stream)
      add(group, times: Double(drawn), to: &counts)
      left -= drawn
    }
    for _ in 0..<left { add(Int(rare[stream.below(rare.count)]), times: 1, to: &counts) }
  }

  private func add(_ group: Int, times: Double, to counts: inout [Double]) {
    for entry in sample.entries(ofGroup: group) {
      counts[Int(sample.entryPattern[entry])] += times * sample.entryCount[entry]
    }
  }
}
