// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import JSON
import TerminalIO
import Testing
import Workbench

/// The second round: two who finished look at what they differ on, and every round has figures of its own.
@Suite(.serialized) struct RoundTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    try project.load("harbour")
    for id in ["ana", "ben"] {
      try project.workspace.addReviewer(id, name: nil)
      let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(id).txt"))
      try project.pipe("harbour", by: id, lines.split(separator: "\n").map(String.init))
    }
    _ = project.output.take()
  }

  private func discuss(by reviewer: String, round: Int = 2, _ events: [InputEvent], asPerson: Bool = false) throws
    -> String
  {
    var request = AnnotateRequest(articles: ["harbour"], reviewer: reviewer)
    request.options.round = round
    _ = try project.workspace.annotate(request, source: ScriptedSource(events, isInteractive: asPerson))
    return project.output.take()
  }

  private func agreement(round: Int) throws -> JSONValue {
    var request = AgreementRequest()
    (request.isJSON, request.round) = (true, round)
    try project.workspace.agreement(request)
    var parser = JSONParser(Array(project.output.take().utf8))
    return try parser.document()
  }

  private func lines(_ text: String...) -> [InputEvent] { text.map(InputEvent.line) }

  @Test func onlyTheDifferencesAreWalkedAndTheRoundsAreNeverMixed() throws {
    let first = try agreement(round: 1)
    #expect(
      try discuss(by: "ana", lines("o", "r", "r", "finish")).hasSuffix(
        "harbour: 3 of 3 decided, finished (report 2, opinion 1)\n"))
    #expect(
      try discuss(by: "ben", lines("o", "e", "r", "finish")).hasSuffix(
        "finished (report 1, opinion 1, editorial_aside 1)\n"))
    let second = try agreement(round: 2)
    #expect(first["round"]?.integer == 1 && second["round"]?.integer == 2)
    #expect(try agreement(round: 1) == first)
    guard case .array(let differences)? = second["differences"] else {
      Issue.record("no differences")
      return
    }
    #expect(differences.map { $0["paragraph"]?.integer } == [12])
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
    var request = AgreementRequest()
    (request.isJSON, request.difference, request.measure.replicates) = (true, .by(.round), 50)
    try project.workspace.agreement(request)
    var parser = JSONParser(Array(project.output.take().utf8))
    let answer = try parser.document()
    let (all, some) = (first["data"]?["units"]?.integer ?? 0, second["data"]?["units"]?.integer ?? 0)
    let warning = "Round 2 is of \(some) of \(all) units: a discussion takes up what reviewers differed on"
    #expect(answer["warnings"]?.text.contains(warning) == true)
    guard case .array(let parts)? = answer["comparison"]?["parts"] else {
      Issue.record("no parts")
      return
    }
    #expect(parts.map { $0["name"] } == ["round 1", "round 2"])
    #expect(parts.map { $0["units"] } == [first["data"]?["units"], second["data"]?["units"]])
  }

  @Test func aDiscussionIsNoFurtherReading() throws {
    func said(_ body: (Workspace) throws -> Void) throws -> String {
      try body(project.workspace)
      return project.output.take()
    }
    let before = try said { try $0.progress(isJSON: false) }
    _ = try discuss(by: "ana", lines("o", "r", "r", "finish"))
    _ = try discuss(by: "ben", lines("o"))
    let progress = try said { try $0.progress(isJSON: false) }
    let readings = "ana finished, ana in round 2 finished, ben finished, ben in round 2 1/3"
    #expect(before.contains("  2  ana finished, ben finished"))
    #expect(progress == before.replacing("ana finished, ben finished", with: readings))
    #expect(try said { try $0.articles(isJSON: false) }.contains(readings))
    let desk = try said { workspace in
      _ = try workspace.desk(reviewer: "ben", source: ScriptedSource([])) { _, _ in }
    }
    #expect(desk.contains("finished, also by ana") && !desk.contains("ana, ana"))
    _ = try discuss(by: "ben", lines("e", "r", "finish"))
    #expect(try said { try $0.history(of: "harbour", paragraph: 10, isJSON: false) }.contains("opinion, round 2\n"))
  }

  @Test func everybodysWordIsShownAndOnesOwnFirst() throws {
    let text = try discuss(by: "ben", keys("o") + [.endOfInput], asPerson: true)
    #expect(text.contains("ben, round 2, discussion. 0 of 3 decided."))
    let you = try #require(text.range(of: "  you  opinion")),
      ana = try #require(text.range(of: "  ana  editorial aside"))
    #expect(you.lowerBound < ana.lowerBound)
  }

  @Test func theDiscussionRestsOnTheRoundBeforeWhateverTheOtherSaidSince() throws {
    _ = try discuss(by: "ana", lines("o", "e", "o", "finish"))
    let text = try discuss(by: "ben", [.endOfInput], asPerson: true)
    #expect(text.contains("ana  editorial aside") && text.contains("0 of 3 decided"))
  }

  @Test func adjudicationWeighsTheLastWord() throws {
    _ = try discuss(by: "ana", lines("o", "r", "r", "finish"))
    _ = try discuss(by: "ben", lines("o", "e", "r", "finish"))
    try project.workspace.addReviewer("cleo", name: nil)
    let request = AdjudicateRequest(articles: ["harbour"], adjudicator: "cleo")
    _ = try project.workspace.adjudicate(request, source: ScriptedSource(lines("r"), isInteractive: false))
    #expect(project.output.take().hasSuffix("harbour: 13 accepted, 1 of 1 decided\n"))
  }

  @Test func aRoundWantsTheOneBeforeFinishedByTwo() throws {
    #expect(throws: Failure.self) { try discuss(by: "ana", round: 3, []) }
    try project.pipe("harbour", by: "ben", ["reopen"])
    #expect(throws: Failure.self) { try discuss(by: "ana", []) }
    #expect(throws: Failure.self) { try discuss(by: "ana", round: 0, []) }
    #expect(throws: Failure.self) { try discuss(by: "ana", round: 101, []) }
  }

  @Test func theRoundIsResumedWhereItStood() throws {
    _ = try discuss(by: "ana", lines("o"))
    #expect(try discuss(by: "ana", lines("undo")).contains("harbour: 0 of 3 decided"))
    #expect(throws: Failure.self) { try discuss(by: "ana", lines("label opinion 9")) }
  }
}
