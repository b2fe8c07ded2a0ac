// SPDX-License-Identifier: GPL-3.0-or-later

/// Remembers the numbers of short names, so that the few raters and labels of a file are not looked up row by row.
struct ShortNames {
  private var keys = [UInt64](repeating: .max, count: 256)
  private var numbers = [Int32](repeating: 0, count: 256)

  /// A name of up to seven bytes as one word; eight bytes must be readable at `name`.
  @inline(__always)
  static func key(_ name: UnsafeRawPointer, _ count: Int) -> UInt64? {
    guard count < 8 else { return nil }
    let word = UInt64(littleEndian: name.loadUnaligned(as: UInt64.self))
    return word & (1 << UInt64(count * 8) - 1) | UInt64(count) << 56
  }

  @inline(__always)
  func number(_ key: UInt64) -> Int? {
    let slot = Self.slot(key)
    return keys[slot] == key ? Int(numbers[slot]) : nil
  }

  mutating func remember(_ key: UInt64, _ number: Int) {
    let slot = Self.slot(key)
    keys[slot] = key
    numbers[slot] = Int32(truncatingIfNeeded: number)
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}
