// SPDX-License-Identifier: GPL-3.0-or-later

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
