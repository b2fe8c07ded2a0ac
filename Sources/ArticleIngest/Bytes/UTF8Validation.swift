// SPDX-License-Identifier: GPL-3.0-or-later

/// The offset of the first byte that begins no valid UTF-8 sequence (Unicode 15, table 3-7), or nil when all is valid.
func firstInvalidUTF8(in bytes: [UInt8], from start: Int = 0) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    let raw = UnsafeRawBufferPointer(buffer)
    var index = start
    while index < raw.count {
      while index + PackedBytes.count <= raw.count, PackedBytes(raw, at: index).isASCII { index += PackedBytes.count }
      guard index < raw.count else { break }
      let length = sequenceLength(raw, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }
}

/// The length of the valid UTF-8 sequence at an index, or 0 when there is none.
@inline(__always)
private func sequenceLength(_ raw: UnsafeRawBufferPointer, at index: Int) -> Int {
  let first = raw[index]
  if first < 0x80 { return 1 }
  guard first >= 0xC2, first <= 0xF4 else { return 0 }
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard index + length <= raw.count else { return 0 }
  let second = raw[index + 1]
  let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
  let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
  guard second >= lowest, second <= highest else { return 0 }
  for next in 2..<max(length, 2) where raw[index + next] & 0xC0 != 0x80 { return 0 }
  return length
}
