// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import GRDB
import Synchronization
import Testing

@testable import AnnotationStore

/// What a session writes is found by an index: no table that grows with the project is gone through from end to end.
@Suite struct LookupTests {
  private let project = TemporaryProject()

  @Test func noDecisionLooksThroughAGrowingTable() throws {
    let store = try project.withReview()
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    let seen = Statements()
    store.queue.inDatabase { db in db.trace { seen.note($0) } }
    for author in ["ana", "ben"] { try review(by: author, store) }
    store.queue.inDatabase { db in db.trace(options: []) }
    #expect(seen.all.contains { $0.contains("INSERT INTO ledger") })
    try nothingIsScanned(by: seen, store)
  }

  @Test func noSyncLooksThroughTheLedgerForWhatItWaitsFor() throws {
    let store = try project.withReview()
    try review(by: "ana", store)
    let seen = Statements()
    store.queue.inDatabase { db in db.trace { seen.note($0) } }
    _ = try store.lackingBodies()
    store.queue.inDatabase { db in db.trace(options: []) }
    #expect(seen.all.contains { $0.contains("body IS NULL") })
    try nothingIsScanned(by: seen, store)
  }

  @Test func whatWasOpenedAgainIsFoundWithoutTheLedger() throws {
    let store = try project.withReview()
    try review(by: "ana", store)
    let seen = Statements()
    store.queue.inDatabase { db in db.trace { seen.note($0) } }
    #expect(try store.reopenedArticles(among: ["harbour"]) == ["harbour"])
    store.queue.inDatabase { db in db.trace(options: []) }
    #expect(seen.all.contains { $0.contains("reviewReopened") })
    try nothingIsScanned(by: seen, store)
  }

  @Test func theDiscussionOfAReadingOpensNothingAgain() throws {
    let store = try project.withReview()
    func append(_ events: [Event]) throws {
      _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    }
    let reading = ReviewClosed(article: "harbour", round: 1), discussion = ReviewClosed(article: "harbour", round: 2)
    try append([1, 2].map { TemporaryProject.judged($0, "report") } + [.reviewFinished(reading)])
    try append([.reviewOpened(ReviewOpened(article: "harbour", round: 2, scope: .body, paragraphs: [2]))])
    try append([TemporaryProject.judged(2, "quote", round: 2), .reviewFinished(discussion)])
    #expect(try store.reopenedArticles(among: ["harbour"]).isEmpty)
    try append([.reviewReopened(reading)])
    #expect(try store.reopenedArticles(among: ["harbour"]) == ["harbour"])
  }

  private func nothingIsScanned(by seen: Statements, _ store: ProjectStore) throws {
    for sql in seen.all.sorted() {
      let steps = try store.queue.read { db in
        let plan = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
        plan.setUncheckedArguments(StatementArguments())
        return try Row.fetchAll(plan).compactMap { $0["detail"] as String? }
      }
      for step in steps where !Self.small.contains(where: step.contains) {
        #expect(!Self.growing.contains { (step + " ").hasPrefix("SCAN \($0) ") }, "\(sql)")
      }
    }
  }

  @Test func everyReferenceToATableOfLabelsIsFoundFromBothEnds() throws {
    let store = try project.open()
    try store.queue.read { db in
      for table in Self.growing {
        let indexes = try db.indexes(on: table).map(\.columns) + [db.primaryKey(table).columns]
        for key in try db.foreignKeys(on: table) where Self.growing.contains(key.destinationTable) {
          let columns = Set(key.originColumns)
          #expect(indexes.contains { Set($0.prefix(columns.count)) == columns }, "\(table) \(key.originColumns)")
        }
      }
    }
  }

  private static let growing = [
    "ledger", "judgement", "decision", "change", "review", "source", "mention", "rating", "span",
  ]

  /// What a scan may go through: an index alone, or the index of what was erased.
  private static let small = ["COVERING INDEX", "USING INDEX ledger_erasure"]

  private func review(by author: String, _ store: ProjectStore) throws {
    func append(_ event: Event) throws -> Receipt {
      try store.append([Submission(event)], by: author, at: TemporaryProject.time)[0]
    }
    let closed = ReviewClosed(article: "harbour", round: 1)
    if author != "ana" { _ = try append(.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body))) }
    _ = try append(TemporaryProject.judged(1, "report"))
    let second = try append(TemporaryProject.judged(2, "quote"))
    let reversal = Reversal(article: "harbour", round: 1, paragraph: 2, change: second.id)
    _ = try append(.changeUndone(reversal))
    _ = try append(.changeRedone(reversal))
    _ = try append(.noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: 1, note: "seen")))
    _ = try append(.flagSet(FlagSet(article: "harbour", round: 1, paragraph: 1, flagged: true)))
    _ = try append(.reviewFinished(closed))
    _ = try append(.reviewReopened(closed))
  }
}

/// The statements that a connection ran, each once.
private final class Statements: Sendable {
  private let seen = Mutex<Set<String>>([])

  private static let planned = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"]

  var all: Set<String> { seen.withLock { $0 } }

  func note(_ event: Database.TraceEvent) {
    guard case .statement(let statement) = event, Self.planned.contains(where: statement.sql.hasPrefix) else { return }
    _ = seen.withLock { $0.insert(statement.sql) }
  }
}
