// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import CSV
internal import JSON

/// Reads a table with an article a row: CSV with commas, semicolons or tabs, the first row naming the columns.
struct TableReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames

  /// The articles of a table in normalised UTF-8, and its rows that are none.
  func read(_ text: [UInt8]) throws(IngestError) -> LinesReading {
    let rows = try records(of: text)
    guard let (first, line) = rows.first else { throw .empty }
    if ExportRows.isRow(first) { return LinesReading(articles: try ExportRows.articles(rows), failures: []) }
    guard fields[.text].contains(where: { first.value(at: $0) != nil }) else {
      throw .recordWithoutText(line: line, fields: fields[.text])
    }
    var articles: [Article] = []
    var failures: [LinesReading.Failure] = []
    for (record, line) in rows {
      do throws(IngestError) {
        articles.append(try RecordReader(fields: fields).article(record, line: line))
      } catch {
        failures.append(LinesReading.Failure(line: line, error: error))
      }
    }
    return LinesReading(articles: articles, failures: failures)
  }

  private func records(of text: [UInt8]) throws(IngestError) -> [(JSONValue, Int)] {
    do throws(DelimitedText.Fault) {
      var table = try DelimitedText(text)
      guard let header = try table.next()?.fields.map(column) else { return [] }
      var rows: [(JSONValue, Int)] = []
      while let (row, cells) = try table.next() {
        let members = zip(header, cells).map { name, cell in
          JSONValue.Member(
            key: name, value: name == "paragraph" ? Int(cell).map { .integer($0) } ?? .string(cell) : .string(cell))
        }
        rows.append((.object(members), row))
      }
      return rows
    } catch {
      switch error {
      case .badEncoding(let row), .unclosedQuote(let row): throw .unclosedQuote(row: row)
      }
    }
  }

  /// The name that a record would have for a column: "Full Text" is `full_text`.
  private func column(_ name: String) -> String {
    let name = name.trimmed
    let known = FieldNames.Part.allCases.lazy.flatMap { fields[$0] }
    let plain = name.lowercased().replacing(" ", with: "_")
    if known.contains(name) { return name }
    // "article_text", "post body": what the last word says.
    let last = plain.split(separator: "_").last.map(String.init)
    return known.first { $0.lowercased() == plain } ?? ["text", "body", "content"].first { $0 == last } ?? name
  }
}
