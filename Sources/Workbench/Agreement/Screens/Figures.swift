// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import TerminalIO

/// Numbers as a table shows them.
enum Figure {
  /// A number with a fixed count of decimals, at most 9, rounded half away from zero; `-0.00` is `0.00`.
  static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return value.description }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + (decimals == 0 ? padded : padded.dropLast(decimals) + "." + padded.suffix(decimals))
  }

  /// An interval's limits; no coefficient exceeds 1, so neither does what is shown.
  static func text(_ interval: ConfidenceInterval, _ signs: Signs) -> String {
    "\(text(interval.lower, decimals: 2))\(signs.range)\(text(min(1, interval.upper), decimals: 2))"
  }
}

/// The signs of statistical tables, for terminals with and without Unicode.
struct Signs {
  /// Stands for a figure that can not be had.
  let undefined: String
  /// Stands between the limits of an interval.
  let range: String
  /// Stands behind the reviewer whose labels are the rows.
  let down: String
  /// Stands behind the reviewer whose labels are the columns.
  let across: String
  /// Marks an estimate within its plotted interval.
  let point: String
  /// One column of a plotted interval.
  let bar: String

  init(_ glyphs: Glyphs) {
    let isPlain = glyphs == .ascii
    undefined = isPlain ? "-" : "—"
    range = isPlain ? " to " : " – "
    down = isPlain ? "(rows)" : "↓"
    across = isPlain ? "(columns)" : "→"
    point = isPlain ? "|" : "█"
    bar = isPlain ? "=" : "▄"
  }
}
