// SPDX-License-Identifier: GPL-3.0-or-later

/// The assignment of rows to columns, each to one at most, with the greatest sum of weights; exact.
///
/// Rows are added one by one along shortest augmenting paths (Jonker and Volgenant 1987, Computing 38:325-340), with a
/// column of its own for every row that rather stays alone.
struct SparseAssignment {
  /// For each row its column, -1 for none.
  private(set) var columnOfRow: [Int]
  private var rowOfColumn: [Int]
  private var rowPotential: [Double]
  private var columnPotential: [Double]
  private let edges: [[(column: Int, weight: Double)]]

  /// Assigns; edges of no positive weight are never taken.
  ///
  /// - Parameters:
  ///   - edges: For each row its columns and their weights.
  ///   - columns: The number of columns.
  init(_ edges: [[(column: Int, weight: Double)]], columns: Int) {
    self.edges = edges
    columnOfRow = [Int](repeating: -1, count: edges.count)
    rowOfColumn = [Int](repeating: -1, count: columns)
    rowPotential = [Double](repeating: 0, count: edges.count)
    columnPotential = [Double](repeating: 0, count: columns)
    var search = Search(columns: columns)
    for row in edges.indices where !edges[row].isEmpty { insert(row, &search) }
  }

  /// What one search has reached; kept between searches so that none clears it all.
  private struct Search {
    var distance: [Double]
    var parent: [Int]
    var state: [UInt8]
    var touched: [Int] = []
    var heap: [(distance: Double, column: Int)] = []

    init(columns: Int) {
      distance = [Double](repeating: .infinity, count: columns)
      parent = [Int](repeating: -1, count: columns)
      state = [UInt8](repeating: 0, count: columns)
    }

    mutating func reach(_ column: Int, _ distance: Double, from row: Int) {
      guard state[column] < 2, distance < self.distance[column] else { return }
      if state[column] == 0 {
        state[column] = 1
        touched.append(column)
      }
      self.distance[column] = distance
      parent[column] = row
      push(distance, column)
    }

    private mutating func push(_ distance: Double, _ column: Int) {
      heap.append((distance, column))
      var child = heap.count - 1
      while child > 0, heap[(child - 1) / 2].distance > heap[child].distance {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    /// The nearest column that is not closed, which is closed then.
    mutating func pop() -> (distance: Double, column: Int)? {
      while let first = heap.first {
        let last = heap.removeLast()
        if !heap.isEmpty {
          heap[0] = last
          var parent = 0
          while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].distance < heap[least].distance { least = child }
            if least == parent { break }
            heap.swapAt(parent, least)
            parent = least
          }
        }
        guard state[first.column] < 2, first.distance <= distance[first.column] else { continue }
        state[first.column] = 2
        return first
      }
      return nil
    }

    mutating func clear() {
      for column in touched {
        distance[column] = .infinity
        state[column] = 0
      }
      touched.removeAll(keepingCapacity: true)
      heap.removeAll(keepingCapacity: true)
    }
  }

  private mutating func insert(_ start: Int, _ search: inout Search) {
    rowPotential[start] = edges[start].reduce(0) { min($0, -$1.weight - columnPotential[$1.column]) }
    var row = start, base = 0.0
    // The best end so far: a row that stays alone, or a free column.
    var end = (distance: -rowPotential[start], row: start, column: -1)
    var closed: [Int] = []
    while true {
      for edge in edges[row] {
        let reduced = -edge.weight - rowPotential[row] - columnPotential[edge.column]
        search.reach(edge.column, base + max(0, reduced), from: row)
      }
      guard let next = search.pop(), next.distance < end.distance else { break }
      let owner = rowOfColumn[next.column]
      if owner < 0 {
        end = (next.distance, -1, next.column)
        break
      }
      closed.append(next.column)
      (row, base) = (owner, next.distance)
      if base - rowPotential[row] < end.distance { end = (base - rowPotential[row], row, -1) }
    }
    for column in closed where search.distance[column] < end.distance {
      let shift = end.distance - search.distance[column]
      columnPotential[column] -= shift
      rowPotential[rowOfColumn[column]] += shift
    }
    rowPotential[start] += end.distance
    augment(to: end, from: start, search)
    search.clear()
  }

  private mutating func augment(to end: (distance: Double, row: Int, column: Int), from start: Int, _ search: Search) {
    var column = end.column
    if column < 0 {
      column = columnOfRow[end.row]
      columnOfRow[end.row] = -1
      if end.row == start { return }
      rowOfColumn[column] = -1
    }
    while column >= 0 {
      let row = search.parent[column]
      let previous = columnOfRow[row]
      columnOfRow[row] = column
      rowOfColumn[column] = row
      column = row == start ? -1 : previous
    }
  }
}
