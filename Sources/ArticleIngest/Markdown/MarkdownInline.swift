// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes the inline marks out of Markdown: emphasis, code, links (their text stays), pictures, escapes, tags.
enum MarkdownInline {
  /// The text as a reader sees it.
  static func plain(_ text: String) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x5C, index + 1 < bytes.count, isPunctuation(bytes[index + 1]) {
        output.append(bytes[index + 1])
        index += 2
      } else if let (label, end) = link(bytes, index) {
        output.append(contentsOf: plain(String(decoding: bytes[label], as: UTF8.self)).utf8)
        index = end
      } else if byte == 0x2A || byte == 0x60 || byte == 0x5F && isEdge(bytes, index) {
        let isAlone = isSpace(bytes, index - 1) && isSpace(bytes, index + 1)
        if isAlone { output.append(byte) }
        index += 1
      } else if byte == 0x3C, let end = tagEnd(bytes, index) {
        let isBreak = bytes[(index + 1)..<end].starts(with: "br".utf8)
        if isBreak, output.last != 0x20 { output.append(0x20) }
        index = end
        if output.last == 0x20, index < bytes.count, bytes[index] == 0x20 { index += 1 }
      } else {
        output.append(byte)
        index += 1
      }
    }
    return String(decoding: WhiteSpace.trimmed(output), as: UTF8.self)
  }

  /// A link or picture `[label](address)`: the label's range and the index after it all.
  private static func link(_ bytes: [UInt8], _ start: Int) -> (Range<Int>, Int)? {
    var open = start
    if bytes[open] == 0x21, open + 1 < bytes.count { open += 1 }
    guard bytes[open] == 0x5B else { return nil }
    // A label or address of more than 2,000 bytes is none: the search stays linear.
    let reach = bytes[open...].prefix(2000)
    var depth = 0
    guard
      let close = reach.firstIndex(where: { byte in
        depth += byte == 0x5B ? 1 : byte == 0x5D ? -1 : 0
        return depth == 0
      }), close + 1 < bytes.count, bytes[close + 1] == 0x28
    else { return nil }
    guard let end = bytes[close...].prefix(2000).firstIndex(of: 0x29) else { return nil }
    return ((open + 1)..<close, end + 1)
  }

  /// An underscore marks emphasis only at a word's edge.
  private static func isEdge(_ bytes: [UInt8], _ index: Int) -> Bool {
    !isLetter(bytes, index - 1) || !isLetter(bytes, index + 1)
  }

  private static func isLetter(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    let byte = bytes[index]
    return byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func isSpace(_ bytes: [UInt8], _ index: Int) -> Bool {
    !bytes.indices.contains(index) || bytes[index] == 0x20
  }

  /// The index after a tag or an address in angle brackets.
  private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x2F || (0x61...0x7A).contains(bytes[start + 1] | 0x20) else {
      return nil
    }
    guard let end = bytes[start...].prefix(500).firstIndex(of: 0x3E) else { return nil }
    return end + 1
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
