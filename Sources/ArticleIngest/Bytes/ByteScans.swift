// SPDX-License-Identifier: GPL-3.0-or-later
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The offset of the first byte that begins no valid UTF-8 sequence (Unicode 15, table 3-7), or nil when all is valid.
func firstInvalidUTF8(in bytes: [UInt8], from start: Int = 0) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    let raw = UnsafeRawBufferPointer(buffer)
    var index = start
    while index < raw.count {
      while index + 32 <= raw.count, PackedBytes(fourOf: raw, at: index).isASCII { index += 32 }
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

/// The ends of lines in bytes.
enum LineEnds {
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

/// Eight adjacent bytes, asked about in one step.
///
/// Source of the tests: H. S. Warren, Hacker's Delight, 2nd edition (2012), section 6-1.
struct PackedBytes {
  /// How many bytes there are.
  static let count = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// The high bit of each byte.
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  /// The eight bytes from an offset on.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// What is set in any of the four words from an offset on, by which all of them are asked at once.
  @inline(__always)
  init(fourOf bytes: UnsafeRawBufferPointer, at offset: Int) {
    word =
      bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      | bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      | bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self)
      | bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
  }

  /// Whether all are ASCII.
  @inline(__always)
  var isASCII: Bool { word & Self.highBits == 0 }

  /// The high bit of each that is ASCII's white space: a space, or 9 to 13. No sum here carries into the next byte.
  @inline(__always)
  var spaces: UInt64 {
    let low = word & ~Self.highBits
    let fromTab = low &+ Self.ones &* (0x80 - 0x09), pastReturn = low &+ Self.ones &* (0x80 - 0x0E)
    let other = (low ^ Self.ones &* 0x20) &+ Self.ones &* 0x7F
    return (fromTab & ~pastReturn | ~other) & ~word & Self.highBits
  }

  /// How many of the bytes a mask of high bits marks.
  @inline(__always)
  static func count(_ marked: UInt64) -> Int { Int(((marked >> 7) &* ones) >> 56) }
}

extension UnsafeRawBufferPointer {
  /// The place of the first byte of a value at or after a place, or nil, by the C library's own search.
  func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, start < count else { return nil }
    return memchr(base + start, CInt(byte), count - start).map { UnsafeRawPointer($0) - base }
  }
}
