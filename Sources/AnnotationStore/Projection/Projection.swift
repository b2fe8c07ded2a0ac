// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The shadow of the ledger: writes into the other tables what an event means.
struct Projection {
  var db: Database

  /// The tables that a replay of the ledger rebuilds.
  static let tables = [
    "codebook", "reviewer", "article", "paragraph", "review", "judgement", "decision", "source", "source_join",
    "mention", "rating", "span",
  ]

  /// Applies one entry; entries come in the order (clock, origin).
  func apply(_ event: Event, _ entry: LedgerEntry) throws {
    switch event {
    case .articleLoaded(let facts): try load(facts, at: entry.madeAt)
    case .reviewerJoined(let reviewer): try join(reviewer, at: entry.madeAt)
    case .codebookAdopted(let facts): try adopt(facts, clock: entry.clock)
    case .paragraphKindSet(let facts): try set(facts)
    case .provenanceCorrected(let facts): try correct(facts)
    case .reviewOpened(let facts): try open(facts, entry)
    case .judgementMade(let facts): try decide(facts, entry)
    case .judgementWithdrawn(let facts):
      try stand(facts.article, facts.round, facts.paragraph, entry, column: "judgement", value: facts.restores)
    case .noteWritten(let facts):
      try stand(facts.article, facts.round, facts.paragraph, entry, column: "note", value: facts.note)
    case .flagSet(let facts):
      try stand(facts.article, facts.round, facts.paragraph, entry, column: "flag", value: facts.flagged)
    case .reviewFinished(let facts): try close(facts, entry, state: "finished", finishedAt: entry.madeAt)
    case .reviewReopened(let facts): try close(facts, entry, state: "open", finishedAt: nil)
    case .annotationChanged(let facts): try mark(facts, entry)
    case .labelsRevealed: break
    }
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
