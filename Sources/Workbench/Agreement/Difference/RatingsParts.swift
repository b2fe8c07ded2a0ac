// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import CSV
internal import DatasetExchange
internal import JSON

/// The ratings of a file apart, by what a column says of each.
struct RatingsParts {
  let file: FileRequest
  let measure: MeasureRequest
  let parting: Parting

  /// The parts, in the order in which the file first names them.
  ///
  /// Every part keeps the lines of the file, those of others being empty, so that errors name the row.
  func read() throws -> [ComparedPart] {
    let (header, rows) = try records()
    guard let place = try Self.place(parting.rawValue, header) else {
      throw RatingsError.unknownColumn(name: parting.rawValue, known: header)
    }
    let columns = try self.columns(header)
    let places = columns.map(\.place)
    var order: [String] = []
    var texts: [String: (bytes: [UInt8], row: Int)] = [:]
    var csv = CSVWriter()
    for (row, fields) in rows {
      guard fields.count == header.count else {
        throw RatingsError.raggedRow(row: row, fields: fields.count, expected: header.count)
      }
      let part = fields[place]
      if texts[part] == nil {
        order.append(part)
        guard order.count <= ComparedPart.most else {
          throw AgreementError.tooManyParts(parting.rawValue, most: ComparedPart.most)
        }
        csv.row(columns.map { .string($0.role) })
        texts[part] = (csv.take(), 2)
      }
      csv.row(places.map { .string(fields[$0]) })
      let lines = csv.bytes.count { $0 == UInt8(ascii: "\n") }
      let gap = max(0, row - (texts[part]?.row ?? row))
      texts[part]?.bytes += [UInt8](repeating: UInt8(ascii: "\n"), count: gap)
      texts[part]?.bytes += csv.take()
      texts[part]?.row = row + lines
    }
    guard order.count > 1 else { throw AgreementError.onePart(parting.rawValue, only: order.first) }
    return try order.map { try self.part($0, texts[$0]?.bytes ?? []) }
  }

  private func part(_ name: String, _ bytes: [UInt8]) throws -> ComparedPart {
    if file.content == .spans { return ComparedPart(name: name, content: .spans(try SpanTable().read(bytes))) }
    var reader = RatingsReader(
      columns: RatingsColumns(), categories: measure.categories, level: measure.level, duplicates: file.duplicates)
    reader.keepsEmptyLabels = file.setSeparator != nil
    reader.missing = file.missing
    return ComparedPart(name: name, matrix: try reader.read(bytes: bytes), separator: file.setSeparator)
  }

  /// The columns that count and where they stand, a cluster and the category of spans only where there is one.
  private func columns(_ header: [String]) throws -> [(role: String, place: Int)] {
    let names: [(role: String, name: String, isNeeded: Bool)]
    if file.content == .spans {
      let columns = try file.spanColumns(cluster: measure.cluster)
      names = [
        ("document", columns.document, true), ("rater", columns.rater, true), ("start", columns.start, true),
        ("end", columns.end, true), ("length", columns.length, true),
        ("category", columns.category, columns.category != "category"),
        ("cluster", columns.cluster ?? "cluster", columns.cluster != nil),
      ]
    } else {
      let columns = try file.ratingsColumns(cluster: measure.cluster)
      names = [
        ("unit", columns.unit, true), ("rater", columns.rater, true), ("label", columns.label, true),
        ("cluster", columns.cluster ?? "cluster", columns.cluster != nil),
      ]
    }
    return try names.compactMap { role, name, isNeeded in
      if let place = try Self.place(name, header) { return (role, place) }
      if isNeeded, file.content == .spans { throw SpanTableError.missingColumn(name: name, header: header) }
      if isNeeded { throw RatingsError.unknownColumn(name: name, known: header) }
      return nil
    }
  }

  private static func place(_ name: String, _ header: [String]) throws -> Int? {
    switch ColumnName.place(of: name, in: header) {
    case .at(let place): place
    case .nowhere: nil
    case .repeated: throw RatingsError.repeatedColumn(name: name)
    }
  }

  private func records() throws -> (header: [String], rows: [(row: Int, fields: [String])]) {
    let bytes = try FileBytes.read(file.path)
    do throws(DelimitedText.Fault) {
      var text = try DelimitedText(bytes)
      var rows: [(row: Int, fields: [String])] = []
      let header = try text.next()?.fields
      while let record = try text.next() { rows.append(record) }
      return (header ?? [], rows)
    } catch {
      switch error {
      case .badEncoding(let row): throw RatingsError.notUTF8(row: row)
      case .unclosedQuote(let row): throw RatingsError.unclosedQuote(row: row)
      }
    }
  }
}
