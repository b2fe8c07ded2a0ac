// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSV

/// Reader of spans in delimited text: one row a span, the columns found by the names in the header, others ignored.
///
/// A row whose start and end are empty marks nothing and says that the rater read the document; a rater without a row in a
/// document has not read it. Spans without a category are of one category, whose name is the empty text.
public struct SpanTable: Sendable {
  /// The names of the columns.
  public let columns: SpanTableColumns

  /// Describes the table.
  ///
  /// - Parameter columns: the names of the columns; `document,rater,category,start,end,length` unless told otherwise.
  public init(columns: SpanTableColumns = SpanTableColumns()) {
    self.columns = columns
  }

  /// Reads a whole table.
  ///
  /// - Parameter bytes: delimited text as `DelimitedText` reads it. Offsets and lengths count code points, ends are exclusive.
  /// - Returns: the corpus; documents, raters and categories ordered by code point.
  /// - Throws: `SpanTableError` at the first row that cannot be taken as it stands.
  /// - Complexity: O(bytes + spans log spans).
  public func read(_ bytes: [UInt8]) throws(SpanTableError) -> UnitizedCorpus {
    var records = try Self.located { () throws(DelimitedText.Fault) in try DelimitedText(bytes) }
    guard let header = try Self.located({ () throws(DelimitedText.Fault) in try records.next() })?.fields else {
      throw .emptyFile
    }
    let positions = try columns.positions(in: header)
    var rows: [SpanTableRow] = []
    while let (row, fields) = try Self.located({ () throws(DelimitedText.Fault) in try records.next() }) {
      guard fields.count == header.count else {
        throw .ragged(row: row, fields: fields.count, expected: header.count)
      }
      rows.append(try SpanTableRow(row, positions.map { $0.map { fields[$0] } ?? "" }, columns))
    }
    return try corpus(rows, isClustered: positions.last != .some(nil))
  }

  /// What is wrong with the text, as what is wrong with the table.
  private static func located<Value>(_ read: () throws(DelimitedText.Fault) -> Value) throws(SpanTableError) -> Value {
    do throws(DelimitedText.Fault) { return try read() } catch {
      switch error {
      case .badEncoding(let row): throw .notUTF8(row: row)
      case .unclosedQuote(let row): throw .unterminatedQuote(row: row)
      }
    }
  }

  private func corpus(_ rows: [SpanTableRow], isClustered: Bool) throws(SpanTableError) -> UnitizedCorpus {
    let marked = rows.filter { $0.range != nil }
    let documents = Self.ordered(rows.map(\.document))
    let raters = Self.ordered(rows.map(\.rater))
    let categories = Self.ordered(marked.map(\.category))
    let firstRows = try Self.firstRows(rows, documents)
    var spans: [UnitizedSpan] = [], readers = [[Int]](repeating: [], count: documents.names.count)
    for row in rows {
      if let document = documents.index[row.document], let rater = raters.index[row.rater] {
        readers[document].append(rater)
      }
    }
    for row in marked {
      guard let range = row.range, let document = documents.index[row.document], let rater = raters.index[row.rater],
        let category = categories.index[row.category]
      else { continue }
      spans.append(
        UnitizedSpan(document: document, rater: rater, category: category, start: range.start, end: range.end))
    }
    do {
      return try UnitizedCorpus(
        documents: documents.names, lengths: firstRows.map(\.length), raters: raters.names,
        categories: categories.names, spans: spans, readers: readers,
        clusters: isClustered ? firstRows.map { $0.cluster.isEmpty ? $0.document : $0.cluster } : nil)
    } catch {
      throw Self.located(error, marked.map(\.row), firstRows.map(\.row))
    }
  }

  private static func ordered(_ names: [String]) -> (names: [String], index: [String: Int]) {
    let names = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return (names, Dictionary(zip(names, 0...)) { first, _ in first })
  }

  /// Each document's first row, with which the others must go together.
  private static func firstRows(
    _ rows: [SpanTableRow], _ documents: (names: [String], index: [String: Int])
  ) throws(SpanTableError) -> [SpanTableRow] {
    var firstRows = [SpanTableRow?](repeating: nil, count: documents.names.count)
    for row in rows {
      guard let document = documents.index[row.document] else { continue }
      guard let first = firstRows[document] else {
        firstRows[document] = row
        continue
      }
      if first.length != row.length {
        throw .lengthsDiffer(row: row.row, document: row.document, length: row.length, earlier: first.length)
      }
      if first.cluster != row.cluster {
        throw .clustersDiffer(row: row.row, document: row.document, cluster: row.cluster, earlier: first.cluster)
      }
    }
    return firstRows.compactMap(\.self)
  }

  private static func located(_ error: UnitizedCorpusError, _ rows: [Int], _ firstRows: [Int]) -> SpanTableError {
    switch error {
    case .documentWithoutLength(let document, _):
      return .refused(row: firstRows[document], otherRow: nil, reason: error)
    case .unknownIndex(let position), .emptyOrNegative(let position, _, _), .beyondDocument(let position, _, _):
      return .refused(row: rows[position], otherRow: nil, reason: error)
    case .overlapping(let position, let earlier):
      return .refused(row: rows[position], otherRow: rows[earlier], reason: error)
    }
  }
}

/// One row of a table of spans, its fields understood but not yet compared with other rows.
struct SpanTableRow {
  let row: Int
  let document: String
  let rater: String
  let category: String
  /// Nil in a row that marks nothing.
  let range: (start: Int, end: Int)?
  let length: Int
  /// Empty where the document is in none.
  let cluster: String

  /// Understands the fields of one row.
  ///
  /// - Parameters:
  ///   - row: the row of the file.
  ///   - fields: document, rater, start, end, length, category and cluster, in this order.
  ///   - columns: what the fields are called in errors.
  /// - Throws: `SpanTableError.emptyName` or `.notANumber`.
  init(_ row: Int, _ fields: [String], _ columns: SpanTableColumns) throws(SpanTableError) {
    self.row = row
    self.document = fields[0]
    self.rater = fields[1]
    self.category = fields[5]
    self.cluster = fields[6]
    if document.isEmpty { throw .emptyName(row: row, column: columns.document) }
    if rater.isEmpty { throw .emptyName(row: row, column: columns.rater) }
    if fields[2].isEmpty, fields[3].isEmpty {
      self.range = nil
    } else {
      let start = try Self.number(fields[2], row, columns.start)
      self.range = (start, try Self.number(fields[3], row, columns.end))
    }
    self.length = try Self.number(fields[4], row, columns.length)
  }

  private static func number(_ text: String, _ row: Int, _ column: String) throws(SpanTableError) -> Int {
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isDigits, let number = Int(text) else { throw .notANumber(row: row, column: column, text: text) }
    return number
  }
}
