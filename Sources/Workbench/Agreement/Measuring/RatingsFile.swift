// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import CSV
internal import DatasetExchange
internal import TerminalIO

/// Reads a file of ratings, saying how far it is when that takes long.
struct RatingsFile {
  let file: FileRequest
  let measure: MeasureRequest

  /// The most bytes of a regular file: 4 GiB. It is read in pieces; what comes through a pipe is held in memory, and its
  /// limit is that of every other input.
  private static let limit = 4 << 30

  /// The columns of spans, where the file has them; nil for the standard input and other streams.
  var spanColumns: SpanTableColumns? {
    get throws {
      let size = try FileBytes.regularSize(of: file.path, limit: Self.limit)
      guard size != nil, let header = Self.rows(FileBytes.beginning(of: file.path)).first else { return nil }
      guard let columns = try? file.spanColumns(cluster: measure.cluster), columns.fit(header) else { return nil }
      return columns
    }
  }

  /// The matrix of the file; the remark is told what of an export does not count, and what of the labels may not be meant.
  func matrix(_ remark: (String) -> Void) throws -> ReliabilityMatrix {
    let matrix = try read(remark)
    doubts(of: matrix.categories).forEach(remark)
    return matrix
  }

  /// An order that nobody gave, and names that differ by capitals or blanks alone.
  private func doubts(of labels: [String]) -> [String] {
    guard measure.categories == nil, file.setSeparator == nil, [.nominal, .ordinal].contains(measure.level) else {
      return []
    }
    var lines: [String] = []
    if measure.level == .ordinal, labels.contains(where: { Double($0) == nil }) {
      let order = labels.prefix(8).map(quoted).joined(separator: " < ") + (labels.count > 8 ? " < …" : "")
      lines.append("attest: ranked by code point, \(order): --categories gives the labels in their order")
    }
    let alike = Dictionary(grouping: labels) { $0.trimmed.lowercased() }.values.filter { $0.count > 1 }
    if let first = alike.map({ $0.sorted() }).min(by: { $0[0] < $1[0] }) {
      let more = alike.count > 1 ? ", and \(counted(alike.count - 1, "more such name"))" : ""
      lines.append("attest: \(listed(first.map(quoted))) count as different labels\(more)")
    }
    return lines
  }

  private func read(_ remark: (String) -> Void) throws -> ReliabilityMatrix {
    var reader = RatingsReader(
      columns: try file.ratingsColumns(cluster: measure.cluster), categories: measure.categories,
      level: measure.level, duplicates: file.duplicates)
    reader.keepsEmptyLabels = file.setSeparator != nil
    reader.missing = file.missing
    let isRegular = try FileBytes.regularSize(of: file.path, limit: Self.limit) != nil
    let piped = isRegular ? [] : try FileBytes.read(file.path)
    let found = isRegular ? FileBytes.beginning(of: file.path) : Array(piped.prefix(1 << 16))
    if let kind = ForeignFile(found) { throw kind }
    let beginning = TextForm.plain(found.dropLast(found.count % 2)) ?? found
    if file.columns == nil, let format = ExportedRatings.format(of: beginning) {
      let files: any DatasetFiles = isRegular ? try InputFolder(file.path) : MemoryFiles(["": piped])
      let exported = try ExportedRatings(files, format)
      if let line = exported.remark { remark(line) }
      // As in the project, paragraphs of one article depend on one another.
      if measure.cluster == nil { reader.columns.cluster = ExportedRatings.article }
      return try reader.read(bytes: exported.bytes)
    }
    if RecordedRatings.isJSON(beginning) {
      let bytes = isRegular ? try FileBytes.read(file.path) : piped
      let recorded = try RecordedRatings(
        TextForm.plain(bytes) ?? bytes, columns: reader.columns, isNamed: file.columns != nil)
      remark("attest: read as \(recorded.origin)")
      reader.columns = RatingsColumns()
      return try reader.read(bytes: recorded.bytes)
    }
    reader.isWide = file.isWide
    let rows = Self.rows(beginning)
    if !file.isWide, file.columns == nil, let names = rows.first, ColumnName.isWide(names) {
      if Self.lacksHeader(rows) { throw AgreementError.noHeader(names) }
      reader.isWide = true
      let cluster = ColumnName.key(reader.columns.cluster ?? "cluster")
      let raters = names.dropFirst().filter { ColumnName.key($0) != cluster }
      let strangers = Self.strangers(rows, among: raters)
      if !strangers.isEmpty { throw AgreementError.notRaters(strangers) }
      let shown = raters.prefix(5).map(quoted) + (raters.count > 5 ? ["…"] : [])
      remark("attest: read as a wide table, units by \(quoted(names[0])), a column a rater: \(listed(shown))")
    }
    guard isRegular else { return try reader.read(bytes: piped) }
    let size = try FileBytes.regularSize(of: file.path, limit: Self.limit) ?? 0
    nonisolated(unsafe) let progress = Progress(total: size >> 20, unit: "MB", label: "reading")
    if size > 8 << 20 { reader.progress = { progress.advance(to: $0 >> 20) } }
    defer { progress.finish() }
    return try reader.read(path: file.path)
  }

  /// The first rows, as many as can be told.
  private static func rows(_ beginning: [UInt8]) -> [[String]] {
    guard var text = try? DelimitedText(beginning) else { return [] }
    var rows: [[String]] = []
    while rows.count < 200, let row = try? text.next() { rows.append(row.fields) }
    return rows
  }

  /// The columns of a wide table that hold no label which another one holds, where others do: dates, texts, remarks.
  private static func strangers(_ rows: [[String]], among raters: [String]) -> [String] {
    let columns = Dictionary((rows.first ?? []).enumerated().map { ($1, $0) }) { first, _ in first }
    let labels = raters.map { rater in
      let column = columns[rater] ?? 0
      return Set(rows.dropFirst().compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil })
    }
    let holders = Dictionary(labels.joined().map { ($0, 1) }, uniquingKeysWith: +)
    let alone = raters.indices.filter { place in
      !labels[place].isEmpty && labels[place].allSatisfy { holders[$0] == 1 }
    }
    return raters.count - alone.count < 2 ? [] : alone.map { raters[$0] }
  }

  /// Whether the first row is a rating like those behind it: its rater and its label come again in their columns.
  private static func lacksHeader(_ rows: [[String]]) -> Bool {
    guard let first = rows.first, (3...4).contains(first.count) else { return false }
    return [1, 2].allSatisfy { place in rows.dropFirst().contains { $0.count > place && $0[place] == first[place] } }
  }
}
