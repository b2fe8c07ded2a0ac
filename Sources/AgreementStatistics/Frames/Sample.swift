// SPDX-License-Identifier: GPL-3.0-or-later

/// How many units show each pattern, and how the clusters share them.
struct Sample: Sendable {
  /// Units per pattern.
  let multiplicities: [Double]
  /// For each cluster where its entries end; empty without clusters.
  let clusterEnds: [Int]
  /// The pattern of an entry.
  let entryPattern: [Int32]
  /// The units of an entry.
  let entryCount: [Double]

  init(multiplicities: [Double]) {
    self.multiplicities = multiplicities
    clusterEnds = []
    entryPattern = []
    entryCount = []
  }

  /// Groups the units of each cluster by pattern.
  init(patternCount: Int, patternOfUnit: [Int32], clusterOfUnit: [UInt32], clusterCount: Int) {
    var multiplicities = [Double](repeating: 0, count: patternCount)
    var starts = [Int](repeating: 0, count: clusterCount + 1)
    for (unit, cluster) in clusterOfUnit.enumerated() {
      multiplicities[Int(patternOfUnit[unit])] += 1
      starts[Int(cluster) + 1] += 1
    }
    for cluster in 0..<clusterCount { starts[cluster + 1] += starts[cluster] }
    var next = starts
    var grouped = [Int32](repeating: 0, count: clusterOfUnit.count)
    for (unit, cluster) in clusterOfUnit.enumerated() {
      grouped[next[Int(cluster)]] = patternOfUnit[unit]
      next[Int(cluster)] += 1
    }
    var ends: [Int] = []
    var patterns: [Int32] = []
    var counts: [Double] = []
    for cluster in 0..<clusterCount where starts[cluster] < starts[cluster + 1] {
      let first = patterns.count
      for pattern in grouped[starts[cluster]..<starts[cluster + 1]].sorted() {
        if patterns.count > first, patterns[patterns.count - 1] == pattern {
          counts[counts.count - 1] += 1
        } else {
          patterns.append(pattern)
          counts.append(1)
        }
      }
      ends.append(patterns.count)
    }
    self.multiplicities = multiplicities
    clusterEnds = ends
    entryPattern = patterns
    entryCount = counts
  }

  var isClustered: Bool { !clusterEnds.isEmpty }

  var clusterCount: Int { clusterEnds.count }

  func entries(ofCluster cluster: Int) -> Range<Int> {
    (cluster == 0 ? 0 : clusterEnds[cluster - 1])..<clusterEnds[cluster]
  }
}

/// A matrix whose rows are mostly zero: for each pattern the sums one unit of it adds to.
struct SparseRows: Sendable {
  private(set) var ends: [Int] = []
  private(set) var columns: [Int32] = []
  private(set) var entries: [Double] = []
  let width: Int

  init(width: Int) { self.width = width }

  var count: Int { ends.count }

  var entryCount: Int { entries.count }

  mutating func add(_ column: Int, _ entry: Double) {
    guard entry != 0 else { return }
    columns.append(Int32(column))
    entries.append(entry)
  }

  mutating func endRow() { ends.append(columns.count) }

  /// Adds a multiple of a row to the totals.
  @inline(__always)
  func add(_ row: Int, times factor: Double, to totals: inout [Double]) {
    for place in (row == 0 ? 0 : ends[row - 1])..<ends[row] {
      totals[Int(columns[place])] += factor * entries[place]
    }
  }

  /// The sum of all rows, each taken as often as its multiplicity says.
  func totals(_ multiplicities: [Double]) -> [Double] {
    var totals = [Double](repeating: 0, count: width)
    totals.withUnsafeMutableBufferPointer { totals in
      columns.withUnsafeBufferPointer { columns in
        entries.withUnsafeBufferPointer { entries in
          var place = 0
          for (row, end) in ends.enumerated() {
            let factor = multiplicities[row]
            if factor != 0 {
              for index in place..<end { totals[Int(columns[index])] += factor * entries[index] }
            }
            place = end
          }
        }
      }
    }
    return totals
  }
}
