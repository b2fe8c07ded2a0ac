// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import GRDB
import ReviewTestSupport
import Schemas
import Testing

@testable import AnnotationStore

/// Who reads what is part of the ledger, and every entry of it can be taken back whole.
@Suite struct WorkTests {
  private let project = TemporaryProject()

  /// Two articles, ana's review of one, and ben.
  private func store() throws -> ProjectStore {
    let store = try project.withReview()
    try project.load(store, content: "another", as: "tower")
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    return store
  }

  private static func plan(_ readings: [(String, String, Int)], until: Timestamp? = nil) -> WorkChange {
    let assignments = readings.map { Assignment(ReviewID(article: $0, reviewer: $1, round: $2), place: 1) }
    return .assigned(
      ArticlesAssigned(assignments, overlap: 2, strategy: .balanced, order: .random, seed: .max, until: until))
  }

  @discardableResult
  private func append(_ change: WorkChange, to store: ProjectStore) throws -> Int {
    try #require(try store.append([Submission(.work(change))], by: nil, at: TemporaryProject.time).first).clock
  }

  private func article(_ slug: String, _ store: ProjectStore) throws -> ArticleSummary {
    try #require(try store.articles().first { $0.slug == slug })
  }

  @Test func aPlanIsOneEntryAndIsTakenBackWhole() throws {
    let store = try store()
    let plan = Self.plan(
      [("harbour", "ana", 1), ("harbour", "ana", 101), ("tower", "ben", 1)], until: TemporaryProject.time)
    let clock = try append(plan, to: store)
    let records = try store.work().assignments
    #expect(records.map(\.review.round).sorted() == [1, 1, 101] && Set(records.map(\.clock)) == [clock])
    #expect(records.allSatisfy { $0.until == TemporaryProject.time && $0.overlap == 2 })
    #expect(try store.revert(clock, by: nil, at: TemporaryProject.time).kind == .articlesAssigned)
    #expect(try store.work().assignments.isEmpty)
    #expect(throws: StoreError.alreadyReverted(number: clock)) {
      try store.revert(clock, by: nil, at: TemporaryProject.time)
    }
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func aPlanForNobodyCanNotBeRead() throws {
    _ = try store()
    try DatabaseQueue(path: project.path).read { db throws in
      func overlap(_ number: Int) throws -> Int? {
        let body = #"{"assignments":[],"order":"random","overlap":\#(number),"seed":"1","strategy":"balanced"}"#
        guard case .assigned(let plan) = try EntryCoding(db).work(.articlesAssigned, Facts(body: body)) else {
          return nil
        }
        return plan.overlap
      }
      #expect(try overlap(1) == 1)
      #expect(throws: UnreadableBody.self) { try overlap(0) }
    }
  }

