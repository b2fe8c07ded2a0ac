// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// A machine's answer is hidden until the paragraph is decided, and shown once.
@Suite struct PriorTests {
  private let log = MemoryLog()
  private let prior = Prior(machine: "gpt", answers: [1: .init("quote", id: "m1"), 2: .init(nil, id: "m2")])

  private func session(_ prior: Prior?) -> Session {
    Session(
      ReviewID(article: "harbour", reviewer: "ana"), article: SampleReview.article([.body, .body, .body]),
      codebook: SampleReview.codebook, history: log.saved, prior: prior)
  }

  /// What is shown of the machine's when a paragraph is labelled.
  private func shown(_ label: LabelID, at paragraph: Int, _ session: inout Session) throws -> [LabelID?] {
    var decision = Act.Decision(label)
    decision.paragraph = paragraph
    return try session.perform(.judge(decision), seconds: 1, log: log).compactMap {
      guard case .priorShown(paragraph, "gpt", let label) = $0 else { return nil }
      return .some(label)
    }
  }

  private var priors: [String?] {
    log.saved.compactMap { recorded in
      guard case .judgementMade(let facts) = recorded.event else { return nil }
      return .some(facts.prior)
    }
  }

  @Test func anAnswerIsShownUponTheFirstDecisionAndNeverAgain() throws {
    var session = session(prior)
    #expect(try shown("report", at: 1, &session) == ["quote"])
    #expect(try shown("quote", at: 1, &session) == [])
    #expect(try shown("report", at: 2, &session) == [nil])
    #expect(try shown("report", at: 3, &session) == [])
    #expect(priors == ["m1", nil, "m2", nil])
    #expect(session.changedDecisions == 1 && session.secondsSpent == 4)
  }

  @Test func aReadingThatGoesOnShowsWhatWasNotShownYet() throws {
    var without = session(nil)
    #expect(try shown("report", at: 1, &without) == [])
    var with = session(prior)
    #expect(try shown("quote", at: 1, &with) == ["quote"])
    var again = session(prior)
    #expect(try shown("report", at: 1, &again) == [] && shown("report", at: 2, &again) == [nil])
    #expect(priors == [nil, "m1", nil, "m2"])
  }
}
