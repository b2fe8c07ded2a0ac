// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a text, by its place in the bytes.
struct TextLine {
  /// The line without white space at its ends.
  let range: Range<Int>
  /// The bytes of white space before it.
  let indent: Int

  /// Whether nothing but white space stands on the line.
  var isBlank: Bool { range.isEmpty }

  /// The lines of a text, blank ones too.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(bytes.count / 64)
    var start = 0
    while start < bytes.count {
      let end = lineEnd(bytes, start)
      let trimmed = WhiteSpace.trimmed(bytes, start..<end)
      lines.append(TextLine(range: trimmed, indent: trimmed.isEmpty ? 0 : trimmed.lowerBound - start))
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
