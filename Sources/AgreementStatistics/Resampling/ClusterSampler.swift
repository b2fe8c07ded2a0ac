// SPDX-License-Identifier: GPL-3.0-or-later

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
