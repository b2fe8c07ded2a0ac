// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a text, by its place in the bytes.
struct TextLine {
  // Four bytes hold any place in an input of the size that is read; a text may have millions of lines.
  private let start: Int32
  private let end: Int32
  private let space: Int32

  /// The line without white space at its ends.
  var range: Range<Int> { Int(start)..<Int(end) }
  /// The bytes of white space before it.
  var indent: Int { Int(space) }

  private init(_ range: Range<Int>, indent: Int) {
    (start, end, space) = (Int32(range.lowerBound), Int32(range.upperBound), Int32(indent))
  }

  /// Whether nothing but white space stands on the line.
  var isBlank: Bool { range.isEmpty }

  /// The lines of a text, one blank line standing for any number in a row.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) throws(IngestError) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(min(bytes.count / 64, IngestLimits.lines))
    var start = 0
    var count = 0
    while start < bytes.count {
      let end = lineEnd(bytes, start)
      let trimmed = WhiteSpace.trimmed(bytes, start..<end)
      if !trimmed.isEmpty {
        count += 1
        guard count <= IngestLimits.lines else { throw .tooManyLines(limit: IngestLimits.lines) }
        lines.append(TextLine(trimmed, indent: trimmed.lowerBound - start))
      } else if lines.last?.isBlank == false {
        lines.append(TextLine(trimmed, indent: 0))
      }
      start = end + 1
    }
    return lines
  }

  /// The places of the lines between blank ones, adjacent lines together.
  static func runs(of lines: [TextLine]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for (index, line) in lines.enumerated() where line.isBlank {
      if start < index { runs.append(start..<index) }
      start = index + 1
    }
    if start < lines.count { runs.append(start..<lines.count) }
    return runs
  }

  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var end = start
    while end + PackedBytes.count <= raw.count, !PackedBytes(raw, at: end).contains(0x0A) { end += PackedBytes.count }
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// The number of code points on the line.
  func width(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The number of code points of the first word; 1 where the script puts no spaces between words.
  func firstWordWidth(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = range.first else { return 0 }
    if Self.isUnspaced(bytes[first]) { return 1 }
    var count = 0
    for index in range {
      if bytes[index] == 0x20 { break }
      if bytes[index] & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }

  /// Whether a lead byte begins a scalar of the ideographic and kana blocks.
  static func isUnspaced(_ lead: UInt8) -> Bool { lead >= 0xE3 && lead <= 0xE9 || lead == 0xF0 }
}
