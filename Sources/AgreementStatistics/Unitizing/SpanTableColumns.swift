// SPDX-License-Identifier: GPL-3.0-or-later

/// The names a table of spans gives its six columns.
public struct SpanTableColumns: Equatable, Sendable {
  /// The column of the document's name.
  public var document: String
  /// The column of the rater's name.
  public var rater: String
  /// The column of the category's name.
  public var category: String
  /// The column of the first code point, from 0.
  public var start: String
  /// The column of the code point after the last.
  public var end: String
  /// The column of the document's length in code points.
  public var length: String

  /// Names the columns.
  ///
  /// - Parameters:
  ///   - document: the column of the document's name.
  ///   - rater: the column of the rater's name.
  ///   - category: the column of the category's name.
  ///   - start: the column of the first code point.
  ///   - end: the column of the code point after the last.
  ///   - length: the column of the document's length.
  public init(
    document: String = "document", rater: String = "rater", category: String = "category", start: String = "start",
    end: String = "end", length: String = "length"
  ) {
    self.document = document
    self.rater = rater
    self.category = category
    self.start = start
    self.end = end
    self.length = length
  }

  /// Where each of the six stands in a header.
  func positions(in header: [String]) throws(SpanTableError) -> [Int] {
    var positions: [Int] = []
    for name in [document, rater, category, start, end, length] {
      let found = header.indices.filter { header[$0] == name }
      guard let position = found.first else { throw .missingColumn(name: name, header: header) }
      guard found.count == 1 else { throw .repeatedColumn(name: name) }
      positions.append(position)
    }
    return positions
  }
}
