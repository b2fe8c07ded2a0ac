// SPDX-License-Identifier: GPL-3.0-or-later

/// Eight adjacent bytes, asked about in one step.
///
/// Source of the tests: H. S. Warren, Hacker's Delight, 2nd edition (2012), section 6-1.
struct PackedBytes {
  /// How many bytes there are.
  static let count = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  /// The eight bytes from an offset on.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Whether all are ASCII.
  @inline(__always)
  var isASCII: Bool { word & Self.highBits == 0 }

  /// Whether one of them is less than a bound of at most 128.
  @inline(__always)
  func hasByte(below bound: UInt8) -> Bool { (word &- Self.ones &* UInt64(bound)) & ~word & Self.highBits != 0 }

  /// Whether one of them is a given byte.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let differences = word ^ (Self.ones &* UInt64(byte))
    return (differences &- Self.ones) & ~differences & Self.highBits != 0
  }
}
