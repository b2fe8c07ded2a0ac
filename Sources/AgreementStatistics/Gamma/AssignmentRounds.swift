// SPDX-License-Identifier: GPL-3.0-or-later

/// Alignments by assignment: some raters' parts of the sets are taken out and assigned anew to what is left of them.
///
/// One round between two raters is exact; between more each round can only improve, and ends where none does.
struct AssignmentRounds {
  let continuum: GammaContinuum
  let neighbours: GammaNeighbours

  /// Up to so many raters every split of them is tried, above only one rater against the rest.
  private static let splits = 6

  /// For each unit its part's number on the other side while parts are assigned, else -1.
  private var columnOf: [Int32]

  init(_ continuum: GammaContinuum, _ neighbours: GammaNeighbours) {
    (self.continuum, self.neighbours) = (continuum, neighbours)
    columnOf = [Int32](repeating: -1, count: continuum.units.count)
  }

  /// What a set saves over its units alone.
  func saving(_ set: [Int]) -> Double {
    set.indices.reduce(0) { sum, place in
      place == 0
        ? 0 : set[..<place].reduce(sum + continuum.weights.empty) { $0 + continuum.gain($1, set[place]) }
    }
  }

  /// The best sets of two raters' units.
  mutating func once(_ component: [Int]) -> [[Int]] {
    assigned(component.map { [$0] }) { $0 == 0 }.filter { $0.count > 1 }
  }

  /// Sets that no round improves, from sets to begin with.
  mutating func improved(_ sets: [[Int]], _ component: [Int]) -> [[Int]] {
    let taken = Set(sets.joined())
    var sets = sets + component.filter { !taken.contains($0) }.map { [$0] }
    let raters = continuum.raters
    let masks =
      raters <= Self.splits ? Array(1..<(1 << (raters - 1))) : (0..<min(raters, 62)).map { 1 << $0 }
    var best = sets.reduce(0) { $0 + saving($1) }
    var idle = 0, turn = 0
    while idle < masks.count {
      let mask = masks[turn % masks.count]
      let next = assigned(sets) { mask >> $0 & 1 == 1 }
      let value = next.reduce(0) { $0 + saving($1) }
      idle = value > best + 1e-9 ? 0 : idle + 1
      if value > best { (sets, best) = (next, value) }
      turn += 1
    }
    return sets.filter { $0.count > 1 }
  }

  /// Splits every set by its units' raters and assigns the parts of one side to those of the other.
  private mutating func assigned(_ sets: [[Int]], _ isLeft: (Int) -> Bool) -> [[Int]] {
    let units = continuum.units
    var left: [[Int]] = [], right: [[Int]] = []
    for set in sets {
      let mine = set.filter { isLeft(units[$0].rater) }, others = set.filter { !isLeft(units[$0].rater) }
      if !mine.isEmpty { left.append(mine) }
      if !others.isEmpty { right.append(others) }
    }
    for (column, part) in right.enumerated() {
      for unit in part { columnOf[unit] = Int32(column) }
    }
    let found = left.map { edges(of: $0, to: right) }
    for unit in right.joined() { columnOf[unit] = -1 }
    let assignment = SparseAssignment(found, columns: right.count)
    var isTaken = [Bool](repeating: false, count: right.count)
    var joined: [[Int]] = []
    for (row, column) in assignment.columnOfRow.enumerated() {
      joined.append(left[row] + (column < 0 ? [] : right[column]))
      if column >= 0 { isTaken[column] = true }
    }
    return joined + right.indices.filter { !isTaken[$0] }.map { right[$0] }
  }

  /// What joining a part to each of those near it would save, as far as it saves anything.
  private func edges(of part: [Int], to right: [[Int]]) -> [(column: Int, weight: Double)] {
    var columns: [Int] = []
    for unit in part {
      for other in neighbours[unit] where columnOf[Int(other)] >= 0 { columns.append(Int(columnOf[Int(other)])) }
    }
    columns.sort()
    var edges: [(column: Int, weight: Double)] = []
    var latest = -1
    for column in columns where column != latest {
      latest = column
      var weight = continuum.weights.empty
      for one in part {
        for other in right[column] { weight += continuum.gain(one, other) }
      }
      if weight > 1e-12 { edges.append((column, weight)) }
    }
    return edges
  }

  /// What the units of a component can save at most: each, with every other rater's best unit for it, half of the pairs.
  func bound(_ component: [Int]) -> Double {
    component.reduce(0) { sum, unit in
      var best: [Int: Double] = [:]
      for other in neighbours[unit] {
        let rater = continuum.units[Int(other)].rater
        best[rater] = max(best[rater] ?? -.infinity, continuum.gain(unit, Int(other)))
      }
      let gains = best.values.sorted(by: >)
      var share = 0.0, most = 0.0
      for (place, gain) in gains.enumerated() {
        share += gain / 2
        // A set of k units saves delta k - 1 times, which is shared by k.
        most = max(most, share + continuum.weights.empty * Double(place + 1) / Double(place + 2))
      }
      return sum + most
    }
  }
}
