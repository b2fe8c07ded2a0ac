// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ExchangeTestSupport
import LedgerExchange
import Testing

/// What is no honest history is refused whole, by what is wrong with it.
@Suite struct RefusalTests {
  private let copies: Copies
  private let whole: LedgerBundle
  private let target: ProjectStore

  init() throws {
    copies = try Copies(seed: 11)
    for _ in 0..<60 { try copies.act() }
    whole = try copies.openAll()
    target = try copies.fresh()
  }

  private func refusal(_ change: (inout LedgerBundle) -> Void, to store: ProjectStore? = nil) throws -> ExchangeFault? {
    var bundle = whole
    change(&bundle)
    let store = store ?? target, before = try store.entryCount()
    do {
      _ = try store.merge(bundle.entries, heads: bundle.heads, originals: bundle.originals)
      return nil
    } catch {
      guard case .refused(let fault) = error else { throw error }
      #expect(try store.entryCount() == before)
      return fault
    }
  }

  /// The longest chain, by the places of its entries in the bundle.
  private var chain: [Int] {
    Dictionary(grouping: whole.entries.indices) { whole.entries[$0].origin }.values.max { $0.count < $1.count } ?? []
  }

  @Test func anEntryThatWasChanged() throws {
    let place = chain[1], entry = whole.entries[place]
    #expect(
      try refusal { $0.entries[place].madeAt = "2020-01-01T00:00:00.000Z" }
        == .altered(origin: entry.origin, seq: entry.seq))
    #expect(try refusal { $0.entries[place].body = "{}" } == .bodyAltered(origin: entry.origin, seq: entry.seq))
  }

  @Test func anEntryThatIsMissing() throws {
    let place = chain[1], entry = whole.entries[place]
    let gap = ExchangeFault.gap(origin: entry.origin, known: entry.seq - 1, next: entry.seq + 1)
    #expect(try refusal { $0.entries.remove(at: place) } == gap)
  }

  @Test func anEndThatIsMissing() throws {
    let place = try #require(chain.last), entry = whole.entries[place]
    let cut = ExchangeFault.cut(origin: entry.origin, found: entry.seq - 1, said: entry.seq)
    #expect(try refusal { $0.entries.remove(at: place) } == cut)
  }

  @Test func twoEntriesOfOneNumber() throws {
    let place = try #require(chain.last), entry = whole.entries[place]
    let fork = ExchangeFault.fork(origin: entry.origin, seq: entry.seq)
    func forked(_ bundle: inout LedgerBundle) {
      bundle.entries[place].key += "x"
      bundle.entries[place].seal()
      bundle.heads = []
    }
    #expect(
      try refusal { bundle in
        let honest = bundle.entries[place]
        forked(&bundle)
        bundle.entries.append(honest)
      } == fork)
    _ = try target.merge(whole.entries, heads: whole.heads, originals: whole.originals)
    #expect(try refusal(forked) == fork)
  }

  @Test func aKindOfANewerProgram() throws {
    let place = try #require(chain.last)
    #expect(
      try refusal { bundle in
        bundle.entries[place].kind = "dreamTold"
        bundle.entries[place].seal()
        bundle.heads = []
      } == .unknownKind("dreamTold"))
  }

  @Test func aChainOfTwoAuthors() throws {
    let place = try #require(chain.last), entry = whole.entries[place]
    #expect(
      try refusal { bundle in
        bundle.entries[place].reviewer = entry.reviewer == "ben" ? "cem" : "ben"
        bundle.entries[place].seal()
        bundle.heads = []
      } == .twoAuthors(origin: entry.origin, seq: entry.seq))
  }

  @Test func somebodyWhoNeverJoined() throws {
    #expect(
      try refusal { bundle in
        var stranger = bundle.entries[0]
        (stranger.origin, stranger.seq, stranger.prev, stranger.reviewer) = ("f00", 1, nil, "zoe")
        (stranger.kind, stranger.article, stranger.body, stranger.clock) = ("reviewReopened", nil, nil, 9_999)
        stranger.seal()
        bundle.entries.append(stranger)
      } == .unknownReviewer("zoe"))
  }

  @Test func anArticleThatIsNowhereOrAnotherText() throws {
    #expect(
      try refusal { bundle in
        var entry = bundle.entries[0]
        (entry.origin, entry.seq, entry.prev, entry.reviewer) = ("f00", 1, nil, nil)
        (entry.kind, entry.article, entry.body, entry.clock) = (
          "articleTagged", String(repeating: "9", count: 64), nil, 9_999
        )
        entry.seal()
        bundle.entries.append(entry)
      } == .unknownArticle("999999999999"))
    let place = try #require(whole.entries.firstIndex { $0.kind == "articleLoaded" }), entry = whole.entries[place]
    #expect(
      try refusal { bundle in
        let origin = bundle.entries[place].origin
        bundle.entries.removeAll { $0.origin == origin && $0.seq > 1 || $0.origin != origin }
        bundle.entries[0].body = entry.body?.replacing("open", with: "shut").replacing("burned", with: "froze")
        bundle.entries[0].seal()
        (bundle.heads, bundle.originals) = ([], [])
      } == .otherText(origin: entry.origin, seq: 1))
  }

  @Test func aFileThatIsNoBundle() throws {
    let bytes = try Copies.bytes(of: copies.stores[0])
    func error(_ bytes: [UInt8]) -> BundleError? {
      do {
        _ = try LedgerBundle(bytes)
        return nil
      } catch { return error as? BundleError }
    }
    #expect(error(Array("SQLite format 3\0and more".utf8)) == .isProject)
    #expect(error(Array("{\"a\":1}\n".utf8)) == .notABundle)
    #expect(error([]) == .notABundle)
    #expect(error(Array(bytes.dropLast(1))) == .incomplete)
    #expect(error(Array(bytes[..<(bytes.dropLast().lastIndex(of: 0x0A) ?? 0)]) + [0x0A]) == .incomplete)
    #expect(error(bytes + bytes) == .altered)
    #expect(error(bytes) == nil)
  }

  @Test func aVersionOfTheCodebookIsTheSameInEveryCopy() throws {
    let one = copies.stores[1], other = copies.stores[3]
    func codebook(_ title: String) -> Codebook {
      let label = LabelDefinition(
        id: "report", key: "r", name: "report", aliases: [], definition: "What it means.", useWhen: [], avoidWhen: [],
        examples: [], color: .cyan, asks: [])
      return Codebook(id: "voices", version: 1, title: title, procedure: [], labels: [label])
    }
    for store in [one, other] { _ = try store.codebook(orAdopt: codebook("Whose voice"), at: Copies.time) }
    try copies.exchange(from: one, to: other)
    let third = copies.stores[4]
    _ = try third.codebook(orAdopt: codebook("Whose words"), at: Copies.time)
    #expect(throws: StoreError.refused(.otherCodebook("voices@1"))) { try copies.exchange(from: third, to: one) }
  }
}
