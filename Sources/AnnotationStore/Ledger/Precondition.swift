// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// What must hold at the moment of writing, whatever another process did since the screen was drawn.
///
/// An entry that came from elsewhere is never checked so: what it can not change is left as it is.
struct Precondition {
  var db: Database

  func check(_ event: Event, by reviewer: String?) throws {
    switch event {
    case .judgementMade(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkText(facts.article, facts.paragraph, facts.textSHA256)
    case .annotationChanged(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkText(facts.article, facts.paragraph, facts.textSHA256)
      if case .span(let span) = facts.annotation { try check(span, facts) }
    case .judgementWithdrawn(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkStanding(facts, by: reviewer)
    case .noteWritten(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkText(facts.article, facts.paragraph, nil)
    case .flagSet(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkText(facts.article, facts.paragraph, nil)
    case .changeUndone(let facts): try checkOwn(facts, isUndone: false, by: reviewer)
    case .changeRedone(let facts): try checkOwn(facts, isUndone: true, by: reviewer)
    case .reviewFinished(let facts):
      try checkOpen(facts.article, facts.round, reviewer)
      try checkDecided(facts, by: reviewer)
    case .reviewReopened(let facts): _ = try state(facts.article, facts.round, reviewer)
    case .trainingTaken(let facts): _ = try state(facts.article, facts.round, reviewer)
    case .reviewOpened(let facts):
      try checkExists(article: facts.article, reviewer: reviewer)
      try checkMayRead(reviewer, facts.article)
      try checkTraining(facts.article, facts.round, reviewer)
    case .paragraphKindSet(let facts):
      try checkKind(facts)
      try checkMayRead(reviewer, facts.article)
      try checkNobodyFinished(facts.article)
    case .provenanceCorrected(let facts): try checkExists(article: facts.article, reviewer: nil)
    case .entryErased(let facts): try checkErasable(facts.erases)
    case .adjudicationOpened(let facts):
      try checkExists(article: facts.article, reviewer: reviewer)
      try checkVotes(facts.votes, of: facts.article)
    case .paragraphResolved(let facts):
      try checkExists(article: facts.article, reviewer: reviewer)
      try checkText(facts.article, facts.paragraph, facts.textSHA256)
      try checkVotes(facts.votes, of: facts.article, facts.paragraph)
    case .work(let change): try check(change)
    case .codebookAdopted(let facts): try checkSuccessor(facts)
    case .trust(let change): try check(change, by: reviewer)
    case .articleLoaded, .reviewerJoined, .labelsRevealed, .importFinished, .datasetSplit: break
    }
  }

  /// That every decision of one review can be made.
  func check(_ decisions: [JudgementMade], by reviewer: String?) throws {
    guard let first = decisions.first else { return }
    try checkOpen(first.article, first.round, reviewer)
    let sql = "SELECT number, sha256 FROM paragraph WHERE article = ?"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [first.article])
    let texts = try rows.map { StoredRow($0, of: "paragraph") }.map { (try $0.number("number"), try $0.text("sha256")) }
    let digests = Dictionary(texts) { $1 }
    for facts in decisions where digests[facts.paragraph] != facts.textSHA256 {
      throw StoreError.textChanged(article: facts.article, paragraph: facts.paragraph)
    }
  }

  private func state(_ article: String, _ round: Int, _ reviewer: String?) throws -> String {
    let sql = "SELECT state FROM review WHERE article = ? AND reviewer = ? AND round = ?"
    guard let state = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [article, reviewer, round]) else {
      throw StoreError.noReview(article: article, reviewer: reviewer ?? "")
    }
    try checkMayRead(reviewer, article)
    return state
  }

  private func checkOpen(_ article: String, _ round: Int, _ reviewer: String?) throws {
    guard try state(article, round, reviewer) == "open" else {
      throw StoreError.reviewIsFinished(article: article, reviewer: reviewer ?? "")
    }
  }

  func checkExists(article: String, reviewer: String?) throws {
    _ = try Names(db: db).digest(of: article)
    guard let reviewer else { return }
    guard try Row.exists(db, sql: "SELECT 1 FROM reviewer WHERE id = ?", [reviewer]) else {
      throw StoreError.noSuchReviewer(asked: reviewer, known: [])
    }
  }

  /// The paragraph is there and, where a digest is given, its text is the one that was shown.
  private func checkText(_ article: String, _ paragraph: Int, _ digest: String?) throws {
    let sql = "SELECT sha256 FROM paragraph WHERE article = ? AND number = ?"
    let found = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [article, paragraph])
    guard let found, digest == nil || digest == found else {
      throw StoreError.textChanged(article: article, paragraph: paragraph)
    }
  }

  /// The words of a span are those that stand between its offsets.
  private func check(_ span: TextSpan, _ facts: AnnotationChanged) throws {
    let sql = "SELECT text FROM paragraph WHERE article = ? AND number = ?"
    let text = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [facts.article, facts.paragraph]) ?? ""
    let found = TextSpan.text(of: text, from: span.start, to: span.end)
    guard found.map({ Array($0.unicodeScalars) }) == Array(span.text.unicodeScalars) else {
      throw StoreError.textChanged(article: facts.article, paragraph: facts.paragraph)
    }
  }

  /// What is cleared is what stands.
  private func checkStanding(_ facts: JudgementWithdrawn, by reviewer: String?) throws {
    let sql = "SELECT judgement FROM decision WHERE article = ? AND reviewer = ? AND round = ? AND paragraph = ?"
    let standing = try String.fetchOne(
      db.cachedStatement(sql: sql), arguments: [facts.article, reviewer, facts.round, facts.paragraph])
    guard standing == facts.withdraws else {
      throw StoreError.changedSince(article: facts.article, paragraph: facts.paragraph)
    }
  }

  /// A change that is taken back, or made again, is one of the reviewer's own that is in the other state.
  private func checkOwn(_ facts: Reversal, isUndone: Bool, by reviewer: String?) throws {
    // A resolution belongs to no review that could be finished.
    let resolution = "SELECT 1 FROM change WHERE id = ? AND aspect = 'resolution'"
    if try !Row.exists(db, sql: resolution, [facts.change]) { try checkOpen(facts.article, facts.round, reviewer) }
    let sql = """
      SELECT c.aspect FROM change c JOIN ledger l ON l.id = c.id
      WHERE c.id = ? AND c.article = ? AND l.reviewer = ? AND c.undone = ?
      """
    let aspect = try String.fetchOne(
      db.cachedStatement(sql: sql), arguments: [facts.change, facts.article, reviewer, isUndone])
    guard let aspect else { throw StoreError.changedSince(article: facts.article, paragraph: facts.paragraph) }
    if aspect == Change.Aspect.kind.rawValue { try checkNobodyFinished(facts.article) }
  }

  /// Every paragraph that the review walks, as the article stands now, is decided.
  private func checkDecided(_ facts: ReviewClosed, by reviewer: String?) throws {
    let sql = """
      SELECT p.number FROM review r JOIN paragraph p ON p.article = r.article AND \(ReviewRow.walks)
      LEFT JOIN decision d ON d.article = r.article AND d.reviewer = r.reviewer AND d.round = r.round
        AND d.paragraph = p.number
      WHERE r.article = ? AND r.reviewer = ? AND r.round = ? AND d.judgement IS NULL ORDER BY p.number
      """
    let undecided = try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [facts.article, reviewer, facts.round])
    guard undecided.isEmpty else { throw StoreError.undecided(article: facts.article, paragraphs: undecided) }
  }

