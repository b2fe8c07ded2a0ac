// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ExchangeTestSupport
import Foundation
import LedgerExchange
import Testing

/// Copies that exchange bundles end in one state, whatever went where in which order.
@Suite struct MergeTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anyOrderOfAnyPartsEndsInOneState(seed: UInt64) throws {
    let copies = try Copies(seed: seed)
    for _ in 0..<120 { try copies.act() }
    let whole = try copies.openAll()
    #expect(whole.entries.count > 40)
    let first = try copies.replay(whole)
    for _ in 0..<4 {
      let again = try copies.replay(whole)
      #expect(again.state == first.state)
      #expect(again.findings == first.findings)
    }
    for store in copies.stores {
      _ = try store.merge(whole.entries, heads: whole.heads, originals: whole.originals)
      let examination = try store.examine()
      #expect(examination.state == first.state)
      #expect(!examination.findings.contains { if case .shadow = $0 { true } else { false } })
    }
  }

  @Test func aBundleIsTheSameBytesAndTwiceAddsNothing() throws {
    let copies = try Copies(seed: 7)
    for _ in 0..<40 { try copies.act() }
    let whole = try copies.openAll()
    let first = try copies.fresh(), second = try copies.fresh()
    for store in [first, second] { _ = try store.merge(whole.entries, heads: whole.heads, originals: whole.originals) }
    let again = try first.merge(whole.entries, heads: whole.heads, originals: whole.originals)
    #expect(again.taken == 0 && again.bodies == 0 && again.findings.isEmpty)
    #expect(again.known == whole.entries.count)
    #expect(try Copies.bytes(of: first) == Copies.bytes(of: second))
  }

  @Test func whatComesSinceIsEnough() throws {
    let copies = try Copies(seed: 8)
    let before = try copies.stores[0].heads()
    for _ in 0..<60 { try copies.act() }
    let rest = try Copies.bundle(of: copies.stores[0], since: before)
    let all = try Copies.bundle(of: copies.stores[0])
    #expect(rest.entries.count < all.entries.count)
    let target = try copies.fresh()
    #expect(throws: StoreError.self) {
      try target.merge(rest.entries, heads: rest.heads, originals: rest.originals)
    }
    let base = all.entries.filter { entry in before.contains { $0.origin == entry.origin && $0.seq >= entry.seq } }
    _ = try target.merge(base, heads: before, originals: all.originals)
    _ = try target.merge(rest.entries, heads: rest.heads, originals: rest.originals)
    #expect(try target.examine().state == copies.stores[0].examine().state)
  }

  @Test func everyBitOfABundleCounts() throws {
    let copies = try Copies(seed: 9)
    while try copies.stores.map({ try $0.entryCount() }).max() ?? 0 < 60 { try copies.act() }
    let bytes = try Copies.bytes(of: copies.stores[0])
    let target = try copies.fresh()
    // Each byte costs a hash of all: some are tried here, and every one by reliability-check.
    for index in bytes.indices where index % 61 == 0 || index > bytes.count - 120 {
      var changed = bytes
      changed[index] ^= UInt8(1 << (index % 8))
      #expect(throws: (any Error).self) {
        let bundle = try LedgerBundle(changed)
        _ = try target.merge(bundle.entries, heads: bundle.heads, originals: bundle.originals)
      }
    }
    #expect(try target.entryCount() == 0)
  }
}
