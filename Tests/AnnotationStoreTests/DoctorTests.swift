// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import Foundation
import ReviewTestSupport
import Synchronization
import Testing

@Suite struct DoctorTests {
  private let project = TemporaryProject()

  private func labelled() throws -> ProjectStore {
    let store = try project.withReview()
    let events = [TemporaryProject.judged(1, "report"), TemporaryProject.judged(2, "quote")]
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    return store
  }

  private func examined(after sql: String) throws -> Examination {
    try labelled().close()
    try #require(project.meddle(sql) == 0)
    return try project.open(.examine).examine()
  }

  @Test func aSoundProjectHasNoFindings() throws {
    #expect(try examined(after: "SELECT 1").findings.isEmpty)
  }

  @Test func theSettingsThatKeepThePromiseAreReadBack() throws {
    let store = try project.withReview()
    let settings = try store.examine().settings
    #expect(settings.contains { $0 == ("journal_mode", "delete") })
    #expect(settings.contains { $0 == ("synchronous", "3") })
  }

  /// The last two entries are ana's labels; the trigger is put back, so that nothing else tells of the forgery.
  @Test func aForgedEntryIsFound() throws {
    let trigger = try trigger("ledger_is_not_updated")
    let forgery =
      "UPDATE ledger SET body = replace(body, 'quote', 'opinion') WHERE clock = (SELECT max(clock) FROM ledger)"
    let findings = try examined(after: "DROP TRIGGER ledger_is_not_updated; \(forgery); \(trigger)").findings
    #expect(findings.contains { if case .wrongDigest = $0 { true } else { false } })
  }

  @Test func aLostEntryIsFound() throws {
    let trigger = try trigger("ledger_is_not_deleted")
    let loss = "DELETE FROM ledger WHERE clock = (SELECT max(clock) - 1 FROM ledger)"
    let findings = try examined(after: "DROP TRIGGER ledger_is_not_deleted; \(loss); \(trigger)").findings
    #expect(findings.contains { if case .gap = $0 { true } else { false } })
    #expect(findings.contains { if case .brokenChain = $0 { true } else { false } })
    #expect(findings.contains { if case .shadow("judgement", _) = $0 { true } else { false } })
  }

  @Test func ofManyFaultsAHundredAreNamedAndTheRestIsTold() throws {
    for (count, findings) in [(100, 100), (101, 101)] {
      let project = TemporaryProject(), store = try project.withReview()
      let events = (0..<count).map { TemporaryProject.judged(1 + $0 % 2, "report") }
      _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
      try store.close()
      let forgery = "UPDATE ledger SET body = replace(body, 'report', 'reported') WHERE kind = 'judgementMade'"
      try #require(project.meddle("DROP TRIGGER ledger_is_not_updated; \(forgery)") == 0)
      let found = try project.open(.examine).examine().findings
      let digests = found.count { if case .wrongDigest = $0 { true } else { false } }
      #expect(digests == 100 && found.contains(.more(of: "the ledger")) == (findings > 100))
    }
  }

  @Test func aChainWhoseEndIsGoneHasAGapBehindIt() throws {
    let store = try labelled()
    let loss = "DELETE FROM ledger WHERE clock = (SELECT max(clock) FROM ledger)"
    try #require(project.meddle("DROP TRIGGER ledger_is_not_deleted; \(loss)") == 0)
    let seqs = try store.lastLinks().map { if case .gap(_, let before) = $0 { before } else { 0 } }
    #expect(seqs == [5])
  }

