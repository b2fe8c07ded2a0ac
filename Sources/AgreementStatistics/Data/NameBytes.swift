// SPDX-License-Identifier: GPL-3.0-or-later

/// Hashing and comparing names as bytes, a word at a time.
enum NameBytes {
  /// Whether two names are the same.
  @inline(__always)
  static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    if count < 8 {
      for offset in 0..<count where left[offset] != right[offset] { return false }
      return true
    }
    var offset = 0
    while offset + 8 < count {
      if word(left, offset) != word(right, offset) { return false }
      offset += 8
    }
    return word(left, count - 8) == word(right, count - 8)
  }

  /// Whether a name stands before another when shorter names come first and equally long ones go by their bytes.
  @inline(__always)
  static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = left.count
    guard count == right.count else { return count < right.count }
    var offset = 0
    while offset + 8 <= count {
      let (a, b) = (word(left, offset).bigEndian, word(right, offset).bigEndian)
      if a != b { return a < b }
      offset += 8
    }
    while offset < count {
      if left[offset] != right[offset] { return left[offset] < right[offset] }
      offset += 1
    }
    return false
  }

  /// A hash of a name, the same on every machine.
  @inline(__always)
  static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
    let count = name.count
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    if count < 8 {
      var tail: UInt64 = 0
      for byte in name { tail = tail << 8 | UInt64(byte) }
      return mix(state ^ tail)
    }
    var offset = 0
    while offset + 8 < count {
      state = mix(state ^ word(name, offset))
      offset += 8
    }
    return mix(state ^ word(name, count - 8))
  }

  @inline(__always)
  private static func word(_ name: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: name.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}

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
