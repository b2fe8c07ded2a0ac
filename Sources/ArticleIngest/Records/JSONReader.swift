// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Reads JSON (one record or a list of them) and JSON lines (a record a line) as articles.
struct JSONReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames
  /// Whether records that can not be read are passed over.
  var keepsGoing = false

  /// The articles of a JSON document.
  func readDocument(_ text: [UInt8]) throws(IngestError) -> ArticleReading {
    let value = try parse(text, 0..<text.count, line: 1)
    let found = RecordLists(in: value, RecordReader(fields: fields))
    let records = found.records
    guard !records.isEmpty else { throw .empty }
    try fields.check(records)
    var reading = ArticleReading()
    let reader = RecordReader(fields: fields).settled(by: records)
    if records.allSatisfy(ExportRows.isRow) {
      reading = ArticleReading(try ExportRows.articles(records.map { ($0, 1) }))
    } else if records.count == 1 {
      reading = ArticleReading([try reader.article(records[0])])
    } else {
      for (index, record) in records.enumerated() {
        try reading.add(.record(index + 1), keepsGoing: keepsGoing) { () throws(IngestError) in
          // Entries of a feed may be mere links.
          if found.isFeed, !reader.hasText(record) { throw .empty }
          do throws(IngestError) { return ArticleReading([try reader.article(record)]) } catch {
            throw found.keys[index].map { .within(.member($0), error) } ?? error
          }
        }
      }
    }
    if !records.allSatisfy(ExportRows.isRow) {
      reader.unreadTexts(in: records).name(in: &reading, but: found.beside.map(\.name))
    }
    for list in found.beside { reading.passOver(.member(list.name), .records(list.count)) }
    return try reading.checked()
  }

  /// The articles of JSON lines; blank lines are passed over.
  func readLines(_ text: [UInt8]) throws(IngestError) -> ArticleReading {
    let lines = lines(of: text)
    guard !lines.isEmpty else { throw .empty }
    var records: [(JSONValue, Int)] = []
    for (line, record) in lines {
      switch record {
      case .success(let record): records.append((record, line))
      case .failure(let error): if !keepsGoing { throw .within(.line(line), error) }
      }
    }
    if !records.isEmpty { try fields.check(records.lazy.map(\.0)) }
    let areRows = !records.isEmpty && records.allSatisfy { ExportRows.isRow($0.0) }
    let reader = RecordReader(fields: fields).settled(by: records.lazy.map(\.0))
    var reading = areRows ? ArticleReading(try ExportRows.articles(records)) : ArticleReading()
    for (line, record) in lines {
      if areRows, case .success = record { continue }
      try reading.add(.line(line), keepsGoing: keepsGoing) { () throws(IngestError) in
        ArticleReading([try reader.article(try record.get())])
      }
    }
    if !areRows { reader.unreadTexts(in: records.lazy.map(\.0)).name(in: &reading) }
    return try reading.checked()
  }

  /// The records of the lines that are not blank, each with its line's number.
  private func lines(of text: [UInt8]) -> [(line: Int, record: Result<JSONValue, IngestError>)] {
    var lines: [(line: Int, record: Result<JSONValue, IngestError>)] = []
    var start = 0
    var line = 1
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if text[start..<end].contains(where: { !WhiteSpace.isASCII($0) }) {
        do throws(IngestError) {
          lines.append((line, .success(try parse(text, start..<end, line: line))))
        } catch {
          lines.append((line, .failure(error)))
        }
      }
      start = end + 1
      line += 1
    }
    return lines
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
