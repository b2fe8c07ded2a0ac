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
    guard case .judgementWithdrawn(let facts) = log.saved.last?.event else { throw Missing() }
    #expect(facts.withdraws == "entry-1")
    #expect(facts.restores == nil)
    #expect(facts.undoes == "entry-1")
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
    for _ in 0..<120 { _ = try? session.perform(Self.randomAct(&generator), seconds: 1, log: log) }
    let resumed = Session(
      session.id, article: session.article, codebook: session.codebook, history: log.saved)
    for number in 1...6 { #expect(resumed.state(of: number) == session.state(of: number)) }
    #expect(resumed.undoHistory == session.undoHistory)
    #expect(resumed.annotations == session.annotations)
    #expect(resumed.isFinished == session.isFinished)
    #expect(resumed.secondsSpent == session.secondsSpent)
    #expect(resumed.position == session.undecided.first)
  }

  private static func randomAct(_ generator: inout TestGenerator) -> Act {
    let labels: [LabelID?] = ["report", "quote", "opinion", "editorial_aside", nil]
    let kinds: [ParagraphKind] = [.body, .heading, .caption]
    switch Int.random(in: 0..<20, using: &generator) {
    case 0...4: return .judge(.init(labels[Int.random(in: 0..<5, using: &generator)]))
    case 5: return .mixed(["quote"])
    case 6: return .note(Bool.random(using: &generator) ? "a note" : nil)
    case 7: return .flag(nil)
    case 8: return .kind(kinds[Int.random(in: 0..<3, using: &generator)])
    case 9: return .clear
    case 10: return .undo(Int.random(in: 1...3, using: &generator))
    case 11: return .redo(Int.random(in: 1...3, using: &generator))
    case 12: return .move(.to(Int.random(in: 1...6, using: &generator)))
    case 13...17: return .annotating(randomMark(&generator))
    default: return Bool.random(using: &generator) ? .finish : .reopen
    }
  }

  private static func randomMark(_ generator: inout TestGenerator) -> AnnotationAct {
    let names = ["Mayor Ruiz", "an official", "The Courier", "two planners"], grades = SourceReliability.allCases
    let number = Int.random(in: 1...4, using: &generator)
    var details = SourceDetails()
    if Bool.random(using: &generator) { details.nestedIn = .some(.name(names[number - 1])) }
    switch Int.random(in: 0..<9, using: &generator) {
    case 0...2: return .mention(.name(names[Int.random(in: 0..<4, using: &generator)]), details, paragraph: nil)
    case 3: return .join(number, .number(Int.random(in: 1...4, using: &generator)))
    case 4: return .split(number)
    case 5: return .drop(number)
    case 6: return .assess(Assessment(target: .source(.number(number)), reliability: grades[number]))
    case 7: return .span(SpanRequest(type: .loaded, extent: .offsets(number, number + 3, expected: nil)))
    default: return Bool.random(using: &generator) ? .unmark(number) : .silence(source: nil, paragraph: nil)
    }
  }
}

/// A small generator that is the same on every machine (SplitMix64, Steele 2014).
struct TestGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
