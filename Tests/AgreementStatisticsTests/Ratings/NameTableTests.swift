// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Interned names.
@Suite("Name table")
struct NameTableTests {
  @Test("Numbers go by first appearance, in ascending order or not, and every name is found again")
  func numbers() {
    var stream = RandomStream(seed: 3)
    for isSorted in [true, false] {
      var names = (0..<3000).map { _ in
        String(repeating: "x", count: stream.below(20)) + String(stream.below(2000))
      }
      if isSorted { names.sort { ($0.utf8.count, $0) < ($1.utf8.count, $1) } }
      var table = NameTable()
      var known: [String: Int] = [:]
      for name in names {
        if known[name] == nil { known[name] = known.count }
        #expect(table.intern(name) == known[name])
      }
      #expect(table.count == known.count)
      for (name, number) in known {
        #expect(table.index(of: name) == number)
        #expect(table[number] == name)
      }
      #expect(table.index(of: "y") == nil && table.index(of: "") == nil)
    }
  }

  @Test("People count: digits compare as numbers, all else by code point")
  func order() {
    let names = ["", "0", "00", "a", "a01", "a1", "a2", "a10", "a10b", "ab", "b"]
    for (place, name) in names.enumerated() {
      #expect(!NaturalOrder.precedes(name, name), "\(name)")
      for later in names[(place + 1)...] {
        #expect(NaturalOrder.precedes(name, later) && !NaturalOrder.precedes(later, name), "\(name) \(later)")
      }
    }
  }
}
