// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import JSON
import TerminalIO
import Testing
import Workbench

/// Paragraphs are found by their words and by what is said of them, as far as that may be seen.
@Suite(.serialized) struct SearchTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    for name in ["harbour", "ferry"] { try project.load(name) }
    for id in ["ana", "ben", "cleo"] { try project.workspace.addReviewer(id, name: nil) }
    for id in ["ana", "ben"] {
      let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(id).txt"))
      try project.pipe("harbour", by: id, lines.split(separator: "\n").map(String.init))
    }
    try project.pipe("ferry", by: "ana", ["R", "flag"])
    _ = project.output.take()
  }

  private func search(by viewer: String? = nil, _ change: (inout SearchRequest) -> Void) throws -> [String] {
    var request = SearchRequest()
    request.isJSON = true
    change(&request)
    var workspace = project.workspace
    workspace.viewer = viewer
    try workspace.search(request)
    var parser = JSONParser(Array(project.output.take().utf8))
    guard case .array(let rows)? = try parser.document()["found"] else { return [] }
    return rows.map { "\($0["article"]?.string ?? "") \($0["paragraph"]?.integer ?? 0)" }
  }

  @Test func wordsAreFoundInAnyCaseAndWithoutTheirAccents() throws {
    #expect(try search { $0.text = "FISHERMEN" } == ["harbour 24"])
    #expect(try search { $0.text = "fishermén boats" } == ["harbour 24"])
    #expect(try search { $0.text = "fisher*" } == ["harbour 24"])
    #expect(try search { $0.text = "fisher" }.isEmpty)
    #expect(try search { $0.text = "boats unicorns" }.isEmpty)
  }

  @Test func aParagraphIsALineThatFitsTheTerminal() throws {
    func lines(_ width: Int, isTerminal: Bool = true) throws -> [String] {
      (project.output.canvas.width, project.output.canvas.isTerminal) = (width, isTerminal)
      var request = SearchRequest()
      request.text = "fishermen"
      try project.workspace.search(request)
      return project.output.take().split(separator: "\n").map(String.init)
    }
    let whole = try lines(40, isTerminal: false)
    #expect(whole.count == 2 && whole[1] == "  1 paragraph" && whole[0].hasPrefix("  harbour ¶24  "))
    #expect(whole[0].count > 80)
    for (width, length) in [(60, 59), (200, 79), (10, 25)] {
      let lines = try lines(width)
      #expect((length - 12...length).contains(lines[0].count) && lines[0].hasSuffix("…"), "\(lines[0])")
      #expect(whole[0].hasPrefix(lines[0].dropLast()))
    }
  }

  @Test func whatPartsNoWordsIsFoundAsItStands() throws {
    let path = project.folder + "/rain.txt"
    try "天气\n\n穿好雨衣再出门。\n\n雨衣 from the harbour, 傘 at home.\n".write(toFile: path, atomically: true, encoding: .utf8)
    try project.workspace.load(LoadRequest([path]))
    _ = project.output.take()
    #expect(try search { $0.text = "雨衣" }.count == 2)
    #expect(try search { $0.text = "雨衣 harbour" }.count == 1)
    #expect(try search { $0.text = "雨衣 harbours" }.isEmpty)
    #expect(try search { $0.text = "傘" }.count == 1)
    #expect(try search { $0.text = "衣雨" }.isEmpty)
  }

  @Test func whatIsAssignedAndNotOpenedIsUndecided() throws {
    var request = AssignRequest(reviewers: "ana,ben,cleo")
    (request.articles, request.overlap) = (["ferry"], 3)
    try project.workspace.assign(request)
    _ = project.output.take()
    let found = try search { ($0.states, $0.reviewer) = ([.undecided], "ben") }
    #expect(found.count == 10 && found.allSatisfy { $0.hasPrefix("ferry") })
    #expect(try search { ($0.states, $0.reviewer, $0.articles) = ([.undecided], "ben", ["harbour"]) }.isEmpty)
  }

  @Test(arguments: [
    "\"", "qqq\" OR boats", "NEAR(boats qqq)", "text:qqq", "-qqq", "qqq AND", "(((", "^qqq", "*", "boats NOT qqq",
  ])
  func noCharacterOfATextIsAnOperator(text: String) throws {
    do { #expect(try search { $0.text = text }.isEmpty) } catch let failure as Failure {
      #expect(failure.message.status == .usage)
    }
  }

  @Test func whatIsSaidIsFoundAndWishesGoTogether() throws {
    #expect(try search { $0.states = [.differs] } == ["harbour 10", "harbour 12", "harbour 24"])
    #expect(try search { ($0.states, $0.label) = ([.differs], "aside") } == ["harbour 10", "harbour 12"])
    #expect(try search { ($0.states, $0.label, $0.reviewer) = ([.differs], "aside", "ben") } == ["harbour 12"])
    #expect(try search { ($0.states, $0.text) = ([.differs], "fishermen") } == ["harbour 24"])
    #expect(try search { ($0.states, $0.reviewer) = ([.flagged], "ana") }.contains("ferry 5"))
    #expect(try search { ($0.states, $0.reviewer) = ([.undecided], "ana") }.count == 9)
    #expect(throws: Failure.self) { try search { _ in } }
    #expect(throws: Failure.self) { try search { $0.states = [.undecided] } }
    #expect(throws: Failure.self) { try search { $0.label = "gossip" } }
    #expect(throws: Failure.self) { try search { ($0.text, $0.reviewer) = ("harbour", "nobody") } }
  }

  private func walk(
    _ only: Set<SearchRequest.State>, by reviewer: String, in articles: [String] = [], _ script: [InputEvent] = [],
    asPerson: Bool = false
  ) throws -> String {
    var request = AnnotateRequest(articles: articles, reviewer: reviewer)
    request.options.only = only
    _ = try project.workspace.annotate(request, source: ScriptedSource(script, isInteractive: asPerson))
    return project.output.take()
  }

  @Test func aReviewGoesThroughWhatASearchFindsAndNothingElse() throws {
    try project.pipe("ferry", by: "ana", ["go 8", "Q"])
    _ = project.output.take()
    let found = try search { ($0.states, $0.reviewer) = ([.unsure], "ana") }
    #expect(found.contains("ferry 8"))
    let text = try walk([.unsure], by: "ana", in: ["ferry"], [.line("opinion"), .line("opinion")])
    #expect(text.contains("ferry 8 opinion") && text.hasSuffix("(opinion 2)\n"))
    #expect(throws: Failure.self) { try walk([.flagged, .unsure], by: "ana", in: ["ferry"], []) }
  }

  @Test func itSaysWhatItGoesThrough() throws {
    let text = try walk([.flagged], by: "ana", in: ["ferry"], [.endOfInput], asPerson: true)
    #expect(text.contains("going through ¶5"))
    #expect(throws: Failure.self) { try walk([.unsure], by: "cleo") }
    #expect(throws: Failure.self) { try walk([.stale], by: "ana") }
  }

  @Test func differencesAreGoneThroughOnlyByWhoeverHasFinished() throws {
    #expect(try walk([.differs], by: "ana", [.endOfInput], asPerson: true).contains("going through ¶10 ¶12 ¶24"))
    try project.pipe("harbour", by: "ben", ["reopen"])
    _ = project.output.take()
    #expect(throws: Failure.self) { try walk([.differs], by: "ben") }
    #expect(throws: Failure.self) { try walk([.differs], by: "ana") }
  }

  @Test func nothingIsFoundThatMayNotBeSeen() throws {
    func flagged(by viewer: String?) throws -> [String] {
      try search(by: viewer) { $0.states = [.flagged] }.filter { $0.hasPrefix("ferry") }
    }
    #expect(try flagged(by: nil).isEmpty)
    #expect(try flagged(by: "ben").isEmpty)
    #expect(try flagged(by: "ana") == ["ferry 5"])
    #expect(try search(by: "cleo") { $0.states = [.differs] }.isEmpty)
    #expect(try search(by: "ana") { $0.states = [.differs] }.count == 3)
  }
}
