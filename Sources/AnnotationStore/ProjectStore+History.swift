// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

/// An event of the ledger with its author.
public struct AuthoredEvent: Sendable, Hashable {
  /// What happened; nil where the entry's body is withheld, or this program does not know its kind.
  public var event: Event?
  /// The kind's name in the ledger.
  public var kind: String
  /// Who did it; nil for the project's owner.
  public var reviewer: String?
  /// The proof.
  public var receipt: Receipt
}

extension ProjectStore {
  /// The articles of which somebody finished the same review more than once, or opened a finished one again.
  ///
  /// A discussion or a re-test is a review of its own, and its finish no second one of the first reading.
  ///
  /// - Parameter slugs: the only articles that are asked about.
  /// - Returns: their slugs, in order.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(reviews that were ever finished), by an index of their own; O(entries about it) for one of several.
  public func reopenedArticles(among slugs: [String]) throws(StoreError) -> [String] {
    try read { db in
      let names = Names(db: db), wanted = Set(slugs)
      let closings = "FROM ledger WHERE kind IN ('reviewFinished', 'reviewReopened') AND article IS NOT NULL"
      let sql = """
        SELECT DISTINCT article FROM (
          SELECT article \(closings)
            AND (article, reviewer) IN (SELECT article, reviewer \(closings) GROUP BY article, reviewer HAVING count(*) > 1)
          GROUP BY article, reviewer, CASE WHEN json_valid(body) THEN json_extract(body, '$.round') END
          HAVING count(*) > 1)
        """
      return try String.fetchAll(db, sql: sql).compactMap(names.slug).filter(wanted.contains).sorted()
    }
  }

  /// What happened to an article, its loading left out, in the order of the ledger.
  ///
  /// - Parameters:
  ///   - article: the slug.
  ///   - paragraph: the only paragraph; nil for all.
  /// - Returns: the events with their authors.
  /// - Throws: ``StoreError/noSuchArticle(asked:nearest:)``, or another when the project can not be read.
  /// - Complexity: by index, O(entries about that article).
  public func history(of article: String, paragraph: Int? = nil) throws(StoreError) -> [AuthoredEvent] {
    try read { db in
      let digest = try Names(db: db).digest(of: article), coding = EntryCoding(db)
      let sql = """
        SELECT \(LedgerEntry.columns) FROM ledger WHERE article = ? AND kind <> 'articleLoaded' ORDER BY clock, origin
        """
      var events: [AuthoredEvent] = []
      let entries = try LedgerEntry.fetchCursor(db, sql: sql, arguments: [digest])
      while let entry = try entries.next() {
        let event = try? coding.event(entry)
        if let paragraph, event?.paragraph != paragraph { continue }
        let receipt = Receipt(clock: entry.clock, id: entry.id, madeAt: try entry.moment)
        events.append(AuthoredEvent(event: event, kind: entry.kind, reviewer: entry.reviewer, receipt: receipt))
      }
      return events
    }
  }
}
