// SPDX-License-Identifier: GPL-3.0-or-later

/// The names a table of spans gives its columns.
public struct SpanTableColumns: Equatable, Sendable {
  /// The column of the document's name.
  public var document: String
  /// The column of the rater's name.
  public var rater: String
  /// The column of the category's name; where the usual one is missing, all spans are of one category without a name.
  public var category: String
  /// The column of the first code point, from 0.
  public var start: String
  /// The column of the code point after the last.
  public var end: String
  /// The column of the document's length in code points.
  public var length: String
  /// The column of the document's cluster, or nil to use one named "cluster" if there is one.
  public var cluster: String?

  /// Names the columns.
  ///
  /// - Parameters:
  ///   - document: the column of the document's name.
  ///   - rater: the column of the rater's name.
  ///   - category: the column of the category's name.
  ///   - start: the column of the first code point.
  ///   - end: the column of the code point after the last.
  ///   - length: the column of the document's length.
  ///   - cluster: the column of the document's cluster.
  public init(
    document: String = "document", rater: String = "rater", category: String = "category", start: String = "start",
    end: String = "end", length: String = "length", cluster: String? = nil
  ) {
    self.document = document
    self.rater = rater
    self.category = category
    self.start = start
    self.end = end
    self.length = length
    self.cluster = cluster
  }

  /// Where document, rater, start, end, length, category and cluster stand in a header; the last two may be nowhere.
  func positions(in header: [String]) throws(SpanTableError) -> [Int?] {
    var positions: [Int?] = []
    for name in [document, rater, start, end, length] {
      guard let position = try position(of: name, in: header) else { throw .missingColumn(name: name, header: header) }
      positions.append(position)
    }
    for (name, usual) in [(category, Self().category), (cluster ?? "cluster", "cluster")] {
      let position = try position(of: name, in: header)
      if position == nil, name != usual { throw .missingColumn(name: name, header: header) }
      positions.append(position)
    }
    return positions
  }

  /// Whether a header has all columns that are needed.
  public func fit(_ header: [String]) -> Bool { (try? positions(in: header)) != nil }

  private func position(of name: String, in header: [String]) throws(SpanTableError) -> Int? {
    switch ColumnName.place(of: name, in: header) {
    case .at(let place): return place
    case .nowhere: return nil
    case .repeated: throw .repeatedColumn(name: name)
    }
  }
}

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
  /// The document or rater of this row is empty.
  case emptyName(row: Int, column: String)
  /// The field is not a whole number of 0 or more.
  case notANumber(row: Int, column: String, text: String)
  /// The row gives its document another cluster than an earlier row.
  case clustersDiffer(row: Int, document: String, cluster: String, earlier: String)
  /// The row gives its document another length than an earlier row.
  case lengthsDiffer(row: Int, document: String, length: Int, earlier: Int)
  /// The span of this row is refused; `otherRow` is the row it overlaps with.
  case refused(row: Int, otherRow: Int?, reason: UnitizedCorpusError)
}
