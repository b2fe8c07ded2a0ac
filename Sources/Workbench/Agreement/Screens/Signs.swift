// SPDX-License-Identifier: GPL-3.0-or-later
internal import TerminalIO

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
