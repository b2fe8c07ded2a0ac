// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads JSON (one record or a list of them) and JSON lines (a record a line) as articles, all or nothing.
struct JSONReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames

  /// The articles of a JSON document.
  func readDocument(_ text: [UInt8]) throws(IngestError) -> [Article] {
    let value = try parse(text, 0..<text.count, line: 1)
    return try articles(value.items.map { ($0, 1) })
  }

  /// The articles of JSON lines; blank lines are passed over.
  func readLines(_ text: [UInt8]) throws(IngestError) -> [Article] {
    var records: [(JSONValue, Int)] = []
    var start = 0
    var line = 1
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if text[start..<end].contains(where: { !WhiteSpace.isASCII($0) }) {
        records.append((try parse(text, start..<end, line: line), line))
      }
      start = end + 1
      line += 1
    }
    return try articles(records)
  }

  private func articles(_ records: [(JSONValue, Int)]) throws(IngestError) -> [Article] {
    guard !records.isEmpty else { throw .empty }
    if records.allSatisfy({ ExportRows.isRow($0.0) }) { return try ExportRows.articles(records) }
    var articles: [Article] = []
    for (record, line) in records { articles.append(try RecordReader(fields: fields).article(record, line: line)) }
    return articles
  }

  private func parse(_ text: [UInt8], _ range: Range<Int>, line: Int) throws(IngestError) -> JSONValue {
    var scanner = JSONScanner(text, in: range)
    do {
      return try scanner.document()
    } catch {
      let before = text[range.lowerBound..<error.offset]
      let lastBreak = before.lastIndex(of: 0x0A)
      let lines = before.count { $0 == 0x0A }
      throw .malformedJSON(
        error.fault, line: line + lines, column: error.offset - (lastBreak.map { $0 + 1 } ?? range.lowerBound) + 1)
    }
  }
}