  @Test func takingBackGivesWhatStoodBefore() throws {
    let store = try store()
    let loaded = try store.article("harbour")
    let first = try append(.corrected(article: "harbour", values: [.title: "One", .outlet: "Post"]), to: store)
    let second = try append(
      .corrected(article: "harbour", values: [.title: nil, .date: "2026-03-14", .byline: "A. Ruiz"]), to: store)
    var article = try store.article("harbour")
    #expect((article.title, article.site, article.byline) == (nil, "Post", "A. Ruiz"))
    #expect(article.dates.map(\.iso) == ["2026-03-14"])
    _ = try store.revert(second, by: nil, at: TemporaryProject.time)
    article = try store.article("harbour")
    #expect((article.title, article.site, article.byline) == ("One", "Post", loaded.byline))
    _ = try store.revert(first, by: nil, at: TemporaryProject.time)
    #expect(try store.article("harbour") == loaded)
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func exclusionsTagsRecusalsAndRetirementsAreTakenBack() throws {
    let store = try store()
    let recusal = Recusal(reviewer: "ben", outlet: "Post", reason: "worked there")
    let clocks = try [
      WorkChange.excluded(article: "tower", reason: "a test"), .excluded(article: "tower", reason: "two tests"),
      .tagged(article: "tower", tag: "pilot", isSet: true), .tagged(article: "tower", tag: "pilot", isSet: false),
      .recused(recusal), .retired(reviewer: "ana"),
    ].map { try append($0, to: store) }
    #expect(try article("tower", store).exclusion == "two tests" && article("tower", store).tags == [])
    #expect(try store.work().recusals == [recusal] && store.work().retired == ["ana"])
    for clock in [clocks[1]] + clocks[3...] { _ = try store.revert(clock, by: nil, at: TemporaryProject.time) }
    #expect(try article("tower", store).exclusion == "a test" && article("tower", store).tags == ["pilot"])
    #expect(try store.work().recusals.isEmpty && store.work().retired.isEmpty)
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func nothingIsArrangedAgainstWhatStands() throws {
    let store = try store()
    try append(.corrected(article: "tower", values: [.outlet: "Post"]), to: store)
    try append(.recused(Recusal(reviewer: "ben", outlet: "POST", reason: "worked there")), to: store)
    try append(.excluded(article: "harbour", reason: "a test"), to: store)
    #expect(throws: StoreError.reviewerIsRecused(id: "ben", article: "tower")) {
      try append(Self.plan([("tower", "ben", 1)]), to: store)
    }
    #expect(throws: StoreError.articleIsExcluded(slug: "harbour", reason: "a test")) {
      try append(Self.plan([("tower", "ana", 1), ("harbour", "ana", 1)]), to: store)
    }
    try append(.retired(reviewer: "ana"), to: store)
    #expect(throws: StoreError.reviewerIsRetired(id: "ana")) { try append(Self.plan([("tower", "ana", 1)]), to: store) }
    #expect(throws: StoreError.reviewerIsRetired(id: "ana")) { try append(.retired(reviewer: "ana"), to: store) }
    #expect(throws: StoreError.noSuchReviewer(asked: "zoe", known: [])) {
      try append(.retired(reviewer: "zoe"), to: store)
    }
    #expect(throws: StoreError.noSuchArticle(asked: "quay", nearest: nil)) {
      try append(.tagged(article: "quay", tag: "a", isSet: true), to: store)
    }
    let opened = Event.reviewOpened(ReviewOpened(article: "tower", round: 1, scope: .body))
    for reviewer in ["ana", "ben"] {
      #expect(throws: StoreError.self) {
        try store.append([Submission(opened)], by: reviewer, at: TemporaryProject.time)
      }
    }
    #expect(try store.work().assignments.isEmpty)
  }

  @Test func onlySomeKindsAreTakenBack() throws {
    let store = try store()
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    let last = try #require(try store.history(of: ReviewID(article: "harbour", reviewer: "ana")).last).receipt.clock
    #expect(throws: StoreError.notRevertible(number: last, kind: "judgementMade")) {
      try store.revert(last, by: nil, at: TemporaryProject.time)
    }
    #expect(throws: StoreError.noSuchEntry(number: 999)) { try store.revert(999, by: nil, at: TemporaryProject.time) }
    #expect(try store.labels().count == 1)
  }

  @Test func aRetestIsAReviewOfItsOwnThatCountsNowhere() throws {
    let store = try store(), again = ReviewID(article: "harbour", reviewer: "ana", round: 101)
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    guard case .judgementMade(var facts) = TemporaryProject.judged(1, "quote") else { return }
    facts.round = 101
    let opened = ReviewOpened(article: "harbour", round: 101, scope: .body)
    _ = try store.append(
      [Submission(.reviewOpened(opened)), Submission(.judgementMade(facts))], by: "ana", at: TemporaryProject.time)
    #expect(try store.history(of: again).map(\.event.round) == [101, 101])
    #expect(try store.history(of: ReviewID(article: "harbour", reviewer: "ana")).map(\.event.round) == [1, 1])
    #expect(try store.labels().map(\.judgement?.label) == ["report"] && store.reviews().map(\.id.round) == [1])
    #expect(try store.labels(withRetests: true).map(\.round) == [1, 101])
    #expect(try store.work().reviews.map(\.id.round) == [1, 101])
  }

  @Test func whatStandsInAnExcludedArticleCountsNowhere() throws {
    let store = try store()
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    try append(.excluded(article: "harbour", reason: "a test"), to: store)
    #expect(try store.labels().isEmpty && store.reviews().isEmpty)
    try append(.included(article: "harbour", reason: "no test"), to: store)
    #expect(try store.labels().count == 1 && store.reviews().count == 1)
  }

  @Test func anEntryAboutWhatIsNotHereChangesNothing() throws {
    let store = try store(), other = TemporaryProject()
    let here = try other.open()
    try append(.tagged(article: "tower", tag: "pilot", isSet: true), to: store)
    let clock = try append(Self.plan([("tower", "ben", 1)]), to: store)
    try append(.retired(reviewer: "ben"), to: store)
    _ = try store.revert(clock, by: nil, at: TemporaryProject.time)
    let sql =
      "SELECT * FROM ledger WHERE kind IN ('articleTagged', 'articlesAssigned', 'reviewerRetired', 'entryReverted')"
    let entries = try store.read { try LedgerEntry.fetchAll($0, sql: sql) }
    try here.write { db, _ in
      for entry in entries { try entry.insert(db) }
      try Projection(db: db).rebuild()
    }
    #expect(try entries.count == 4 && here.work().assignments.isEmpty && here.articles().isEmpty)
  }

  @Test(arguments: 0..<8) func aReplayGivesTheSameTables(seed: UInt64) throws {
    let store = try store()
    var generator = TestGenerator(state: seed)
    var clocks: [Int] = []
    for number in 0..<40 {
      let article = ["harbour", "tower"].randomElement(using: &generator) ?? "tower"
      let changes: [WorkChange] = [
        .excluded(article: article, reason: "\(number)"), .included(article: article, reason: "\(number)"),
        .tagged(article: article, tag: "pilot", isSet: number % 2 == 0), .retired(reviewer: "ben"),
        .corrected(article: article, values: [.title: number % 3 == 0 ? nil : "\(number)", .date: "2026-03-14"]),
        .recused(Recusal(reviewer: "ana", outlet: "\(number)", reason: "why")),
        Self.plan([(article, "ana", number + 1)]),
      ]
      if Bool.random(using: &generator), let clock = clocks.randomElement(using: &generator) {
        _ = try? store.revert(clock, by: nil, at: TemporaryProject.time)
      } else if let change = changes.randomElement(using: &generator), let clock = try? append(change, to: store) {
        clocks.append(clock)
      }
    }
    #expect(try store.examine().findings.isEmpty && clocks.count > 10)
  }

  @Test func aProjectOfTheFirstSchemaIsBroughtUpWithACopyBesideIt() throws {
    let old = try ProjectStore(
      path: project.path, access: .create, stateFolder: nil, migrations: Array(SchemaFiles.migrations.prefix(1)))
    try old.write { db, _ in
      try db.execute(sql: "INSERT INTO reviewer (id, name, joined_at) VALUES ('ana', NULL, '2026-03-14T09:00:00.000Z')")
    }
    try old.close()
    #expect(throws: StoreError.olderSchema(path: project.path, found: 1, known: SchemaFiles.migrations.count)) {
      try project.open(.read)
    }
    let store = try project.open(.write)
    #expect(try store.reviewers().map(\.id) == ["ana"] && store.work().assignments.isEmpty)
    #expect(FileManager.default.fileExists(atPath: project.path + ".v1.backup"))
    #expect(try MeddlingConnection.value("PRAGMA user_version", path: project.path + ".v1.backup") == "1")
  }
}
