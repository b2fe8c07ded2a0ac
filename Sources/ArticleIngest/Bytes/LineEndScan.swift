// SPDX-License-Identifier: GPL-3.0-or-later

/// What a pass over the bytes found of line ends and NUL.
struct LineEndScan {
  /// Whether a CR occurs.
  var hasCarriageReturn = false
  /// The offset of the first NUL.
  var nul: Int?

  /// Reads the bytes from an offset to their end.
  mutating func read(_ bytes: [UInt8], from start: Int) {
    bytes.withUnsafeBytes { buffer in
      var index = start
      while index < buffer.count {
        while index + PackedBytes.count <= buffer.count, !Self.isSought(PackedBytes(buffer, at: index)) {
          index += PackedBytes.count
        }
        for index in index..<min(index + PackedBytes.count, buffer.count) {
          if buffer[index] == 0x0D { hasCarriageReturn = true }
          if buffer[index] == 0, nul == nil { nul = index }
        }
        index += PackedBytes.count
      }
    }
  }

  @inline(__always)
  private static func isSought(_ bytes: PackedBytes) -> Bool { bytes.contains(0x0D) || bytes.contains(0) }

  /// The bytes from an offset on with CRLF and CR made LF.
  static func withLineFeeds(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count - start)
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      result.append(byte == 0x0D ? 0x0A : byte)
      index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    }
    return result
  }
}
