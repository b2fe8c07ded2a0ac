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
    var columns = try file.ratingsColumns(cluster: measure.cluster)
    let (header, rows) = try records()
    let place = try column(in: header)
    let wanted = [columns.unit, columns.rater, columns.label]
    let places = try wanted.map { name in
      guard let place = header.firstIndex(of: name) else { throw RatingsError.unknownColumn(name: name, known: header) }
      return place
    }
    let cluster = header.firstIndex(of: columns.cluster ?? "cluster")
    if let name = columns.cluster, cluster == nil { throw RatingsError.unknownColumn(name: name, known: header) }
    columns = RatingsColumns()
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
        csv.row((["unit", "rater", "label"] + (cluster == nil ? [] : ["cluster"])).map(JSONValue.string))
        texts[part] = (csv.take(), 2)
      }
      let cells = places.map { fields[$0] } + (cluster.map { [fields[$0]] } ?? [])
      csv.row(cells.map(JSONValue.string))
      let lines = csv.bytes.count { $0 == UInt8(ascii: "\n") }
      let gap = max(0, row - (texts[part]?.row ?? row))
      texts[part]?.bytes += [UInt8](repeating: UInt8(ascii: "\n"), count: gap)
      texts[part]?.bytes += csv.take()
      texts[part]?.row = row + lines
    }
    guard order.count > 1 else { throw AgreementError.onePart(parting.rawValue, only: order.first) }
    let reader = RatingsReader(
      columns: columns, categories: measure.categories, level: measure.level, duplicates: file.duplicates)
    return try order.map { ComparedPart(name: $0, matrix: try reader.read(bytes: texts[$0]?.bytes ?? [])) }
  }

  private func column(in header: [String]) throws -> Int {
    let names = [parting.rawValue, parting.rawValue.replacing("-", with: "_")]
    guard let place = header.firstIndex(where: names.contains) else {
      throw RatingsError.unknownColumn(name: parting.rawValue, known: header)
    }
    return place
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
