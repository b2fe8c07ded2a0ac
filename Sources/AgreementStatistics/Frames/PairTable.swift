// SPDX-License-Identifier: GPL-3.0-or-later

/// Two raters' confusion table on the units both rated.
struct PairTable: Sendable {
  let first: Int
  let second: Int
  let q: Int
  /// Units per cell, the first rater's category in rows.
  var cells: [Double]
  /// The units both rated.
  var units: Double

  init(first: Int, second: Int, q: Int) {
    self.first = first
    self.second = second
    self.q = q
    cells = [Double](repeating: 0, count: q * q)
    units = 0
  }

  subscript(k: Int, l: Int) -> Double { cells[k * q + l] }

  mutating func add(_ k: Int, _ l: Int, _ count: Double) {
    cells[k * q + l] += count
    units += count
  }

  /// Row shares.
  var rowShares: [Double] { (0..<q).map { k in (0..<q).reduce(0) { $0 + self[k, $1] } / units } }

  /// Column shares.
  var columnShares: [Double] { (0..<q).map { l in (0..<q).reduce(0) { $0 + self[$1, l] } / units } }
}
