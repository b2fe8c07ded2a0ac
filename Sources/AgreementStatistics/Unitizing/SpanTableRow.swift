// SPDX-License-Identifier: GPL-3.0-or-later

/// One row of a table of spans, its fields understood but not yet compared with other rows.
struct SpanTableRow {
  let row: Int
  let document: String
  let rater: String
  let category: String
  /// Nil in a row that marks nothing.
  let range: (start: Int, end: Int)?
  let length: Int

  /// Understands the fields of one row.
  ///
  /// - Parameters:
  ///   - row: the row of the file.
  ///   - fields: document, rater, category, start, end and length, in this order.
  ///   - columns: what the fields are called in errors.
  /// - Throws: `SpanTableError.emptyName` or `.notANumber`.
  init(_ row: Int, _ fields: [String], _ columns: SpanTableColumns) throws(SpanTableError) {
    self.row = row
    self.document = fields[0]
    self.rater = fields[1]
    self.category = fields[2]
    if document.isEmpty { throw .emptyName(row: row, column: columns.document) }
    if rater.isEmpty { throw .emptyName(row: row, column: columns.rater) }
    if category.isEmpty, fields[3].isEmpty, fields[4].isEmpty {
      self.range = nil
    } else {
      if category.isEmpty { throw .emptyName(row: row, column: columns.category) }
      let start = try Self.number(fields[3], row, columns.start)
      self.range = (start, try Self.number(fields[4], row, columns.end))
    }
    self.length = try Self.number(fields[5], row, columns.length)
  }

  private static func number(_ text: String, _ row: Int, _ column: String) throws(SpanTableError) -> Int {
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isDigits, let number = Int(text) else { throw .notANumber(row: row, column: column, text: text) }
    return number
  }
}
