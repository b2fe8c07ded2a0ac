// SPDX-License-Identifier: GPL-3.0-or-later

/// Systems of linear equations.
enum LinearSystem {
  /// The x of A x = b by elimination with partial pivots, or nil if A is singular.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var a = matrix
    var b = right
    let n = b.count
    let scale = a.joined().reduce(0) { max($0, abs($1)) }
    for column in 0..<n {
      let pivot = (column..<n).reduce(column) { abs(a[$1][column]) > abs(a[$0][column]) ? $1 : $0 }
      guard abs(a[pivot][column]) > 1e-12 * scale else { return nil }
      a.swapAt(pivot, column)
      b.swapAt(pivot, column)
      for row in column + 1..<max(n, column + 1) {
        let factor = a[row][column] / a[column][column]
        guard factor != 0 else { continue }
        for place in column..<n { a[row][place] -= factor * a[column][place] }
        b[row] -= factor * b[column]
      }
    }
    for row in (0..<n).reversed() {
      for place in row + 1..<max(n, row + 1) { b[row] -= a[row][place] * b[place] }
      b[row] /= a[row][row]
    }
    return b
  }
}
