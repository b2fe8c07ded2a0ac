// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import JSON
import TerminalIO
import Testing
import Workbench

/// The codebook changes while people label: old figures stay as they were, new ones are read through the changes.
@Suite(.serialized) struct CodebookLifeTests {
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

  private func agreement(_ change: (inout AgreementRequest) -> Void = { _ in }) throws -> String {
    var request = AgreementRequest()
    request.isJSON = true
    change(&request)
    try project.workspace.agreement(request)
    return project.output.take()
  }

  private func parsed(_ text: String) throws -> JSONValue {
    var parser = JSONParser(Array(text.utf8))
    return try parser.document()
  }

  /// Writes the codebook in force into a file, changed in words.
  private func file(_ version: Int, replacing old: String = "", with new: String = "") throws -> String {
    try project.workspace.showCodebook(label: nil, isJSON: true)
    let shown = project.output.take()
    let number = try #require(try parsed(shown)["version"]?.integer)
    let path = project.folder + "/codebook.json"
    let changed = shown.replacing("\"version\" : \(number)", with: "\"version\" : \(version)").replacing(old, with: new)
    try write(changed, to: path)
    return path
  }

  private func adopt(
    _ file: String, _ kind: CodebookChange.Kind? = nil, stale: [String] = []
  ) throws -> String {
    var statement = CodebookStatement()
    (statement.kind, statement.stale) = (kind, stale)
    try project.workspace.adoptCodebook(file: file, saying: statement)
    return project.output.take()
  }

  @Test func oldFiguresStayToTheDigitAndNewOnesAreReadThroughTheMap() throws {
    let before = try agreement()
    try project.workspace.renameLabel("editorial_aside", to: "comment")
    try project.workspace.mergeLabels(["opinion", "comment"], to: "view")
    #expect(project.output.take().contains("attribution 3 is in force"))
    let now = try parsed(try agreement())
    #expect(now["codebook"]?.string == "attribution@3" && now["codebooks"] == ["attribution@1"])
    // ana and ben differ on paragraph 10 only in opinion against aside, which are one label now.
    _ = try project.workspace.agreement(AgreementRequest())
    #expect(project.output.take().contains("codebook attribution 1, read under 3"))
    guard case .array(let differences)? = now["differences"] else {
      Issue.record("no differences")
      return
    }
    #expect(differences.map { $0["paragraph"]?.integer } == [12, 24])
    #expect(try agreement { $0.codebook = 1 } == before)
    #expect(throws: Failure.self) { try agreement { $0.codebook = 7 } }
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test func aSplitMakesDecisionsStaleAndOnlyTheseAreWalked() throws {
    let before = try agreement()
    try project.workspace.splitLabel("quote", into: ["direct quote", "quote"])
    #expect(project.output.take().contains("structural; 2 decisions stale"))
    var request = AnnotateRequest(articles: [], reviewer: "ana")
    request.options.only = [.stale]
    _ = try project.workspace.annotate(
      request, source: ScriptedSource([.line("direct quote"), .line("finish")], isInteractive: false))
    #expect(project.output.take().contains("harbour 14 direct_quote\n"))
    #expect(throws: Failure.self) {
      try project.workspace.annotate(request, source: ScriptedSource([], isInteractive: false))
    }
    #expect(throws: Failure.self) { try agreement() }
    let mixed = try parsed(try agreement { $0.mixesCodebooks = true })
    #expect(mixed["codebooks"] == ["attribution@1", "attribution@2"])
    #expect(mixed["by"]?["grouping"]?.string == "codebook")
    #expect(try agreement { $0.codebook = 1 } == before)
  }

