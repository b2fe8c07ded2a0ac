// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads each block by itself, and the labelled lines at the head with their values.
enum HeadReading {
  /// A plain block of more bytes than this is running text, so the head is over.
  private static let longestTitle = 140

  /// The reading of each block.
  static func readings(of blocks: [Block]) -> [LineReading] {
    var readings: [LineReading] = []
    readings.reserveCapacity(blocks.count)
    var atHead = true
    var pending: HeaderField.Label?
    for block in blocks {
      if block.hint != nil {
        readings.append(.plain)
        continue
      }
      var reading = LineReading(block.text, atHead: atHead)
      if let label = pending, let valued = HeaderField(label: label, valueOnItsOwn: block.text) {
        reading = .header(valued)
      }
      pending = nil
      if case .header(let header) = reading, header.value.isEmpty { pending = header.label }
      if case .plain = reading, block.text.utf8.count > longestTitle { atHead = false }
      if case .header(let header) = reading, header.label == .text { atHead = false }
      readings.append(reading)
    }
    return readings
  }
}
