// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// A new version of an article: which one it revises, and which paragraphs say the same.
public struct Revision: Sendable, Equatable {
  /// The slug of the version before.
  public var article: String
  /// For each paragraph number of the version before the number of the same words now.
  public var unchanged: [Int: Int]
  /// The numbers before of those in whose text places are others now, so that no words can be marked by their places.
  public var shifted: Set<Int>

  /// A revision.
  public init(article: String, unchanged: [Int: Int], shifted: Set<Int> = []) {
    self.article = article
    self.unchanged = unchanged
    self.shifted = shifted
  }
}

extension Revision {
  /// Repeats every reviewer's labels, notes, flags and marks of unchanged paragraphs as entries on the new version.
  ///
  /// Reviews are open there, for what changed wants a new look; on the version before all stays as it was.
  ///
  /// - Parameters:
  ///   - slug: the new version.
  ///   - time: when.
  ///   - keepsTimes: whether a label keeps the time at which it was made, for nothing was read anew.
  ///   - ledger: where they are written.
  /// - Throws: ``StoreError`` when the project can not be read or written.
  func carry(to slug: String, at time: Timestamp, keepsTimes: Bool = false, _ ledger: Ledger) throws {
    let db = ledger.db
    let digests = try Self.digests(of: slug, db)
    let reviews = try Row.fetchAll(
      db,
      sql: """
        SELECT reviewer, round, scope, prior FROM review
        WHERE article = ? AND round < ? AND \(ReviewRow.isPersons("reviewer")) ORDER BY reviewer, round
        """, arguments: [article, ReviewID.firstTraining])
    for review in reviews {
      let columns = StoredRow(review, of: "review")
      let reviewer = try columns.text("reviewer"), round = try columns.number("round")
      let scope: ReviewScope = try columns.choice("scope")
      // Who may read no more keeps what was read: nothing is carried over for them.
      guard (try? Precondition(db: db).checkMayRead(reviewer, slug)) != nil else { continue }
      let prior = try columns.optionalText("prior")
      let opened = ReviewOpened(article: slug, round: round, scope: scope, prior: prior)
      var events: [(Event, Timestamp?)] = [(.reviewOpened(opened), nil)]
      for decision in try Row.fetchAll(db, sql: Self.decisions, arguments: [article, reviewer, round]) {
        let number = try StoredRow(decision, of: "decision").number("paragraph")
        guard let paragraph = unchanged[number], let digest = digests[paragraph] else { continue }
        let moment = try keepsTimes ? StoredRow(decision, of: "judgement").optionalMoment("made_at") : nil
        events += try Self.events(of: decision, slug, round, paragraph, digest).map { ($0, moment) }
      }
      events += try annotations(of: reviewer, round, slug, digests, db).map { ($0, nil) }
      for (event, moment) in events { try ledger.append(Submission(event), by: reviewer, at: moment ?? time) }
    }
  }

  private static let decisions = """
    SELECT d.paragraph, d.note, d.flag, j.* FROM decision d LEFT JOIN judgement j ON j.id = d.judgement
    WHERE d.article = ? AND d.reviewer = ? AND d.round = ? ORDER BY d.paragraph
    """

  /// The digests of an article's paragraphs by their numbers.
  private static func digests(of slug: String, _ db: Database) throws -> [Int: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT number, sha256 FROM paragraph WHERE article = ?", arguments: [slug])
    let pairs = try rows.map { StoredRow($0, of: "paragraph") }.map { try ($0.number("number"), $0.text("sha256")) }
    return Dictionary(pairs) { $1 }
  }

  private static func events(
    of row: Row, _ slug: String, _ round: Int, _ paragraph: Int, _ digest: String
  ) throws -> [Event] {
    var events: [Event] = []
    let columns = StoredRow(row, of: "judgement")
    if let judgement = try Judgement(StoredRow(row, of: "judgement")) {
      events.append(
        .judgementMade(
          JudgementMade(
            article: slug, round: round, paragraph: paragraph, textSHA256: digest,
            judgement: judgement, codebook: try columns.text("codebook"),
            seconds: try columns.optionalSeconds("seconds") ?? 0, carries: try columns.text("id"))))
    }
    if let note = try columns.optionalText("note") {
      events.append(.noteWritten(NoteWritten(article: slug, round: round, paragraph: paragraph, note: note)))
    }
    if try columns.flag("flag") {
      events.append(.flagSet(FlagSet(article: slug, round: round, paragraph: paragraph, flagged: true)))
    }
    return events
  }
}
