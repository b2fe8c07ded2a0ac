// SPDX-License-Identifier: GPL-3.0-or-later

/// An open-addressed table of distinct code sequences that counts how often each was inserted.
struct PatternTable {
  private(set) var starts = [0]
  private(set) var codes: [Int32] = []
  private(set) var multiplicities: [Int] = []
  private var hashes: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  /// Counts more units of `pattern` and gives its number, a new one if it was not there.
  mutating func insert(_ pattern: UnsafeBufferPointer<Int32>, units: Int = 1) -> Int {
    let hash = Self.hash(pattern)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if hashes[known] == hash, holds(pattern, at: known) {
        multiplicities[known] += units
        return known
      }
      slot = (slot + 1) & mask
    }
    let new = multiplicities.count
    slots[slot] = Int32(new)
    hashes.append(hash)
    codes.append(contentsOf: pattern)
    starts.append(codes.count)
    multiplicities.append(units)
    if 2 * multiplicities.count > slots.count { grow() }
    return new
  }

  /// The patterns in an order that depends on their codes alone.
  func canonicalOrder() -> [Int] {
    multiplicities.indices.sorted { left, right in
      guard hashes[left] == hashes[right] else { return hashes[left] < hashes[right] }
      return codes[starts[left]..<starts[left + 1]].lexicographicallyPrecedes(codes[starts[right]..<starts[right + 1]])
    }
  }

  private func holds(_ pattern: UnsafeBufferPointer<Int32>, at known: Int) -> Bool {
    let start = starts[known]
    guard starts[known + 1] - start == pattern.count else { return false }
    for position in 0..<pattern.count where codes[start + position] != pattern[position] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 4 * slots.count)
    let mask = slots.count - 1
    for (pattern, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(pattern)
    }
  }

  private static func hash(_ pattern: UnsafeBufferPointer<Int32>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for code in pattern {
      hash = (hash ^ UInt64(truncatingIfNeeded: code)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return hash
  }
}
