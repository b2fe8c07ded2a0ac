// SPDX-License-Identifier: GPL-3.0-or-later

/// An open-addressed index from hashes to the dense numbers of things that its owner holds: the one table behind all
/// interning.
///
/// A slot keeps half of the hash beside the number, so that the owner compares only things that are most likely the same.
struct HashIndex: Sendable {
  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  private var slots: [UInt64]

  /// An index of the first `count` numbers with room for as many more.
  ///
  /// - Parameters:
  ///   - count: How many things there are.
  ///   - hash: The hash of one by its number.
  init(count: Int = 0, hash: (Int) -> UInt64 = { _ in 0 }) {
    var size = 32
    while size * 3 < count * 8 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for number in 0..<count {
      let hash = hash(number)
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash & Self.tagMask | UInt64(number + 1)
    }
  }

  /// Whether so many things are too many, so that a larger index must be made.
  @inline(__always)
  func isFull(_ count: Int) -> Bool { count * 4 > slots.count * 3 }

  /// Where a thing stands, or where it would.
  ///
  /// - Parameters:
  ///   - hash: Its hash.
  ///   - isSame: Whether it is the one with that number.
  /// - Returns: The slot, and the thing's number if it is there.
  @inline(__always)
  func find(_ hash: UInt64, where isSame: (Int) -> Bool) -> (slot: Int, number: Int?) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        if (slots[slot] ^ hash) & Self.tagMask == 0 {
          let number = Int(slots[slot] & ~Self.tagMask) - 1
          if isSame(number) { return (slot, number) }
        }
        slot = (slot + 1) & mask
      }
      return (slot, nil)
    }
  }

  /// Enters a thing at the slot that `find` gave.
  @inline(__always)
  mutating func insert(_ number: Int, _ hash: UInt64, at slot: Int) {
    slots[slot] = hash & Self.tagMask | UInt64(number + 1)
  }

  /// The number that a hash leads to first, `.max` if it cannot be the one sought.
  @inline(__always)
  func firstCandidate(_ hash: UInt64) -> UInt32 {
    let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
    return (slot ^ hash) & Self.tagMask == 0 ? UInt32(truncatingIfNeeded: slot) &- 1 : .max
  }
}
