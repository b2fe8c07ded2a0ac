// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import GRDB
import ReviewSession
import ReviewTestSupport
import Testing

@testable import AnnotationStore

/// Applying is total, and the order of (clock, origin) is all that counts.
@Suite struct ReplayTests {
  private let project = TemporaryProject()

  /// A project that several reviewers wrote into in any order, with undos of every kind.
  private func busyProject(seed: UInt64) throws -> ProjectStore {
    var generator = TestGenerator(state: seed)
    let store = try project.withReview()
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    let opened = Event.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .all))
    _ = try store.append([Submission(opened)], by: "ben", at: TemporaryProject.time)
    var sessions = try ["ana", "ben", "ana"].map { reviewer in
      Session(
        ReviewID(article: "harbour", reviewer: reviewer), article: try store.article("harbour"),
        codebook: SampleReview.codebook)
    }
    for _ in 0..<150 {
      let index = Int.random(in: 0..<3, using: &generator)
      let log = StoreLog(store: store, reviewer: sessions[index].id.reviewer)
      _ = try? sessions[index].perform(RandomAct.next(&generator), seconds: 1, log: log)
    }
    return store
  }

  private struct StoreLog: JudgementLog {
    var store: ProjectStore
    var reviewer: String

    func append(_ events: [Event], knowing known: (review: ReviewID, clock: Int)?) throws -> [Receipt] {
      try store.append(
        events.map { Submission($0) }, by: reviewer, at: TemporaryProject.time, knowing: known)
    }

    func news(of review: ReviewID, after clock: Int) throws -> ReviewNews { try store.news(of: review, after: clock) }
  }

  @Test(arguments: 0..<12) func sessionsOfOneReviewerEndWithWhatTheTablesHold(seed: UInt64) throws {
    let store = try busyProject(seed: seed)
    #expect(try store.examine().findings.isEmpty)
    for reviewer in ["ana", "ben"] {
      let id = ReviewID(article: "harbour", reviewer: reviewer)
      let session = Session(
        id, article: try store.article("harbour"), codebook: SampleReview.codebook, history: try store.history(of: id))
      let labels = try store.labels().filter { $0.reviewer == reviewer }
      for number in 1...2 {
        let label = labels.first { $0.paragraph.number == number }
        #expect(session.state(of: number).judgement == label?.judgement)
        #expect(session.state(of: number).note == label?.note)
        #expect(session.state(of: number).isFlagged == (label?.isFlagged ?? false))
      }
      let record = try store.annotations(by: reviewer).first
      #expect(session.annotations.sources == record?.annotations.sources ?? [:])
      #expect(session.annotations.mentions == record?.annotations.mentions ?? [:])
      #expect(session.annotations.ratings == record?.annotations.ratings ?? [:])
      #expect(session.annotations.spans == record?.annotations.spans ?? [:])
      let summary = try #require(try store.reviews(by: reviewer).first)
      #expect((summary.decided, summary.walked) == (session.decidedCount, session.walk.count))
    }
  }

  @Test(arguments: 0..<6) func entriesThatArriveInAnyOrderGiveTheSameTables(seed: UInt64) throws {
    let store = try busyProject(seed: seed)
    var generator = TestGenerator(state: seed)
    let entries = try store.read { try LedgerEntry.fetchAll($0, sql: "SELECT * FROM ledger") }
    let other = TemporaryProject()
    let copy = try other.open()
    try copy.write { db, _ in
      for entry in entries.shuffled(using: &generator) { try entry.insert(db) }
      try Projection(db: db).rebuild()
    }
    for table in Projection.tables {
      let keys = try store.read { try $0.primaryKey(table).columns.joined(separator: ", ") }
      let sql = "SELECT * FROM \(table) ORDER BY \(keys)"
      let mine = try store.read { try Row.fetchAll($0, sql: sql) }
      #expect(try copy.read { try Row.fetchAll($0, sql: sql) } == mine, "\(table)")
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"round":1}"#, #"{"round":-9223372036854775808,"paragraph":9223372036854775807}"#,
    #"{"round":1e308,"paragraph":"one"}"#, #"{"paragraph":1,"round":1,"note":{"deep":[null]}}"#,
    #"{"paragraph":1,"round":1,"span":{"start":9,"end":1,"text":"x","type":"loaded"},"text_sha256":"","gesture":1}"#,
    #"{"paragraph":1,"round":1,"judgement":{"label":null,"unsure":false,"mixed":[]},"seconds":1e308,"codebook":""}"#,
  ])
  func noBodyOfAnyKindStopsAReplay(body: String) throws {
    let store = try project.withReview()
    let article = try MeddlingConnection.value("SELECT content_sha256 FROM article", path: project.path)
    try store.write { db, _ in
      for (number, kind) in EventKind.allCases.enumerated() {
        var entry = LedgerEntry(
          origin: "elsewhere", seq: number + 1, clock: 100 + number, prev: nil, reviewer: "zoe", kind: kind,
          article: number % 2 == 0 ? article : "another", seen: String(repeating: "0", count: 64), key: "\(number)",
          madeAt: TemporaryProject.time.iso8601, body: body)
        if number % 3 == 0 { entry.kind = "madeByANewerProgram" }
        entry.id = entry.digest
        try entry.insert(db)
      }
      try Projection(db: db).rebuild()
    }
    _ = try (store.examine(), store.history(of: ReviewID(article: "harbour", reviewer: "zoe")), store.reviews())
    #expect(try store.labels().isEmpty)
  }

  @Test func anEntryOfAnUnknownKindIsKeptCheckedAndListed() throws {
    let store = try project.withReview()
    try store.write { db, _ in
      var entry = LedgerEntry(
        origin: "elsewhere", seq: 1, clock: 9, prev: nil, reviewer: nil, kind: .labelsRevealed, article: nil,
        seen: String(repeating: "0", count: 64), key: "k", madeAt: TemporaryProject.time.iso8601, body: "{}")
      entry.kind = "goldDecided"
      entry.id = entry.digest
      try entry.insert(db)
      try Projection(db: db).apply(entry)
    }
    let examination = try store.examine()
    #expect(examination.findings.isEmpty)
    #expect(examination.counts.contains { $0 == ("goldDecided, a kind this program does not know", 1) })
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func twoArticlesOfOneSlugAreBothThere() throws {
    let store = try project.withReview(), other = TemporaryProject()
    try other.load(try other.open(), content: "another content")
    let entry = try other.open().read { try LedgerEntry.fetchOne($0, sql: "SELECT * FROM ledger") }
    try store.write { db, _ in
      try #require(entry).insert(db)
      try Projection(db: db).rebuild()
    }
    #expect(try store.articles().map(\.slug).count == 2)
    #expect(try store.articles().contains { $0.slug == "harbour" })
    #expect(try store.articles().contains { $0.slug.hasPrefix("harbour-") })
  }
}
