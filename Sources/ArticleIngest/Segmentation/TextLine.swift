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
    let raw = UnsafeRawBufferPointer(bytes)
    var start = 0
    var count = 0
    while start < bytes.count {
      let end = raw.firstPlace(of: 0x0A, from: start) ?? bytes.count
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

  /// A row of equals signs or dashes.
  func isRule(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let mark = bytes[range.lowerBound]
    return range.count >= 4 && (mark == 0x3D || mark == 0x2D) && range.allSatisfy { bytes[$0] == mark }
  }

  /// Whether a lead byte begins a scalar of the ideographic and kana blocks.
  static func isUnspaced(_ lead: UInt8) -> Bool { lead >= 0xE3 && lead <= 0xE9 || lead == 0xF0 }
}

/// Marks at the head of a line that keep it from being joined to its neighbours.
enum LineMark {
  /// Whether the line is a block of its own: a separator, a header such as "DATE: …", or an address.
  static func standsAlone(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    isSeparator(line, bytes) || isHeader(line, bytes) || isAddress(line, bytes)
  }

  /// Whether the line begins a block: it stands alone or is a list item.
  static func begins(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    standsAlone(line, bytes) || isListItem(line, bytes)
  }

  /// Three or more of `* - _ = # ~`, with or without spaces.
  private static func isSeparator(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count >= 3 && line.allSatisfy { [0x2A, 0x2D, 0x5F, 0x3D, 0x23, 0x7E, 0x20].contains(bytes[$0]) }
  }

  /// One word in capitals, then a colon.
  private static func isHeader(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let colon = line.prefix(16).first(where: { bytes[$0] == 0x3A }) else { return false }
    let word = line.lowerBound..<colon
    return word.count >= 3 && word.allSatisfy { (0x41...0x5A).contains(bytes[$0]) || bytes[$0] == 0x5F }
  }

  private static func isAddress(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let scheme = bytes[line].prefix(8)
    // Most lines begin with another letter and are not compared.
    return scheme.first == 0x68 && (scheme.starts(with: "http://".utf8) || scheme.starts(with: "https://".utf8))
      && !bytes[line].contains(0x20)
  }

  /// A dash, star or bullet, or a number with a point or bracket, then a space.
  private static func isListItem(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = bytes[line].prefix(5)
    // Most lines begin with a letter and are not compared.
    guard let first = head.first, !(0x41...0x7A).contains(first) else { return false }
    if head.starts(with: "- ".utf8) || head.starts(with: "* ".utf8) || head.starts(with: "• ".utf8) { return true }
    let digits = head.prefix { (0x30...0x39).contains($0) }
    let rest = head.dropFirst(digits.count)
    return (1...2).contains(digits.count) && (rest.starts(with: ". ".utf8) || rest.starts(with: ") ".utf8))
  }
}
