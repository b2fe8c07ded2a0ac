// SPDX-License-Identifier: GPL-3.0-or-later

/// Text gathered from markup, runs of white space made one space, none at the ends.
struct CollapsedText {
  private var bytes: [UInt8] = []
  private var hasSpace = false

  /// Whether nothing but white space was gathered.
  var isEmpty: Bool { bytes.isEmpty }

  /// The number of bytes gathered.
  var count: Int { bytes.count }

  /// Adds a piece of text.
  mutating func append(_ piece: ArraySlice<UInt8>) {
    piece.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        let length = byte > 0x20 && byte < 0xC2 ? 0 : WhiteSpace.leading(buffer, index, buffer.count)
        if length > 0 {
          hasSpace = true
          index += length
          continue
        }
        if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
        hasSpace = false
        bytes.append(byte)
        index += 1
      }
    }
  }

  /// Adds a space, if anything follows.
  mutating func appendSpace() { hasSpace = true }

  /// The text gathered; the next begins empty.
  mutating func take() -> String {
    defer {
      bytes.removeAll(keepingCapacity: true)
      hasSpace = false
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
