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
        let end = Self.plainEnd(buffer, index)
        if end > index {
          if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
          hasSpace = false
          bytes.append(contentsOf: buffer[index..<end])
          index = end
          continue
        }
        let byte = buffer[index]
        if byte >= 0xC2, let invisible = invisible(buffer, index) {
          if !invisible.replacement.isEmpty {
            if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
            hasSpace = false
            bytes.append(contentsOf: invisible.replacement)
          }
          index += invisible.length
          continue
        }
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

  /// Where the run of bytes ends that are kept as they are: what can be neither white space nor invisible, and single
  /// spaces inside it.
  private static func plainEnd(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < buffer.count {
      let isSingleSpace =
        buffer[index] == 0x20 && index > start && index + 1 < buffer.count && isPlain(buffer[index + 1])
      guard isPlain(buffer[index]) || isSingleSpace else { break }
      index += 1
    }
    return index
  }

  /// Whether a byte begins no white space and nothing invisible, whatever follows it.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0xC2 && byte != 0xEF && !(0xE1...0xE3).contains(byte)
  }

  /// What browsers show for the numbers 128 to 159, which pages write for signs of windows-1252.
  private static let shownForControls: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’", "“", "”", "•", "–",
    "—",
    "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  /// The length of a character that is not shown, with what is shown instead: soft hyphens and zero-width spaces, and
  /// controls that stand for other signs. A joiner that is none of a word's letters goes too.
  private func invisible(_ buffer: UnsafeBufferPointer<UInt8>, _ index: Int) -> (length: Int, replacement: [UInt8])? {
    guard index + 1 < buffer.count else { return nil }
    switch (buffer[index], buffer[index + 1]) {
    case (0xC2, 0xAD): return (2, [])
    case (0xC2, 0x80...0x9F):
      guard buffer[index + 1] != 0x85 else { return (2, Array("…".utf8)) }
      return (2, Self.shownForControls[Int(buffer[index + 1] - 0x80)].map { Array(String($0).utf8) } ?? [])
    case (0xE2, 0x80) where index + 2 < buffer.count && buffer[index + 2] == 0x8B: return (3, [])
    case (0xE2, 0x80) where index + 2 < buffer.count && buffer[index + 2] == 0x8C:
      let next = index + 3 < buffer.count ? buffer[index + 3] : 0x20
      return next < 0x80 || (bytes.last ?? 0x20) < 0x80 ? (3, []) : nil
    case (0xE2, 0x81) where index + 2 < buffer.count && buffer[index + 2] == 0xA0: return (3, [])
    case (0xEF, 0xBB) where index + 2 < buffer.count && buffer[index + 2] == 0xBF: return (3, [])
    default: return nil
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
