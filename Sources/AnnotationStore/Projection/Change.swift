// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// What a change is of: among the changes of one place, the latest that is not undone stands.
struct Change {
  enum Aspect: String {
    case label, note, flag, kind, source, join, mention, rating, span, resolution
    /// What is read from the entry itself: nothing else is written of it.
    case training, rule, attempt, `protocol`, key, ownerKey, signatures, release
  }

  var article: String
  /// Whose; nil for a paragraph's kind and for its resolution, which are everybody's.
  var reviewer: String?
  var round: Int?
  var aspect: Aspect
  /// The paragraph's number, or of a mark its own.
  var number: Int
  /// The paragraph that it is about.
  var paragraph: Int

  /// The place of a correction of a paragraph's kind.
  init(_ facts: ParagraphKindSet) {
    (article, aspect, number, paragraph) = (facts.article, .kind, facts.paragraph, facts.paragraph)
  }

  /// The place of a paragraph's resolution.
  init(_ facts: ParagraphResolved) {
    (article, aspect, number, paragraph) = (facts.article, .resolution, facts.paragraph, facts.paragraph)
  }

  /// The place of what is read from the entry itself: of an article, or with none of the whole project.
  init(_ aspect: Aspect, article: String = "", reviewer: String? = nil, round: Int? = nil) {
    (self.article, self.reviewer, self.round, self.aspect) = (article, reviewer, round, aspect)
    (number, paragraph) = (1, 1)
  }

  /// The place of a reviewer's change; nil for an event that is none.
  init?(_ event: Event, by reviewer: String?) {
    guard let reviewer else { return nil }
    self.reviewer = reviewer
    switch event {
    case .judgementMade(let facts):
      (article, round, aspect, number) = (facts.article, facts.round, .label, facts.paragraph)
    case .judgementWithdrawn(let facts):
      (article, round, aspect, number) = (facts.article, facts.round, .label, facts.paragraph)
    case .noteWritten(let facts):
      (article, round, aspect, number) = (facts.article, facts.round, .note, facts.paragraph)
    case .flagSet(let facts):
      (article, round, aspect, number) = (facts.article, facts.round, .flag, facts.paragraph)
    case .annotationChanged(let facts):
      guard let aspect = Aspect(rawValue: facts.aspect.rawValue) else { return nil }
      (article, round, self.aspect, number) = (facts.article, facts.round, aspect, facts.number)
      paragraph = facts.paragraph
      return
    default: return nil
    }
    paragraph = number
  }

  fileprivate init(row: Row) throws {
    let row = StoredRow(row, of: "change")
    (article, aspect, number) = (try row.text("article"), try row.choice("aspect"), try row.number("number"))
    (reviewer, round) = (try row.optionalText("reviewer"), try row.optionalNumber("round"))
    paragraph = number
  }
}

extension Projection {
  /// Remembers a change, so that it can be undone.
  func record(_ change: Change, _ entry: LedgerEntry) throws {
    try run(
      """
      INSERT INTO change (id, article, reviewer, round, aspect, number, clock, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        entry.id, change.article, change.reviewer, change.round, change.aspect.rawValue, change.number, entry.clock,
        entry.origin,
      ])
  }

  /// Undoes a change of the reviewer's own, or makes it again; what stands then is the latest that is not undone.
  func reverse(_ facts: Reversal, _ entry: LedgerEntry, isUndone: Bool) throws -> Bool {
    let own = "SELECT 1 FROM ledger WHERE id = ? AND reviewer IS ?"
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM change WHERE id = ?", arguments: [facts.change]),
      case var change = try Change(row: row), change.article == facts.article,
      try Row.exists(ledger, sql: own, [facts.change, entry.reviewer]),
      try change.aspect == .resolution
        || Row.exists(db, sql: Self.review, [facts.article, entry.reviewer, facts.round])
    else { return false }
    change.paragraph = facts.paragraph
    try run("UPDATE change SET undone = ? WHERE id = ?", [isUndone, facts.change])
    if change.reviewer != nil { _ = try touch(change, at: entry.madeAt) }
    try settle(change, at: entry.madeAt)
    return true
  }

  /// Puts what stands at a place.
  private func settle(_ change: Change, at time: String) throws {
    let sql = """
      SELECT id FROM change WHERE article = ? AND reviewer IS ? AND round IS ? AND aspect = ? AND number = ? AND NOT undone
      ORDER BY clock DESC, origin DESC LIMIT 1
      """
    let last = try String.fetchOne(
      db.cachedStatement(sql: sql),
      arguments: [change.article, change.reviewer, change.round, change.aspect.rawValue, change.number])
    guard let last, let standing = try entry(last), let event = try EntryCoding(db).event(standing) else {
      return try put(nil, change, "", at: time)
    }
    try put(event, change, standing.id, at: standing.madeAt)
  }

  private func entry(_ id: String) throws -> LedgerEntry? {
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE id = ?"
    return try LedgerEntry.fetchOne(ledger.cachedStatement(sql: sql), arguments: [id])
  }

  /// Makes an event's value the one that stands at its place; with nil nothing stands there.
  func put(_ event: Event?, _ change: Change, _ id: String, at time: String) throws {
    switch change.aspect {
    case .label:
      let isMade = if case .judgementMade = event { true } else { false }
      try stand(change, column: "judgement", value: isMade ? id : nil)
    case .note:
      let note: String? = if case .noteWritten(let facts) = event { facts.note } else { nil }
      try stand(change, column: "note", value: note)
    case .flag:
      let flag = if case .flagSet(let facts) = event { facts.flagged } else { false }
      try stand(change, column: "flag", value: flag)
    case .kind:
      let kind: ParagraphKind? = if case .paragraphKindSet(let facts) = event { facts.kind } else { nil }
      try set(kind, change.article, change.number)
    case .resolution:
      let facts: ParagraphResolved? = if case .paragraphResolved(let facts) = event { facts } else { nil }
      try resolve(facts, change, id)
    case .training, .rule, .attempt, .protocol, .key, .ownerKey, .signatures, .release: break
    case .source, .join, .mention, .rating, .span:
      let marking: AnnotationChanged? = if case .annotationChanged(let facts) = event { facts } else { nil }
      try mark(marking, change, at: time)
    }
  }

  private func stand(_ change: Change, column: String, value: (any DatabaseValueConvertible)?) throws {
    try run(
      """
      INSERT INTO decision (article, reviewer, round, paragraph, \(column)) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (article, reviewer, round, paragraph) DO UPDATE SET \(column) = excluded.\(column)
      """, [change.article, change.reviewer, change.round, change.number, value])
  }
}
