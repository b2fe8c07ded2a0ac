// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Projection {
  func open(_ facts: ReviewOpened, _ entry: LedgerEntry) throws {
    try run(
      """
      INSERT INTO review (article, reviewer, round, scope, state, opened_at, touched_at, masked)
      VALUES (?, ?, ?, ?, 'open', ?, ?, ?)
      ON CONFLICT (article, reviewer, round) DO UPDATE SET scope = excluded.scope, touched_at = excluded.touched_at,
        masked = excluded.masked
      """,
      [
        facts.article, entry.reviewer, facts.round, facts.scope.rawValue, entry.madeAt, entry.madeAt,
        facts.masked ?? false,
      ])
  }

  func close(_ facts: ReviewClosed, _ entry: LedgerEntry, state: String, finishedAt: String?) throws {
    try run(
      """
      UPDATE review SET state = ?, finished_at = ?, touched_at = ? WHERE article = ? AND reviewer = ? AND round = ?
      """, [state, finishedAt, entry.madeAt, facts.article, entry.reviewer, facts.round])
  }

  func decide(_ facts: JudgementMade, _ entry: LedgerEntry) throws {
    let judgement = facts.judgement
    try run(
      """
      INSERT INTO judgement (id, article, reviewer, round, paragraph, text_sha256, label, reason, unsure, confidence,
        mixed, codebook, seconds, made_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry.id, facts.article, entry.reviewer, facts.round, facts.paragraph, facts.textSHA256,
        judgement.label?.rawValue, judgement.reason, judgement.unsure, judgement.confidence?.rawValue,
        try text(judgement.mixed), facts.codebook, facts.seconds, entry.madeAt,
      ])
    try stand(facts.article, facts.round, facts.paragraph, entry, column: "judgement", value: entry.id)
  }

  /// Makes a value of the decision table the one that stands.
  func stand(
    _ article: String, _ round: Int, _ paragraph: Int, _ entry: LedgerEntry, column: String,
    value: (any DatabaseValueConvertible)?
  ) throws {
    try run(
      """
      INSERT INTO decision (article, reviewer, round, paragraph, \(column)) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (article, reviewer, round, paragraph) DO UPDATE SET \(column) = excluded.\(column)
      """, [article, entry.reviewer, round, paragraph, value])
    try run(
      "UPDATE review SET touched_at = ? WHERE article = ? AND reviewer = ? AND round = ?",
      [entry.madeAt, article, entry.reviewer, round])
  }
}
