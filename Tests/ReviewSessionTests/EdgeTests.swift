// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// The ends of a review: nothing at hand, nothing done, nothing left, nothing there.
@Suite struct EdgeTests {
  private let log = MemoryLog()

  private func perform(_ session: inout Session, _ acts: Act...) throws {
    for act in acts { _ = try session.perform(act, seconds: 0, log: log) }
  }

  private func refusal(_ act: Act, _ session: Session) -> String? {
    var session = session
    let before = (session, log.saved.count)
    let error = #expect(throws: ReviewError.self) { _ = try session.perform(act, seconds: 0, log: log) }
    #expect(session.state(of: 1) == before.0.state(of: 1) && session.position == before.0.position)
    #expect(log.saved.count == before.1)
    return error.map { "\($0)" }
  }

  @Test func whereNothingWasDoneNothingIsTakenBack() {
    let session = SampleReview.session([.body, .body])
    #expect(refusal(.undo(1), session) == "nothingToUndo")
    #expect(refusal(.redo(1), session) == "nothingToRedo")
    #expect(refusal(.clear, session) == "nothingToClear(paragraph: 1)")
    #expect(refusal(.note("n", of: .lastDecided), session) == "nothingDecided")
    #expect(refusal(.reopen, session) == "isOpen")
    #expect(refusal(.kind(.body), session)?.hasPrefix("kindIsSame") == true)
  }

  @Test func whereAllIsDecidedNothingIsAtHand() throws {
    var session = SampleReview.session([.body, .heading])
    try perform(&session, .judge(.init("report")))
    #expect(session.position == nil && session.isComplete)
    for act in [Act.judge(.init("quote")), .clear, .note("n"), .flag(nil), .mixed(["quote"]), .kind(.deck)] {
      #expect(refusal(act, session) == "noCurrentParagraph")
    }
    try perform(&session, .note("n", of: .lastDecided), .flag(nil, of: .lastDecided))
    #expect(session.state(of: 1).note == "n" && session.state(of: 1).isFlagged)
    try perform(&session, .move(.previous))
    #expect(session.position == 1)
    #expect(refusal(.move(.next), session)?.hasPrefix("noFurther") == true)
  }

  @Test func anArticleWithoutBodyIsCompleteAtOnce() throws {
    var session = SampleReview.session([.heading, .caption])
    #expect(session.position == nil && session.undecided.isEmpty)
    #expect(refusal(.move(.nextUndecided), session)?.hasPrefix("noFurther") == true)
    try perform(&session, .finish)
    #expect(session.isFinished)
  }

  @Test func onlyTheParagraphAtHandDoesNotCountAsTheNextUndecided() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .judge(.init("report")))
    #expect(session.position == 2)
    for move in [Act.Move.nextUndecided, .previousUndecided] {
      #expect(refusal(.move(move), session)?.hasPrefix("noFurther") == true)
    }
  }

  @Test func aParagraphWhoseKindIsCorrectedLeavesAndJoinsTheWalk() throws {
    var session = SampleReview.session([.body, .heading, .body])
    try perform(&session, .kind(.caption))
    #expect(session.undecided == [3] && session.position == 3)
    try perform(&session, .move(.to(2)), .kind(.body))
    #expect(session.undecided == [2, 3] && session.position == 2)
    try perform(&session, .kind(.deck))
    #expect(session.undecided == [2, 3] && session.position == 2)
    try perform(&session, .undo(3))
    #expect(session.undecided == [1, 3] && session.article.paragraphs.map(\.kind) == [.body, .heading, .body])
  }

  @Test func aDraftGoesWithItsParagraphAndIsNoDecision() throws {
    var session = SampleReview.session([.body, .body])
    try perform(&session, .mixed(["opinion", "quote"]), .confidence(.medium), .move(.next))
    #expect(log.saved.isEmpty && session.undecided == [1, 2])
    try perform(&session, .judge(.init("report")))
    #expect(session.state(of: 2).judgement == Judgement(label: "report"))
    var decision = Act.Decision("quote")
    decision.paragraph = 1
    try perform(&session, .judge(decision))
    #expect(session.state(of: 1).judgement == Judgement(label: "quote", confidence: .medium, mixed: ["opinion"]))
  }

  @Test func undoingMoreThanWasDoneUndoesAllAndRedoingBringsAllBack() throws {
    var session = SampleReview.session([.body, .body, .body])
    try perform(&session, .judge(.init("report")), .flag(true), .judge(.init("quote")))
    let after = (1...3).map(session.state)
    try perform(&session, .undo(99))
    #expect((1...3).allSatisfy { session.state(of: $0) == ParagraphState() })
    try perform(&session, .redo(99))
    #expect((1...3).map(session.state) == after)
  }
}
