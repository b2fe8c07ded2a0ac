// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// Between the reviews: what is asked, what is decided, and what is taken back.
@Suite struct AdjudicationTests {
  private let log = MemoryLog()

  private func ballot(_ number: Int, _ labels: LabelID?..., unsure: Bool = false, silent: [String] = []) -> Ballot {
    let votes = zip(["ana", "ben", "cem"], labels).map { name, label in
      Vote(reviewer: name, id: "\(name)-\(number)", judgement: Judgement(label: label, unsure: unsure))
    }
    return Ballot(paragraph: SampleReview.paragraph(number), votes: votes, silent: silent)
  }

  private func adjudication(
    _ ballots: [Ballot], rule: AcceptanceRule = AcceptanceRule(), changes: [ResolutionChange] = [],
    by adjudicator: String = "cleo"
  ) -> Adjudication {
    Adjudication(
      "harbour", article: SampleReview.article(ballots.map(\.paragraph)), adjudicator: adjudicator,
      codebook: SampleReview.codebook, ballots: ballots, voters: ["ben", "ana"], rule: rule, changes: changes)
  }

  private func ruling(
    _ label: LabelID?, cause: DisagreementCause? = nil, note: String? = nil, taking: String? = nil
  ) -> Ruling {
    var ruling = Ruling(label)
    (ruling.cause, ruling.note, ruling.taking) = (cause, note, taking)
    return ruling
  }

  @Test func onlyWhatAllGaveTheSameLabelIsAccepted() {
    let plain = AcceptanceRule(), majority = AcceptanceRule(acceptsMajority: true)
    #expect(ballot(1, "report", "report").result(plain) == .unanimous("report"))
    #expect(ballot(1, "report", "report", unsure: true).result(plain) == .unanimous("report"))
    #expect(ballot(1, "report", "report", unsure: true).result(AcceptanceRule(asksUnsure: true)) == .open)
    #expect(ballot(1, "report", nil).result(plain) == .open)
    #expect(ballot(1, nil, nil).result(majority) == .open)
    #expect(ballot(1, "report", silent: ["ben"]).result(majority) == .open)
    #expect(ballot(1, "report", "report", "quote").result(plain) == .open)
    #expect(ballot(1, "report", "report", "quote").result(majority) == .majority("report"))
    #expect(ballot(1, "report", "report", nil).result(majority) == .majority("report"))
    #expect(ballot(1, "report", "report", silent: ["cem", "dan"]).result(majority) == .open)
  }

  @Test func behindTheLastTheFirstThatIsOpenComesNext() throws {
    var all = adjudication((1...4).map { ballot($0, "report", "quote") })
    var third = ruling("quote")
    third.paragraph = 3
    _ = try all.resolve(third, log)
    #expect(all.position == 4)
    _ = try all.resolve(ruling("quote"), log)
    #expect(all.position == 1 && all.undecided == [1, 2])
  }

  @Test func onlyTheRestIsAskedAndDecidedInOrder() throws {
    var all = adjudication([ballot(1, "report", "report"), ballot(2, "report", "quote"), ballot(3, nil, nil)])
    #expect(all.asked == [2, 3] && all.acceptedCount == 1 && all.position == 2)
    guard case .resolved(let facts, let receipt) = try all.resolve(ruling("quote", cause: .slip), log) else {
      Issue.record("nothing resolved")
      return
    }
    #expect(receipt.clock == 1 && facts.votes == ["ana-2", "ben-2"] && facts.cause == .slip && facts.label == "quote")
    #expect(log.saved.map(\.event) == [.paragraphResolved(facts)])
    #expect(all.position == 3)
    _ = try all.resolve(ruling(nil), log)
    #expect(all.position == nil && all.undecided.isEmpty && all.resolution(of: 3)?.label == nil)
  }