  private func trigger(_ name: String) throws -> String {
    let other = TemporaryProject()
    _ = try other.open()
    return try #require(
      try MeddlingConnection.value("SELECT sql FROM sqlite_schema WHERE name = '\(name)'", path: other.path))
  }

  @Test(arguments: [
    ("UPDATE judgement SET label = 'opinion' WHERE paragraph = 1", "judgement"),
    ("DELETE FROM decision WHERE paragraph = 1", "decision"), ("UPDATE review SET state = 'finished'", "review"),
    ("UPDATE paragraph SET text = 'Forged.' WHERE number = 1", "paragraph"), ("UPDATE head SET seq = seq + 1", "head"),
    ("INSERT INTO reviewer (id, name, joined_at) VALUES ('zoe', NULL, '2026-03-14T09:26:53.123Z')", "reviewer"),
  ])
  func aShadowThatIsNotTheLedgersIsFound(sql: String, table: String) throws {
    let findings = try examined(after: sql).findings
    #expect(findings.count == 1)
    #expect(findings.allSatisfy { if case .shadow(table, _) = $0 { true } else { false } })
  }

  @Test func theFirstRowThatDiffersIsNamed() throws {
    let findings = try examined(after: "UPDATE paragraph SET text = 'Forged.' WHERE number = 2").findings
    #expect(findings == [.shadow(table: "paragraph", place: "article harbour, number 2")])
  }

  @Test(arguments: [
    ("DROP TRIGGER ledger_is_not_updated", "trigger", "ledger_is_not_updated", Examination.SchemaFault.missing),
    ("CREATE TRIGGER more AFTER INSERT ON decision BEGIN SELECT 1; END", "trigger", "more", .foreign),
    ("DROP VIEW v_labels; CREATE VIEW v_labels AS SELECT 'report' AS label", "view", "v_labels", .changed),
    ("DROP INDEX article_url", "index", "article_url", .missing),
  ])
  func aSchemaThatIsNotTheProgramsIsFound(
    sql: String, type: String, name: String, fault: Examination.SchemaFault
  ) throws {
    #expect(try examined(after: sql).findings == [.schema(type: type, name: name, fault)])
  }

  @Test func aTableThatIsAnEndlessViewIsFoundAndNotRead() throws {
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    let findings = try examined(after: "DROP TABLE span; CREATE VIEW span AS \(endless)").findings
    #expect(findings.contains(.schema(type: "table", name: "span", .missing)))
    #expect(findings.contains(.schema(type: "view", name: "span", .foreign)))
  }

  @Test func lostBytesAreFound() throws {
    #expect(try examined(after: "DELETE FROM original").findings == [.original(article: "harbour")])
  }

  /// A cut that takes the shadow along leaves nothing wrong but the head that somebody wrote down.
  @Test func aHeadThatWasWrittenDownProvesWhatWasCutOff() throws {
    let early = TemporaryProject()
    try early.withReview().close()
    let copy = try #require(FileManager.default.contents(atPath: early.path))
    let store = try early.open(.write)
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    let heads = try store.examine().heads
    #expect(try store.examine(heads: heads).findings.isEmpty)
    #expect(try store.examine(heads: heads.map { .init(id: $0.id) }).findings.isEmpty)
    try store.close()
    try copy.write(to: URL(fileURLWithPath: early.path))
    let cut = try early.open(.examine)
    #expect(try cut.examine().findings.isEmpty)
    let findings = try cut.examine(heads: heads).findings
    #expect(!findings.isEmpty && findings.allSatisfy { if case .lostHead = $0 { true } else { false } })
  }

  @Test func copiesWithTheSameEntriesHaveTheSameState() throws {
    let store = try labelled()
    let state = try store.examine().state
    #expect(state.utf8.count == 64)
    let copy = TemporaryProject()
    try FileManager.default.copyItem(atPath: project.path, toPath: copy.path)
    #expect(try copy.open(.examine).examine().state == state)
    _ = try store.append([Submission(TemporaryProject.judged(1, "quote"))], by: "ana", at: TemporaryProject.time)
    #expect(try store.examine().state != state)
  }

  @Test func theLastLinkOfAChainIsLookedAtAlone() throws {
    let trigger = try trigger("ledger_is_not_updated")
    let store = try labelled()
    #expect(try store.lastLinks().isEmpty)
    let forgery =
      "UPDATE ledger SET body = replace(body, 'quote', 'opinion') WHERE clock = (SELECT max(clock) FROM ledger)"
    try #require(project.meddle("DROP TRIGGER ledger_is_not_updated; \(forgery); \(trigger)") == 0)
    #expect(try store.lastLinks().contains { if case .wrongDigest = $0 { true } else { false } })
  }

  /// A label that comes in the middle of an examination is saved at once: nothing is held meanwhile.
  @Test func nobodyWaitsForAnExamination() throws {
    let store = try labelled()
    let writer = try project.open(.write)
    let labelled = Mutex(0)
    let examination = try store.examine { stage, _, _ in
      guard stage == .copying else { return }
      _ = try? writer.append([Submission(TemporaryProject.judged(1, "quote"))], by: "ana", at: TemporaryProject.time)
      labelled.withLock { $0 += 1 }
    }
    #expect(examination.findings.isEmpty && labelled.withLock { $0 } > 0)
    #expect(try writer.history(of: ReviewID(article: "harbour", reviewer: "ana")).count == 3 + labelled.withLock { $0 })
  }

  @Test func aLedgerOfOtherColumnsEndsInWordsNotInATrap() throws {
    for column in ["prev", "body", "kind", "article"] {
      do {
        #expect(try !examined(after: "ALTER TABLE ledger RENAME COLUMN \(column) TO before").findings.isEmpty)
      } catch is StoreError {}
    }
  }
}
