// SPDX-License-Identifier: GPL-3.0-or-later

/// A format of exported datasets.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonl
  /// RFC 4180 with a header.
  case csv
}

/// What one row of an export is.
public enum ExportUnit: String, Sendable, CaseIterable {
  /// One reviewer's label of one paragraph.
  case label
  /// One paragraph with all its labels.
  case paragraph
  /// One reviewer's source of one article.
  case source
  /// One source speaking in one paragraph.
  case mention
  /// One rating, past ones included.
  case rating
  /// One marked stretch of a paragraph.
  case span

  /// Whether a row is something marked beyond the labels.
  public var isMark: Bool { self != .label && self != .paragraph }
}
