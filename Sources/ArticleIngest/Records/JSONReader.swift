// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads JSON (one record or a list of them) and JSON lines (a record a line) as articles, all or nothing.
struct JSONReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames

  /// The articles of a JSON document.
  func readDocument(_ text: [UInt8]) throws(IngestError) -> [Article] {
    let value = try parse(text, 0..<text.count, line: 1)
    return try articles((records(in: value) ?? value.items).map { ($0, 1) })
  }

  /// The records of a document: itself, or those of the list in it, as feeds and newspapers' interfaces answer.
  private func records(in value: JSONValue, depth: Int = 0) -> [JSONValue]? {
    guard depth < 4, let members = value.members else { return nil }
    let reader = RecordReader(fields: fields)
    if reader.hasText(value) { return [value] }
    for member in members {
      if case .array(let items) = member.value, items.contains(where: reader.hasText) { return items }
      if let found = records(in: member.value, depth: depth + 1) { return found }
    }
    return nil
  }

  /// The articles of JSON lines; blank lines are passed over.
  func readLines(_ text: [UInt8]) throws(IngestError) -> [Article] {
    let (records, failures) = records(ofLines: text)
    if let failure = failures.first { throw failure.error }
    return try articles(records)
  }

  /// The articles of the good lines, and the bad lines; rows of an export that make no article fail at their first.
  func readGoodLines(_ text: [UInt8]) throws(IngestError) -> LinesReading {
    var (records, failures) = records(ofLines: text)
    guard !records.isEmpty || !failures.isEmpty else { throw .empty }
    if !records.isEmpty { try fields.check(records.lazy.map(\.0)) }
    var articles: [Article] = []
    if let (_, line) = records.first, records.allSatisfy({ ExportRows.isRow($0.0) }) {
      do { articles = try ExportRows.articles(records) } catch { failures.append(.init(line: line, error: error)) }
      records = []
    }
    for (record, line) in records {
      do {
        articles.append(try RecordReader(fields: fields).article(record, line: line))
      } catch {
        failures.append(.init(line: line, error: error))
      }
    }
    return LinesReading(articles: articles, failures: failures.sorted { $0.line < $1.line })
  }

  private func records(ofLines text: [UInt8]) -> (records: [(JSONValue, Int)], failures: [LinesReading.Failure]) {
    var records: [(JSONValue, Int)] = []
    var failures: [LinesReading.Failure] = []
    var start = 0
    var line = 1
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if text[start..<end].contains(where: { !WhiteSpace.isASCII($0) }) {
        do throws(IngestError) {
          records.append((try parse(text, start..<end, line: line), line))
        } catch {
          failures.append(LinesReading.Failure(line: line, error: error))
        }
      }
      start = end + 1
      line += 1
    }
    return (records, failures)
  }

  private func articles(_ records: [(JSONValue, Int)]) throws(IngestError) -> [Article] {
    guard !records.isEmpty else { throw .empty }
    try fields.check(records.lazy.map(\.0))
    if records.allSatisfy({ ExportRows.isRow($0.0) }) { return try ExportRows.articles(records) }
    var articles: [Article] = []
    for (record, line) in records { articles.append(try RecordReader(fields: fields).article(record, line: line)) }
    return articles
  }

  private func parse(_ text: [UInt8], _ range: Range<Int>, line: Int) throws(IngestError) -> JSONValue {
    var parser = JSONParser(text, in: range, depth: IngestLimits.jsonDepth)
    do {
      return try parser.document()
    } catch {
      let place = error.place(in: text, from: range.lowerBound)
      throw .malformedJSON(error.fault, line: line + place.line - 1, column: place.column)
    }
  }
}

extension JSONValue {
  /// The items of an array; the value itself as the only one otherwise.
  var items: [JSONValue] { if case .array(let items) = self { items } else { [self] } }

  /// The member of an object; "a.b" looks into "a" where there is no member of that whole name, and "a[].b" into each item
  /// of the list "a".
  func value(at path: String) -> JSONValue? {
    if let member = self[path] { return member }
    if let list = path.firstRange(of: "[]"), case .array(let items)? = value(at: String(path[..<list.lowerBound])) {
      let rest = path[list.upperBound...].drop { $0 == "." }
      let found = rest.isEmpty ? items : items.compactMap { $0.value(at: String(rest)) }
      return found.isEmpty ? nil : .array(found)
    }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return self[String(path[..<dot])]?.value(at: String(path[path.index(after: dot)...]))
  }
}