  @Test func theLastVersionIsTakenBackWholeUnlessSomethingWasDecidedUnderIt() throws {
    let before = try agreement()
    func entry() throws -> Int {
      try #require(project.output.take().firstMatch(of: #/entry (\d+)/#).flatMap { Int($0.1) })
    }
    try project.workspace.splitLabel("quote", into: ["direct quote", "quote"])
    let split = try entry()
    try project.workspace.renameLabel("report", to: "account")
    let renamed = try entry()
    #expect(throws: Failure.self) { try project.workspace.revert(split) }
    try project.workspace.revert(renamed)
    #expect(throws: Failure.self) { try project.workspace.revert(renamed) }
    try project.workspace.revert(split)
    _ = project.output.take()
    #expect(try agreement() == before)
    try project.workspace.splitLabel("quote", into: ["direct quote", "quote"])
    let again = try entry()
    try project.pipe("harbour", by: "ana", ["reopen", "label report 7", "finish"])
    #expect(throws: Failure.self) { try project.workspace.revert(again) }
    _ = project.output.take()
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test func howFarAChangeReachesIsSaidAndChecked() throws {
    let definition = try file(2, replacing: "\"definition\" : \"", with: "\"definition\" : \"Anew: ")
    #expect(throws: Failure.self) { try adopt(definition) }
    #expect(throws: Failure.self) { try adopt(definition, .structural) }
    #expect(throws: Failure.self) { try adopt(definition, .wording, stale: ["report"]) }
    #expect(throws: Failure.self) { try adopt(definition, .mapped) }
    #expect(try adopt(definition, .semantic, stale: ["report"]).contains("semantic; 18 decisions stale"))
    #expect(throws: Failure.self) { try adopt(definition, .wording) }
    let gone = try file(3, replacing: "\"editorial_aside\"", with: "\"comment\"")
    #expect(throws: Failure.self) { try adopt(gone, .wording) }
    #expect(try adopt(gone).contains("attribution 3 is in force"))
    try project.workspace.codebookHistory(isJSON: true)
    let list = try parsed(project.output.take())
    guard case .array(let versions)? = list["codebooks"] else {
      Issue.record("no versions")
      return
    }
    #expect(versions.map { $0["change"]?.string } == [nil, "semantic", "structural"])
  }

  @Test func aNewMeaningMakesStaleWhatItIsOfUnlessItIsWordsAlone() throws {
    let anew = try file(2, replacing: "\"definition\" : \"", with: "\"definition\" : \"Anew: ")
    #expect(try !adopt(anew, .wording).contains("stale"))
    let other = try file(3, replacing: "\"definition\" : \"Anew: ", with: "\"definition\" : \"Other: ")
    #expect(try adopt(other, .semantic).contains("decisions stale: "))
  }

  @Test func aFileThatIsNoCodebookIsRefused() throws {
    let path = project.folder + "/bad.json"
    for text in ["{", "{}", "[]", "{\"id\": \"x\", \"version\": 2}"] {
      try write(text, to: path)
      #expect(throws: Failure.self) { try adopt(path) }
    }
    #expect(throws: Failure.self) {
      try adopt(try file(1, replacing: "\"definition\" : \"", with: "\"definition\" : \"A"))
    }
    #expect(throws: Failure.self) { try adopt(try file(2, replacing: "\"key\" : \"o\"", with: "\"key\" : \"j\"")) }
    #expect(throws: Failure.self) { try project.workspace.renameLabel("gossip", to: "rumour") }
    #expect(throws: Failure.self) { try project.workspace.renameLabel("report", to: "quote") }
    #expect(throws: Failure.self) { try project.workspace.renameLabel("report", to: "Ünsound") }
  }

  @Test func mergedLabelsStandWhereTheyStood() throws {
    func labels() throws -> [String?] {
      try project.workspace.showCodebook(label: nil, isJSON: true)
      guard case .array(let labels)? = try parsed(project.output.take())["labels"] else { return [] }
      return labels.map { $0["id"]?.string }
    }
    _ = project.output.take()
    #expect(try labels() == ["report", "quote", "opinion", "editorial_aside"])
    try project.workspace.mergeLabels(["opinion", "editorial_aside"], to: "editorial_aside")
    _ = project.output.take()
    #expect(try labels() == ["report", "quote", "editorial_aside"])
    try project.workspace.mergeLabels(["quote", "editorial_aside"], to: "voice")
    _ = project.output.take()
    #expect(try labels() == ["report", "voice"])
  }

  @Test func versionsAndFilesAreCompared() throws {
    try project.workspace.renameLabel("editorial_aside", to: "comment")
    _ = project.output.take()
    try project.workspace.compareCodebooks("1", "2", isJSON: true)
    let json = try parsed(project.output.take())
    #expect(json["added"] == ["comment"] && json["removed"] == ["editorial_aside"] && json["structural"] == .bool(true))
    #expect(json["map"] == ["editorial_aside": "comment"])
    try project.workspace.compareCodebooks("2", try file(3), isJSON: false)
    #expect(project.output.take().contains("say the same"))
    #expect(throws: Failure.self) { try project.workspace.compareCodebooks("2", "9", isJSON: false) }
    try project.workspace.mergeLabels(["comment", "opinion"], to: "voice")
    _ = project.output.take()
    try project.workspace.compareCodebooks("1", "3", isJSON: false)
    let text = project.output.take()
    #expect(text.contains("  editorial_aside: now voice\n  opinion: now voice\n"))
    #expect(!text.contains("gone") && !text.contains("added"))
  }
}
