// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB
internal import Glibc

extension ProjectStore {
  /// Appends events in one transaction; when this returns, all of them are on the disk.
  ///
  /// - Parameters:
  ///   - submissions: the events, in order.
  ///   - reviewer: who did it; nil for acts of the project's owner.
  ///   - time: when.
  /// - Returns: one receipt an event, in order.
  /// - Throws: ``StoreError``; nothing of the list is saved then.
  public func append(_ submissions: [Submission], by reviewer: String?, at time: Timestamp) throws(StoreError)
    -> [Receipt]
  {
    try write { db in
      try submissions.map { submission in
        try Precondition(db: db).check(submission.event, by: reviewer)
        return try Ledger(db: db).append(submission.event, key: submission.key, by: reviewer, at: time)
      }
    }
  }

  /// Records that labels of unfinished reviews are written where others can read them; call it before they are.
  ///
  /// - Parameters:
  ///   - reviews: the unfinished reviews, those of the one who looks left out; with none nothing is appended.
  ///   - verb: the verb of the command line that writes them, such as `export`.
  ///   - viewer: the reviewer at the desk; nil for the project's owner.
  ///   - time: when.
  /// - Throws: ``StoreError`` when it can not be saved; the labels must not be written then.
  public func revealLabels(
    of reviews: [ReviewID], verb: String, by viewer: String?, at time: Timestamp
  ) throws(StoreError) {
    guard !reviews.isEmpty else { return }
    let facts = LabelsRevealed(account: Self.account, verb: verb, reviews: reviews)
    _ = try append([Submission(.labelsRevealed(facts))], by: viewer, at: time)
  }

  /// The name of the account that runs the program, or its number where it has none.
  private static var account: String {
    getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? String(geteuid())
  }

  /// Adds a reviewer.
  ///
  /// - Throws: ``StoreError/reviewerExists(id:)`` when the identifier is taken.
  public func add(_ reviewer: Reviewer, at time: Timestamp) throws(StoreError) {
    try write { db in
      guard try !Row.exists(db, sql: "SELECT 1 FROM reviewer WHERE id = ?", [reviewer.id]) else {
        throw StoreError.reviewerExists(id: reviewer.id)
      }
      let event = Submission(.reviewerJoined(reviewer))
      _ = try Ledger(db: db).append(event.event, key: event.key, by: reviewer.id, at: time)
    }
  }

  /// Adopts a codebook when the project has none yet, and gives the one that stands.
  public func codebook(orAdopt standard: Codebook, at time: Timestamp) throws(StoreError) -> Codebook {
    if let codebook = try codebook() { return codebook }
    return try write { db in
      if let codebook = try CodebookRow.current(db) { return codebook }
      let digest = try CodebookRow.digest(of: standard)
      let event = Submission(.codebookAdopted(CodebookAdopted(codebook: standard, digest: digest)))
      _ = try Ledger(db: db).append(event.event, key: event.key, by: nil, at: time)
      return standard
    }
  }
}

extension Row {
  static func exists(_ db: Database, sql: String, _ arguments: StatementArguments) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (\(sql))", arguments: arguments) ?? false
  }
}
