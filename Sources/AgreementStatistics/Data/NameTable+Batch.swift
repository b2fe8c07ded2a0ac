// SPDX-License-Identifier: GPL-3.0-or-later

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
