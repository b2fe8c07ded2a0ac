// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension Projection {
  static let article = "SELECT 1 FROM article WHERE slug = ?"

  /// Applies what somebody arranged.
  ///
  /// - Returns: whether anything that it is about is here.
  func apply(_ change: WorkChange, _ entry: LedgerEntry) throws -> Bool {
    switch change {
    case .assigned(let facts): return try assign(facts, entry)
    case .recused(let recusal):
      guard try Row.exists(db, sql: Self.reviewer, [recusal.reviewer]) else { return false }
      try run(
        "INSERT INTO recusal (id, reviewer, outlet, reason, made_at) VALUES (?, ?, ?, ?, ?)",
        [entry.id, recusal.reviewer, recusal.outlet, recusal.reason, entry.madeAt])
      return true
    case .retired(let reviewer): return try retire(reviewer, at: entry.madeAt)
    case .excluded(let article, let reason): return try exclude(article, reason)
    case .included(let article, _): return try exclude(article, nil)
    case .tagged(let article, let tag, let isSet): return try self.tag(article, tag, isSet: isSet)
    case .corrected(let article, let values):
      for (field, value) in values { try correct(article, field, value) }
      return try Row.exists(db, sql: Self.article, [article])
    case .trains(let article, _):
      guard try Row.exists(db, sql: Self.article, [article]) else { return false }
      try record(Change(.training, article: article), entry)
      return true
    case .trainingRuled:
      try record(Change(.rule), entry)
      return true
    case .protocolFrozen:
      try record(Change(.protocol), entry)
      return true
    case .reverted(let id): return try revert(id, by: entry)
    }
  }

  private func assign(_ facts: ArticlesAssigned, _ entry: LedgerEntry) throws -> Bool {
    var known: [String: Bool] = [:], count = 0
    for assignment in facts.assignments {
      let review = assignment.review
      let isKnown = try known[review.reviewer] ?? Row.exists(db, sql: Self.reviewer, [review.reviewer])
      known[review.reviewer] = isKnown
      guard isKnown, try Row.exists(db, sql: Self.article, [review.article]) else { continue }
      count += 1
      try run(
        """
        INSERT OR IGNORE INTO assignment (id, article, reviewer, round, place, overlap, clock, until, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          entry.id, review.article, review.reviewer, review.round, assignment.place, facts.overlap, entry.clock,
          facts.until?.iso8601, entry.madeAt,
        ])
    }
    return count > 0
  }

  private func retire(_ reviewer: String, at time: String?) throws -> Bool {
    try run("UPDATE reviewer SET retired_at = ? WHERE id = ?", [time, reviewer])
    return db.changesCount == 1
  }

  private func exclude(_ article: String, _ reason: String?) throws -> Bool {
    try run("UPDATE article SET exclusion = ? WHERE slug = ?", [reason, article])
    return db.changesCount == 1
  }

  private func tag(_ article: String, _ tag: String, isSet: Bool) throws -> Bool {
    guard try Row.exists(db, sql: Self.article, [article]) else { return false }
    try run(
      isSet
        ? "INSERT OR IGNORE INTO article_tag (article, tag) VALUES (?, ?)"
        : "DELETE FROM article_tag WHERE article = ? AND tag = ?", [article, tag])
    return true
  }

  private func correct(_ article: String, _ field: ArticleField, _ value: String?) throws {
    switch field {
    case .title: try run("UPDATE article SET title = ? WHERE slug = ?", [value, article])
    case .byline: try run("UPDATE article SET byline = ? WHERE slug = ?", [value, article])
    case .outlet: try run("UPDATE article SET site = ? WHERE slug = ?", [value, article])
    case .date:
      let dates = value.map { [ArticleDate(iso: $0, raw: $0, of: .repost, paragraph: nil)] } ?? []
      try run("UPDATE article SET dates = ? WHERE slug = ?", [try text(dates), article])
    }
  }
}

// MARK: Taking back

extension EventKind {
  /// The kinds whose entries decide the same as an entry of this kind, so that the latest of them stands; none for a
  /// kind that is not taken back whole.
  var rivals: [EventKind] {
    switch self {
    case .articlesAssigned, .reviewerRecused, .reviewerRetired, .articleTagged, .articleCorrected, .trainingArticleSet,
      .trainingRuled, .codebookAdopted, .datasetSplit, .importFinished:
      [self]
    case .articleExcluded, .articleIncluded: [.articleExcluded, .articleIncluded]
    default: []
    }
  }
}

extension Projection {
  /// Takes an entry back whole: what stands then is the latest before it that was not taken back.
  private func revert(_ id: String, by entry: LedgerEntry) throws -> Bool {
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE id = ? AND (clock, origin) < (?, ?)"
    guard let target = try LedgerEntry.fetchOne(ledger, sql: sql, arguments: [id, entry.clock, entry.origin]),
      let event = try? EntryCoding(db).event(target)
    else { return false }
    switch event {
    case .work(let change):
      try run("INSERT OR IGNORE INTO reverted (id, reverted_by) VALUES (?, ?)", [id, entry.id])
      return try revert(change, of: target, by: entry)
    case .codebookAdopted(let facts):
      try run("INSERT OR IGNORE INTO reverted (id, reverted_by) VALUES (?, ?)", [id, entry.id])
      return try revert(facts, of: target)
    case .datasetSplit:
      try run("INSERT OR IGNORE INTO reverted (id, reverted_by) VALUES (?, ?)", [id, entry.id])
      return true
    case .importFinished(let facts):
      try revert(facts, of: target, by: entry)
      return true
    default: return false
    }
  }

  /// Takes the last version of the codebook back, so that the one before is in force again.
  private func revert(_ facts: CodebookAdopted, of target: LedgerEntry) throws -> Bool {
    try run(
      """
      DELETE FROM codebook WHERE reference = ?1 AND adopted_clock = ?2
        AND adopted_clock = (SELECT max(adopted_clock) FROM codebook) AND (SELECT count(*) FROM codebook) > 1
      """, [facts.codebook.reference, target.clock])
    return db.changesCount == 1
  }

  private func revert(_ change: WorkChange, of target: LedgerEntry, by entry: LedgerEntry) throws -> Bool {
    switch change {
    case .assigned: try run("DELETE FROM assignment WHERE id = ?", [target.id])
    case .recused: try run("DELETE FROM recusal WHERE id = ?", [target.id])
    case .retired(let reviewer):
      let standing = try standing(like: target, before: entry) { $0 == change }
      return try retire(reviewer, at: standing?.entry.madeAt)
    case .excluded(let article, _), .included(let article, _):
      let standing = try standing(like: target, before: entry) { _ in true }
      let reason: String? = if case .excluded(_, let reason) = standing?.change { reason } else { nil }
      return try exclude(article, reason)
    case .tagged(let article, let tag, _):
      let standing = try standing(like: target, before: entry) { other in
        if case .tagged(_, tag, _) = other { true } else { false }
      }
      let isSet = if case .tagged(_, _, true) = standing?.change { true } else { false }
      return try self.tag(article, tag, isSet: isSet)
    case .corrected(let article, let values):
      try restore(values.keys.sorted { $0.rawValue < $1.rawValue }, of: article, like: target, before: entry)
    case .trains, .trainingRuled: try run("UPDATE change SET undone = 1 WHERE id = ?", [target.id])
    case .protocolFrozen, .reverted: return false
    }
    return true
  }

  /// The latest entry that decides the same as a reverted one, before the entry that takes it back.
  private func standing(
    like target: LedgerEntry, before entry: LedgerEntry, _ isSame: (WorkChange) -> Bool
  ) throws -> (entry: LedgerEntry, change: WorkChange)? {
    let kinds = (EventKind(rawValue: target.kind)?.rivals ?? []).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger
      WHERE kind IN (\(kinds)) AND article IS ? AND (clock, origin) < (?, ?) ORDER BY clock DESC, origin DESC
      """
    let entries = try LedgerEntry.fetchCursor(
      ledger, sql: sql, arguments: [target.article, entry.clock, entry.origin])
    while let other = try entries.next() {
      guard try !Row.exists(db, sql: "SELECT 1 FROM reverted WHERE id = ?", [other.id]),
        case .work(let change) = try? EntryCoding(db).event(other), isSame(change)
      else { continue }
      return (other, change)
    }
    return nil
  }

  /// Gives fields the value of the latest correction that stands, or the one that the article was loaded with.
  private func restore(
    _ fields: [ArticleField], of article: String, like target: LedgerEntry, before entry: LedgerEntry
  ) throws {
    let sql = """
      SELECT \(LedgerEntry.columns) FROM ledger WHERE kind = 'articleLoaded' AND article IS ?
      ORDER BY clock, origin LIMIT 1
      """
    let first = try LedgerEntry.fetchOne(ledger, sql: sql, arguments: [target.article])
    guard let first, case .articleLoaded(let loaded) = try? EntryCoding(db).event(first) else { return }
    for field in fields {
      let standing = try standing(like: target, before: entry) { other in
        if case .corrected(_, let values) = other { values.keys.contains(field) } else { false }
      }
      if case .corrected(_, let values) = standing?.change {
        try correct(article, field, values[field] ?? nil)
      } else {
        try correct(article, field, asIn: loaded.content)
      }
    }
  }

  private func correct(_ article: String, _ field: ArticleField, asIn loaded: Article) throws {
    switch field {
    case .title: try correct(article, field, loaded.title)
    case .byline: try correct(article, field, loaded.byline)
    case .outlet: try correct(article, field, loaded.site)
    case .date: try run("UPDATE article SET dates = ? WHERE slug = ?", [try text(loaded.dates), article])
    }
  }
}
