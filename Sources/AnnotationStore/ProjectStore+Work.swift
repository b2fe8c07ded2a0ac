// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// Everything that plans and progress are made of, training left out, re-tests and excluded articles included.
  public func work() throws(StoreError) -> WorkRecord { try read(Self.work) }

  /// That a reviewer may read an article: it is not excluded, and the reviewer neither retired nor recused.
  ///
  /// - Throws: ``StoreError`` where that is not so.
  public func checkReading(of article: String, by reviewer: String) throws(StoreError) {
    try read { try Precondition(db: $0).checkMayRead(reviewer, article) }
  }

  static func work(_ db: Database) throws -> WorkRecord {
    let articles = try ArticleRow.summaries(db).sorted { ($0.loadedAt, $0.slug) < ($1.loadedAt, $1.slug) }
    return WorkRecord(
      articles: articles, reviews: try reviews(Filter(extent: .withRetests), db),
      assignments: try WorkRow.assignments(db), recusals: try WorkRow.recusals(db), retired: try WorkRow.retired(db),
      training: Set(try WorkRow.training(db).map(\.slug)), trained: try WorkRow.trained(db))
  }

  /// Plans from what stands and appends the plan in one transaction, so that two who plan at once never assign twice.
  ///
  /// - Parameters:
  ///   - reviewer: who plans; nil for the project's owner.
  ///   - time: when.
  ///   - plan: makes the plan; nil appends nothing.
  /// - Returns: the receipt; nil where nothing was appended.
  /// - Throws: ``StoreError``; nothing is assigned then.
  public func assign(
    by reviewer: String?, at time: Timestamp, _ plan: (WorkRecord) -> ArticlesAssigned?
  ) throws(StoreError) -> Receipt? {
    try write { db, ledger in
      guard let facts = plan(try Self.work(db)) else { return nil }
      return try ledger.append(Submission(.work(.assigned(facts))), by: reviewer, at: time)
    }
  }

  /// Takes an entry back whole, by a new one.
  ///
  /// - Parameters:
  ///   - word: the entry's clock, as confirmations print it, its `ORIGIN:SEQ`, or the beginning of its id.
  ///   - reviewer: who does it; nil for the project's owner.
  ///   - time: when.
  /// - Returns: the number and the kind of the entry that was taken back, and the receipt of the new one.
  /// - Throws: ``StoreError`` when there is no such entry, several of that name, or one that is not taken back so.
  public func revert(
    named word: String, by reviewer: String?, at time: Timestamp
  ) throws(StoreError) -> (number: Int, kind: EventKind, receipt: Receipt) {
    try write { db, ledger in
      let entry = try LedgerEntry.named(word, db)
      let receipt = try ledger.append(Submission(.work(.reverted(entry: entry.id))), by: reviewer, at: time)
      guard let kind = EventKind(rawValue: entry.kind) else {
        throw StoreError.notRevertible(number: entry.clock, kind: entry.kind)
      }
      if kind == .importFinished {
        try db.execute(sql: "DELETE FROM original WHERE sha256 NOT IN (SELECT original_sha256 FROM article)")
      }
      return (entry.clock, kind, receipt)
    }
  }

  /// Takes the only entry of a number back whole.
  public func revert(
    _ number: Int, by reviewer: String?, at time: Timestamp
  ) throws(StoreError) -> (number: Int, kind: EventKind, receipt: Receipt) {
    try revert(named: String(number), by: reviewer, at: time)
  }
}
