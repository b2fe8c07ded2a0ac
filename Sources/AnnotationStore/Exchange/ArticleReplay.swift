// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// Casts the shadow of what reviewers and adjudicators did about single articles anew, so that a merge costs what it is
/// about and not what the ledger holds.
struct ArticleReplay {
  private let db: Database
  private let projection: Projection

  /// - Returns: nil where entries were taken back whole, which may have reached into any article.
  init?(_ db: Database) throws {
    guard try Row.fetchOne(db, sql: "SELECT 1 FROM reverted LIMIT 1") == nil else { return nil }
    self.db = db
    projection = Projection(db: db)
  }

  /// The tables that hold nothing but one reviewer's work, each before those that it refers to.
  private static let reviews = [
    "decision", "judgement", "source", "source_join", "mention", "rating", "span", "review",
  ]

  /// Replays the work of some reviewers about an article up to a place; that of all of them where one of them also decided
  /// what is everybody's, a paragraph's kind or its resolution, for an undo may reach from one into the other.
  ///
  /// - Parameters:
  ///   - digest: the article's digest.
  ///   - slug: its slug.
  ///   - reviewers: whose work.
  ///   - last: the place of the last entry that is replayed.
  /// - Returns: the entries that changed nothing, and why.
  /// - Throws: what SQLite throws.
  /// - Complexity: O(entries about the article), by index.
  func run(
    _ digest: String, _ slug: String, of reviewers: Set<String>, upTo last: KeyRing.Place
  ) throws -> Merging.Ineffective {
    let shared = """
      SELECT DISTINCT reviewer FROM ledger WHERE article = ?
        AND kind IN ('paragraphKindSet', 'paragraphResolved', 'adjudicationOpened')
      """
    let deciding = try String.fetchSet(db, sql: shared, arguments: [digest])
    guard reviewers.isDisjoint(with: deciding) else {
      try clear(slug)
      return try replay("article = ?", [digest], upTo: last)
    }
    return try reviewers.sorted().flatMap { reviewer in
      for table in Self.reviews + ["change"] {
        try projection.run("DELETE FROM \(table) WHERE article = ? AND reviewer = ?", [slug, reviewer])
      }
      return try replay("article = ? AND reviewer = ?", [digest, reviewer], upTo: last)
    }
  }

  /// Takes away what anybody decided about an article.
  private func clear(_ slug: String) throws {
    for table in ["resolution", "adjudication"] + Self.reviews {
      try projection.run("DELETE FROM \(table) WHERE article = ?", [slug])
    }
    try projection.run("DELETE FROM change WHERE article = ? AND aspect <> 'training'", [slug])
    let corrected = "SELECT number FROM paragraph WHERE article = ? AND kind <> loaded_kind"
    for number in try Int.fetchAll(db, sql: corrected, arguments: [slug]) { try projection.set(nil, slug, number) }
  }

  private func replay(
    _ which: String, _ arguments: StatementArguments, upTo last: KeyRing.Place
  ) throws -> Merging.Ineffective {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE \(which) AND (clock, origin) <= (?, ?) ORDER BY clock, origin
      """
    let entries = try LedgerEntry.fetchAll(
      db.cachedStatement(sql: sql), arguments: arguments + [last.clock, last.origin])
    var found: Merging.Ineffective = []
    for entry in entries {
      // What is known of the article itself came in order, and stands.
      guard EventKind(rawValue: entry.kind)?.isOfArticle != true else { continue }
      if let reason = try projection.apply(entry) { found.append((entry, reason)) }
    }
    return found
  }
}

extension EventKind {
  /// Whether an entry of this kind changes nothing but a review.
  var isOfReview: Bool {
    isJudgement || self == .reviewOpened || self == .reviewFinished || self == .reviewReopened
  }

  /// Whether an entry of this kind says what an article is, and nothing of what anybody decided about it.
  var isOfArticle: Bool {
    switch self {
    case .articleLoaded, .provenanceCorrected, .articleCorrected, .articleExcluded, .articleIncluded, .articleTagged,
      .trainingArticleSet:
      true
    default: false
    }
  }
}
