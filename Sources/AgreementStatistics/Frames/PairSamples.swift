// SPDX-License-Identifier: GPL-3.0-or-later

/// For each pair of raters how its common units fall on the cells of its table, by cluster where there are clusters.
struct PairSamples {
  private let tables: [PairTable]
  private let clustered: [Sample]

  init(_ inputs: AnalysisInputs) {
    tables = inputs.pairs.tables
    guard let frame = inputs.raters, frame.sample.isClustered else {
      clustered = []
      return
    }
    let q = frame.q
    var cells = [[Int32]](repeating: [], count: tables.count)
    var clusters = [[UInt32]](repeating: [], count: tables.count)
    for cluster in 0..<frame.sample.clusterCount {
      for entry in frame.sample.entries(ofCluster: cluster) {
        let ratings = Array(frame.patterns[Int(frame.sample.entryPattern[entry])])
        let units = Int(frame.sample.entryCount[entry])
        for i in ratings.indices {
          for j in i + 1..<ratings.count {
            guard let pair = frame.pairs.place(Int(ratings[i].rater), Int(ratings[j].rater)) else { continue }
            let cell = Int32(ratings[i].category) * Int32(q) + Int32(ratings[j].category)
            cells[pair] += [Int32](repeating: cell, count: units)
            clusters[pair] += [UInt32](repeating: UInt32(cluster), count: units)
          }
        }
      }
    }
    clustered = tables.indices.map {
      Sample(
        patternCount: q * q, patternOfUnit: cells[$0], clusterOfUnit: clusters[$0],
        clusterCount: frame.sample.clusterCount)
    }
  }

  subscript(pair: Int) -> Sample {
    clustered.isEmpty ? Sample(multiplicities: tables[pair].cells) : clustered[pair]
  }
}
