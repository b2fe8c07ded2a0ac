// SPDX-License-Identifier: GPL-3.0-or-later

/// What a person sees: the lines of a terminal after everything written to it, with those scrolled away.
///
/// It knows what readline and line-oriented programs use: printing with wrapping, CR, LF, BS, TAB, cursor movement,
/// erasing, inserting and deleting of characters. Styles are dropped.
public struct Screen: Sendable, Equatable {
  /// The width in columns.
  public let columns: Int
  /// The height in lines.
  public let rows: Int
  /// The cursor's column, from 0.
  public private(set) var column = 0
  /// The cursor's line, from 0, counted from the first line ever written.
  public private(set) var row = 0
  /// How often the screen was cleared with its scrollback.
  public private(set) var clearings = 0
  private var grid: [[String]] = [[]]
  private var wrapPending = false

  /// An empty screen.
  public init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// All lines, without the blanks at their ends.
  public var lines: [String] {
    grid.map { cells in
      var line = cells.joined()
      while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
      return line
    }
  }

  /// The line the cursor is in.
  public var cursorLine: String { lines[row] }

  /// Everything, one line below the other.
  public var text: String { lines.joined(separator: "\n") }

  /// Takes what a program wrote.
  public mutating func feed(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" { obey(escape: &rest) } else { take(scalar) }
    }
  }

  private var top: Int { max(0, grid.count - rows) }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": moveTo(row, 0)
    case "\n": moveTo(row + 1, column)
    case "\u{8}": moveTo(row, column - 1)
    case "\t": moveTo(row, (column / 8 + 1) * 8)
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
    default: print(scalar)
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    let width = scalar.cells
    if width == 0 {
      if column > 0, column <= grid[row].count { grid[row][column - 1].unicodeScalars.append(scalar) }
      return
    }
    if wrapPending || column + width > columns { moveTo(row + 1, 0) }
    reach(column + width)
    grid[row][column] = String(scalar)
    if width == 2 { grid[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      wrapPending = true
    }
  }

  private mutating func moveTo(_ row: Int, _ column: Int) {
    self.row = max(top, row)
    self.column = min(max(0, column), columns - 1)
    while grid.count <= self.row { grid.append([]) }
    wrapPending = false
  }

  private mutating func reach(_ width: Int) {
    while grid[row].count < width { grid[row].append(" ") }
  }

  private mutating func obey(escape rest: inout Substring.UnicodeScalarView) {
    switch rest.popFirst() {
    case "[":
      let parameters = rest.prefix { !("@"..."~").contains($0) }
      rest = rest.dropFirst(parameters.count)
      if let command = rest.popFirst() { control(command, String(parameters)) }
    case "]":
      while let scalar = rest.popFirst(), scalar != "\u{7}" {}
    case "(", ")": _ = rest.popFirst()
    default: break
    }
  }

  private mutating func control(_ command: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch command {
    case "A": moveTo(row - count, column)
    case "B": moveTo(row + count, column)
    case "C": moveTo(row, column + count)
    case "D": moveTo(row, column - count)
    case "G": moveTo(row, count - 1)
    case "H": moveTo(top + count - 1, (numbers.count > 1 ? numbers[1] : 1) - 1)
    case "J": eraseScreen(first)
    case "K": eraseLine(first)
    case "P": grid[row].removeSubrange(min(column, grid[row].count)..<min(column + count, grid[row].count))
    case "@":
      reach(column)
      grid[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
    default: break
    }
  }

  private mutating func eraseLine(_ mode: Int) {
    switch mode {
    case 0: grid[row] = Array(grid[row].prefix(column))
    case 1: for index in 0..<min(column + 1, grid[row].count) { grid[row][index] = " " }
    default: grid[row] = []
    }
  }

  private mutating func eraseScreen(_ mode: Int) {
    switch mode {
    case 0:
      eraseLine(0)
      grid.removeSubrange((row + 1)...)
    case 3:
      clearings += 1
      let line = row - top
      grid.removeSubrange(..<top)
      row = line
    default: for line in top..<grid.count { grid[line] = [] }
    }
  }
}
