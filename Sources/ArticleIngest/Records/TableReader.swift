// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import CSV
internal import JSON

/// Reads a table with an article a row: CSV with commas, semicolons or tabs, the first row naming the columns.
struct TableReader {
  /// Where the parts of an article are looked for.
  let fields: FieldNames
  /// Whether rows that can not be read are passed over.
  var keepsGoing = false

  /// The articles of a table in normalised UTF-8, and its rows that are none.
  func read(_ text: [UInt8]) throws(IngestError) -> ArticleReading {
    let (rows, surplus) = try records(of: text)
    guard let first = rows.first?.0 else { throw .empty }
    if ExportRows.isRow(first) { return ArticleReading(try ExportRows.articles(rows)) }
    if first.members?.contains(where: { $0.key.utf8.count >= 80 && SentenceEnd.isStopped($0.key) }) ?? false {
      throw .noHeader
    }
    try fields.check(rows.lazy.map(\.0), isTable: true)
    let fields = try named(rows.map(\.0))
    let layers = RecordLayers(first)
    if let name = fields[.text].first(where: { !layers.values(of: $0).isEmpty }).map(layers.printed),
      let count = first.members?.count(where: { $0.key == name }), count > 1
    {
      throw .columnTwice(name)
    }
    let reader = RecordReader(fields: fields).settled(by: rows.lazy.map(\.0))
    var reading = ArticleReading()
    for (record, line) in rows {
      try reading.add(.line(line), keepsGoing: keepsGoing) { () throws(IngestError) in
        if let error = surplus[line] { throw error }
        return ArticleReading([try reader.article(record)])
      }
    }
    reader.unreadTexts(in: rows.lazy.map(\.0)).name(in: &reading)
    return try reading.checked()
  }

  /// The rows as records with their lines, and what is wrong with those that have more cells than there are columns.
  private func records(
    of text: [UInt8]
  ) throws(IngestError) -> (rows: [(JSONValue, Int)], surplus: [Int: IngestError]) {
    do throws(DelimitedText.Fault) {
      var table = try DelimitedText(text)
      guard let header = try table.next()?.fields.map(\.trimmed) else { return ([], [:]) }
      var surplus: [Int: IngestError] = [:]
      var rows: [(JSONValue, Int)] = []
      while let (row, cells) = try table.next() {
        if cells.dropFirst(header.count).contains(where: { !$0.trimmed.isEmpty }) {
          surplus[row] = .surplusCells(cells.count, columns: header.count)
        }
        let members = zip(header, cells).map { name, cell in
          JSONValue.Member(
            key: name,
            value: name == "paragraph"
              ? Int(cell).map { .integer($0) } ?? .string(cell) : .string(Self.withLineEnds(cell)))
        }
        rows.append((.object(members), row))
      }
      return (rows, surplus)
    } catch {
      switch error {
      case .badEncoding(let row), .unclosedQuote(let row): throw .unclosedQuote(row: row)
      }
    }
  }

  /// A cell whose line ends a program wrote as a backslash and a letter, so that each row stayed on a line.
  private static func withLineEnds(_ cell: String) -> String {
    guard cell.utf8.count > 40, cell.utf8.contains(0x5C), !cell.utf8.contains(0x0A), cell.contains("\\n") else {
      return cell
    }
    return cell.replacing("\\r", with: "").replacing("\\n", with: "\n")
  }

  /// The names of the columns' parts; a table that names its text otherwise has it in the one column of texts of several
  /// sentences.
  private func named(_ rows: [JSONValue]) throws(IngestError) -> FieldNames {
    if rows.prefix(20).contains(where: RecordReader(fields: fields).hasText) { return fields }
    let rows = rows.prefix(50)
    var sizes: [String: Int] = [:]
    for row in rows {
      for member in row.members ?? [] {
        let cell = member.value.string?.trimmed ?? ""
        if cell.utf8.count >= 80, SentenceEnd.isStopped(cell) { sizes[member.key, default: 0] += cell.utf8.count }
      }
    }
    guard let longest = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), longest.value >= 200 * rows.count,
      sizes.allSatisfy({ $0.key == longest.key || $0.value * 2 <= longest.value })
    else { throw RecordReader(fields: fields).refusal(of: rows[rows.startIndex]) }
    var fields = fields
    fields.trust(longest.key, for: .text)
    return fields
  }
}
