// SPDX-License-Identifier: GPL-3.0-or-later

extension Table {
  /// The table as lines, each ended by a newline; the widest column is truncated until the rest fits.
  public func render(in canvas: Canvas) -> String {
    let widths = fittedWidths(for: canvas.width)
    let titles = columns.map { canvas.style.dim($0.title) }
    let header = columns.contains { !$0.title.isEmpty } ? [titles] : []
    return (header + rows).map { line($0, widths, canvas.glyphs) + "\n" }.joined()
  }

  private static let gap = "  "

  private func fittedWidths(for width: Int) -> [Int] {
    var widths = columns.indices.map { column in
      rows.reduce(displayWidth(columns[column].title)) { max($0, displayWidth(cell($1, column))) }
    }
    let margins = displayWidth(indent) + Self.gap.count * max(0, columns.count - 1)
    var excess = widths.reduce(margins, +) - width
    while excess > 0, let widest = widths.max(), widest > 1, let column = widths.firstIndex(of: widest) {
      let next = widths.filter { $0 < widest }.max() ?? 1
      let cut = min(excess, max(1, widest - next))
      widths[column] -= cut
      excess -= cut
    }
    return widths
  }

  private func cell(_ row: [String], _ column: Int) -> String {
    column < row.count ? row[column] : ""
  }

  private func line(_ row: [String], _ widths: [Int], _ glyphs: Glyphs) -> String {
    let cells = columns.indices.map { column in
      let text = truncate(cell(row, column), width: widths[column], ellipsis: glyphs.ellipsis)
      let blanks = String(repeating: " ", count: max(0, widths[column] - displayWidth(text)))
      return columns[column].alignment == .leading ? text + blanks : blanks + text
    }
    var line = indent + cells.joined(separator: Self.gap)
    while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
    return line
  }
}
