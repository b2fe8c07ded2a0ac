// SPDX-License-Identifier: GPL-3.0-or-later

/// Names interned as dense integers in order of first appearance, held as packed UTF-8 bytes.
///
/// A million short names take a few megabytes and a look-up allocates nothing. Names that come in ascending order, as
/// the units of most files do, are told apart without an index; the index is made when the first name comes that does not.
public struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var index: HashIndex?

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
    if index == nil {
      if ends.isEmpty || withName(ends.count - 1, { NameBytes.precedes($0, name) }) { return append(name) }
      if matches(ends.count - 1, name) { return ends.count - 1 }
      index = makeIndex()
    }
    let hash = NameBytes.hash(name)
    guard let (slot, known) = index?.find(hash, where: { matches($0, name) }) else { return append(name) }
    if let known { return known }
    let number = append(name)
    index?.insert(number, hash, at: slot)
    if index?.isFull(ends.count) == true { index = makeIndex() }
    return number
  }

  /// The number of a name, or nil if it was never entered.
  public func index(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)
      guard let index else { return search(name) }
      return index.find(NameBytes.hash(name)) { matches($0, name) }.number
    }
  }

  /// Makes room for so many times the names of another table.
  mutating func reserve(_ factor: Double, of other: NameTable) {
    bytes.reserveCapacity(Int(Double(other.bytes.count) * factor))
    ends.reserveCapacity(Int(Double(other.ends.count) * factor))
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

  private func makeIndex() -> HashIndex {
    HashIndex(count: ends.count) { number in withName(number) { NameBytes.hash($0) } }
  }

  /// The numbers of several names, entering those that are new in order.
  ///
  /// Does for all names what `intern` does for one, step after step, so that waiting for the memory of one name overlaps
  /// with waiting for that of others; in a large table that is most of the time.
  mutating func intern(
    _ names: UnsafeBufferPointer<UnsafeRawBufferPointer>, into numbers: UnsafeMutableBufferPointer<UInt32>
  ) {
    guard index != nil else {
      for place in names.indices { numbers[place] = UInt32(intern(names[place])) }
      return
    }
    for place in names.indices { numbers[place] = index?.firstCandidate(NameBytes.hash(names[place])) ?? .max }
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
