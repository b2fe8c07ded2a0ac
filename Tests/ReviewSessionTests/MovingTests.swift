// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct MovingTests {
  private let log = MemoryLog()

  private func position(after moves: Act.Move..., from kinds: [ParagraphKind], decided: [Int] = []) throws -> Int? {
    var session = SampleReview.session(kinds)
    for number in decided {
      var decision = Act.Decision("report")
      decision.paragraph = number
      _ = try session.perform(.judge(decision), seconds: 0, log: log)
    }
    for move in moves { _ = try session.perform(.move(move), seconds: 0, log: log) }
    return session.position
  }

  private let kinds: [ParagraphKind] = [.body, .heading, .body, .body]

  @Test func stepsSkipWhatIsNotWalked() throws {
    #expect(try position(after: .next, from: kinds) == 3)
    #expect(try position(after: .next, .previous, from: kinds) == 1)
  }

  @Test func whatStandsAroundAParagraphTakesALabelOrIsAHeading() {
    let session = SampleReview.session([.body, .caption, .heading, .body, .caption, .body])
    func before(_ number: Int, _ count: Int, all: Bool = false) -> [Int] {
      session.neighbours(before: number, count, all: all).map(\.number)
    }
    func after(_ number: Int, _ count: Int, all: Bool = false) -> [Int] {
      session.neighbours(after: number, count, all: all).map(\.number)
    }
    #expect(before(4, 2) == [1, 3] && before(4, 2, all: true) == [2, 3] && before(4, 0).isEmpty)
    #expect(before(6, 9) == [1, 3, 4] && before(6, 9, all: true) == [1, 2, 3, 4, 5] && before(1, 9).isEmpty)
    #expect(after(1, 2) == [3, 4] && after(1, 2, all: true) == [2, 3] && after(6, 2).isEmpty)
  }

  @Test func decisionsOnWhatIsOfAnotherKindNowAreSetAside() throws {
    var session = SampleReview.session([.body, .body, .body])
    for line in ["label report 3", "label quote ¶1", "note again"] { try session.type(line, log: log) }
    let article = SampleReview.article([.caption, .caption, .body])
    let now = Session(session.id, article: article, codebook: session.codebook, history: log.saved)
    #expect(now.setAside == [1])
    #expect(now.recentDecisions.map(\.paragraph) == [3, 1])
    #expect(now.recentDecisions.map(\.judgement.label) == ["report", "quote"])
  }

  @Test func undecidedStepsSkipWhatIsDecidedAndGoRound() throws {
    #expect(try position(after: .nextUndecided, from: kinds, decided: [3]) == 4)
    #expect(try position(after: .previousUndecided, from: kinds) == 4)
  }

  @Test func onlySomeAreGoneThroughWhereThatIsAskedFor() throws {
    var session = SampleReview.session([.body, .body, .body, .body])
    #expect(throws: ReviewError.self) { try session.walk(.flagged) }
    for number in [2, 4] {
      _ = try session.perform(.move(.to(number)), seconds: 0, log: log)
      _ = try session.perform(.flag(true), seconds: 0, log: log)
    }
    try session.walk(.flagged)
    #expect(session.position == 2 && session.only == [2, 4])
    _ = try session.perform(.judge(Act.Decision("report")), seconds: 0, log: log)
    #expect(session.position == 4)
    _ = try session.perform(.move(.previousUndecided), seconds: 0, log: log)
    #expect(session.position == 2)
    _ = try session.perform(.move(.next), seconds: 0, log: log)
    _ = try session.perform(.judge(Act.Decision("report")), seconds: 0, log: log)
    #expect(session.position == nil && session.undecided == [1, 3])
    try session.walk(.all)
    #expect(session.position == 1 && session.only == nil)
  }

  @Test func whatASearchFindsIsListedAndGoneThrough() throws {
    var session = SampleReview.session([.body, .heading, .body, .body])
    #expect(session.numbers(.holding("PARAGRAPH")) == [1, 2, 3, 4])
    #expect(session.numbers(.holding("paragraph 3")) == [3])
    #expect(throws: ReviewError.self) { try session.walk(.holding("of nothing here")) }
    try session.walk(.holding("paragraph 3"))
    #expect(session.position == 3 && session.only == [3])
    _ = try session.perform(.judge(Act.Decision("report")), seconds: 0, log: log)
    #expect(session.position == nil)
    try session.walk(.all)
    #expect(session.position == 1)
  }

  @Test func goReachesEveryBlock() throws {
    #expect(try position(after: .to(2), from: kinds) == 2)
  }

  @Test func findGoesToTheNextHitInAnyCase() throws {
    #expect(try position(after: .find("PARAGRAPH 3"), from: kinds) == 3)
  }

  @Test(arguments: [
    (Act.Move.to(14), "noSuchParagraph"), (.to(0), "noSuchParagraph"), (.find("whale"), "notFound"),
    (.previous, "noFurther"),
  ])
  func aMoveToNowhereIsRefused(move: Act.Move, error: String) throws {
    let refused = #expect(throws: ReviewError.self) { _ = try position(after: move, from: kinds) }
    #expect("\(refused.map { "\($0)" } ?? "")".hasPrefix(error))
  }

  @Test func finishingNeedsEveryParagraphAndLocks() throws {
    var session = SampleReview.session([.body, .body])
    let early = #expect(throws: ReviewError.self) { _ = try session.perform(.finish, seconds: 0, log: log) }
    guard case .undecided([1, 2]) = early else { throw Missing() }
    for _ in 0..<2 { _ = try session.perform(.judge(.init("report")), seconds: 0, log: log) }
    _ = try session.perform(.finish, seconds: 0, log: log)
    for act in [Act.undo(1), .note("late"), .finish, .judge(.init("quote"))] {
      let late = #expect(throws: ReviewError.self) { _ = try session.perform(act, seconds: 0, log: log) }
      guard case .isFinished = late else { throw Missing() }
    }
    _ = try session.perform(.reopen, seconds: 0, log: log)
    _ = try session.perform(.undo(1), seconds: 0, log: log)
    #expect(session.undecided == [2])
  }
}
