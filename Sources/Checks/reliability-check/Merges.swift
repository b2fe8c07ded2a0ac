// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationStore
import ArgumentParser
import ExchangeTestSupport
import LedgerExchange

/// Shows that copies which exchange bundles end in one state, and that no altered bundle is taken.
struct Merges: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merges", abstract: "Split histories over copies and merge them by chance; alter bundles bit by bit.")

  @Option(help: "How many ways of splitting and merging are tried.")
  var count = 1_000

  @Option(help: "How many histories they are of.")
  var histories = 20

  @Option(help: "How many entries the bundle has that is altered, at least.")
  var entries = 200

  func run() throws {
    try split()
    try alter()
  }

  private func split() throws {
    var wrong = 0, entries = 0
    for seed in 0..<histories {
      let copies = try Copies(seed: UInt64(seed))
      for _ in 0..<200 { try copies.act() }
      let whole = try copies.openAll()
      entries += whole.entries.count
      let first = try copies.replay(whole)
      for _ in 1..<max(2, count / histories) where try copies.replay(whole).state != first.state { wrong += 1 }
    }
    print("\(histories) histories of \(entries / max(1, histories)) entries, \(count) ways: \(wrong) other states")
  }

  private func alter() throws {
    let copies = try Copies(seed: 4_711)
    while try copies.stores[0].entryCount() < entries { try copies.act() }
    let bytes = try Copies.bytes(of: copies.stores[0])
    let target = try copies.fresh()
    var taken = 0
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= UInt8(1 << (index % 8))
      guard let bundle = try? LedgerBundle(changed) else { continue }
      if (try? target.merge(bundle.entries, heads: bundle.heads, originals: bundle.originals)) != nil { taken += 1 }
    }
    print("a bundle of \(try copies.stores[0].entryCount()) entries: \(bytes.count) bytes altered, \(taken) taken")
  }
}
