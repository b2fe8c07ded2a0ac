// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import TerminalIO

extension Figure {
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
