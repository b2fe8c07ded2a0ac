// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a table of spans cannot be read. Rows are lines of the file, the header is row 1; a record whose quoted fields
/// hold line breaks has the row it begins on.
public enum SpanTableError: Error, Equatable, Sendable {
  /// There is not one byte, or only blank lines.
  case emptyFile
  /// The bytes of this row are not UTF-8.
  case notUTF8(row: Int)
  /// The header, given as it stands, lacks a column of this name.
  case missingColumn(name: String, header: [String])
  /// The header has this column more than once.
  case repeatedColumn(name: String)
  /// A quoted field that begins in this record is never closed.
  case unterminatedQuote(row: Int)
  /// The row has more or fewer fields than the header.
  case ragged(row: Int, fields: Int, expected: Int)
  /// The document, rater or category of this row is empty.
  case emptyName(row: Int, column: String)
  /// The field is not a whole number of 0 or more.
  case notANumber(row: Int, column: String, text: String)
  /// The row gives its document another length than an earlier row.
  case lengthsDiffer(row: Int, document: String, length: Int, earlier: Int)
  /// The span of this row is refused; `otherRow` is the row it overlaps with.
  case refused(row: Int, otherRow: Int?, reason: UnitizedCorpusError)
}
