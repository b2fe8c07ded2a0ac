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

  // The matrix of the file; the remark is told what of an export does not count.
  func matrix(_ remark: (String) -> Void) throws -> ReliabilityMatrix {
    var reader = RatingsReader(
      columns: try file.ratingsColumns(cluster: measure.cluster), categories: measure.categories,
      level: measure.level, duplicates: file.duplicates)
    reader.keepsEmptyLabels = file.setSeparator != nil
    reader.missing = file.missing
    let isRegular = try FileBytes.regularSize(of: file.path, limit: Self.limit) != nil
    let piped = isRegular ? [] : try FileBytes.read(file.path)
    let beginning = isRegular ? FileBytes.beginning(of: file.path) : Array(piped.prefix(1 << 16))
    if let kind = ForeignFile(beginning) { throw kind }
    if file.columns == nil, let format = ExportedRatings.format(of: beginning) {
      let files: any DatasetFiles = isRegular ? try InputFolder(file.path) : MemoryFiles(["": piped])
      let exported = try ExportedRatings(files, format)
      if let line = exported.remark { remark(line) }
      return try reader.read(bytes: exported.bytes)
    }
    if RecordedRatings.isJSON(beginning) {
      let bytes = isRegular ? try FileBytes.read(file.path) : piped
      let recorded = try RecordedRatings(bytes, columns: reader.columns, isNamed: file.columns != nil)
      remark("attest: read as \(recorded.origin)")
      reader.columns = RatingsColumns()
      return try reader.read(bytes: recorded.bytes)
    }
    reader.isWide = file.isWide
    if !file.isWide, file.columns == nil, let names = Self.header(beginning), ColumnName.isWide(names) {
      reader.isWide = true
      let shown = names.dropFirst().prefix(5).map(quoted)
      remark("attest: read as a wide table, a column a rater: \(listed(shown + (names.count > 6 ? ["…"] : [])))")
    }
    guard isRegular else { return try reader.read(bytes: piped) }
    let size = try FileBytes.regularSize(of: file.path, limit: Self.limit) ?? 0
    nonisolated(unsafe) let progress = Progress(total: size >> 20, unit: "MB", label: "reading")
    if size > 8 << 20 { reader.progress = { progress.advance(to: $0 >> 20) } }
    defer { progress.finish() }
    return try reader.read(path: file.path)
  }

  /// The names in the first row; nil where that can not be told.
  private static func header(_ beginning: [UInt8]) -> [String]? {
    guard var text = try? DelimitedText(beginning) else { return nil }
    return (try? text.next())?.fields
  }
}
