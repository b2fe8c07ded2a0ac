// SPDX-License-Identifier: GPL-3.0-or-later

/// How many units show each pattern, in groups that are independent of one another: clusters, or the units themselves.
struct Sample: Sendable {
  /// Units per pattern.
  let multiplicities: [Double]
  /// Whether the groups are clusters.
  let isClustered: Bool
  /// How many groups are alike: units of one pattern are, a cluster stands alone.
  let groupCounts: [Double]
  private let groupEnds: [Int]
  /// The pattern of an entry of a group.
  let entryPattern: [Int32]
  /// The units of an entry.
  let entryCount: [Double]

  /// Units that are independent of one another.
  init(multiplicities: [Double]) {
    self.multiplicities = multiplicities
    isClustered = false
    groupCounts = multiplicities
    groupEnds = Array(1...max(1, multiplicities.count))
    entryPattern = multiplicities.indices.map { Int32($0) }
    entryCount = [Double](repeating: 1, count: multiplicities.count)
  }

  /// Groups the units of each cluster by pattern.
  init(patternCount: Int, patternOfUnit: [Int32], clusterOfUnit: [UInt32], clusterCount: Int) {
    var starts = [Int](repeating: 0, count: clusterCount + 1)
    for cluster in clusterOfUnit { starts[Int(cluster) + 1] += 1 }
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
    self.init(patternCount: patternCount, clusterEnds: ends, patterns, counts)
  }

  /// Clusters, each of so many units of some patterns.
  init(patternCount: Int, groups: [[(pattern: Int32, units: Double)]]) {
    var ends: [Int] = []
    for group in groups { ends.append((ends.last ?? 0) + group.count) }
    self.init(
      patternCount: patternCount, clusterEnds: ends, groups.joined().map(\.pattern), groups.joined().map(\.units))
  }

  /// Entries in the order of their clusters, each of units that show a pattern of their own.
  init(clusters: [Int], units: [Double]) {
    let ends = clusters.indices.filter { $0 + 1 == clusters.count || clusters[$0 + 1] != clusters[$0] }.map { $0 + 1 }
    self.init(patternCount: units.count, clusterEnds: ends, units.indices.map { Int32($0) }, units)
  }

  private init(patternCount: Int, clusterEnds: [Int], _ patterns: [Int32], _ counts: [Double]) {
    var multiplicities = [Double](repeating: 0, count: patternCount)
    for (pattern, count) in zip(patterns, counts) { multiplicities[Int(pattern)] += count }
    self.multiplicities = multiplicities
    isClustered = true
    groupCounts = [Double](repeating: 1, count: clusterEnds.count)
    groupEnds = clusterEnds
    entryPattern = patterns
    entryCount = counts
  }

  /// The entries of a group.
  func entries(ofGroup group: Int) -> Range<Int> { (group == 0 ? 0 : groupEnds[group - 1])..<groupEnds[group] }

  /// The groups of which some unit's pattern is as wanted.
  func groups(where isWanted: (_ pattern: Int) -> Bool) -> [Int] {
    groupCounts.indices.filter { group in
      groupCounts[group] > 0 && entries(ofGroup: group).contains { isWanted(Int(entryPattern[$0])) }
    }
  }

  /// The units of some patterns alone.
  func keeping(_ isKept: (Int) -> Bool) -> Sample {
    guard isClustered else {
      return Sample(multiplicities: multiplicities.enumerated().map { isKept($0.offset) ? $0.element : 0 })
    }
    var ends: [Int] = []
    var patterns: [Int32] = []
    var counts: [Double] = []
    for group in groupCounts.indices {
      let first = patterns.count
      for entry in entries(ofGroup: group) where isKept(Int(entryPattern[entry])) {
        patterns.append(entryPattern[entry])
        counts.append(entryCount[entry])
      }
      if patterns.count > first { ends.append(patterns.count) }
    }
    return Sample(patternCount: multiplicities.count, clusterEnds: ends, patterns, counts)
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

  /// Makes room for so many rows and entries.
  mutating func reserve(rows: Int, entries: Int) {
    ends.reserveCapacity(rows)
    columns.reserveCapacity(entries)
    self.entries.reserveCapacity(entries)
  }

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

  /// The sum over a row of its entries times other values.
  func product(_ row: Int, _ values: [Double]) -> Double {
    ((row == 0 ? 0 : ends[row - 1])..<ends[row]).reduce(0) { $0 + entries[$1] * values[Int(columns[$1])] }
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
