// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a file of ratings cannot be read. Rows are lines of the file and count from 1, the header included.
public enum RatingsError: Error, Equatable, Sendable {
  /// The file cannot be opened or read; `code` is errno's.
  case unreadable(path: String, code: Int32)
  /// The file holds nothing at all.
  case empty
  /// The file holds a header but no rating.
  case noRatings
  /// A row holds bytes that are not UTF-8.
  case notUTF8(row: Int)
  /// A column asked for is not in the header.
  case unknownColumn(name: String, known: [String])
  /// A column asked for stands more than once in the header.
  case repeatedColumn(name: String)
  /// A row has more or fewer fields than the header.
  case raggedRow(row: Int, fields: Int, expected: Int)
  /// A quoted field that begins on this row does not end.
  case unclosedQuote(row: Int)
  /// A row names no unit.
  case missingUnit(row: Int)
  /// A row names no rater.
  case missingRater(row: Int)
  /// The ratings were read but do not make a reliability matrix.
  case matrix(MatrixError)
}
