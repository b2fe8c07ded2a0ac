// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB
internal import JSON

extension Projection {
  static let review = "SELECT 1 FROM review WHERE article = ? AND reviewer = ? AND round = ?"

  func open(_ facts: ReviewOpened, _ entry: LedgerEntry) throws -> Bool {
    guard try Row.exists(db, sql: "SELECT 1 FROM reviewer WHERE id = ?", [entry.reviewer]),
      try Row.exists(db, sql: "SELECT 1 FROM article WHERE slug = ?", [facts.article])
    else { return false }
    try run(
      """
      INSERT INTO review (article, reviewer, round, scope, state, opened_at, touched_at, masked, paragraphs,
        prior)
      VALUES (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
      ON CONFLICT (article, reviewer, round) DO UPDATE SET scope = excluded.scope, touched_at = excluded.touched_at,
        masked = excluded.masked, paragraphs = excluded.paragraphs, prior = excluded.prior
      """,
      [
        facts.article, entry.reviewer, facts.round, facts.scope.rawValue, entry.madeAt, entry.madeAt,
        facts.masked ?? false, try facts.paragraphs.map { try text($0) }, facts.prior,
      ])
    return true
  }

  func close(_ facts: ReviewClosed, _ entry: LedgerEntry, state: String, finishedAt: String?) throws -> Bool {
    try run(
      """
      UPDATE review SET state = ?, finished_at = ?, touched_at = ? WHERE article = ? AND reviewer = ? AND round = ?
      """, [state, finishedAt, entry.madeAt, facts.article, entry.reviewer, facts.round])
    return db.changesCount == 1
  }

  /// Says when the review of a change was last changed; a change after its end opens it again.
  ///
  /// - Returns: whether the review and the paragraph are here.
  func touch(_ change: Change, at time: String) throws -> Bool {
    guard try Row.exists(db, sql: Self.paragraph, [change.article, change.paragraph]) else { return false }
    try run(
      """
      UPDATE review SET touched_at = ?, state = 'open', finished_at = NULL
      WHERE article = ? AND reviewer = ? AND round = ?
      """, [time, change.article, change.reviewer, change.round])
    return db.changesCount == 1
  }

  /// Makes a decision the one that stands, before its review and its chain are told of it.
  func put(_ facts: JudgementMade, _ entry: LedgerEntry) throws {
    guard let change = Change(.judgementMade(facts), by: entry.reviewer) else { return }
    try insert(facts, entry)
    try record(change, entry)
    try put(.judgementMade(facts), change, entry.id, at: entry.madeAt)
  }

  /// Tells the review of decisions and their chain of the last of them.
  ///
  /// - Returns: whether the review is here.
  func close(decisions facts: JudgementMade, by last: LedgerEntry) throws -> Bool {
    try remember(last)
    return try Change(.judgementMade(facts), by: last.reviewer).map { try touch($0, at: last.madeAt) } ?? false
  }

  func insert(_ facts: JudgementMade, _ entry: LedgerEntry) throws {
    let judgement = facts.judgement
    try run(
      """
      INSERT INTO judgement (id, article, reviewer, round, paragraph, text_sha256, label, reason, unsure, confidence,
        mixed, codebook, seconds, made_at, prior)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry.id, facts.article, entry.reviewer, facts.round, facts.paragraph, facts.textSHA256,
        judgement.label?.rawValue, judgement.reason, judgement.unsure, judgement.confidence?.rawValue,
        JSONValue(judgement.mixed.map(\.rawValue)).canonicalText, facts.codebook, facts.seconds, entry.madeAt,
        facts.prior,
      ])
  }
}
