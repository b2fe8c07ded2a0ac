// SPDX-License-Identifier: GPL-3.0-or-later

/// The patterns of a sample in an order that is decided by what they hold, not by when they were met.
struct CanonicalOrder {
  private let rows: SparseRows
  /// For each pattern its place.
  private let place: [Int32]

  /// Orders patterns by their rows; O(entries log patterns).
  init(_ rows: SparseRows) {
    let ordered = (0..<rows.count).sorted { rows.precedes($0, $1) }
    var place = [Int32](repeating: 0, count: rows.count)
    for (new, old) in ordered.enumerated() { place[old] = Int32(new) }
    self.place = place
    self.rows = rows.rearranged(ordered)
  }

  /// The rows, and a sample of the same groups, in that order.
  func applied(to sample: Sample) -> (rows: SparseRows, sample: Sample) { (rows, sample.renumbered(place)) }
}

extension SparseRows {
  /// Whether one row stands before another by its columns and entries.
  fileprivate func precedes(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (range(left), range(right))
    for (i, j) in zip(a, b) {
      if columns[i] != columns[j] { return columns[i] < columns[j] }
      if entries[i] != entries[j] { return entries[i] < entries[j] }
    }
    return a.count < b.count
  }

  fileprivate func rearranged(_ order: [Int]) -> SparseRows {
    var rows = SparseRows(width: width)
    rows.reserve(rows: count, entries: entryCount)
    for row in order {
      for place in range(row) { rows.add(Int(columns[place]), entries[place]) }
      rows.endRow()
    }
    return rows
  }

  private func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
}

extension Sample {
  /// The same groups with other numbers of their patterns, clusters in the order of what they hold.
  fileprivate func renumbered(_ place: [Int32]) -> Sample {
    guard isClustered else {
      var multiplicities = multiplicities
      for (pattern, units) in self.multiplicities.enumerated() { multiplicities[Int(place[pattern])] = units }
      return Sample(multiplicities: multiplicities)
    }
    let groups = groupCounts.indices.map { group in
      entries(ofGroup: group).map { (pattern: place[Int(entryPattern[$0])], units: entryCount[$0]) }
        .sorted { $0.pattern < $1.pattern }
    }.sorted { $0.lexicographicallyPrecedes($1) { ($0.pattern, $0.units) < ($1.pattern, $1.units) } }
    return Sample(patternCount: multiplicities.count, groups: groups)
  }
}
