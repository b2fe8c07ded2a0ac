// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// Two sessions of one reviewer, as of two windows, each with what the other did.
@Suite struct TwoSessionsTests {
  private let log = MemoryLog()
  private var here = SampleReview.session([.body, .body, .body])
  private var there = SampleReview.session([.body, .body, .body])

  private func perform(_ session: inout Session, _ acts: Act...) throws -> [Outcome] {
    try acts.flatMap { try session.perform($0, seconds: 0, log: log) }
  }

  @Test mutating func anUndoLeavesWhatTheOtherDecidedLaterAndSaysSo() throws {
    _ = try perform(&here, .judge(.init("report")))
    _ = try perform(&there, .move(.to(1)), .judge(.init("quote")))
    let outcomes = try perform(&here, .undo(1))
    guard case .undone(let step, _) = try #require(outcomes.first) else { throw Missing() }
    #expect(step.isCovered)
    #expect(here.state(of: 1).judgement?.label == "quote")
    try there.catchUp(log)
    #expect(there.state(of: 1).judgement?.label == "quote")
  }

  @Test mutating func anUndoNeverTakesBackWhatTheOtherDid() throws {
    _ = try perform(&there, .judge(.init("quote")))
    #expect(throws: ReviewError.self) { try here.perform(.undo(1), seconds: 0, log: log) }
    #expect(here.state(of: 1).judgement?.label == "quote")
  }

  @Test mutating func theTallyCountsBoth() throws {
    _ = try perform(&here, .judge(.init("report")))
    _ = try perform(&there, .move(.to(2)), .judge(.init("report")), .judge(.init("quote")))
    _ = try perform(&here, .undo(1))
    #expect(here.decidedCount == 2)
    #expect(here.undecided == [1])
    #expect(here.tally.first { $0.label?.id == "report" }?.count == 1)
  }

  @Test mutating func whatTheOtherTookBackIsUndoneHereToo() throws {
    _ = try perform(&here, .judge(.init("report")), .judge(.init("report")))
    there = Session(there.id, article: there.article, codebook: there.codebook, history: log.saved)
    _ = try perform(&there, .undo(1))
    _ = try perform(&here, .undo(1))
    #expect(here.decidedCount == 0)
    #expect(throws: ReviewError.self) { try here.perform(.undo(1), seconds: 0, log: log) }
  }

  @Test mutating func aNumberThatTheOtherGaveIsNotGivenAgain() throws {
    try there.type("source Courier", log: log)
    try here.type("source Ruiz", log: log)
    #expect(here.annotations.sources.mapValues(\.value.name) == [1: "Courier", 2: "Ruiz"])
    try here.type("undo", log: log)
    try here.type("source Ostra", log: log)
    #expect(here.annotations.sources.mapValues(\.value.name) == [1: "Courier", 3: "Ostra"])
  }

  /// The other is quicker by a moment: what was planned is planned again with what it did.
  @Test mutating func whatTheOtherDidBetweenPlanAndSavingIsNoFailure() throws {
    _ = try perform(&here, .judge(.init("report")))
    var other = Session(there.id, article: there.article, codebook: there.codebook, history: log.saved)
    log.meanwhile = { [log] in _ = try other.perform(.undo(1), seconds: 0, log: log) }
    #expect(throws: ReviewError.self) { try here.perform(.undo(1), seconds: 0, log: log) }
    #expect(here.decidedCount == 0 && log.saved.count == 2)
    log.meanwhile = { [log] in _ = try other.type("source Courier", log: log) }
    try here.type("source Ruiz", log: log)
    #expect(here.annotations.sources.mapValues(\.value.name) == [1: "Courier", 2: "Ruiz"])
  }

  @Test mutating func aReviewThatTheOtherFinishedIsFinished() throws {
    _ = try perform(&there, .judge(.init("report")), .judge(.init("report")), .judge(.init("report")), .finish)
    #expect(throws: ReviewError.self) { try here.perform(.judge(.init("quote")), seconds: 0, log: log) }
    #expect(here.isFinished)
  }

  private struct Missing: Error {}
}
