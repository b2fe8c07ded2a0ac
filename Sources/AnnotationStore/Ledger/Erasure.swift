// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB

extension ProjectStore {
  /// Takes the body of an entry out of the file; its head stays, and what it said has no effect any more.
  ///
  /// Complexity: O(entries of the ledger), for the shadow is cast anew.
  /// - Parameters:
  ///   - id: the id of the entry.
  ///   - reason: why, which everybody can read.
  ///   - reviewer: who does it; nil for the project's owner.
  ///   - time: when.
  /// - Throws: ``StoreError/notErasable(id:)`` when there is no such entry or others rest on it; nothing is erased then.
  public func erase(_ id: String, reason: String?, by reviewer: String?, at time: Timestamp) throws(StoreError) {
    try erase([id], reason: reason, by: reviewer, at: time)
  }

  /// Takes the words of an entry, or all words about an article, out of the file.
  ///
  /// - Parameters:
  ///   - word: the number of an entry, as confirmations print it, its `ORIGIN:SEQ`, or an article's slug.
  ///   - reason: why, which everybody can read.
  ///   - time: when.
  /// - Returns: how many entries lost their body.
  /// - Throws: ``StoreError/noSuchEntry(number:)``, ``StoreError/severalEntries(number:named:)``, ``StoreError/noSuchArticle(asked:nearest:)`` or
  ///   ``StoreError/notErasable(id:)``; nothing is erased then.
  public func erase(named word: String, reason: String, at time: Timestamp) throws(StoreError) -> Int {
    let ids = try read { db -> [String] in
      if Int(word) != nil || word.contains(":") { return [try LedgerEntry.named(word, db).id] }
      let digest = try Names(db: db).digest(of: word)
      let sql = "SELECT id, kind FROM ledger WHERE article = ? AND body IS NOT NULL ORDER BY clock DESC, origin DESC"
      return try Row.fetchAll(db, sql: sql, arguments: [digest]).map { StoredRow($0, of: "ledger") }.compactMap { row in
        let kind = EventKind(rawValue: try row.text("kind"))
        return kind?.isErasable == true ? try row.text("id") : nil
      }
    }
    try erase(ids, reason: reason, by: nil, at: time)
    return ids.count
  }

  private func erase(_ ids: [String], reason: String?, by reviewer: String?, at time: Timestamp) throws(StoreError) {
    try write { db, ledger in
      // Freed pages are overwritten, or the body could be read from them.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      for id in ids {
        try ledger.append(Submission(.entryErased(EntryErased(erases: id, reason: reason))), by: reviewer, at: time)
        try db.execute(sql: "UPDATE ledger SET body = NULL WHERE id = ?", arguments: [id])
      }
      try Projection(db: db).rebuild()
      try db.execute(sql: "DELETE FROM original WHERE sha256 NOT IN (SELECT original_sha256 FROM article)")
    }
  }
}

extension EventKind {
  /// Whether an entry of this kind holds words, and nothing but what those words say rests on it.
  var isErasable: Bool {
    switch self {
    case .articleLoaded, .provenanceCorrected, .judgementMade, .noteWritten, .sourceNamed, .mentionMade, .ratingMade,
      .spanMarked, .paragraphResolved, .articleCorrected, .trainingArticleSet:
      true
    case .reviewerJoined, .codebookAdopted, .paragraphKindSet, .reviewOpened, .judgementWithdrawn, .flagSet,
      .reviewFinished, .reviewReopened, .sourceWithdrawn, .sourcesJoined, .sourcesSplit, .mentionWithdrawn,
      .ratingWithdrawn, .spanRemoved, .changeUndone, .changeRedone, .adjudicationOpened, .labelsRevealed, .entryErased,
      .importFinished, .datasetSplit,
      .articlesAssigned, .reviewerRecused, .reviewerRetired, .articleExcluded, .articleIncluded, .articleTagged,
      .entryReverted, .trainingRuled, .trainingTaken, .protocolFrozen, .reviewerKeySet, .ownerKeySet,
      .signaturesRequired, .labelsReleased:
      false
    }
  }
}

extension Ledger {
  /// Puts a body that was withheld in its place.
  ///
  /// - Throws: ``StoreError/notErasable(id:)`` when it is not what the head says, or was erased.
  func restore(_ body: String, of id: String) throws {
    let erased = "SELECT 1 FROM ledger WHERE kind = 'entryErased' AND json_extract(body, '$.erases') = ?"
    guard try !Row.exists(db, sql: erased, [id]) else { throw StoreError.notErasable(id: id) }
    try db.execute(
      sql: "INSERT INTO arrival (id, sha256) VALUES (?, ?)", arguments: [id, LedgerEntry.sha256(of: body)])
    try db.execute(sql: "UPDATE ledger SET body = ? WHERE id = ? AND body IS NULL", arguments: [body, id])
    try db.execute(sql: "DELETE FROM arrival")
  }
}

extension LedgerEntry {
  /// The ids of the entries whose words were erased. Complexity: O(what was erased), by index.
  static func erased(_ db: Database) throws -> Set<String> {
    let sql = "SELECT json_extract(body, '$.erases') FROM ledger WHERE kind = 'entryErased' AND json_valid(body)"
    return Set(try String.fetchAll(db, sql: sql))
  }
}
