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

  /// The tables that hold nothing but such work, each before those that it refers to.
  private static let tables = [
    "decision", "judgement", "source", "source_join", "mention", "rating", "span", "resolution", "adjudication",
    "review",
  ]

  /// Replays the entries about an article up to a place.
  ///
  /// - Parameters:
  ///   - digest: the article's digest.
  ///   - slug: its slug.
  ///   - last: the place of the last entry that is replayed.
  /// - Returns: the entries that changed nothing, and why.
  /// - Throws: what SQLite throws.
  /// - Complexity: O(entries about the article), by index.
  func run(_ digest: String, _ slug: String, upTo last: KeyRing.Place) throws -> Merging.Ineffective {
    for table in Self.tables { try projection.run("DELETE FROM \(table) WHERE article = ?", [slug]) }
    try projection.run("DELETE FROM change WHERE article = ? AND aspect <> 'training'", [slug])
    let corrected = "SELECT number FROM paragraph WHERE article = ? AND kind <> loaded_kind"
    for number in try Int.fetchAll(db, sql: corrected, arguments: [slug]) { try projection.set(nil, slug, number) }
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE article = ? AND (clock, origin) <= (?, ?) ORDER BY clock, origin
      """
    let entries = try LedgerEntry.fetchAll(db, sql: sql, arguments: [digest, last.clock, last.origin])
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
