// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows under a header, fitted to the width of a canvas.
///
/// On a terminal, cells that do not fit are wrapped at words; where even the widest words do not fit beside each other,
/// each row is stacked, one cell a line. Elsewhere a row is one line, whole. Nothing is ever cut off.
public struct Table: Sendable, Equatable {
  /// On which side a column's cells are flush.
  public enum Alignment: Sendable {
    case leading, trailing
  }

  /// One column.
  public struct Column: Sendable, Equatable {
    /// What the header says.
    public var title: String
    /// On which side its cells are flush.
    public var alignment: Alignment
    /// Whether a cell is never broken, not even at a blank; figures never are.
    public var isWhole: Bool

    /// A column with its header.
    public init(_ title: String, _ alignment: Alignment = .leading, isWhole: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.isWhole = isWhole || alignment == .trailing
    }
  }

  /// The columns, from the left.
  public var columns: [Column]
  /// The rows, from the top; the last cell of a short row reaches over the columns it lacks, a cell beyond the columns is
  /// left out. Cells may bear a style; untrusted text in them has been sanitized.
  public var rows: [[String]]
  /// Stands before every line.
  public var indent: String

  /// A table; without any title it has no header.
  public init(columns: [Column], rows: [[String]] = [], indent: String = "  ") {
    self.columns = columns
    self.rows = rows
    self.indent = indent
  }

  /// The table as lines, each ended by a newline.
  ///
  /// - Complexity: O(*n*) in the scalars of the cells, times the rows' wrapped height.
  public func render(in canvas: Canvas) -> String {
    var table = self
    // A newline in a cell would break the row.
    for row in rows.indices { table.rows[row] = rows[row].map { $0.replacing("\n", with: " ") } }
    return table.drawn(in: canvas)
  }

  private func drawn(in canvas: Canvas) -> String {
    let lines = widths(in: canvas).map { grid($0, canvas) } ?? stacked(in: canvas)
    return lines.map { trimmedEnd($0) + "\n" }.joined()
  }

  private static let gap = 2

  /// The columns' widths, nil where not even their widest words fit beside each other.
  private func widths(in canvas: Canvas) -> [Int]? {
    var widths = columns.map { displayWidth($0.title) }
    var least = columns.map { TextPiece.widestWord(in: $0.title) }
    for row in rows {
      for (column, cell) in row.prefix(columns.count).enumerated() where !spans(row, column) {
        let width = displayWidth(cell)
        widths[column] = max(widths[column], width)
        least[column] = max(least[column], columns[column].isWhole ? width : TextPiece.widestWord(in: cell))
      }
    }
    guard canvas.isTerminal else { return widths }
    let margins = displayWidth(indent) + Self.gap * max(0, columns.count - 1)
    var excess = widths.reduce(margins, +) - canvas.width
    while excess > 0 {
      let shrinkable = columns.indices.filter { widths[$0] > least[$0] }
      guard let column = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let next = shrinkable.map { widths[$0] }.filter { $0 < widths[column] }.max() ?? 0
      let cut = min(excess, widths[column] - max(next, least[column]))
      widths[column] -= cut
      excess -= cut
    }
    let reaching = rows.filter { spans($0, $0.count - 1) }
    let fits = reaching.allSatisfy { TextPiece.widestWord(in: $0.last ?? "") <= room(for: $0, widths, canvas) }
    return fits ? widths : nil
  }

  private func spans(_ row: [String], _ column: Int) -> Bool { row.count < columns.count && column == row.count - 1 }

  /// The columns from the last cell of a short row to the right margin.
  private func room(for row: [String], _ widths: [Int], _ canvas: Canvas) -> Int {
    guard canvas.isTerminal else { return .max }
    let start = widths[..<(row.count - 1)].reduce(displayWidth(indent)) { $0 + $1 + Self.gap }
    return min(canvas.width, 80) - start
  }

  private func grid(_ widths: [Int], _ canvas: Canvas) -> [String] {
    let hasHeader = columns.contains { !$0.title.isEmpty }
    let header = hasHeader ? lines(of: columns.map(\.title), widths, canvas).map(canvas.style.dim) : []
    return header + rows.flatMap { lines(of: $0, widths, canvas) }
  }

  /// A row's cells side by side, each wrapped to its column.
  private func lines(of row: [String], _ widths: [Int], _ canvas: Canvas) -> [String] {
    let cells = row.prefix(columns.count).enumerated().map { column, cell in
      let width = spans(row, column) ? room(for: row, widths, canvas) : widths[column]
      return displayWidth(cell) <= width ? [cell] : styledLines(wrap(cell, width: width))
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      let line = cells.enumerated().map { column, lines in
        let text = index < lines.count ? lines[index] : ""
        if spans(row, column) { return text }
        let blanks = String(repeating: " ", count: max(0, widths[column] - displayWidth(text)))
        return columns[column].alignment == .leading ? text + blanks : blanks + text
      }
      return trimmedEnd(indent + line.joined(separator: String(repeating: " ", count: Self.gap)))
    }
  }

  /// The rows one below the other under the title of the first column.
  private func stacked(in canvas: Canvas) -> [String] {
    let title = columns.first?.title ?? ""
    let header = title.isEmpty ? [] : wrap(title, width: canvas.width, indent: indent).map(canvas.style.dim)
    return header + rows.flatMap { stacked($0, canvas) }
  }

  /// A row's cells one below the other behind their titles, the first one as a heading.
  private func stacked(_ row: [String], _ canvas: Canvas) -> [String] {
    let titles = columns.dropFirst().map(\.title)
    let column = titles.contains { !$0.isEmpty } ? (titles.map(displayWidth).max() ?? 0) + Self.gap : 0
    let isNarrow = column > canvas.width / 2
    let margin = indent + "  "
    let blanks = String(repeating: " ", count: isNarrow ? 2 : column)
    let heading = wrap(row.first ?? "", width: canvas.width, indent: indent, hanging: margin)
    let rest = zip(columns, row).dropFirst().filter { !$0.1.isEmpty }.flatMap { entry, cell in
      let lead = isNarrow ? entry.title + (entry.title.isEmpty ? "" : "  ") : padded(entry.title, width: column)
      return wrap(lead + cell, width: canvas.width, indent: margin, hanging: blanks)
    }
    return styledLines(heading) + styledLines(rest)
  }

  /// Lines whose style ends at the end of each and is taken up again on the next, so that no neighbour bears it.
  private func styledLines(_ lines: [String]) -> [String] {
    var open = ""
    return lines.map { line in
      let start = open
      for piece in TextPiece.cut(line) where piece.isEscape { open = piece.text == Style.end ? "" : piece.text }
      return start + line + (open.isEmpty ? "" : Style.end)
    }
  }
}
