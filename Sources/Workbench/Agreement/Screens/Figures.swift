// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import TerminalIO

extension Figure {
  /// An interval's limits, cut to what the figure can be; a dash where there is none, or none with a width: what does not vary says nothing of how sure it is.
  static func text(
    _ interval: (lower: Double, upper: Double)?, within range: ClosedRange<Double>, _ signs: Signs
  ) -> String {
    guard let interval, interval.lower < interval.upper else { return signs.undefined }
    let lower = max(range.lowerBound, interval.lower), upper = min(range.upperBound, interval.upper)
    return "\(text(lower, decimals: 2))\(signs.range)\(text(upper, decimals: 2))"
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
