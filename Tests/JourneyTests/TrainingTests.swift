// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Foundation
import JSON
import SchemaTestSupport
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// Training with gold: told right or wrong, passed or not, and counted nowhere.
@Suite(.serialized) struct TrainingTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    try project.load("harbour")
    for id in ["ana", "ben", "cleo", "dora"] { try project.workspace.addReviewer(id, name: nil) }
    for id in ["ana", "ben"] { try project.pipe("harbour", by: id, lines(of: id)) }
    let request = AdjudicateRequest(articles: ["harbour"], adjudicator: "cleo")
    let rulings = ["o cause=2 note=it infers", "r cause=3", "x"].map(InputEvent.line)
    _ = try project.workspace.adjudicate(request, source: ScriptedSource(rulings, isInteractive: false))
    _ = project.output.take()
  }

  private func lines(of reviewer: String) throws -> [String] {
    let text = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(reviewer).txt"))
    return text.split(separator: "\n").map(String.init)
  }

  private func seat(_ viewer: String?) -> Workspace {
    var workspace = project.workspace
    workspace.viewer = viewer
    return workspace
  }

  private func train(_ reviewer: String, _ script: [String], _ change: (inout AnnotateRequest) -> Void = { _ in })
    throws
    -> String
  {
    var request = AnnotateRequest(articles: ["harbour"], reviewer: reviewer)
    request.options.isTraining = true
    change(&request)
    let source = ScriptedSource(script.map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.annotate(request, source: source)
    return project.output.take()
  }

  private func status(by viewer: String? = nil) throws -> JSONValue {
    try seat(viewer).trainingStatus(of: nil, isJSON: true)
    let text = project.output.take()
    #expect(try JSONSchema("training").faults(in: text) == [])
    var parser = JSONParser(Array(text.utf8))
    return try parser.document()
  }

  private func add(_ explanations: String? = nil) throws {
    let file = project.folder + "/why.json"
    try explanations?.write(toFile: file, atomically: true, encoding: .utf8)
    try project.workspace.addTraining("harbour", explanations: explanations == nil ? nil : file)
    _ = project.output.take()
  }

  /// What gold says, in reading order.
  private func gold() throws -> [(paragraph: Int, label: String)] {
    try project.workspace.gold(of: ["harbour"], isJSON: true)
    var parser = JSONParser(Array(project.output.take().utf8))
    guard case .array(let rows)? = try parser.document()["gold"] else { return [] }
    return rows.compactMap { row in
      row["label"]?.string.flatMap { label in row["paragraph"]?.integer.map { ($0, label) } }
    }
  }

  private func answers(wrong: Int = 0) throws -> [String] {
    let answers = try gold().enumerated().map { index, answer in
      "label \(index < wrong ? (answer.label == "quote" ? "report" : "quote") : answer.label)"
    }
    return answers + ["finish"]
  }

  @Test func everyAnswerIsToldRightOrWrongAndWhy() throws {
    try add(#"{"5": "It tells what happened."}"#)
    let told = try train("dora", answers(wrong: 1)).split(separator: "\n").map(String.init)
    #expect(told.count { $0.hasPrefix("right ") } == 12 && told.count { $0.hasPrefix("wrong ") } == 1)
    #expect(told.contains { $0.contains("harbour 10 opinion it infers") })
    #expect(told.contains { $0.hasSuffix("harbour 5 report It tells what happened.") })
    #expect(told.contains { $0.hasPrefix("passed ") && $0.hasSuffix(" harbour 12 of 13 right, attempt 1") })
    let json = try status()
    guard case .array(let people)? = json["reviewers"] else { return }
    #expect(people.map { $0["passed"] } == [.bool(false), .bool(false), .bool(false), .bool(true)])
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test func theFirstAnswerCountsWhateverItWasChangedTo() throws {
    try add()
    let changed = try ["label quote 5", "label report 5"] + answers().dropFirst()
    #expect(try train("dora", changed).contains("harbour 12 of 13 right"))
  }

  @Test func anAttemptIsNotOpenedAgain() throws {
    try add()
    #expect(throws: Failure.self) { try train("dora", answers(wrong: 9) + ["reopen"]) }
    #expect(project.output.take().contains("harbour 4 of 13 right, attempt 1"))
    #expect(try train("dora", answers()).contains("attempt 2"))
  }

  @Test func attemptsEndAndAPassedArticleIsPassed() throws {
    try add()
    var rule = TrainingRequest()
    (rule.passMark, rule.attempts) = ("100%", 2)
    try project.workspace.setTraining(rule)
    _ = project.output.take()
    for _ in 1...2 { #expect(try train("dora", answers(wrong: 1)).contains("failed ")) }
    #expect(throws: Failure.self) { try train("dora", []) }
    #expect(throws: Failure.self) { try train("dora", []) { $0.articles = [] } }
    rule.attempts = 3
    try project.workspace.setTraining(rule)
    _ = project.output.take()
    #expect(try train("dora", answers()) { $0.articles = [] }.contains("passed "))
    #expect(throws: Failure.self) { try train("dora", []) }
  }

  @Test func nothingOfItIsAFigureALabelOrAnExport() throws {
    func figures() throws -> [String] {
      var agreement = AgreementRequest(), search = SearchRequest()
      agreement.isJSON = true
      (search.isJSON, search.states) = (true, [.unsure])
      let export = ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl")
      let views: [(Workspace) throws -> Void] = [
        { try $0.agreement(agreement) }, { try $0.gold(of: [], isJSON: true) }, { try $0.quality(isJSON: true) },
        { try $0.search(search) }, { try $0.articles(isJSON: true) }, { try $0.assignments(isJSON: true) },
        { try $0.export(export) }, { _ in project.output.write(read(export.path) ?? "") },
        { try $0.feedback(for: "ana", isJSON: true) },
        { try $0.compare(DiffRequest("ana", "ben")) },
      ]
      return try views.map { view in
        try view(project.workspace)
        return project.output.take()
      }
    }
    let before = try figures()
    try add()
    _ = try train("dora", answers(wrong: 3) + ["flag on"].dropLast())
    #expect(try figures() == before)
    try project.workspace.progress(isJSON: true)
    #expect(!project.output.take().contains("1001"))
  }

  @Test func whoHasReadItIsNotTrainedByItAndWhoTrainedDoesNotReadIt() throws {
    try add()
    #expect(throws: Failure.self) { try train("ana", []) }
    _ = try train("dora", ["label report 5"])
    #expect(throws: Failure.self) { try project.pipe("harbour", by: "dora", ["r"]) }
    try project.pipe("harbour", by: "ana", ["reopen"])
    #expect(throws: Failure.self) { try train("ana", []) }
  }

  @Test func whatTrainsIsNoWork() throws {
    try project.load("ferry")
    try add()
    var rule = TrainingRequest()
    rule.isRequired = true
    try project.workspace.setTraining(rule)
    var request = AssignRequest(reviewers: "dora,ana")
    request.isJSON = true
    _ = project.output.take()
    try project.workspace.assign(request)
    #expect(!project.output.take().contains("harbour"))
    #expect(project.errors.take().contains("dora has not passed the training"))
  }

  @Test func theOwnStatusIsAllThatIsShownAtADesk() throws {
    try add()
    _ = try train("dora", answers())
    guard case .array(let people)? = try status(by: "ben")["reviewers"] else { return }
    #expect(people.map { $0["reviewer"]?.string } == ["ben"])
    #expect(throws: Failure.self) { try seat("ben").trainingStatus(of: "dora", isJSON: true) }
    #expect(throws: Failure.self) { try seat("ben").addTraining("harbour", explanations: nil) }
    #expect(throws: Failure.self) { try seat("ben").setTraining(TrainingRequest()) }
  }

  @Test func whatIsNoTrainingIsRefused() throws {
    #expect(throws: Failure.self) { try train("dora", []) }
    try project.load("ferry")
    #expect(throws: Failure.self) { try project.workspace.addTraining("ferry", explanations: nil) }
    for text in ["[]", "{\"x\": \"why\"}", "{\"3\": 7}", "{\"99\": \"why\"}", "{\"3\": \" \"}"] {
      #expect(throws: Failure.self) { try add(text) }
    }
    for word in ["0%", "80", "101%", "x"] {
      var rule = TrainingRequest()
      rule.passMark = word
      #expect(throws: Failure.self) { try project.workspace.setTraining(rule) }
    }
    try add()
    #expect(throws: Failure.self) { try train("dora", []) { $0.options.round = 2 } }
    #expect(throws: Failure.self) { try train("dora", []) { $0.followsQueue = true } }
    #expect(throws: Failure.self) { try train("dora", ["handover ben"]) }
    try project.workspace.removeTraining("harbour")
    #expect(throws: Failure.self) { try train("dora", []) }
    #expect(throws: Failure.self) { try project.workspace.removeTraining("harbour") }
  }

  @Test func anEntryOfItIsTakenBackWhole() throws {
    try project.workspace.addTraining("harbour", explanations: nil)
    let entry = try #require(project.output.take().firstMatch(of: #/entry (\d+)/#).flatMap { Int($0.1) })
    try project.workspace.revert(entry)
    #expect(throws: Failure.self) { try train("dora", []) }
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test(arguments: [80, 40]) func theScreensAreTheseAt(width: Int) throws {
    project.output.canvas = Canvas(width: width)
    try add()
    _ = project.output.take()
    var request = AnnotateRequest(articles: ["harbour"], reviewer: "dora")
    request.options.isTraining = true
    let script = keys("qr") + [.endOfInput]
    _ = try project.workspace.annotate(request, source: ScriptedSource(script, isInteractive: true))
    try project.workspace.trainingStatus(of: "dora", isJSON: false)
    try expectSnapshot(project.output.take(), "training-\(width)")
  }
}