  private func checkKind(_ facts: ParagraphKindSet) throws {
    let sql = "SELECT kind FROM paragraph WHERE article = ? AND number = ?"
    guard
      try String.fetchOne(db.cachedStatement(sql: sql), arguments: [facts.article, facts.paragraph])
        == facts.before.rawValue
    else {
      throw StoreError.changedSince(article: facts.article, paragraph: facts.paragraph)
    }
  }

  /// A kind is everybody's: it would leave a finished review with paragraphs that nobody decided.
  private func checkNobodyFinished(_ article: String) throws {
    let sql = """
      SELECT DISTINCT reviewer FROM review WHERE article = ? AND state = 'finished' AND \(ReviewRow.isPersons("reviewer"))
      ORDER BY reviewer
      """
    let reviewers = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [article])
    guard reviewers.isEmpty else { throw StoreError.kindIsSettled(article: article, reviewers: reviewers) }
  }

  /// The decisions that an adjudicator saw are those that stand in finished reviews: nobody changed one meanwhile.
  private func checkVotes(_ votes: [String], of article: String, _ paragraph: Int? = nil) throws {
    let sql = "SELECT paragraph, id FROM v_votes WHERE article = ?1 AND (?2 IS NULL OR paragraph = ?2)"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [article, paragraph])
    let standing = Set(try rows.map { try StoredRow($0, of: "decision").text("id") })
    guard Set(votes).isSubset(of: standing), paragraph == nil || votes.count == standing.count else {
      throw StoreError.votesChanged(article: article)
    }
  }

  /// A codebook follows the version that stands, and is not one that was there already.
  private func checkSuccessor(_ facts: CodebookAdopted) throws {
    guard let current = try CodebookRow.current(db) else { return }
    guard facts.codebook.id == current.id, facts.codebook.version > current.version, facts.change != nil else {
      throw StoreError.codebookIsNoSuccessor(found: facts.codebook.reference, current: current.reference)
    }
  }

  private func checkErasable(_ id: String) throws {
    let sql = "SELECT kind FROM ledger WHERE id = ? AND body IS NOT NULL"
    let kind = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [id]).flatMap(EventKind.init(rawValue:))
    guard kind?.isErasable == true else { throw StoreError.notErasable(id: id) }
  }
}
