// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ReviewTestSupport
import Testing

@Suite struct LedgerTests {
  private let project = TemporaryProject()

  @Test func aReceiptIsInTheLedgerAndInTheViewFromOutside() throws {
    let store = try project.withReview()
    let receipt = try store.append(
      [Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)[0]
    let kind = try MeddlingConnection.value(
      "SELECT kind FROM ledger WHERE clock = \(receipt.clock)", path: project.path)
    #expect(kind == "judgementMade")
    let sql = "SELECT reviewer || ' ' || paragraph || ' ' || label || ' ' || made_at FROM v_labels"
    #expect(try MeddlingConnection.value(sql, path: project.path) == "ana 1 report 2026-03-14T09:26:53.123Z")
  }

  @Test func entriesAreNumberedWithoutGapsAndChained() throws {
    let store = try project.withReview()
    let receipts = try (1...5).map { number in
      try store.append(
        [Submission(TemporaryProject.judged(1 + number % 2, "report"))], by: "ana", at: TemporaryProject.time)[0]
    }
    #expect(receipts.map(\.clock) == [4, 5, 6, 7, 8])
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func theSameKeyTwiceIsOneEntry() throws {
    let store = try project.withReview()
    let submission = Submission(TemporaryProject.judged(1, "report"), key: "retry")
    let first = try store.append([submission], by: "ana", at: TemporaryProject.time)
    let second = try store.append([submission], by: "ana", at: TemporaryProject.time)
    #expect(first == second)
    #expect(try MeddlingConnection.value("SELECT count(*) FROM judgement", path: project.path) == "1")
  }

  @Test func allOfAListIsSavedOrNothing() throws {
    let store = try project.withReview()
    let list = [TemporaryProject.judged(1, "report"), TemporaryProject.judged(2, "quote", digest: "another text")]
    #expect(throws: StoreError.textChanged(article: "harbour", paragraph: 2)) {
      try store.append(list.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    }
    #expect(try MeddlingConnection.value("SELECT count(*) FROM judgement", path: project.path) == "0")
  }

  @Test func aFinishedReviewTakesNoDecisionFromAnotherProcess() throws {
    let store = try project.withReview()
    let finished = Event.reviewFinished(ReviewClosed(article: "harbour", round: 1))
    let decided = [TemporaryProject.judged(1, "report"), TemporaryProject.judged(2, "report"), finished]
    _ = try store.append(decided.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    #expect(throws: StoreError.reviewIsFinished(article: "harbour", reviewer: "ana")) {
      try store.append([Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)
    }
  }

  @Test(arguments: ["UPDATE ledger SET body = '{}'", "DELETE FROM ledger"])
  func theLedgerIsAppendOnly(sql: String) throws {
    _ = try project.withReview()
    #expect(project.meddle(sql) == 19)
  }

  @Test func whatTwoConnectionsWriteIsAllThere() throws {
    let first = try project.withReview(), second = try project.open(.write)
    for number in 0..<10 {
      let event = TemporaryProject.judged(1 + number % 2, number % 3 == 0 ? "quote" : "report")
      _ = try (number % 2 == 0 ? first : second).append([Submission(event)], by: "ana", at: TemporaryProject.time)
    }
    #expect(try first.history(of: ReviewID(article: "harbour", reviewer: "ana")).count == 11)
    #expect(try second.examine().findings.isEmpty)
  }
}
