// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct JudgingTests {
  private let log = MemoryLog()

  private func label(_ id: LabelID, unsure: Bool = false) -> Act {
    var decision = Act.Decision(id)
    decision.unsure = unsure
    return .judge(decision)
  }

  @Test func aLabelDecidesTheParagraphAtHandAndMovesToTheNextUndecided() throws {
    var session = SampleReview.session([.deck, .heading, .body, .body])
    #expect(session.position == 1)
    _ = try session.perform(label("report"), seconds: 2.5, log: log)
    #expect(session.position == 3)
    #expect(session.state(of: 1).judgement == Judgement(label: "report"))
    guard case .judgementMade(let facts) = log.saved.first?.event else { throw Missing() }
    #expect(facts.textSHA256 == "digest-1")
    #expect(facts.codebook == "test@3")
    #expect(facts.seconds == 2.5)
  }

  @Test func onlyAnotherLabelChangesADecision() throws {
    var session = SampleReview.session([.body, .body])
    for id: LabelID in ["report", "report", "quote"] {
      var decision = Act.Decision(id)
      decision.paragraph = 1
      _ = try session.perform(.judge(decision), seconds: 1, log: log)
    }
    #expect(session.changedDecisions == 1)
    _ = try session.perform(.move(.to(1)), seconds: 0, log: log)
    _ = try session.perform(.confidence(.medium), seconds: 0, log: log)
    #expect(session.changedDecisions == 1)
  }

  @Test func aCapitalIsUnsureWithLowConfidence() throws {
    var session = SampleReview.session([.body])
    _ = try session.perform(label("opinion", unsure: true), seconds: 0, log: log)
    #expect(session.state(of: 1).judgement == Judgement(label: "opinion", unsure: true, confidence: .low))
    #expect(session.unsure == [1])
  }

  @Test func detailsBeforeTheLabelWaitForItAndAreSavedWithIt() throws {
    var session = SampleReview.session([.body, .body])
    let held = try session.perform(.mixed(["editorial_aside", "quote"]), seconds: 0, log: log)
    _ = try session.perform(.confidence(.medium), seconds: 0, log: log)
    #expect(log.saved.isEmpty)
    guard case .held(1, let draft) = held.first else { throw Missing() }
    #expect(draft.mixed == ["quote", "editorial_aside"])
    _ = try session.perform(label("quote"), seconds: 0, log: log)
    let expected = Judgement(label: "quote", confidence: .medium, mixed: ["editorial_aside"])
    #expect(session.state(of: 1).judgement == expected)
    #expect(session.draft(of: 1).isEmpty)
  }

  @Test func detailsAfterTheLabelMakeANewDecisionAndStay() throws {
    var session = SampleReview.session([.body, .body])
    _ = try session.perform(label("report"), seconds: 0, log: log)
    _ = try session.perform(.move(.to(1)), seconds: 0, log: log)
    _ = try session.perform(.mixed(["quote"]), seconds: 0, log: log)
    #expect(session.position == 1)
    #expect(session.state(of: 1).judgement?.mixed == ["quote"])
    #expect(log.saved.count == 2)
  }

  @Test func theMainLabelIsNotAlsoListed() throws {
    var session = SampleReview.session([.body])
    var decision = Act.Decision("quote")
    decision.mixed = ["quote"]
    #expect(throws: ReviewError.self) { _ = try session.perform(.judge(decision), seconds: 0, log: log) }
    #expect(log.saved.isEmpty)
  }

  @Test func abstainingDecidesWithoutALabel() throws {
    var session = SampleReview.session([.body, .body])
    var decision = Act.Decision(nil)
    decision.reason = "too vague"
    _ = try session.perform(.judge(decision), seconds: 0, log: log)
    #expect(session.position == 2)
    #expect(session.state(of: 1).judgement == Judgement(label: nil, reason: "too vague"))
    #expect(session.tally.last?.count == 1)
  }

  @Test func aHeadingTakesNoLabelUnlessEverythingIsWalked() throws {
    var session = SampleReview.session([.heading, .body])
    _ = try session.perform(.move(.to(1)), seconds: 0, log: log)
    let refused = #expect(throws: ReviewError.self) { _ = try session.perform(label("report"), seconds: 0, log: log) }
    guard case .notAnnotatable(paragraph: 1, kind: .heading) = refused else { throw Missing() }
    var whole = SampleReview.session([.heading, .body], scope: .all)
    _ = try whole.perform(label("report"), seconds: 0, log: log)
    #expect(whole.state(of: 1).isDecided)
  }

  @Test func correctingAnotherParagraphStaysWhereTheWorkIs() throws {
    var session = SampleReview.session([.body, .body, .body])
    _ = try session.perform(label("report"), seconds: 0, log: log)
    var decision = Act.Decision("quote")
    decision.paragraph = 1
    _ = try session.perform(.judge(decision), seconds: 0, log: log)
    #expect(session.position == 2)
    #expect(session.state(of: 1).judgement?.label == "quote")
    #expect(session.changedDecisions == 1)
  }

  @Test func whatCannotBeSavedChangesNothing() throws {
    var session = SampleReview.session([.body])
    log.isFull = true
    let refused = #expect(throws: ReviewError.self) { _ = try session.perform(label("report"), seconds: 0, log: log) }
    guard case .notSaved(let cause) = refused, cause is MemoryLog.Full else { throw Missing() }
    #expect(!session.state(of: 1).isDecided)
    #expect(session.position == 1)
  }

  @Test func afterTheLastDecisionNoParagraphIsAtHand() throws {
    var session = SampleReview.session([.body])
    _ = try session.perform(label("report"), seconds: 0, log: log)
    #expect(session.position == nil)
    let refused = #expect(throws: ReviewError.self) { _ = try session.perform(label("quote"), seconds: 0, log: log) }
    guard case .noCurrentParagraph = refused else { throw Missing() }
  }
}

/// Something a test expected is not there.
struct Missing: Error {}
