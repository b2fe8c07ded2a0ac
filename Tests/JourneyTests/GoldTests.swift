// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import JSON
import SchemaTestSupport
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// From two finished reviews to gold, which stays what the ledger says.
@Suite(.serialized) struct GoldTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    try project.load("harbour")
    for id in ["ana", "ben", "cleo"] { try project.workspace.addReviewer(id, name: nil) }
    for id in ["ana", "ben"] {
      let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(id).txt"))
      try project.pipe("harbour", by: id, lines.split(separator: "\n").map(String.init))
    }
    _ = project.output.take()
  }

  private func adjudicate(_ lines: [String], _ change: (inout AdjudicateRequest) -> Void = { _ in }) throws -> String {
    var request = AdjudicateRequest(articles: ["harbour"], adjudicator: "cleo")
    change(&request)
    let source = ScriptedSource(lines.map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.adjudicate(request, source: source)
    return project.output.take()
  }

  private func gold(by viewer: String? = nil) throws -> [JSONValue] {
    var workspace = project.workspace
    workspace.viewer = viewer
    try workspace.gold(of: ["harbour"], isJSON: true)
    var parser = JSONParser(Array(project.output.take().utf8))
    guard case .array(let rows)? = try parser.document()["gold"] else { return [] }
    return rows
  }

  private func agreement() throws -> String {
    var request = AgreementRequest()
    request.isJSON = true
    try project.workspace.agreement(request)
    return project.output.take()
  }

  private func count(_ how: String, _ rows: [JSONValue]) -> Int { rows.count { $0["how"]?.string == how } }

  @Test func threeDifferencesAreAskedAndTheRestIsGold() throws {
    let before = try agreement()
    try expectSnapshot(try adjudicate(["o cause=2", "r", "x"]), "adjudication-pipe")
    let rows = try gold()
    #expect(count("unanimous", rows) == 11 && count("adjudicated", rows) == 2 && count("unresolved", rows) == 1)
    #expect(rows.count { $0["label"]?.string != nil } == 13)
    #expect(rows.allSatisfy { $0["stale"] == .bool(false) })
    #expect(rows.first { $0["how"]?.string == "adjudicated" }?["cause"]?.string == "codebook_gap")
    #expect(try agreement() == before)
    #expect(try adjudicate(["undo", "undo", "undo"]).hasSuffix("harbour: 11 accepted, 0 of 3 decided\n"))
    #expect(count("unresolved", try gold()) == 3)
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test func marksAreTakenOneByOne() throws {
    try project.pipe(
      "harbour", by: "ana", ["reopen", "go 10", "span loaded theatre", "source \"Ann Ruiz\"", "finish"])
    try project.pipe("harbour", by: "ben", ["reopen", "go 10", "span loaded theatre", "span hedge openness", "finish"])
    _ = project.output.take()
    func marks() throws -> [JSONValue]? {
      guard case .array(let marks)? = try gold().first(where: { $0["paragraph"]?.integer == 10 })?["marks"] else {
        return nil
      }
      return marks
    }
    _ = try adjudicate(["o cause=2 marks=1,3"])
    #expect(try marks()?.map { $0["kind"]?.string ?? "" } == ["source", "span"])
    #expect(try marks()?.map { $0["text"]?.string ?? $0["name"]?.string ?? "" } == ["Ann Ruiz", "openness"])
    _ = try adjudicate(["go 10", "o cause=2 marks=none"])
    #expect(try marks() == [])
    _ = try adjudicate(["go 10", "o cause=2"])
    #expect(try marks() == nil)
    // Of a whole judgement the marks are taken too.
    _ = try adjudicate(["go 10", "take A"])
    #expect(try marks()?.count == 2)
    try project.workspace.gold(of: [], isJSON: true)
    #expect(try JSONSchema("gold").faults(in: project.output.take()) == [])
    for wrong in ["marks=4", "marks=0", "marks=x"] {
      #expect(throws: Failure.self) { try adjudicate(["go 10", "o \(wrong)"]) }
    }
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test func labelsOfAnOlderNameAreReadUnderTheOneTheyHaveNow() throws {
    _ = try adjudicate(["o cause=2", "r", "x"])
    try project.workspace.mergeLabels(["opinion", "editorial aside"], to: "voice")
    _ = project.output.take()
    let rows = try gold()
    func row(_ number: Int) -> JSONValue? { rows.first { $0["paragraph"]?.integer == number } }
    #expect(row(10)?["label"]?.string == "voice" && row(10)?["votes"] == ["ana": "voice", "ben": "voice"])
    #expect(rows.count { $0["label"]?.string == "opinion" } == 0)
    #expect(try adjudicate(["undo", "undo", "undo"]).hasSuffix("harbour: 11 accepted, 0 of 3 decided\n"))
    // ana and ben differed on 10 in what is one label now.
    #expect(try adjudicate([]).hasSuffix("harbour: 12 accepted, 0 of 2 decided\n"))
    #expect(try gold().first { $0["paragraph"]?.integer == 10 }?["how"]?.string == "unanimous")
    try project.workspace.compare(DiffRequest("ana", "ben"))
    #expect(!project.output.take().contains("¶10"))
  }

  @Test func aReopenedReviewMakesItStaleAndFinishingItUnchangedDoesNot() throws {
    _ = try adjudicate(["o", "r"])
    try project.pipe("harbour", by: "ana", ["reopen"])
    _ = project.output.take()
    #expect(try gold().count { $0["stale"] == .bool(true) } == 13)
    #expect(throws: Failure.self) { try adjudicate([]) }
    try project.pipe("harbour", by: "ana", ["finish"])
    _ = project.output.take()
    #expect(try gold().allSatisfy { $0["stale"] == .bool(false) })
  }

  @Test func aChangedVoteMakesItsParagraphStaleAndIsAskedAgain() throws {
    _ = try adjudicate(["o", "r", "q note=\"the \"\"voice\"\" is hers\""])
    try project.pipe("harbour", by: "ben", ["reopen", "label quote 12", "finish"])
    _ = project.output.take()
    let stale = try gold().filter { $0["stale"] == .bool(true) }
    #expect(stale.map { $0["paragraph"]?.integer } == [12])
    #expect(try adjudicate([]).hasSuffix("harbour: 11 accepted, 2 of 3 decided\n"))
  }

  @Test func aMajorityIsAcceptedWhereThatIsAskedFor() throws {
    let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-ben.txt"))
    try project.workspace.addReviewer("dora", name: nil)
    try project.pipe("harbour", by: "dora", lines.split(separator: "\n").map(String.init))
    _ = project.output.take()
    #expect(try adjudicate([]) { $0.acceptsMajority = true }.hasSuffix("harbour: 14 accepted, 0 of 0 decided\n"))
    #expect(count("majority", try gold()) == 3)
  }

  /// Who looks again without a word decides nothing: what was accepted stands until somebody decides otherwise.
  @Test func whatWasAcceptedStandsUntilItIsDecided() throws {
    let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-ben.txt"))
    try project.workspace.addReviewer("dora", name: nil)
    try project.pipe("harbour", by: "dora", lines.split(separator: "\n").map(String.init))
    #expect(try adjudicate([]).hasSuffix("harbour: 11 accepted, 0 of 3 decided\n"))
    #expect(count("unresolved", try gold()) == 3)
    let lone = try adjudicate([]) { ($0.acceptsMajority, $0.articles) = (true, []) }
    #expect(lone == "harbour: 14 accepted, 0 of 0 decided\n")
    #expect(count("majority", try gold()) == 3)
    #expect(throws: (any Error).self) { try adjudicate([]) { $0.articles = [] } }
    #expect(try adjudicate([]).hasSuffix("harbour: 11 accepted, 0 of 3 decided\n"))
    #expect(count("majority", try gold()) == 3)
    #expect(try adjudicate(["x"]).hasSuffix("harbour: 11 accepted, 1 of 3 decided\n"))
    #expect(count("majority", try gold()) == 2)
    #expect(count("unresolved", try gold()) == 1)
  }

  @Test func atTheEndOfAPipeTheArticlesThatFollowAreAcceptedToo() throws {
    try project.load("ferry")
    for (reviewer, first) in [("ana", "o"), ("ben", "r")] {
      try project.pipe("ferry", by: reviewer, [first] + Array(repeating: "r", count: 9) + ["finish"])
    }
    try project.workspace.gold(of: ["ferry"], isJSON: false)
    #expect(project.output.take().hasSuffix("ferry is not adjudicated yet: attest adjudicate makes gold.\n"))
    #expect(
      try adjudicate([]) { $0.articles = [] }
        == "ferry: 9 accepted, 0 of 1 decided\nharbour: 11 accepted, 0 of 3 decided\n")
    #expect(count("unanimous", try gold()) == 11)
  }

  @Test(arguments: [
    ("take A ¶10 cause=9", "“cause” wants a number from 1 to 4"),
    ("finish", "“finish” does nothing in an adjudication (it works in a review, which"),
    ("confidence 2", "“confidence” does nothing in an adjudication (it works in a review, which"),
    ("open ferry", "“open” does nothing in an adjudication (it works at the desk, which"),
    ("take A", "every paragraph is decided (:go ¶ looks at one again)"),
  ])
  func whatIsRefusedSaysWhatIsSo(line: String, words: String) throws {
    let refused = #expect(throws: Failure.self) { try adjudicate(["o", "r", "x", line]) }
    #expect(refused?.line.contains(words) == true, "\(refused?.line ?? "")")
  }

  @Test func oneFinishedReviewIsTooFew() throws {
    try project.load("ferry")
    try project.pipe("ferry", by: "ana", ["r"])
    var request = AdjudicateRequest(articles: ["ferry"], adjudicator: "cleo")
    request.showsNames = true
    #expect(throws: Failure.self) {
      try project.workspace.adjudicate(request, source: ScriptedSource([], isInteractive: false))
    }
  }

  @Test func anAdjudicatorWhoReviewedIsWarned() throws {
    _ = try adjudicate([]) { $0.adjudicator = "ana" }
    #expect(project.errors.take().contains("ana reviewed harbour as well"))
  }

  @Test func atTheDeskGoldIsForThoseWhoFinished() throws {
    _ = try adjudicate(["o", "r", "x"])
    #expect(try gold(by: "ana").count == 14)
    #expect(throws: Failure.self) { try gold(by: "cleo") }
    try project.pipe("harbour", by: "ana", ["reopen"])
    #expect(throws: Failure.self) { try gold(by: "ana") }
  }

  @Test(arguments: [80, 40]) func theScreensAreTheseAt(width: Int) throws {
    project.output.canvas = Canvas(width: width)
    let request = AdjudicateRequest(articles: ["harbour"], adjudicator: "cleo")
    let script =
      keys("o2") + [.key("e"), .line("it speaks in its own voice"), .key("1"), .key("x"), .line("")]
    _ = try project.workspace.adjudicate(request, source: ScriptedSource(script, isInteractive: true))
    try project.workspace.gold(of: [], isJSON: false)
    let text = project.output.take()
    #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width })
    try expectSnapshot(text, "adjudication-\(width)")
  }
}
