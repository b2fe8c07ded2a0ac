// SPDX-License-Identifier: GPL-3.0-or-later
package import AnnotationModel
internal import Crypto
internal import GRDB

/// One merge inside one write transaction: either all of it holds, or it throws and nothing stays.
struct Merging {
  private let db: Database
  private let chains: IncomingChains
  private let parts: [LedgerPart]
  private var outcome = MergeOutcome()

  /// - Parameters:
  ///   - parts: what came, from each copy.
  ///   - db: the project.
  /// - Throws: ``ExchangeFault``.
  init(_ parts: [LedgerPart], _ db: Database) throws {
    self.db = db
    self.parts = parts
    chains = try IncomingChains(parts.flatMap(\.entries), heads: parts.flatMap(\.heads), db)
  }

  /// Takes what is lacking.
  ///
  /// - Complexity: O(new entries) where all of them come after those that are here, else O(ledger).
  mutating func take() throws -> MergeOutcome {
    (outcome.known, outcome.taken) = (chains.known, chains.new.count)
    try keep(parts.flatMap(\.originals))
    guard !chains.new.isEmpty || !chains.arrivals.isEmpty else { return outcome }
    let before = try Names(db: db).slugs(), reviewers = Set(try Self.reviewers(db))
    let last = try Self.last(db)
    let ring = try KeyRing(db)
    let (taken, hasErased) = try insert()
    let ineffective = try hasErased ? rebuild() : project(taken, after: last)
    try check(ineffective)
    try checkSignatures(ring)
    let after = try Names(db: db).slugs()
    outcome.articles = after.filter { before[$0.key] == nil }.map(\.value).sorted()
    outcome.reviewers = try Self.reviewers(db).filter { !reviewers.contains($0) }
    let standing = Set(after.values)
    for (digest, slug) in before.sorted(by: { $0.value < $1.value }) {
      guard let now = after[digest], now != slug else { continue }
      outcome.findings.append(
        standing.contains(slug) ? .renamed(from: slug, to: now) : .loadedTwice(as: slug, now: now))
    }
    outcome.findings += try MergeReview(db, chains, parts).findings()
    return outcome
  }

  private func keep(_ originals: [OriginalBytes]) throws {
    for part in originals {
      try OriginalPart(digest: part.digest, number: part.number, bytes: part.bytes[...]).keep(db)
    }
  }

  private static func reviewers(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT id FROM reviewer ORDER BY id")
  }

  private static func last(_ db: Database) throws -> KeyRing.Place? {
    let sql = "SELECT \(LedgerEntry.headColumns) FROM ledger ORDER BY clock DESC, origin DESC LIMIT 1"
    return try LedgerEntry.fetchOne(db, sql: sql)?.place
  }

  /// Adds entries and bodies; what was erased in any copy stays erased.
  ///
  /// - Returns: the new entries as they stand now, and whether the body of one that was here went.
  private mutating func insert() throws -> (taken: [LedgerEntry], hasErased: Bool) {
    var gone = try LedgerEntry.erased(db), hasErased = false
    for entry in chains.new where entry.kind == EventKind.entryErased.rawValue {
      if let body = entry.body, let target = try? Facts(body: body).text("erases") { gone.insert(target) }
    }
    var taken = chains.new
    for place in taken.indices {
      if gone.contains(taken[place].id) { taken[place].body = nil }
      if taken[place].body == nil { outcome.withheld += 1 }
      try taken[place].insert(db)
    }
    for entry in chains.arrivals where !gone.contains(entry.id) {
      try db.execute(sql: "INSERT INTO arrival (id, sha256) VALUES (?, ?)", arguments: [entry.id, entry.bodySHA256])
      try db.execute(
        sql: "UPDATE ledger SET body = ? WHERE id = ? AND body IS NULL", arguments: [entry.body, entry.id])
      try db.execute(sql: "DELETE FROM arrival")
      outcome.bodies += 1
    }
    for id in gone.sorted() {
      try db.execute(sql: "UPDATE ledger SET body = NULL WHERE id = ? AND body IS NOT NULL", arguments: [id])
      if db.changesCount > 0 { hasErased = true }
    }
    return (taken, hasErased)
  }

  typealias Ineffective = [(entry: LedgerEntry, reason: Projection.Ineffective)]

