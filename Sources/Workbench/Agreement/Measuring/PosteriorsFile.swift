// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import DatasetExchange
internal import Glibc

/// The probability of each label for each unit, as CSV that is there whole or not at all.
struct PosteriorsFile {
  let path: String

  /// Ctrl-C waits until the file is in its place.
  func write(_ posteriors: UnitPosteriors, of matrix: ReliabilityMatrix) throws {
    let interrupt = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupt) }
    let sink: any ByteSink =
      path == "-" ? DescriptorSink(descriptor: STDOUT_FILENO, path: "standard output") : try AtomicFile(path: path)
    try write(posteriors, of: matrix, to: sink)
    if let file = sink as? AtomicFile { try file.commit() }
  }

  private func write(_ posteriors: UnitPosteriors, of matrix: ReliabilityMatrix, to sink: any ByteSink) throws {
    let labels = matrix.categories.map { Array(",".utf8) + Array(csvCell($0).utf8) + Array(",".utf8) }
    var rows: [Int: [[UInt8]]] = [:]
    var bytes = Array("unit,label,probability\r\n".utf8)
    for unit in 0..<posteriors.unitCount {
      let probabilities = posteriors.probabilities(of: unit)
      let name = Array(csvCell(matrix.units[unit]).utf8)
      let tails = rows[probabilities.startIndex] ?? zip(labels, probabilities).map { $0 + Self.tail($1) }
      rows[probabilities.startIndex] = tails
      for tail in tails {
        bytes += name
        bytes += tail
      }
      guard bytes.count > 1 << 20 else { continue }
      try sink.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try sink.write(bytes)
  }

  private static func tail(_ probability: Double) -> [UInt8] {
    Array((probability == 0 ? "0.0" : probability.description).utf8) + [0x0D, 0x0A]
  }
}
