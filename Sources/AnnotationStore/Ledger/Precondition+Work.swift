// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Precondition {
  /// What must hold when somebody arranges the work.
  func check(_ change: WorkChange) throws {
    switch change {
    case .assigned(let facts):
      let recusals = try WorkRow.recusals(db)
      var articles: [String: ArticleSummary] = [:]
      for review in facts.assignments.map(\.review) {
        guard let article = try articles[review.article] ?? ArticleRow.summary(review.article, db) else {
          throw StoreError.noSuchArticle(asked: review.article, nearest: nil)
        }
        articles[review.article] = article
        try checkMayRead(review.reviewer, article, recusals)
        let machine = "SELECT 1 FROM reviewer WHERE id = ? AND kind = 'machine'"
        if try Row.exists(db, sql: machine, [review.reviewer]) {
          throw StoreError.reviewerIsMachine(id: review.reviewer)
        }
      }
    case .recused(let recusal): _ = try retirement(of: recusal.reviewer)
    case .retired(let reviewer):
      if try retirement(of: reviewer) { throw StoreError.reviewerIsRetired(id: reviewer) }
    case .excluded(let article, _), .included(let article, _), .tagged(let article, _, _), .corrected(let article, _):
      try checkExists(article: article, reviewer: nil)
    case .trains(let article, _): try checkExists(article: article, reviewer: nil)
    case .trainingRuled, .protocolFrozen: break
    case .reverted(let id): try checkRevertible(id)
    }
  }

  /// The reviewer may read the article.
  func checkMayRead(_ reviewer: String?, _ article: String) throws {
    // Asked for every decision, and hardly ever so.
    let sql = """
      SELECT 1 FROM article a, reviewer r WHERE a.slug = ? AND r.id = ?
        AND (a.exclusion IS NOT NULL OR r.retired_at IS NOT NULL
          OR EXISTS (SELECT 1 FROM recusal c WHERE c.reviewer = r.id))
      """
    guard try Row.exists(db, sql: sql, [article, reviewer]) else { return }
    guard let summary = try ArticleRow.summary(article, db), let reviewer else { return }
    try checkMayRead(reviewer, summary, WorkRow.recusals(db))
  }

  private func checkMayRead(_ reviewer: String, _ article: ArticleSummary, _ recusals: [Recusal]) throws {
    if let reason = article.exclusion { throw StoreError.articleIsExcluded(slug: article.slug, reason: reason) }
    if try retirement(of: reviewer) { throw StoreError.reviewerIsRetired(id: reviewer) }
    if recusals.contains(where: { $0.bars(reviewer, from: article) }) {
      throw StoreError.reviewerIsRecused(id: reviewer, article: article.slug)
    }
  }

  /// An article either trains a reviewer or is the reviewer's work: who knows its gold reads it blind no more.
  func checkTraining(_ article: String, _ round: Int, _ reviewer: String?) throws {
    let isTraining = round >= ReviewID.firstTraining
    let sql = """
      SELECT 1 FROM review r WHERE r.article = ? AND r.reviewer = ? AND r.round \(isTraining ? "<" : ">=") ?
        AND NOT \(ReviewRow.isEmpty)
      """
    guard try Row.exists(db, sql: sql, [article, reviewer, ReviewID.firstTraining]) else { return }
    throw isTraining
      ? StoreError.hasRead(article: article, reviewer: reviewer ?? "")
      : StoreError.hasTrained(article: article, reviewer: reviewer ?? "")
  }

  /// Whether a reviewer has retired.
  private func retirement(of reviewer: String) throws -> Bool {
    let sql = "SELECT retired_at IS NOT NULL FROM reviewer WHERE id = ?"
    guard let isRetired = try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [reviewer]) else {
      throw StoreError.noSuchReviewer(asked: reviewer, known: [])
    }
    return isRetired
  }

  /// The version that an entry adopted is the last one, follows another, and nothing was decided under it.
  private func checkUnused(_ number: Int) throws {
    let versions = try CodebookRow.versions(db)
    guard let last = versions.last, versions.count > 1, last.clock == number else {
      throw StoreError.codebookIsNotLast(number: number)
    }
    let reference = last.codebook.reference
    for table in ["judgement", "resolution"] {
      if try Row.exists(db, sql: "SELECT 1 FROM \(table) WHERE codebook = ?", [reference]) {
        throw StoreError.codebookIsUsed(reference: reference)
      }
    }
  }

  private func checkRevertible(_ id: String) throws {
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE id = ? AND body IS NOT NULL"
    guard let target = try LedgerEntry.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else {
      throw StoreError.notErasable(id: id)
    }
    let kind = target.kind, number = target.clock
    guard EventKind(rawValue: kind)?.rivals.isEmpty == false else {
      throw StoreError.notRevertible(number: number, kind: kind)
    }
    if try Row.exists(db, sql: "SELECT 1 FROM reverted WHERE id = ?", [id]) {
      throw StoreError.alreadyReverted(number: number)
    }
    if kind == EventKind.codebookAdopted.rawValue { try checkUnused(number) }
    if case .importFinished(let facts) = try EntryCoding(db).event(target) { try checkUnused(facts, number: number) }
  }
}
