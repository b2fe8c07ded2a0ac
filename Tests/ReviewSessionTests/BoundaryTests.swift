// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// What happens at the ends of a review: the last paragraph, the finished review, the mark that is the last.
@Suite struct BoundaryTests {
  private let log = MemoryLog()

  private func judge(_ label: LabelID?, at paragraph: Int? = nil) -> Act {
    var decision = Act.Decision(label)
    decision.paragraph = paragraph
    return .judge(decision)
  }

  private func session(_ count: Int, decided: [Int] = []) throws -> Session {
    var session = SampleReview.session(Array(repeating: .body, count: count))
    for number in decided { _ = try session.perform(judge("report", at: number), seconds: 1, log: log) }
    return session
  }

  @Test func aFinishedReviewTakesNothingButReopening() throws {
    var session = try session(2, decided: [1, 2])
    _ = try session.perform(.finish, seconds: 0, log: log)
    _ = try session.perform(.move(.to(1)), seconds: 0, log: log)
    let span = SpanRequest(type: .loaded, extent: .offsets(0, 4, expected: nil))
    let acts: [Act] = [
      judge("quote"), .mixed(["quote"]), .confidence(.low), .note("x", of: .atHand), .flag(true, of: .atHand),
      .kind(.caption), .clear, .undo(1), .redo(1), .finish, .annotating(.span(span)),
      .annotating(.mention(.name("Vale"), SourceDetails(), paragraph: nil)),
    ]
    let saved = log.saved.count
    for act in acts {
      let error = #expect(throws: ReviewError.self, "\(act)") { try session.perform(act, seconds: 0, log: log) }
      if case .isFinished? = error { continue }
      Issue.record("\(act): \(String(describing: error))")
    }
    #expect(log.saved.count == saved && session.isFinished)
    _ = try session.perform(.reopen, seconds: 0, log: log)
    _ = try session.perform(judge("quote", at: 1), seconds: 0, log: log)
    #expect(session.state(of: 1).judgement?.label == "quote")
  }

  @Test func whatStandsAlreadyIsNotSavedAgain() throws {
    var session = try session(2, decided: [1])
    _ = try session.perform(.move(.to(1)), seconds: 0, log: log)
    for act in [Act.mixed(["quote"]), .confidence(.high), .note("hm", of: .atHand), .flag(true, of: .atHand)] {
      _ = try session.perform(act, seconds: 0, log: log)
      let saved = log.saved.count
      #expect(try session.perform(act, seconds: 0, log: log) == [.unchanged(paragraph: 1)], "\(act)")
      #expect(log.saved.count == saved)
    }
  }

  @Test func behindTheLastParagraphTheFirstThatIsLeftComes() throws {
    var session = try session(4)
    _ = try session.perform(.move(.to(4)), seconds: 0, log: log)
    _ = try session.perform(judge("report"), seconds: 0, log: log)
    #expect(session.position == 1)
    _ = try session.perform(judge("report", at: 3), seconds: 0, log: log)
    #expect(session.position == 1)
    for number in [1, 2] { _ = try session.perform(judge("quote", at: number), seconds: 0, log: log) }
    #expect(session.position == nil)
    _ = try session.perform(.move(.previous), seconds: 0, log: log)
    #expect(session.position == 4)
  }

  @Test func aSearchGoesOnBehindTheParagraphAtHandAndRoundTheEnd() throws {
    var session = try session(3)
    var visited: [Int?] = []
    for _ in 1...4 {
      _ = try session.perform(.move(.find("paragraph")), seconds: 0, log: log)
      visited.append(session.position)
    }
    #expect(visited == [2, 3, 1, 2])
  }

  @Test func whatWasTakenBackLastIsMadeAgainFirst() throws {
    var session = try session(3)
    for label in ["report", "quote", "opinion"] as [LabelID] {
      _ = try session.perform(judge(label), seconds: 0, log: log)
    }
    #expect(throws: ReviewError.self) { try session.perform(.redo(1), seconds: 0, log: log) }
    _ = try session.perform(.undo(3), seconds: 0, log: log)
    #expect((1...3).map { session.state(of: $0).isDecided } == [false, false, false])
    _ = try session.perform(.redo(1), seconds: 0, log: log)
    #expect((1...3).map { session.state(of: $0).judgement?.label } == ["report", nil, nil])
    _ = try session.perform(.redo(9), seconds: 0, log: log)
    #expect((1...3).map { session.state(of: $0).judgement?.label } == ["report", "quote", "opinion"])
    #expect(throws: ReviewError.self) { try session.perform(.redo(1), seconds: 0, log: log) }
  }