  @Test func aLabelThatNobodyGaveNeedsANote() throws {
    var one = adjudication([ballot(1, "report", "quote")])
    #expect {
      try one.resolve(ruling("opinion"), log)
    } throws: { error in
      guard case .adjudicating(.noteNeeded("opinion", 1))? = error as? ReviewError else { return false }
      return true
    }
    #expect(log.saved.isEmpty && one.position == 1)
    _ = try one.resolve(ruling("opinion", note: "irony"), log)
    #expect(one.resolution(of: 1)?.note == "irony")
  }

  @Test func takingIsByLetterInEitherCaseAndNamesTheReviewer() throws {
    var one = adjudication([ballot(1, "report", "quote")])
    _ = try one.resolve(ruling(nil, taking: "a"), log)
    #expect(one.resolution(of: 1)?.takenFrom == "ben" && one.resolution(of: 1)?.label == "quote")
    #expect(throws: ReviewError.self) { try one.resolve(ruling(nil, taking: "ana"), log) }
    #expect(throws: ReviewError.self) { try one.resolve(ruling(nil, taking: "C"), log) }
    var silent = adjudication([ballot(1, "report", silent: ["ben"])])
    #expect(throws: ReviewError.self) { try silent.resolve(ruling(nil, taking: "A"), log) }
  }

  @Test func undoGoesBackToAnyDepthAndAcrossRestarts() throws {
    let ballots = [ballot(1, "report", "quote"), ballot(2, "report", "quote"), ballot(3, "report", "quote")]
    var first = adjudication(ballots)
    for label: LabelID in ["report", "quote", "report"] { _ = try first.resolve(ruling(label), log) }
    var again = adjudication(ballots, changes: resolved())
    #expect(again.undecided.isEmpty)
    let outcomes = try again.undo(9, log)
    #expect(outcomes.count == 3 && again.undecided == [1, 2, 3] && again.position == 1)
    #expect(throws: ReviewError.self) { try again.undo(1, log) }
    _ = try again.redo(2, log)
    #expect(again.undecided == [3] && again.resolution(of: 1)?.label == "report")
    _ = try again.resolve(ruling("quote"), log)
    #expect(throws: ReviewError.self) { try again.redo(1, log) }
  }

  private func resolved() -> [ResolutionChange] {
    log.saved.compactMap { recorded in
      guard case .paragraphResolved(let facts) = recorded.event else { return nil }
      return ResolutionChange(id: recorded.receipt.id, facts: facts, adjudicator: "cleo")
    }
  }

  @Test func anothersRulingStandsUntilOneOfOnesOwnAndComesBackBelowIt() throws {
    let ballots = [ballot(1, "report", "quote")]
    var theirs = adjudication(ballots)
    _ = try theirs.resolve(ruling("report"), log)
    var mine = adjudication(ballots, changes: resolved(), by: "dora")
    #expect(mine.undecided.isEmpty)
    #expect(throws: ReviewError.self) { try mine.undo(1, log) }
    try mine.move(.to(1))
    _ = try mine.resolve(ruling("quote"), log)
    _ = try mine.undo(1, log)
    #expect(mine.resolution(of: 1)?.label == "report")
  }

  @Test func aRulingOnVotesThatChangedIsAskedAgain() throws {
    var first = adjudication([ballot(1, "report", "quote")])
    _ = try first.resolve(ruling("report"), log)
    var changed = ballot(1, "report", "quote")
    changed.votes[1].id = "ben-later"
    #expect(adjudication([changed], changes: resolved()).undecided == [1])
  }

  @Test func whatIsNotSavedDoesNotStand() {
    var one = adjudication([ballot(1, "report", "quote")])
    log.isFull = true
    #expect(throws: ReviewError.self) { try one.resolve(ruling("report"), log) }
    #expect(one.undecided == [1] && one.position == 1)
  }

  @Test func movingIsAmongWhatIsAskedAndGoingReachesEveryBallot() throws {
    var all = adjudication([ballot(1, "report", "report"), ballot(2, "report", "quote"), ballot(3, "quote", "report")])
    try all.move(.next)
    #expect(all.position == 3)
    try all.move(.previous)
    #expect(all.position == 2)
    try all.move(.to(1))
    #expect(all.position == 1)
    #expect(throws: ReviewError.self) { try all.move(.to(4)) }
    #expect(throws: ReviewError.self) { try all.move(.previous) }
    _ = try all.resolve(ruling("quote", note: "both erred"), log)
    #expect(all.asked == [2, 3] && all.resolution(of: 1)?.label == "quote" && all.position == 2)
  }

  @Test func linesSayRulings() throws {
    let table = CommandTable(codebook: SampleReview.codebook)
    func read(_ line: String) throws -> Command { try table.resolve(line, in: .adjudication) }
    #expect(
      try read("o cause=2 note=reads as irony")
        == .resolve(ruling("opinion", cause: .codebookGap, note: "reads as irony")))
    #expect(try read(":label editorial aside") == .resolve(ruling("editorial_aside")))
    #expect(try read("x cannot tell") == .resolve(ruling(nil, note: "cannot tell")))
    #expect(try read("x") == .resolve(ruling(nil)))
    #expect(try read("x cause=1 two readings") == .resolve(ruling(nil, cause: .ambiguousText, note: "two readings")))
    #expect(try read("take A cause=3") == .resolve(ruling(nil, cause: .slip, taking: "A")))
    var placed = ruling("report")
    placed.paragraph = 7
    #expect(try read("r 7") == .resolve(placed))
    #expect(throws: CommandError.self) { try read("r cause=5") }
    #expect(throws: CommandError.self) { try read("R") }
    #expect(throws: CommandError.self) { try read("note something") }
    #expect(throws: CommandError.self) { try table.resolve("take A", in: .review) }
  }
}
