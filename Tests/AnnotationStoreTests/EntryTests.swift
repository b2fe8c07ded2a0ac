// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Crypto
import Foundation
import GRDB
import ReviewTestSupport
import Testing

@testable import AnnotationStore

/// What an entry's head proves, and what of the ledger can be changed.
@Suite struct EntryTests {
  private let project = TemporaryProject()

  private func value(_ sql: String) throws -> String? { try MeddlingConnection.value(sql, path: project.path) }

  @Test func theTableIsWhatTheDesignSays() throws {
    _ = try project.open()
    let columns = try value("SELECT group_concat(name, ' ') FROM pragma_table_info('ledger')")
    #expect(
      columns == "origin seq clock prev id reviewer kind article seen key made_at body_sha256 body signature")
    #expect(try value("SELECT strict FROM pragma_table_list('ledger')") == "1")
    let views = try value("SELECT group_concat(name, ' ') FROM pragma_table_info('v_history')")
    #expect(views == "origin seq clock made_at reviewer kind article paragraph label body id")
  }

  @Test func anIdIsTheDigestOfTheHeadAlone() throws {
    let store = try project.withReview()
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    let fields = [
      "origin", "seq", "clock", "prev", "reviewer", "kind", "article", "seen", "key", "made_at", "body_sha256",
    ]
    let canonical = fields.map { "coalesce(length(\($0)) || ':' || \($0), '-')" }.joined(separator: " || ")
    let head = try #require(try value("SELECT \(canonical) FROM ledger WHERE kind = 'judgementMade'"))
    #expect(SHA256.hash(data: Data(head.utf8)).hexadecimal == (try value("SELECT id FROM ledger WHERE clock = 4")))
    let body = try #require(try value("SELECT body FROM ledger WHERE clock = 4"))
    #expect(
      SHA256.hash(data: Data(body.utf8)).hexadecimal == (try value("SELECT body_sha256 FROM ledger WHERE clock = 4")))
  }

  @Test func eachAuthorHasAnOriginCountedWithoutGapsAndClocksRiseAcrossThem() throws {
    let store = try project.withReview()
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    _ = try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    let rows =
      "SELECT group_concat(coalesce(reviewer, '-') || seq || clock, ' ') FROM (SELECT * FROM ledger ORDER BY clock)"
    #expect(try value(rows) == "-11 ana12 ana23 ben14 ana35")
    #expect(try value("SELECT count(DISTINCT origin) FROM ledger") == "3")
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func twoEqualLabelsHaveBodiesThatCanNotBeGuessed() throws {
    let store = try project.withReview()
    let event = TemporaryProject.judged(1, "report")
    _ = try store.append([Submission(event), Submission(event)], by: "ana", at: TemporaryProject.time)
    #expect(try value("SELECT count(DISTINCT body_sha256) FROM ledger WHERE kind = 'judgementMade'") == "2")
    #expect(try value("SELECT min(length(json_extract(body, '$.salt'))) FROM ledger") == "32")
  }

  @Test(arguments: [
    "UPDATE ledger SET body = '{}'", "UPDATE ledger SET body = NULL", "UPDATE ledger SET made_at = '2026'",
    "UPDATE ledger SET signature = 'x'", "DELETE FROM ledger", "INSERT OR REPLACE INTO ledger SELECT * FROM ledger",
  ])
  func nothingOfTheLedgerChanges(sql: String) throws {
    _ = try project.withReview()
    #expect(project.meddle(sql) == 19)
  }

  @Test func theKeyOfARetryGivesTheEntryThatIsThereWhateverHappenedSince() throws {
    let store = try project.withReview()
    let judged = [1, 2].map { Submission(TemporaryProject.judged($0, "report")) }
    let finished = Submission(.reviewFinished(ReviewClosed(article: "harbour", round: 1)))
    let first = try store.append(judged + [finished], by: "ana", at: TemporaryProject.time)
    #expect(try store.append(judged + [finished], by: "ana", at: TemporaryProject.time) == first)
  }

  @Test(arguments: [Timestamp(milliseconds: 261_800_000_000_000), Timestamp(milliseconds: -70_000_000_000_000)])
  func aClockThatIsWrongIsRefused(time: Timestamp) throws {
    let store = try project.withReview()
    #expect(throws: StoreError.clockIsWrong(says: time.iso8601)) {
      try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: time)
    }
  }

  @Test(arguments: ["clock", "seq"]) func aCountNearTheEndOfNumbersIsDamage(column: String) throws {
    let store = try project.withReview()
    let sql = "DROP TRIGGER ledger_is_not_updated; UPDATE ledger SET \(column) = \(Int.max) WHERE clock = 3"
    try #require(project.meddle(sql) == 0)
    #expect {
      try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    } throws: {
      if case StoreError.damaged = $0 { true } else { false }
    }
  }
}
