// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import Glibc
internal import TerminalIO

/// Reads a file of ratings, saying how far it is when that takes long.
struct RatingsFile {
  let file: FileRequest
  let measure: MeasureRequest

  func matrix() throws -> ReliabilityMatrix {
    var reader = RatingsReader(
      columns: try file.ratingsColumns(cluster: measure.cluster), categories: measure.categories,
      level: measure.level, duplicates: file.duplicates)
    reader.keepsEmptyLabels = file.setSeparator != nil
    var status = stat()
    let size = file.path != "-" && stat(file.path, &status) == 0 ? Int(status.st_size) >> 20 : 0
    nonisolated(unsafe) let progress = Progress(total: size > 0 ? size : nil, unit: "MB", label: "reading")
    if size > 8 || file.path == "-" { reader.progress = { progress.advance(to: $0 >> 20) } }
    defer { progress.finish() }
    return try reader.read(path: file.path)
  }
}