  /// Casts the shadow of what is new: of what comes last, and of what says nothing, by applying it; of earlier work in
  /// reviews by replaying that reviewer's work about that article; of anything else by replaying all.
  private func project(_ taken: [LedgerEntry], after last: KeyRing.Place?) throws -> Ineffective {
    guard let last else { return try apply(taken) }
    let late = taken.filter { $0.place < last && $0.body != nil } + chains.arrivals
    var reviewers: [String: Set<String>] = [:]
    for entry in late {
      guard EventKind(rawValue: entry.kind)?.isOfReview == true, let article = entry.article,
        let reviewer = entry.reviewer
      else { return try rebuild() }
      reviewers[article, default: []].insert(reviewer)
    }
    guard !reviewers.isEmpty else { return try apply(taken) }
    guard let replay = try ArticleReplay(db) else { return try rebuild() }
    let new = Set(taken.map(\.id) + chains.arrivals.map(\.id)), names = Names(db: db)
    var found: Ineffective = []
    for (digest, reviewers) in reviewers.sorted(by: { $0.key < $1.key }) {
      guard let slug = try names.slug(of: digest) else { return try rebuild() }
      found += try replay.run(digest, slug, of: reviewers, upTo: last).filter { new.contains($0.entry.id) }
    }
    return try found + apply(taken.filter { $0.place > last || $0.body == nil })
  }

  private func apply(_ entries: [LedgerEntry]) throws -> Ineffective {
    let projection = Projection(db: db)
    return try entries.compactMap { entry in try projection.apply(entry).map { (entry, $0) } }
  }

  private func rebuild() throws -> Ineffective {
    let new = Set(chains.new.map(\.id) + chains.arrivals.map(\.id))
    var found: Ineffective = []
    try Projection(db: db).rebuild { entry, reason in
      if new.contains(entry.id) { found.append((entry, reason)) }
    }
    return found
  }

  /// Refuses what speaks of nothing that is known, and lists what changes nothing.
  private mutating func check(_ ineffective: Ineffective) throws {
    for author in Set(chains.new.compactMap(\.reviewer)).sorted() {
      guard try Row.exists(db, sql: Projection.reviewer, [author]) else { throw ExchangeFault.unknownReviewer(author) }
    }
    let loaded = "SELECT 1 FROM ledger WHERE article = ? AND kind = 'articleLoaded'"
    for article in Set(chains.new.compactMap(\.article)).sorted() {
      guard try Row.exists(db, sql: loaded, [article]) else {
        throw ExchangeFault.unknownArticle(String(article.prefix(12)))
      }
    }
    for entry in chains.new where entry.kind == EventKind.articleLoaded.rawValue {
      guard case .articleLoaded(let facts)? = try? EntryCoding(db).event(entry) else { continue }
      guard facts.content.hasItsDigests else { throw ExchangeFault.otherText(origin: entry.origin, seq: entry.seq) }
    }
    for (entry, reason) in ineffective {
      switch reason {
      case .withheld: continue
      case .unknownKind: throw ExchangeFault.unknownKind(entry.kind)
      case .unreadable(let reason):
        throw ExchangeFault.unreadable(origin: entry.origin, seq: entry.seq, reason: reason)
      case .outOfPlace:
        // Whether keys count is looked at below, those that are here along with those that came.
        if EventKind.keys.contains(entry.kind) { continue }
        // What rests on words that have not come waits for them.
        if try entry.article.map(lacksBodies) ?? false { continue }
        outcome.findings.append(.ineffective(kind: entry.kind, origin: entry.origin, seq: entry.seq))
      }
    }
    try checkCodebooks()
  }

  private func lacksBodies(_ article: String) throws -> Bool {
    try Row.exists(db, sql: "SELECT 1 FROM ledger WHERE body IS NULL AND article = ?", [article])
  }

