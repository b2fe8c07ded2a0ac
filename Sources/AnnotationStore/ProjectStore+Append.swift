// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB
internal import Glibc
internal import JSON

/// An event on its way to the ledger, with the key that makes sending it twice harmless.
public struct Submission: Sendable {
  /// What happened.
  public var event: Event
  /// A key of the sender's own, made once for each act and unique among the entries of the sender.
  public var key: String

  /// An event with a fresh random key.
  public init(_ event: Event) { self.init(event, key: randomHexadecimal(bytes: 16)) }

  /// An event with a key.
  public init(_ event: Event, key: String) {
    self.event = event
    self.key = key
  }
}

extension ProjectStore {
  /// Appends events in one transaction; when this returns, all of them are on the disk.
  ///
  /// - Parameters:
  ///   - submissions: the events, in order.
  ///   - reviewer: who did it; nil for acts of the project's owner.
  ///   - time: when.
  ///   - known: the review that the events rest on, as it stood at a clock; nil for none.
  /// - Returns: one receipt an event, in order.
  /// - Throws: ``StoreError``; nothing of the list is saved then.
  public func append(
    _ submissions: [Submission], by reviewer: String?, at time: Timestamp,
    knowing known: (review: ReviewID, clock: Int)? = nil
  ) throws(StoreError) -> [Receipt] {
    try write { db, ledger in
      if let known { try Self.checkNews(of: known.review, after: known.clock, db) }
      return try submissions.map { try ledger.append($0, by: reviewer, at: time) }
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

  /// How many entries of an author this account wrote in copies of this file that the file does not hold.
  ///
  /// - Parameter reviewer: the author; nil for the project's owner.
  /// - Returns: a count above 0 where the file is an older copy; 0 where it is not, or where nothing is known.
  /// - Throws: ``StoreError`` when the project can not be read.
  public func missingEntries(of reviewer: String?) throws(StoreError) -> Int {
    try read { try origins.missing(of: reviewer, $0) }
  }

  /// Adds a reviewer.
  ///
  /// - Throws: ``StoreError/reviewerExists(id:)`` when the identifier is taken.
  public func add(_ reviewer: Reviewer, at time: Timestamp) throws(StoreError) {
    try write { db, ledger in
      guard try !Row.exists(db, sql: "SELECT 1 FROM reviewer WHERE id = ?", [reviewer.id]) else {
        throw StoreError.reviewerExists(id: reviewer.id)
      }
      try ledger.append(Submission(.reviewerJoined(reviewer)), by: reviewer.id, at: time)
    }
  }

  /// Adopts a codebook when the project has none yet, and gives the one that stands.
  public func codebook(orAdopt standard: Codebook, at time: Timestamp) throws(StoreError) -> Codebook {
    if let codebook = try codebook() { return codebook }
    return try write { db, ledger in
      if let codebook = try CodebookRow.current(db) { return codebook }
      let digest = LedgerEntry.sha256(of: try standard.json.canonicalText)
      try ledger.append(
        Submission(.codebookAdopted(CodebookAdopted(codebook: standard, digest: digest))), by: nil, at: time)
      return standard
    }
  }

  /// Adopts the version of a codebook that follows the one in force.
  ///
  /// - Throws: ``StoreError/codebookIsNoSuccessor(found:current:)`` when it does not follow it.
  public func adopt(_ codebook: Codebook, change: CodebookChange, at time: Timestamp) throws(StoreError) -> Receipt {
    try write { _, ledger in
      let facts = CodebookAdopted(
        codebook: codebook, digest: LedgerEntry.sha256(of: try codebook.json.canonicalText), change: change)
      return try ledger.append(Submission(.codebookAdopted(facts)), by: nil, at: time)
    }
  }
}
