// SPDX-License-Identifier: GPL-3.0-or-later

/// The row each rating came from, kept as runs since rows nearly always count up by one.
struct RowNumbers: Sendable {
  private var runs: [(index: Int, row: Int)] = []
  private var count = 0
  private var expected = 0

  mutating func append(_ row: Int) {
    if row != expected || runs.isEmpty { runs.append((count, row)) }
    expected = row + 1
    count += 1
  }

  /// Appends the rows of a text that stands that many rows further down.
  mutating func append(_ later: RowNumbers, offset: Int) {
    for (index, row) in later.runs { runs.append((count + index, row + offset)) }
    expected = later.expected + offset
    count += later.count
  }

  subscript(index: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].index <= index { low = middle } else { high = middle }
    }
    return runs[low].row + index - runs[low].index
  }
}
