// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch

/// The bootstrap over units, or over clusters where the sample has them.
struct Bootstrap: Sendable {
  let replicates: Int
  let seed: UInt64

  /// The values of every measure in every replicate, NaN where one has none.
  ///
  /// Each replicate has a random stream of its own, so the result does not depend on how many cores share the work.
  ///
  /// One of the cores calls `progress` with the replicates done.
  func values(
    _ measures: [any Measure], _ rows: SparseRows, _ sample: Sample, progress: (@Sendable (Int) -> Void)? = nil
  ) -> [[Double]] {
    let units = MultinomialSampler(sample)
    let clusters = ClusterSampler(sample: sample)
    let lanes = min(2, replicates)
    let flat = [Double](unsafeUninitializedCapacity: measures.count * replicates) { buffer, initialized in
      let store = Store(base: buffer)
      DispatchQueue.concurrentPerform(iterations: lanes) { lane in
        var counts = [Double](repeating: 0, count: rows.count)
        for replicate in stride(from: lane, to: replicates, by: lanes) {
          var stream = RandomStream(seed: seed, stream: UInt64(replicate) + 1)
          if sample.isClustered {
            clusters.draw(into: &counts, from: &stream)
          } else {
            units.draw(into: &counts, from: &stream)
          }
          let totals = rows.totals(counts)
          for (index, measure) in measures.enumerated() {
            store.base[index * replicates + replicate] = measure.point(totals).value ?? .nan
          }
          if lane == 0 { progress?(replicate + 1) }
        }
      }
      initialized = measures.count * replicates
    }
    return measures.indices.map { Array(flat[$0 * replicates..<($0 + 1) * replicates]) }
  }

  /// Disjoint places of one buffer, written from several threads.
  private struct Store: @unchecked Sendable {
    let base: UnsafeMutableBufferPointer<Double>
  }
}

/// Draws, with replacement, as many units as there are, and says how many fall on each pattern.
///
/// Patterns that many units share get their count by one binomial draw each, whatever the number of units; the units of
/// the other patterns are drawn one by one.
struct MultinomialSampler: Sendable {
  /// A binomial draw costs about as much as drawing this many units.
  static let fewest = 12.0

  private let common: [(pattern: Int, share: BinomialDistribution)]
  private let rareUnits: [Int32]
  private let units: Int

  init(_ sample: Sample) {
    var common: [(pattern: Int, share: BinomialDistribution)] = []
    var rareUnits: [Int32] = []
    let all = sample.multiplicities.reduce(0, +)
    var left = all
    for (pattern, units) in sample.multiplicities.enumerated() {
      if units < Self.fewest {
        rareUnits.append(contentsOf: repeatElement(Int32(pattern), count: Int(units)))
      } else {
        common.append((pattern, BinomialDistribution(units / left)))
        left -= units
      }
    }
    self.common = common
    self.rareUnits = rareUnits
    units = Int(all)
  }

  func draw(into counts: inout [Double], from stream: inout RandomStream) {
    for pattern in counts.indices { counts[pattern] = 0 }
    var left = units
    for (pattern, share) in common {
      let drawn = share.draw(left, from: &stream)
      counts[pattern] = Double(drawn)
      left -= drawn
    }
    for _ in 0..<left { counts[Int(rareUnits[stream.below(rareUnits.count)])] += 1 }
  }
}

/// Draws, with replacement, as many clusters as there are, and says how many units fall on each pattern.
struct ClusterSampler: Sendable {
  let sample: Sample

  func draw(into counts: inout [Double], from stream: inout RandomStream) {
    for pattern in counts.indices { counts[pattern] = 0 }
    for _ in 0..<sample.clusterCount {
      for entry in sample.entries(ofCluster: stream.below(sample.clusterCount)) {
        counts[Int(sample.entryPattern[entry])] += sample.entryCount[entry]
      }
    }
  }
}
