// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

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
}
