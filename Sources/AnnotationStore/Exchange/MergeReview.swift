// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// What a person should look at after a merge: what two copies decided, neither of them knowing of the other.
struct MergeReview {
  private let db: Database
  private let new: [LedgerEntry]
  private let makers: [Maker]
  /// The entries of which only the words came: their heads were here.
  private let arrivals: Set<String>
  /// When labels of a review were let go to other copies, by the clocks of the entries that say so.
  private let releases: [ReviewID: [Int]]

  /// What one of those who handed entries on had, and what of it came.
  private struct Maker {
    var known: [String: Int]
    var handedOn: [String: ClosedRange<Int>] = [:]

    init(_ part: LedgerPart) {
      known = Dictionary(part.heads.map { ($0.origin, $0.seq) }, uniquingKeysWith: max)
      for entry in part.entries {
        let range = handedOn[entry.origin] ?? entry.seq...entry.seq
        handedOn[entry.origin] = min(range.lowerBound, entry.seq)...max(range.upperBound, entry.seq)
      }
    }
  }

  /// - Parameters:
  ///   - db: the project, after the merge.
  ///   - chains: what came.
  ///   - parts: from whom.
  /// - Throws: what can not be read.
  init(_ db: Database, _ chains: IncomingChains, _ parts: [LedgerPart]) throws {
    self.db = db
    new = chains.new + chains.arrivals
    arrivals = Set(chains.arrivals.map(\.id))
    makers = parts.map(Maker.init)
    releases = arrivals.isEmpty ? [:] : try Self.releases(db)
  }

  private static func releases(_ db: Database) throws -> [ReviewID: [Int]] {
    let coding = EntryCoding(db)
    return try Withholding.permissions(db).reduce(into: [:]) { releases, entry in
      guard let body = entry.body, let facts = try? Facts(body: body), let reviews = try? coding.reviews(facts)
      else { return }
      for review in reviews { releases[review, default: []].append(entry.clock) }
    }
  }

  func findings() throws -> [MergeOutcome.Finding] {
    try decidedApart() + resolvedApart() + joinedApart() + otherReadings()
  }

  private func entries(_ kind: EventKind) -> [LedgerEntry] { new.filter { $0.kind == kind.rawValue } }

  /// The changes of a place that another copy made, which somebody who handed the entry on did not know.
  ///
  /// Of an entry whose head was here before, the heads that its maker knows by now tell nothing of what was known when it
  /// was made: the later of the two rests on the earlier only where the earlier's words had been let go by then.
  private func rivals(of entry: LedgerEntry, _ aspect: Change.Aspect) throws -> [StoredRow] {
    let sql = """
      SELECT b.id, b.article, b.number, b.origin, b.round, l.seq, l.clock, l.reviewer FROM change a
      JOIN change b ON b.article = a.article AND b.reviewer IS a.reviewer AND b.round IS a.round AND b.aspect = a.aspect
        AND b.number = a.number AND b.origin <> a.origin AND NOT b.undone
      JOIN ledger l ON l.id = b.id
      WHERE a.id = ? AND a.aspect = ? AND NOT a.undone
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [entry.id, aspect.rawValue])
    return try rows.map { StoredRow($0, of: "change") }.filter {
      let origin = try $0.text("origin"), seq = try $0.number("seq")
      if arrivals.contains(entry.id) { return try isApart(entry, $0) }
      return makers.contains { maker in
        maker.handedOn[entry.origin]?.contains(entry.seq) == true && seq > maker.known[origin] ?? 0
      }
    }
  }

  /// Whether an entry whose words came now, and one of another copy, were made without the words of each other.
  private func isApart(_ entry: LedgerEntry, _ rival: StoredRow) throws -> Bool {
    let origin = try rival.text("origin"), seq = try rival.number("seq"), clock = try rival.number("clock")
    // Who handed on the words of both at once was told when they came together there, or made both.
    let isTold = makers.contains { maker in
      maker.handedOn[entry.origin]?.contains(entry.seq) == true && maker.handedOn[origin]?.contains(seq) == true
    }
    if isTold, arrivals.contains(try rival.text("id")) { return false }
    guard let reviewer = entry.reviewer, let round = try rival.optionalNumber("round") else { return true }
    let review = ReviewID(article: try rival.text("article"), reviewer: reviewer, round: round)
    let earlier = min(entry.clock, clock), later = max(entry.clock, clock)
    return !(releases[review] ?? []).contains { $0 > earlier && $0 < later }
  }

  private func decidedApart() throws -> [MergeOutcome.Finding] {
    var findings: [MergeOutcome.Finding] = []
    let labels = "SELECT count(DISTINCT coalesce(label, '')) FROM judgement WHERE id IN (?, ?)"
    for entry in entries(.judgementMade) where entry.body != nil {
      for rival in try rivals(of: entry, .label) {
        let count = try Int.fetchOne(
          db.cachedStatement(sql: labels), arguments: [entry.id, try rival.text("id")])
        guard count == 2 else { continue }
        findings.append(
          .decidedApart(
            reviewer: entry.reviewer ?? "", article: try rival.text("article"), paragraph: try rival.number("number")))
      }
    }
    return unique(findings)
  }

  private func resolvedApart() throws -> [MergeOutcome.Finding] {
    var findings: [MergeOutcome.Finding] = []
    for entry in entries(.paragraphResolved) {
      for rival in try rivals(of: entry, .resolution) {
        findings.append(.resolvedApart(article: try rival.text("article"), paragraph: try rival.number("number")))
      }
    }
    return unique(findings)
  }

  private func joinedApart() throws -> [MergeOutcome.Finding] {
    let came = Set(entries(.reviewerJoined).compactMap(\.reviewer))
    guard !came.isEmpty else { return [] }
    let coding = EntryCoding(db)
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'reviewerJoined' ORDER BY clock, origin"
    var names: [String: [String]] = [:]
    for entry in try LedgerEntry.fetchAll(db, sql: sql) {
      guard case .reviewerJoined(let joined)? = try? coding.event(entry), came.contains(joined.id) else { continue }
      names[joined.id, default: []].append(joined.name ?? joined.id)
    }
    return came.sorted().compactMap { reviewer in
      let different = unique(names[reviewer] ?? [])
      return different.count > 1 ? .joinedApart(reviewer: reviewer, names: different) : nil
    }
  }

  private func otherReadings() throws -> [MergeOutcome.Finding] {
    let coding = EntryCoding(db), names = Names(db: db)
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'articleLoaded' AND article = ? ORDER BY clock, origin
      """
    return try Set(entries(.articleLoaded).compactMap(\.article)).sorted().compactMap { digest in
      let readings = try LedgerEntry.fetchAll(db, sql: sql, arguments: [digest]).compactMap { entry -> Article? in
        guard case .articleLoaded(let loaded)? = try? coding.event(entry) else { return nil }
        return loaded.content
      }
      guard let first = readings.first, readings.contains(where: { $0 != first }) else { return nil }
      return try names.slug(of: digest).map { .otherReading(article: $0) }
    }
  }

  private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