  @Test func aTrainingCountsFirstAnswersAndEndsWithItsAttempt() throws {
    let training = Training(
      answers: [1: .init("report", explanation: "it tells"), 2: .init("quote", explanation: "his words")],
      rule: TrainingRule(passMark: 50, attempts: 2))
    var session = Session(
      ReviewID(article: "harbour", reviewer: "ana", round: ReviewID.firstTraining + 1),
      article: SampleReview.article([.body, .body]), codebook: SampleReview.codebook, training: training)
    #expect(session.attempt == 2 && SampleReview.session([.body]).attempt == nil)
    _ = try session.perform(judge("quote"), seconds: 0, log: log)
    _ = try session.perform(judge("report", at: 1), seconds: 0, log: log)
    let outcomes = try session.perform(judge("quote", at: 2), seconds: 0, log: log)
    #expect(
      outcomes.contains(.corrected(paragraph: 2, Judgement(label: "quote"), .init("quote", explanation: "his words"))))
    let end = try session.perform(.finish, seconds: 0, log: log)
    let taken = end.compactMap { if case .trained(let taken, _) = $0 { taken } else { nil } }
    #expect(taken.map(\.right) == [1] && taken.map(\.asked) == [2] && taken.map(\.isPassed) == [true])
    #expect(throws: ReviewError.self) { try session.perform(.reopen, seconds: 0, log: log) }
  }

  private func adjudication(_ count: Int, voters: [String] = ["ben", "ana"], marks: [OfferedMark] = []) -> Adjudication
  {
    let ballots = (1...count).map { number in
      Ballot(
        paragraph: SampleReview.paragraph(number),
        votes: [
          Vote(reviewer: "ana", id: "a\(number)", judgement: Judgement(label: "opinion")),
          Vote(reviewer: "ben", id: "b\(number)", judgement: Judgement(label: "quote")),
        ])
    }
    return Adjudication(
      "harbour", article: SampleReview.article(ballots.map(\.paragraph)), adjudicator: "cleo",
      codebook: SampleReview.codebook, ballots: ballots, voters: voters, rule: AcceptanceRule(), marks: [1: marks])
  }

  @Test func reviewersAreCalledByLettersHoweverManyTheyAre() {
    let voters = (0..<54).map { "reviewer\($0)" }, all = adjudication(1, voters: voters)
    let names = voters.map(all.name)
    #expect(
      names.prefix(3) == ["A", "B", "C"] && names[25...27] == ["Z", "A1", "B1"] && names[51...] == ["Z1", "A2", "B2"])
    #expect(Set(names).count == 54 && all.name(of: "somebody") == "somebody")
  }

  @Test func theNextParagraphToDecideIsSoughtRoundTheEnd() throws {
    var all = adjudication(3)
    func moved(_ move: Act.Move) throws -> Int? {
      try all.move(move)
      return all.position
    }
    #expect(try [moved(.nextUndecided), moved(.nextUndecided), moved(.nextUndecided)] == [2, 3, 1])
    #expect(try [moved(.previousUndecided), moved(.previousUndecided)] == [3, 2])
    #expect(try [moved(.previous), moved(.next), moved(.next)] == [1, 2, 3])
    #expect(try [moved(.find("paragraph")), moved(.find("paragraph"))] == [1, 2])
    #expect(throws: ReviewError.self) { try all.move(.to(4)) }
    #expect(throws: ReviewError.self) { try all.move(.to(0)) }
    var last = adjudication(1)
    #expect(throws: ReviewError.self) { try last.move(.nextUndecided) }
    #expect(throws: ReviewError.self) { try last.move(.previous) }
  }

  @Test func marksAreTakenByTheirPlaces() throws {
    let marks = [OfferedMark(.source("Ann"), by: ["ana"]), OfferedMark(.source("Vale"), by: ["ben"])]
    func ruled(_ places: [Int]?, taking: String? = nil, marks: [OfferedMark]) throws -> [GoldMark]? {
      var ruling = Ruling(taking == nil ? "quote" : nil)
      (ruling.marks, ruling.taking) = (places, taking)
      return try adjudication(1, marks: marks).facts(of: ruling).marks
    }
    #expect(try ruled([2, 1], marks: marks) == [.source("Ann"), .source("Vale")])
    #expect(try ruled([2], marks: marks) == [.source("Vale")] && ruled([], marks: marks) == [])
    #expect(try ruled(nil, marks: marks) == nil && ruled(nil, taking: "A", marks: marks) == [.source("Vale")])
    #expect(try ruled(nil, taking: "a", marks: []) == nil)
    for places in [[0], [3], [1, -1]] { #expect(throws: ReviewError.self) { try ruled(places, marks: marks) } }
    #expect(throws: ReviewError.self) { try ruled([1], marks: []) }
    var note = Ruling("report")
    #expect(try adjudication(1).lacksNote(note) && !adjudication(1).lacksNote(Ruling("quote")))
    note.paragraph = 2
    #expect(throws: ReviewError.self) { try adjudication(1).lacksNote(note) }
  }
}
