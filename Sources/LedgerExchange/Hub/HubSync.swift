// SPDX-License-Identifier: GPL-3.0-or-later
package import AnnotationModel
package import AnnotationStore

/// What an account remembers of the last exchange of a project with its hub.
package struct HubMemory: Sendable, Equatable {
  /// The last entry of each chain at the hub.
  package var heads: [ChainHead] = []
  /// The last entry of each chain in the project.
  package var chains: [ChainHead] = []

  package init() {}
}

/// What became of one exchange with a hub.
package struct HubOutcome: Sendable {
  /// How many entries the hub did not have.
  package var pushed = 0
  /// What came from the hub.
  package var merged = MergeOutcome()
  /// How many entries of others in this copy wait for their authors to bring them.
  package var waiting = 0
  /// The reviews whose labels may travel from here on.
  package var released: [ReviewID] = []
}

/// A project and its hub, over one connection.
package struct HubSync {
  let connection: HubConnection
  let receiving: HubReceiving
  private let sending: HubSending
  /// The database role.
  package let role: String
  /// Whether the role may say who reads what, and bring entries of every author.
  package let isCoordinator: Bool

  /// Connects to a hub.
  ///
  /// - Throws: ``HubError``.
  package init(_ address: HubAddress) throws(HubError) {
    connection = try HubConnection(address)
    sending = HubSending(connection: connection)
    receiving = HubReceiving(connection: connection)
    guard try connection.isHub() else { throw .notAHub(database: address.database) }
    let rows = try connection.run(
      """
      SELECT session_user, has_table_privilege('public.entry_head', 'SELECT'),
        has_column_privilege('public.assignment', 'stands', 'INSERT')
      """)
    role = try rows.text(0, 0)
    isCoordinator = rows.flag(0, 2)
    guard rows.flag(0, 1) else {
      throw .refused(reason: "the role \(role) is no member of this hub")
    }
  }

  /// Brings what the hub lacks, takes what the project lacks, and lets labels go that everybody may read now.
  ///
  /// - Parameters:
  ///   - store: the project.
  ///   - memory: what is remembered of the last exchange; afterwards of this one.
  ///   - release: records reviews whose labels may travel from here on.
  /// - Returns: what went, and what came.
  /// - Throws: ``HubError``, ``StoreError``; what was brought or taken before stays, and the next exchange goes on.
  /// - Complexity: O(chains + entries that are new here or there).
  package func exchange(
    _ store: ProjectStore, _ memory: inout HubMemory, release: ([ReviewID]) throws -> Void
  ) throws -> HubOutcome {
    var outcome = HubOutcome()
    let before = try receiving.chainEnds()
    outcome.pushed = try push(store, before, &outcome)
    let changed = try store.heads() != memory.chains
    if changed {
      try sending.sendOriginals(of: store)
      if isCoordinator {
        try sending.sendAssignments(of: store)
        try sending.sendLeases(of: store)
      }
    }
    let pulled = try pull(store, memory, before)
    var hidden = try take(pulled, before, store, &outcome)
    if changed || !pulled.entries.isEmpty {
      let due = try store.releasable()
      if !due.isEmpty {
        try release(due)
        outcome.released = due
        outcome.pushed += try push(store, try receiving.chainEnds(), &outcome)
        hidden = try takeReleased(hidden, before, store, &outcome)
      }
    }
    let ends = try receiving.chainEnds()
    try remember(ends, of: store, &memory)
    return outcome
  }

  private struct Pulled {
    var entries: [IncomingEntry] = []
    var originals: [OriginalBytes] = []
  }

  /// Sends the chains that go on here, as far as they are this account's to bring.
  private func push(_ store: ProjectStore, _ ends: [String: ChainEnd], _ outcome: inout HubOutcome) throws -> Int {
    var chains: [(origin: String, after: Int)] = []
    outcome.waiting = 0
    for chain in try store.chains() {
      let end = ends[chain.head.origin], known = end?.seq ?? 0
      if let end {
        guard try end.seq > chain.head.seq || store.id(of: chain.head.origin, end.seq) == end.id else {
          throw HubError.fork(origin: chain.head.origin, seq: end.seq)
        }
      }
      guard chain.head.seq > known else { continue }
      if brings(chain, end) {
        chains.append((chain.head.origin, known))
      } else {
        outcome.waiting += chain.head.seq - known
      }
    }
    return try sending.send(chains, of: store)
  }

  /// Whether entries of a chain are this role's to bring: its own, those of this account's copy, or, for a coordinator, all.
  func brings(_ chain: LedgerChain, _ end: ChainEnd?) -> Bool {
    isCoordinator || chain.author == role || chain.author == nil && (end?.sender ?? role) == role && chain.isOwn
  }

  /// Takes, in one snapshot, what came to the hub.
  private func pull(_ store: ProjectStore, _ memory: HubMemory, _ before: [String: ChainEnd]) throws -> Pulled {
    try connection.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") {
      let ends = try receiving.chainEnds(), chains = try store.chains()
      let here = Dictionary(chains.map { ($0.head.origin, $0.head) }) { first, _ in first }
      // What somebody cut is missed before anything else is taken.
      for head in memory.heads where ends[head.origin]?.seq ?? 0 < head.seq {
        throw HubError.cut(origin: head.origin, found: ends[head.origin]?.seq ?? 0, said: head.seq)
      }
      let news = ends.sorted { $0.key < $1.key }.map {
        (origin: $0.key, after: here[$0.key]?.seq ?? 0, end: $0.value.seq)
      }
      .filter { $0.end > $0.after }.map { (origin: $0.origin, after: $0.after) }
      var pulled = Pulled(entries: try receiving.entries(after: news))
      for incoming in pulled.entries {
        guard let head = here[incoming.entry.origin], incoming.entry.seq == head.seq + 1 else { continue }
        guard incoming.entry.prev == head.id else { throw HubError.fork(origin: head.origin, seq: head.seq) }
      }
      let lacking = try store.lackingBodies()
      if !lacking.isEmpty {
        let open = try receiving.openArticles()
        pulled.entries += try receiving.bodies(of: lacking.filter { open.contains($0.article) || $0.reviewer == role })
      }
      if pulled.entries.contains(where: { $0.entry.kind == "articleLoaded" || $0.entry.kind == "importFinished" }) {
        pulled.originals = try receiving.originals(without: try store.originals())
      }
      return pulled
    }
  }

  /// Merges what was pulled; labels that no entry lets go stay out, so that the ledger shows who could have read them.
  private func take(
    _ pulled: Pulled, _ before: [String: ChainEnd], _ store: ProjectStore, _ outcome: inout HubOutcome
  ) throws -> [IncomingEntry] {
    guard !pulled.entries.isEmpty else { return [] }
    var released = try store.releasedReviews()
    for incoming in pulled.entries { released.formUnion(incoming.entry.releases) }
    var hidden: [IncomingEntry] = [], entries: [LedgerEntry] = []
    for incoming in pulled.entries {
      var entry = incoming.entry
      if let review = incoming.review, entry.body != nil, entry.reviewer != role, !released.contains(review) {
        hidden.append(incoming)
        entry.body = nil
      }
      entries.append(entry)
    }
    outcome.merged = try store.merge(entries, heads: Self.heads(before), originals: pulled.originals)
    return hidden
  }

  /// Merges the labels that were let go meanwhile.
  private func takeReleased(
    _ hidden: [IncomingEntry], _ before: [String: ChainEnd], _ store: ProjectStore, _ outcome: inout HubOutcome
  ) throws -> [IncomingEntry] {
    let released = try store.releasedReviews()
    let open = hidden.filter { $0.review.map(released.contains) ?? true }
    guard !open.isEmpty else { return hidden }
    let more = try store.merge(open.map(\.entry), heads: Self.heads(before), originals: [])
    outcome.merged.bodies += more.bodies
    outcome.merged.withheld = max(0, outcome.merged.withheld - more.bodies)
    outcome.merged.findings += more.findings
    return hidden.filter { $0.review.map { !released.contains($0) } ?? false }
  }

  private func remember(_ ends: [String: ChainEnd], of store: ProjectStore, _ memory: inout HubMemory) throws {
    let heads = Self.heads(ends), known = Set(memory.heads)
    let here = Dictionary(try store.heads().map { ($0.origin, $0.seq) }) { first, _ in first }
    // A head counts as seen once its entry is here.
    let seen = heads.filter { $0.seq <= here[$0.origin] ?? 0 }
    try sending.sendSeen(seen.filter { !known.contains($0) })
    memory.heads = seen
    memory.chains = try store.heads()
  }

  private static func heads(_ ends: [String: ChainEnd]) -> [ChainHead] {
    ends.map { ChainHead(origin: $0.key, seq: $0.value.seq, id: $0.value.id) }.sorted { $0.origin < $1.origin }
  }
}