  private func checkCodebooks() throws {
    let known = Set(try String.fetchAll(db, sql: "SELECT reference FROM codebook"))
    for entry in chains.new + chains.arrivals where entry.kind == EventKind.judgementMade.rawValue {
      let used = try String.fetchOne(
        db.cachedStatement(sql: "SELECT codebook FROM judgement WHERE id = ?"), arguments: [entry.id])
      if let used, !used.isEmpty, !known.contains(used) { throw ExchangeFault.unknownCodebook(used) }
    }
    guard chains.new.contains(where: { $0.kind == EventKind.codebookAdopted.rawValue }) else { return }
    var digests: [String: String] = [:]
    let adopted = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'codebookAdopted'
        AND id NOT IN (SELECT id FROM reverted) ORDER BY clock, origin
      """
    for entry in try LedgerEntry.fetchAll(db, sql: adopted) {
      guard case .codebookAdopted(let facts)? = try? EntryCoding(db).event(entry) else { continue }
      if let digest = digests[facts.codebook.reference], digest != facts.digest {
        throw ExchangeFault.otherCodebook(facts.codebook.reference)
      }
      digests[facts.codebook.reference] = facts.digest
    }
  }

  /// Every key that is here or came counts; one that lost its place to another copy's would take what it signed with it.
  private mutating func checkKeys(_ before: KeyRing) throws {
    let came = chains.new.filter { EventKind.keys.contains($0.kind) }
    guard !came.isEmpty else { return }
    let sql = """
      SELECT \(LedgerEntry.headColumns) FROM ledger WHERE kind IN ('reviewerKeySet', 'ownerKeySet', 'signaturesRequired')
        AND id NOT IN (SELECT id FROM change WHERE article = '') ORDER BY clock, origin
      """
    if let lost = try LedgerEntry.fetchOne(db, sql: sql) {
      let owners = came.contains { $0.kind == EventKind.ownerKeySet.rawValue } && before.hasKey(nil)
      throw owners ? ExchangeFault.twoOwners : ExchangeFault.wrongKey(origin: lost.origin, seq: lost.seq)
    }
    if came.contains(where: { $0.kind == EventKind.ownerKeySet.rawValue }) { outcome.findings.append(.ownersKeyCame) }
    for entry in came where entry.kind == EventKind.reviewerKeySet.rawValue && entry.reviewer == nil {
      guard case .trust(.reviewerKeySet(let reviewer, _))? = try? EntryCoding(db).event(entry) else { continue }
      outcome.findings.append(.keyReplaced(reviewer: reviewer))
    }
  }

  private mutating func checkSignatures(_ before: KeyRing) throws {
    let ring = try KeyRing(db)
    guard !ring.isEmpty else { return }
    try checkKeys(before)
    for entry in chains.new { if let fault = ring.fault(entry) { throw fault } }
    var unsigned: [String: Int] = [:]
    for entry in chains.new where entry.signature == nil {
      guard let reviewer = entry.reviewer, ring.hasKey(reviewer), EventKind(rawValue: entry.kind)?.isJudgement == true
      else { continue }
      unsigned[reviewer, default: 0] += 1
    }
    outcome.findings += unsigned.sorted { $0.key < $1.key }.map { .unsignedBefore(reviewer: $0.key, count: $0.value) }
    guard chains.new.contains(where: { EventKind.keys.contains($0.kind) }) else { return }
    let new = Set(chains.new.map(\.id))
    var here: [String: Int] = [:]
    let entries = try LedgerEntry.fetchCursor(db, sql: "SELECT \(LedgerEntry.headColumns) FROM ledger")
    while let entry = try entries.next() {
      guard !new.contains(entry.id), before.fault(entry) == nil, ring.fault(entry) != nil else { continue }
      here[entry.reviewer ?? "", default: 0] += 1
    }
    outcome.findings += here.sorted { $0.key < $1.key }.map {
      .unsignedHere(reviewer: $0.key.isEmpty ? nil : $0.key, count: $0.value)
    }
  }
}

extension EventKind {
  /// The kinds that say whose signature counts.
  static let keys: Set<String> = [
    EventKind.reviewerKeySet.rawValue, EventKind.ownerKeySet.rawValue, EventKind.signaturesRequired.rawValue,
  ]
}

extension Article {
  /// Whether the digests of the paragraphs and of the content are those of the texts.
  var hasItsDigests: Bool {
    var content = SHA256()
    for paragraph in paragraphs {
      let digest = SHA256.hash(data: Array(paragraph.text.utf8))
      guard digest.hexadecimal == paragraph.sha256 else { return false }
      content.update(data: Array(digest))
    }
    return content.finalize().hexadecimal == contentSHA256
  }
}

extension Names {
  /// The slug of every article, by the digest of its content.
  func slugs() throws -> [String: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT content_sha256, slug FROM article").map {
      StoredRow($0, of: "article")
    }
    return Dictionary(try rows.map { (try $0.text("content_sha256"), try $0.text("slug")) }) { first, _ in first }
  }
}

extension ProjectStore {
  /// Takes from other copies what this one lacks, all of it or nothing.
  ///
  /// - Parameters:
  ///   - parts: what each of them handed on.
  ///   - isDryRun: whether the project stays as it is.
  /// - Returns: what was taken, and what a person should look at.
  /// - Throws: ``StoreError/refused(_:)`` with the first thing that does not hold; nothing is taken then.
  /// - Complexity: O(new entries) where all of them come after those that are here, else O(ledger).
  package func merge(
    _ parts: [LedgerPart], isDryRun: Bool = false
  ) throws(StoreError) -> MergeOutcome {
    var outcome: MergeOutcome?
    do {
      return try write { db, _ in
        let cache = try LargeCache(db)
        defer { cache.shrink() }
        var merging = try Merging(parts, db)
        let merged = try merging.take()
        outcome = merged
        if isDryRun { throw StoreError.unexpected(reason: "a dry run is taken back") }
        return merged
      }
    } catch {
      guard isDryRun, let outcome else { throw error }
      return outcome
    }
  }
  /// Takes from another copy what this one lacks, all of it or nothing.
  package func merge(
    _ entries: [LedgerEntry], heads: [ChainHead], originals: [OriginalBytes], isDryRun: Bool = false
  ) throws(StoreError) -> MergeOutcome {
    try merge([LedgerPart(heads: heads, entries: entries, originals: originals)], isDryRun: isDryRun)
  }
}
