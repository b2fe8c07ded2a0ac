// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct UndoTests {
  private let log = MemoryLog()

  private func perform(_ session: inout Session, _ acts: Act...) throws {
    for act in acts { _ = try session.perform(act, seconds: 0, log: log) }
  }

  @Test func undoTakesTheLastLabelBackAndReturnsToItsParagraph() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .judge(.init("report")), .undo(1))
    #expect(session.position == 1)
    #expect(!session.state(of: 1).isDecided)
    guard case .changeUndone(let facts) = log.saved.last?.event else { throw Missing() }
    #expect(facts.change == "entry-1")
  }

  @Test func undoOfAChangedLabelBringsTheOldOneBack() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .judge(.init("report")), .move(.to(1)), .judge(.init("quote")), .undo(1))
    #expect(session.state(of: 1).judgement?.label == "report")
  }

  @Test func undoGoesBackThroughNotesFlagsAndKindsToTheBeginning() throws {
    var session = SampleReview.session([.body, .body])
    try perform(
      &session, .note("first"), .note("second"), .flag(nil), .kind(.deck), .judge(.init("report")), .undo(100))
    #expect(session.state(of: 1) == ParagraphState())
    #expect(session.article.paragraph(1)?.kind == .body)
    #expect(throws: ReviewError.self) { try perform(&session, .undo(1)) }
  }

  @Test func redoMakesTheSameChangesAgain() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .note("kept"), .judge(.init("report")), .flag(nil))
    let after = (session.state(of: 1), session.state(of: 2))
    try perform(&session, .undo(3), .redo(3))
    #expect((session.state(of: 1), session.state(of: 2)) == after)
    #expect(throws: ReviewError.self) { try perform(&session, .redo(1)) }
  }

  @Test func aNewChangeEndsRedoing() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .judge(.init("report")), .undo(1), .judge(.init("quote")))
    #expect(throws: ReviewError.self) { try perform(&session, .redo(1)) }
  }

  @Test func clearingCanBeUndone() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .judge(.init("report")), .move(.to(1)), .clear)
    #expect(!session.state(of: 1).isDecided)
    try perform(&session, .undo(1))
    #expect(session.state(of: 1).judgement?.label == "report")
  }

  /// Any acts at all: the session that the ledger rebuilds is the session that was left.
  @Test(arguments: 0..<60) func resumingFromTheLedgerGivesTheSessionThatWasLeft(seed: UInt64) throws {
    var generator = TestGenerator(state: seed)
    var session = SampleReview.session([.deck, .body, .heading, .body, .body, .readnext])
    for _ in 0..<120 { _ = try? session.perform(RandomAct.next(&generator), seconds: 1, log: log) }
    let resumed = Session(
      session.id, article: session.article, codebook: session.codebook, history: log.saved)
    for number in 1...6 { #expect(resumed.state(of: number) == session.state(of: number)) }
    #expect(resumed.undoHistory == session.undoHistory)
    #expect(resumed.annotations == session.annotations)
    #expect(resumed.isFinished == session.isFinished)
    #expect(resumed.secondsSpent == session.secondsSpent)
    #expect(resumed.position == session.undecided.first)
  }
}
