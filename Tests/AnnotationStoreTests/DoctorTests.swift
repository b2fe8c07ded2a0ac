// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ReviewTestSupport
import Testing

@Suite struct DoctorTests {
  private let project = TemporaryProject()

  private func examined(after sql: String) throws -> [Examination.Finding] {
    let store = try project.withReview()
    let events = [TemporaryProject.judged(1, "report"), TemporaryProject.judged(2, "quote")]
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    try #require(project.meddle(sql) == 0)
    return try store.examine().findings
  }

  @Test func aSoundProjectHasNoFindings() throws {
    #expect(try examined(after: "SELECT 1").isEmpty)
  }

  @Test func theSettingsThatKeepThePromiseAreReadBack() throws {
    let settings = try project.withReview().examine().settings
    #expect(settings.contains { $0 == ("journal_mode", "delete") })
    #expect(settings.contains { $0 == ("synchronous", "3") })
  }

  @Test func aForgedEntryIsFound() throws {
    let sql =
      "DROP TRIGGER ledger_is_not_updated; UPDATE ledger SET body = replace(body, 'quote', 'opinion') WHERE clock = 5"
    #expect(try examined(after: sql).contains(.wrongDigest(seq: 4)))
  }

  @Test func aLostEntryIsFound() throws {
    let findings = try examined(after: "DROP TRIGGER ledger_is_not_deleted; DELETE FROM ledger WHERE clock = 4")
    #expect(findings.contains(.gap(before: 4)))
    #expect(findings.contains(.brokenChain(seq: 4)))
    #expect(findings.contains(.shadow(table: "judgement")))
  }

  @Test(arguments: [
    ("UPDATE judgement SET label = 'opinion' WHERE paragraph = 1", "judgement"),
    ("DELETE FROM decision WHERE paragraph = 1", "decision"), ("UPDATE review SET state = 'finished'", "review"),
    ("UPDATE paragraph SET text = 'Forged.' WHERE number = 1", "paragraph"),
  ])
  func aShadowThatIsNotTheLedgersIsFound(sql: String, table: String) throws {
    #expect(try examined(after: sql) == [.shadow(table: table)])
  }

  @Test func lostBytesAreFound() throws {
    #expect(try examined(after: "DELETE FROM original") == [.original(article: "harbour")])
  }
}
