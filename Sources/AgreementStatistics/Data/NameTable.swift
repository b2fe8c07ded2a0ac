// SPDX-License-Identifier: GPL-3.0-or-later

/// Names interned as dense integers in order of first appearance, held as packed UTF-8 bytes.
///
/// A million short names take a few megabytes and a look-up allocates nothing.
public struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var slots: [UInt64]
  private var mask: Int

  /// An empty table.
  public init() {
    slots = [UInt64](repeating: 0, count: 16)
    mask = 15
  }

  /// A table of the given names, numbered as they stand; repeated names share a number.
  public init(_ names: some Sequence<String>) {
    self.init()
    for name in names { _ = intern(name) }
  }

  /// The number of distinct names.
  public var count: Int { ends.count }

  /// The name with a number from 0 up to `count`.
  public subscript(index: Int) -> String {
    String(decoding: bytes[start(index)..<Int(ends[index])], as: UTF8.self)
  }

  /// All names in order of their numbers.
  public var all: [String] { (0..<count).map { self[$0] } }

  /// The number of a name, entering it if it is new.
  public mutating func intern(_ name: String) -> Int {
    var name = name
    return name.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a name given as UTF-8 bytes, entering it if it is new; expected O(length).
  public mutating func intern(_ name: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = hash & 0xFFFF_FFFF_0000_0000
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if matches(index, name) { return index }
      }
      slot = (slot + 1) & mask
    }
    let index = ends.count
    bytes.append(contentsOf: name)
    ends.append(UInt32(bytes.count))
    slots[slot] = tag | UInt64(index + 1)
    if ends.count * 4 > slots.count * 3 { grow() }
    return index
  }

  /// The number of a name, or nil if it was never entered.
  public func index(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  func find(_ name: UnsafeRawBufferPointer) -> Int? {
    let hash = Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if matches(index, name) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func matches(_ index: Int, _ name: UnsafeRawBufferPointer) -> Bool {
    let start = start(index)
    guard Int(ends[index]) - start == name.count else { return false }
    return bytes.withUnsafeBufferPointer { stored in
      for offset in 0..<name.count where stored[start + offset] != name[offset] { return false }
      return true
    }
  }

  /// Makes room for a number of names.
  mutating func reserve(_ names: Int) {
    ends.reserveCapacity(names)
    var size = slots.count
    while size * 3 < names * 4 { size *= 2 }
    if size > slots.count { resize(size) }
  }

  private func start(_ index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

  private mutating func grow() { resize(slots.count * 2) }

  private mutating func resize(_ size: Int) {
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
    for index in 0..<ends.count {
      let place = start(index)..<Int(ends[index])
      let hash = bytes.withUnsafeBytes { Self.hash(UnsafeRawBufferPointer(rebasing: $0[place])) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
  }

  private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(name.count)
    var offset = 0
    while offset + 8 <= name.count {
      state = mix(state ^ name.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < name.count {
      tail = tail << 8 | UInt64(name[offset])
      offset += 1
    }
    return mix(state ^ tail)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
