// SPDX-License-Identifier: GPL-3.0-or-later

/// Names interned as dense integers in order of first appearance, held as packed UTF-8 bytes.
///
/// A million short names take a few megabytes and a look-up allocates nothing. Names that come in ascending order, as
/// the units of most files do, are told apart without an index; the index is made when the first name comes that does not.
public struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var slots: [UInt64] = []

  /// An empty table.
  public init() {}

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
    if slots.isEmpty {
      if ends.isEmpty || withName(ends.count - 1, { NameBytes.precedes($0, name) }) { return append(name) }
      if matches(ends.count - 1, name) { return ends.count - 1 }
      index(slotsFor: ends.count * 2)
    }
    let hash = NameBytes.hash(name)
    let (slot, known) = find(name, hash)
    if let known { return known }
    let number = append(name)
    slots[slot] = hash & Self.tagMask | UInt64(number + 1)
    if ends.count * 4 > slots.count * 3 { index(slotsFor: ends.count * 2) }
    return number
  }

  /// The number of a name, or nil if it was never entered.
  public func index(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)
      return slots.isEmpty ? search(name) : find(name, NameBytes.hash(name)).number
    }
  }

  /// Makes room for so many times the names of another table.
  mutating func reserve(_ factor: Double, of other: NameTable) {
    bytes.reserveCapacity(Int(Double(other.bytes.count) * factor))
    ends.reserveCapacity(Int(Double(other.ends.count) * factor))
  }

  /// Whether look-ups go by the index.
  var isIndexed: Bool { !slots.isEmpty }

  /// The name that a hash leads to first, `.max` if it cannot be the one sought.
  @inline(__always)
  func firstCandidate(_ hash: UInt64) -> UInt32 {
    let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
    return (slot ^ hash) & Self.tagMask == 0 ? UInt32(truncatingIfNeeded: slot) &- 1 : .max
  }

  /// Hands out the names, so many at a time, with the number of the first.
  func withNames(batch: Int, _ body: (UnsafeBufferPointer<UnsafeRawBufferPointer>, _ first: Int) -> Void) {
    bytes.withUnsafeBytes { bytes in
      var names: [UnsafeRawBufferPointer] = []
      for first in stride(from: 0, to: count, by: batch) {
        names.removeAll(keepingCapacity: true)
        for index in first..<min(count, first + batch) {
          names.append(UnsafeRawBufferPointer(rebasing: bytes[start(index)..<Int(ends[index])]))
        }
        names.withUnsafeBufferPointer { body($0, first) }
      }
    }
  }

  private static let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

  private func start(_ index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

  private func withName<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let place = start(index)..<Int(ends[index])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[place])) }
  }

  func matches(_ index: Int, _ name: UnsafeRawBufferPointer) -> Bool {
    withName(index) { NameBytes.areEqual($0, name) }
  }

  private mutating func append(_ name: UnsafeRawBufferPointer) -> Int {
    bytes.append(contentsOf: name)
    ends.append(UInt32(bytes.count))
    return ends.count - 1
  }

  /// Where a name stands in the index, or where it would.
  private func find(_ name: UnsafeRawBufferPointer, _ hash: UInt64) -> (slot: Int, number: Int?) {
    let mask = slots.count - 1
    let tag = hash & Self.tagMask
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & Self.tagMask == tag {
        let number = Int(slots[slot] & ~Self.tagMask) - 1
        if matches(number, name) { return (slot, number) }
      }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  /// The number of a name among ascending ones.
  private func search(_ name: UnsafeRawBufferPointer) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if withName(middle, { NameBytes.precedes($0, name) }) { low = middle + 1 } else { high = middle }
    }
    return low < count && matches(low, name) ? low : nil
  }

  private mutating func index(slotsFor names: Int) {
    var size = 16
    while size * 3 < names * 4 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for index in 0..<ends.count {
      let hash = withName(index) { NameBytes.hash($0) }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash & Self.tagMask | UInt64(index + 1)
    }
  }
}

extension NameTable {
  /// The numbers of several names, entering those that are new in order.
  ///
  /// Does for all names what `intern` does for one, step after step, so that waiting for the memory of one name overlaps
  /// with waiting for that of others; in a large table that is most of the time.
  mutating func intern(
    _ names: UnsafeBufferPointer<UnsafeRawBufferPointer>, into numbers: UnsafeMutableBufferPointer<UInt32>
  ) {
    guard isIndexed else {
      for place in names.indices { numbers[place] = UInt32(intern(names[place])) }
      return
    }
    for place in names.indices { numbers[place] = firstCandidate(NameBytes.hash(names[place])) }
    for place in names.indices where numbers[place] == .max || !matches(Int(numbers[place]), names[place]) {
      numbers[place] = .max
    }
    for place in names.indices where numbers[place] == .max { numbers[place] = UInt32(intern(names[place])) }
  }

  /// Enters all names of another table and returns their numbers here.
  mutating func intern(_ other: NameTable) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: other.count) { numbers, initialized in
      other.withNames(batch: 64) { names, first in
        intern(names, into: UnsafeMutableBufferPointer(rebasing: numbers[first..<first + names.count]))
      }
      initialized = other.count
    }
  }
}
