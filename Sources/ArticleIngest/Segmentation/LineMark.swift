// SPDX-License-Identifier: GPL-3.0-or-later

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
    return (scheme.starts(with: "http://".utf8) || scheme.starts(with: "https://".utf8))
      && !bytes[line].contains(0x20)
  }

  /// A dash, star or bullet, or a number with a point or bracket, then a space.
  private static func isListItem(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = bytes[line].prefix(5)
    if head.starts(with: "- ".utf8) || head.starts(with: "* ".utf8) || head.starts(with: "• ".utf8) { return true }
    let digits = head.prefix { (0x30...0x39).contains($0) }
    let rest = head.dropFirst(digits.count)
    return (1...2).contains(digits.count) && (rest.starts(with: ". ".utf8) || rest.starts(with: ") ".utf8))
  }
}
