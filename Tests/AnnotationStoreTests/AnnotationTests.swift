// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct AnnotationTests {
  private let project = TemporaryProject()

  private struct Log: JudgementLog {
    var store: ProjectStore

    func append(_ events: [Event], knowing known: (review: ReviewID, clock: Int)?) throws -> [Receipt] {
      try store.append(
        events.map { Submission($0) }, by: "ana", at: TemporaryProject.time, knowing: known)
    }

    func news(of review: ReviewID, after clock: Int) throws -> ReviewNews { try store.news(of: review, after: clock) }
  }

  /// A review of the two paragraphs of "harbour" in which the lines were typed.
  private func review(_ store: ProjectStore, _ lines: [String]) throws -> Session {
    var session = Session(
      ReviewID(article: "harbour", reviewer: "ana"), article: try store.article("harbour"),
      codebook: SampleReview.codebook)
    let table = CommandTable(codebook: SampleReview.codebook)
    for line in lines {
      guard case .act(let act) = try table.resolve(line, in: .review) else { continue }
      _ = try session.perform(act, seconds: 1, log: Log(store: store))
    }
    return session
  }

  private static let lines = [
    "source \"The Courier\" outlet", "source \"an official\" reason=\"afraid of losing her post\" ¶2",
    "source same 2 1",
    "assess 1 A1", "assess 2 -3 hearsay", "span loaded Paragraph", "span cue ¶2 0 9", "span drop 2",
    "mention 2 ¶2 denial",
    "undo 2", "redo",
  ]

  @Test func whatTheTablesHoldIsWhatTheSessionHolds() throws {
    let store = try project.withReview()
    let session = try review(store, Self.lines)
    let record = try #require(try store.annotations().first)
    #expect(record.annotations.sources == session.annotations.sources)
    #expect(record.annotations.joins == session.annotations.joins)
    #expect(record.annotations.mentions == session.annotations.mentions)
    #expect(record.annotations.ratings == session.annotations.ratings)
    #expect(record.annotations.spans == session.annotations.spans)
    #expect(!record.isFinished)
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func aStretchOfNothingIsDamage() throws {
    let store = try project.withReview()
    _ = try review(store, ["span loaded Paragraph"])
    try #require(project.meddle("PRAGMA ignore_check_constraints = 1; UPDATE span SET \"end\" = start") == 0)
    #expect(throws: StoreError.self) { try store.annotations() }
  }

  @Test func theLedgerResumesTheSession() throws {
    let store = try project.withReview()
    let session = try review(store, Self.lines)
    let resumed = Session(
      session.id, article: session.article, codebook: session.codebook, history: try store.history(of: session.id))
    #expect(resumed.annotations == session.annotations)
    #expect(resumed.undoHistory == session.undoHistory)
  }

  @Test(arguments: [
    ("UPDATE source SET kind = 'poll'", "source"), ("DELETE FROM source_join", "source_join"),
    ("UPDATE mention SET stance = 'doubt'", "mention"), ("UPDATE rating SET reliability = 'E'", "rating"),
    ("UPDATE span SET \"end\" = 3", "span"),
  ])
  func aForgedMarkIsFound(sql: String, table: String) throws {
    let store = try project.withReview()
    _ = try review(store, Self.lines)
    try #require(project.meddle(sql) == 0)
    let findings = try store.examine().findings
    #expect(findings.count == 1 && findings.allSatisfy { if case .shadow(table, _) = $0 { true } else { false } })
  }

  @Test func theViewsTellWhatWasMarked() throws {
    let store = try project.withReview()
    _ = try review(store, Self.lines)
    let values = try [
      "SELECT group_concat(label || ' ' || kind || ' ' || coalesce(same_as, '-'), '; ') FROM v_sources",
      "SELECT group_concat(label || ' ' || paragraph, '; ') FROM v_mentions",
      """
      SELECT group_concat(coalesce(reliability_grade, '-') || coalesce(credibility_grade, '-') || coalesce(basis, '')
        || standing, '; ') FROM v_ratings
      """,
      "SELECT group_concat(type || ' ' || \"start\" || ' ' || \"end\" || ' ' || text, '; ') FROM v_spans",
    ].map { try MeddlingConnection.value($0, path: project.path) }
    #expect(values[0] == "The Courier outlet -; official 1 person 1")
    #expect(values[1] == "The Courier 1; official 1 2")
    #expect(values[2] == "111; -3hearsay1")
    #expect(values[3] == "loaded 0 9 Paragraph")
  }

  @Test func aSpanWhoseWordsAreOthersIsRefused() throws {
    let store = try project.withReview()
    let span = TextSpan(type: .loaded, start: 0, end: 3, text: "Pax")
    let event = Event.annotationChanged(
      AnnotationChanged(
        article: "harbour", round: 1, paragraph: 1, textSHA256: "digest-1", aspect: .span, number: 1,
        annotation: .span(span),
        gesture: 1))
    #expect(throws: StoreError.textChanged(article: "harbour", paragraph: 1)) {
      try store.append([Submission(event)], by: "ana", at: TemporaryProject.time)
    }
  }

  @Test func theRegisterIsOnesOwnAndOfOtherArticles() throws {
    let store = try project.withReview()
    _ = try review(store, Self.lines)
    #expect(try store.register(of: "ana", without: "ferry").map(\.name) == ["The Courier"])
    #expect(try store.register(of: "ana", without: "harbour").isEmpty)
    #expect(try store.register(of: "ben", without: "ferry").isEmpty)
  }
}
