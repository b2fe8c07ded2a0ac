// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// Entries of other copies, each chain checked against itself and against what is here.
struct IncomingChains {
  /// The entries that are not here, by clock and origin.
  private(set) var new: [LedgerEntry] = []
  /// Entries that are here without the bodies that come now.
  private(set) var arrivals: [LedgerEntry] = []
  /// How many entries were here already.
  private(set) var known = 0

  private let db: Database
  /// Where new entries stand, as long as their chains are gone through.
  private var places: [String: Int] = [:]
  private var arrived: Set<String> = []

  /// Checks every entry and every link.
  ///
  /// - Parameters:
  ///   - entries: the entries, in any order, some of them several times.
  ///   - heads: the entries that are said to be the last of their chains.
  ///   - db: the project.
  /// - Throws: ``ExchangeFault``.
  /// - Complexity: O(n log n) for n entries.
  init(_ entries: [LedgerEntry], heads: [ChainHead], _ db: Database) throws {
    self.db = db
    let sorted = entries.sorted { ($0.origin, $0.seq) < ($1.origin, $1.seq) }
    var start = 0
    while start < sorted.count {
      let origin = sorted[start].origin
      let end = sorted[start...].firstIndex { $0.origin != origin } ?? sorted.count
      try take(sorted[start..<end])
      start = end
    }
    places = [:]
    new.sort { $0.place < $1.place }
    try check(heads)
  }

  private mutating func take(_ chain: ArraySlice<LedgerEntry>) throws {
    var last = try end(of: chain[chain.startIndex].origin)
    var before: LedgerEntry?
    for entry in chain {
      try Self.check(entry)
      if let twin = before, twin.seq == entry.seq {
        guard twin.id == entry.id else { throw ExchangeFault.fork(origin: entry.origin, seq: entry.seq) }
        if twin.body == nil, entry.body != nil { complete(entry) }
        continue
      }
      before = entry
      if let known = last, entry.seq <= known.seq {
        try compare(entry)
        continue
      }
      guard entry.seq == (last?.seq ?? 0) + 1 else {
        throw ExchangeFault.gap(origin: entry.origin, known: last?.seq ?? 0, next: entry.seq)
      }
      guard entry.prev == last?.id, entry.clock > last?.clock ?? 0 else {
        throw ExchangeFault.brokenChain(origin: entry.origin, seq: entry.seq)
      }
      guard last.map({ $0.reviewer == entry.reviewer }) ?? true else {
        throw ExchangeFault.twoAuthors(origin: entry.origin, seq: entry.seq)
      }
      places[entry.id] = new.count
      new.append(entry)
      last = entry
    }
  }

  /// The same entry came with its body from elsewhere.
  private mutating func complete(_ entry: LedgerEntry) {
    if let place = places[entry.id] { new[place].body = entry.body } else { arrive(entry) }
  }

  /// An entry that is here is the same, or the chain has forked.
  private mutating func compare(_ entry: LedgerEntry) throws {
    let sql = "SELECT id, signature, body IS NULL AS lacks FROM ledger WHERE origin = ? AND seq = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [entry.origin, entry.seq]) else {
      throw ExchangeFault.gap(origin: entry.origin, known: entry.seq - 1, next: entry.seq + 1)
    }
    let stored = StoredRow(row, of: "ledger")
    guard try stored.text("id") == entry.id else {
      throw ExchangeFault.fork(origin: entry.origin, seq: entry.seq)
    }
    // A signature is no part of the id, but of the entry: two make two histories.
    guard try stored.optionalText("signature") == entry.signature else {
      throw ExchangeFault.fork(origin: entry.origin, seq: entry.seq)
    }
    known += 1
    if entry.body != nil, try stored.number("lacks", from: 0) == 1 { arrive(entry) }
  }

  private mutating func arrive(_ entry: LedgerEntry) {
    if arrived.insert(entry.id).inserted { arrivals.append(entry) }
  }

  private static func check(_ entry: LedgerEntry) throws {
    guard entry.seq > 0, entry.clock > 0, entry.clock < StoredRow.greatestNumber, entry.digest == entry.id else {
      throw ExchangeFault.altered(origin: entry.origin, seq: entry.seq)
    }
    guard entry.hasItsBody else { throw ExchangeFault.bodyAltered(origin: entry.origin, seq: entry.seq) }
    guard EventKind(rawValue: entry.kind) != nil else { throw ExchangeFault.unknownKind(entry.kind) }
    guard Timestamp(iso8601: entry.madeAt) != nil else {
      throw ExchangeFault.altered(origin: entry.origin, seq: entry.seq)
    }
  }

  private func end(of origin: String) throws -> LedgerEntry? {
    let sql = "SELECT \(LedgerEntry.headColumns) FROM ledger WHERE origin = ? ORDER BY seq DESC LIMIT 1"
    return try LedgerEntry.fetchOne(db.cachedStatement(sql: sql), arguments: [origin])
  }

  /// Every chain reaches the entry that is said to be its last.
  private func check(_ heads: [ChainHead]) throws {
    var found: [String: LedgerEntry] = [:]
    for entry in new { found[entry.origin] = entry }
    for head in heads {
      let last = try found[head.origin] ?? end(of: head.origin)
      guard let last else { throw ExchangeFault.gap(origin: head.origin, known: 0, next: head.seq) }
      guard last.seq >= head.seq else {
        throw ExchangeFault.cut(origin: head.origin, found: last.seq, said: head.seq)
      }
      if last.seq == head.seq, last.id != head.id {
        throw ExchangeFault.fork(origin: head.origin, seq: head.seq)
      }
    }
  }
}
