// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows under a header, fitted to the width of a canvas.
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

    /// A column with its header.
    public init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// The columns, from the left.
  public var columns: [Column]
  /// The rows, from the top; a missing cell is empty, a cell beyond the columns is left out. Cells may bear a style;
  /// untrusted text in them has been sanitized.
  public var rows: [[String]]
  /// Stands before every line.
  public var indent: String

  /// A table; without any title it has no header.
  public init(columns: [Column], rows: [[String]] = [], indent: String = "  ") {
    self.columns = columns
    self.rows = rows
    self.indent = indent
  }
}
