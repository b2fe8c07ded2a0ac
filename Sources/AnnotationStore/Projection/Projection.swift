// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The shadow of the ledger: writes into the other tables what entries mean.
///
/// What stands is a fold over the entries in the order (clock, origin), those that were undone left out. Every entry can
/// be applied: one whose body is withheld or unreadable, or that is about something that is not here, changes nothing.
struct Projection {
  var db: Database
  /// Where the entries are, which a replay reads from another file.
  var ledger: Database
  /// What a replay leaves out, because the import that brought it is taken back later; nil where nothing is replayed.
  var withdrawn: Set<String>?

  init(db: Database, ledger: Database? = nil) {
    self.db = db
    self.ledger = ledger ?? db
  }

  /// The tables that a replay of the ledger rebuilds, each behind those that it refers to.
  static let tables = [
    "head", "codebook", "reviewer", "article", "paragraph", "review", "change", "judgement", "decision", "source",
    "source_join", "mention", "rating", "span", "adjudication", "resolution", "assignment", "recusal", "article_tag",
    "reverted",
  ]

  /// Casts the shadow of a whole ledger anew.
  func rebuild(_ ineffective: (LedgerEntry, Ineffective) -> Void = { _, _ in }) throws {
    for table in Self.tables.reversed() { try db.execute(sql: "DELETE FROM \(table)") }
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY clock, origin"
    let entries = try LedgerEntry.fetchCursor(ledger, sql: sql), replay = try Self.replaying(ledger, into: db)
    while let entry = try entries.next() { if let reason = try replay.apply(entry) { ineffective(entry, reason) } }
  }

  /// Applies one entry; entries come in the order (clock, origin).
  ///
  /// - Returns: why it changed nothing; nil when it did.
  @discardableResult
  func apply(_ entry: LedgerEntry) throws -> Ineffective? {
    if leavesOut(entry) {
      try remember(entry)
      return nil
    }
    do {
      guard let event = try EntryCoding(db).event(entry) else {
        try remember(entry)
        return entry.body == nil ? .withheld : EventKind(rawValue: entry.kind) == nil ? .unknownKind : .outOfPlace
      }
      return try apply(event, entry) ? nil : .outOfPlace
    } catch is MissingMark {
      try remember(entry)
      return .outOfPlace
    } catch let error as UnreadableBody {
      try remember(entry)
      return .unreadable(error.reason)
    }
  }

  /// Why an entry changes nothing.
  enum Ineffective: Equatable {
    /// Its body was withheld or erased.
    case withheld
    /// A newer program made it.
    case unknownKind
    /// It is about something that is not here.
    case outOfPlace
    /// Its body says not what an entry of its kind must.
    case unreadable(String)
  }

  /// Applies what an entry says.
  ///
  /// - Returns: whether anything could be changed.
  func apply(_ event: Event, _ entry: LedgerEntry) throws -> Bool {
    try remember(entry)
    switch event {
    case .articleLoaded(let facts): return try load(facts, at: entry.madeAt)
    case .reviewerJoined(let reviewer): try join(reviewer, at: entry.madeAt)
    case .codebookAdopted(let facts): try adopt(facts, clock: entry.clock)
    case .paragraphKindSet(let facts):
      guard try Row.exists(db, sql: Self.paragraph, [facts.article, facts.paragraph]) else { return false }
      try record(Change(facts), entry)
      try set(facts.kind, facts.article, facts.paragraph)
    case .provenanceCorrected(let facts): try correct(facts)
    case .reviewOpened(let facts): return try open(facts, entry)
    case .reviewFinished(let facts): return try close(facts, entry, state: "finished", finishedAt: entry.madeAt)
    case .reviewReopened(let facts): return try close(facts, entry, state: "open", finishedAt: nil)
    case .changeUndone(let facts): return try reverse(facts, entry, isUndone: true)
    case .changeRedone(let facts): return try reverse(facts, entry, isUndone: false)
    case .adjudicationOpened(let facts): return try open(facts, entry)
    case .paragraphResolved(let facts):
      guard let reviewer = entry.reviewer, try Row.exists(db, sql: Self.reviewer, [reviewer]),
        try Row.exists(db, sql: Self.paragraph, [facts.article, facts.paragraph])
      else { return false }
      try record(Change(facts), entry)
      try put(event, Change(facts), entry.id, at: entry.madeAt)
    case .trainingTaken(let facts):
      let review = ReviewID(article: facts.article, reviewer: entry.reviewer ?? "", round: facts.round)
      guard try Row.exists(db, sql: Self.review, [review.article, review.reviewer, review.round]) else { return false }
      try record(Change(.attempt, article: review.article, reviewer: review.reviewer, round: review.round), entry)
    case .work(let change): return try apply(change, entry)
    case .trust(let change): return try apply(change, entry)
    case .labelsRevealed(let facts): if facts.verb == LabelsRevealed.bundle { try record(Change(.release), entry) }
    case .entryErased, .importFinished, .datasetSplit: break
    case .judgementMade, .judgementWithdrawn, .noteWritten, .flagSet, .annotationChanged:
      guard let change = Change(event, by: entry.reviewer), try touch(change, at: entry.madeAt) else { return false }
      if case .judgementMade(let facts) = event { try insert(facts, entry) }
      try record(change, entry)
      try put(event, change, entry.id, at: entry.madeAt)
    }
    return true
  }

  static let reviewer = "SELECT 1 FROM reviewer WHERE id = ?"
  static let paragraph = "SELECT 1 FROM paragraph WHERE article = ? AND number = ?"

  /// The head of a chain, whatever its entry says.
  func remember(_ entry: LedgerEntry) throws {
    try run(
      """
      INSERT INTO head (origin, reviewer, seq, clock, id) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq, clock = excluded.clock, id = excluded.id
      WHERE excluded.seq > seq
      """, [entry.origin, entry.reviewer, entry.seq, entry.clock, entry.id])
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
