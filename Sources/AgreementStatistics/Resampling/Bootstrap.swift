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
