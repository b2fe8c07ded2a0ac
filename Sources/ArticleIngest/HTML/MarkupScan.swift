// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear pass over HTML before the parser sees it: comments go, huge attribute values are emptied, and tags that
/// would make the parser quadratic are refused.
struct MarkupScan {
  private let bytes: [UInt8]
  private var position = 0
  private var copied = 0
  private var tags = 0
  private var output: [UInt8] = []

  /// Attribute values of this many bytes or more, such as embedded pictures, are emptied.
  private static let longestValue = 4096

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  /// The markup that is safe to parse.
  static func cleaned(_ bytes: [UInt8]) throws(IngestError) -> [UInt8] {
    var scan = MarkupScan(bytes)
    try scan.run()
    return scan.output
  }

  private mutating func run() throws(IngestError) {
    while let open = next(0x3C, from: position), open + 1 < bytes.count {
      position = open + 1
      let byte = bytes[position] | 0x20
      if starts(with: "!--") {
        skipComment(from: open)
      } else if (0x61...0x7A).contains(byte) {
        tags += 1
        guard tags <= IngestLimits.tags else { throw .tooManyTags(limit: IngestLimits.tags) }
        let name = try tag(from: open)
        if let raw = Self.rawNames.first(where: { isNamed($0, name) }) { skipRaw(raw) }
      } else if bytes[position] == 0x21 || bytes[position] == 0x3F {
        // A declaration or instruction: no DTD is ever read, so none is handed on.
        copy(to: open)
        position = (next(0x3E, from: position) ?? bytes.count - 1) + 1
        copied = position
      }
    }
    copy(to: bytes.count)
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    bytes.withUnsafeBytes { $0.firstPlace(of: byte, from: start) }
  }

  /// The elements that hold no markup.
  private static let rawNames: [[UInt8]] = [Array("script".utf8), Array("style".utf8)]

  /// Whether a tag's name is one in small letters, capitals or not.
  private func isNamed(_ name: [UInt8], _ range: Range<Int>) -> Bool {
    range.count == name.count && bytes[range].elementsEqual(name) { $0 | 0x20 == $1 }
  }

  private func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func copy(to end: Int) {
    output.append(contentsOf: bytes[copied..<end])
    copied = end
  }

  private mutating func skipComment(from open: Int) {
    copy(to: open)
    position = open + 4
    while let dash = next(0x2D, from: position) {
      position = dash
      if starts(with: "-->") || starts(with: "--!>") { break }
      position += 1
    }
    let close = next(0x3E, from: min(position, bytes.count)) ?? bytes.count - 1
    position = close + 1
    copied = position
  }

  /// Walks over one tag; returns where its name stands.
  private mutating func tag(from open: Int) throws(IngestError) -> Range<Int> {
    let nameEnd = bytes[position...].prefix(16).firstIndex { !Self.isNameByte($0) } ?? min(position + 16, bytes.count)
    let name = position..<nameEnd
    var attributes = 0
    var emptied = 0
    position = nameEnd
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x3E { break }
      if byte == 0x22 || byte == 0x27, position > 0, Self.opensValue(bytes, position) {
        emptied += quotedValue(byte)
      } else if WhiteSpace.isASCII(byte) || byte == 0x2F, position + 1 < bytes.count,
        !WhiteSpace.isASCII(bytes[position + 1])
      {
        attributes += 1
      }
      position += 1
      guard attributes <= IngestLimits.attributes else {
        throw .tooManyAttributes(offset: open, limit: IngestLimits.attributes)
      }
      guard position - open - emptied <= IngestLimits.tagBytes else {
        throw .tagTooLarge(offset: open, limit: IngestLimits.tagBytes)
      }
    }
    return name
  }

  /// Whether a quotation mark follows an equals sign.
  private static func opensValue(_ bytes: [UInt8], _ quote: Int) -> Bool {
    var index = quote - 1
    while index > 0, WhiteSpace.isASCII(bytes[index]) { index -= 1 }
    return bytes[index] == 0x3D
  }

  /// Walks to the closing quotation mark; returns the number of bytes left out.
  private mutating func quotedValue(_ quote: UInt8) -> Int {
    let close = next(quote, from: position + 1) ?? bytes.count - 1
    let length = close - position - 1
    let isEmptied = length >= Self.longestValue
    if isEmptied {
      copy(to: position + 1)
      copied = close
    }
    position = close
    return isEmptied ? length : 0
  }

  /// Walks over the content of an element that holds no markup, to its end tag.
  private mutating func skipRaw(_ name: [UInt8]) {
    while let open = next(0x3C, from: position) {
      position = open + 1
      guard position + 1 + name.count <= bytes.count else { break }
      if bytes[position] == 0x2F, isNamed(name, position + 1..<position + 1 + name.count) { return }
    }
    position = bytes.count
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
  }
}
