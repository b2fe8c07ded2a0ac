// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Projection {
  func open(_ facts: AdjudicationOpened, _ entry: LedgerEntry) throws -> Bool {
    guard let adjudicator = entry.reviewer, try Row.exists(db, sql: Self.reviewer, [adjudicator]),
      try Row.exists(db, sql: "SELECT 1 FROM article WHERE slug = ?", [facts.article])
    else { return false }
    try run(
      """
      INSERT OR REPLACE INTO adjudication (article, adjudicator, reviewers, majority, asks_unsure, votes, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        facts.article, adjudicator, try text(facts.reviewers), facts.rule.acceptsMajority, facts.rule.asksUnsure,
        try text(facts.votes), entry.madeAt,
      ])
    return true
  }

  /// Makes a resolution the one that stands; nil leaves the paragraph to be asked again.
  func resolve(_ facts: ParagraphResolved?, _ change: Change, _ id: String) throws {
    guard let facts else {
      return try run(
        "DELETE FROM resolution WHERE article = ? AND paragraph = ?", [change.article, change.number])
    }
    let sql = "SELECT reviewer, made_at FROM ledger WHERE id = ?"
    guard let row = try Row.fetchOne(ledger.cachedStatement(sql: sql), arguments: [id]) else { return }
    let entry = StoredRow(row, of: "ledger")
    try run(
      """
      INSERT OR REPLACE INTO resolution (article, paragraph, id, label, cause, note, taken_from, votes, codebook,
        adjudicator, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        change.article, change.number, id, facts.label?.rawValue, facts.cause?.rawValue, facts.note, facts.takenFrom,
        try text(facts.votes), facts.codebook, try entry.text("reviewer"), try entry.text("made_at"),
      ])
  }
}
