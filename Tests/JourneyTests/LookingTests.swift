// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import JSON
import SchemaTestSupport
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// Two readings side by side, feedback, history and gates: only what may be seen, from the shell and at a desk.
@Suite(.serialized) struct LookingTests {
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

  @Test func feedbackShowsEachParagraphThatOthersDecidedOtherwise() throws {
    try project.workspace.feedback(for: "ana", isJSON: false)
    let text = project.output.take()
    let lines = text.split(separator: "\n").map(String.init)
    let rows = lines.indices.filter { lines[$0].hasPrefix("  harbour ¶") }
    #expect(
      rows.count == 3 && rows.allSatisfy { lines[$0 + 1].hasPrefix("  you ") && lines[$0 + 1].contains(" · ben ") })
    #expect(rows.allSatisfy { lines[$0 + 2].hasPrefix("  │ ") || lines[$0 + 2].contains("│") })
    #expect(lines.last?.hasPrefix("  3 paragraphs of ") == true && text.hasSuffix("by gold or others.\n"))
    try adjudicate()
    _ = project.output.take()
    try project.workspace.feedback(for: "ana", isJSON: false)
    #expect(project.output.take().contains(" · gold "))
  }

  @Test func everyAnswerInJSONKeepsToItsSchema() throws {
    try adjudicate()
    try project.workspace.renameLabel("editorial_aside", to: "comment")
    _ = project.output.take()
    func faults(_ name: String, _ body: (Workspace) throws -> Void) throws -> [String] {
      try body(project.workspace)
      return try JSONSchema(name).faults(in: project.output.take())
    }
    #expect(try faults("gold") { try $0.gold(of: [], isJSON: true) } == [])
    #expect(try faults("feedback") { try $0.feedback(for: "ana", isJSON: true) } == [])
    #expect(try faults("history") { try $0.history(of: "harbour", paragraph: nil, isJSON: true) } == [])
    #expect(try faults("codebook-history") { try $0.codebookHistory(isJSON: true) } == [])
    #expect(try faults("codebook-diff") { try $0.compareCodebooks("1", "2", isJSON: true) } == [])
    #expect(try faults("quality") { try $0.quality(isJSON: true) } == [])
    try project.workspace.tag("harbour", "pilot", removes: false)
    try project.load("ferry")
    try project.workspace.exclude("ferry", because: "a test")
    _ = project.output.take()
    #expect(try faults("articles") { try $0.articles(isJSON: true) } == [])
    var wish = SearchRequest()
    (wish.text, wish.isJSON) = ("fishermen", true)
    #expect(try faults("search") { try $0.search(wish) } == [])
    var request = DiffRequest("ana", "gold")
    request.isJSON = true
    #expect(try faults("diff") { try $0.compare(request) } == [])
    #expect(try JSONSchema("diff").faults(in: #"{"left":1,"right":"b","compared":0,"differences":[{}]}"#).count == 6)
  }

  private func seat(_ viewer: String?) -> Workspace {
    var workspace = project.workspace
    workspace.viewer = viewer
    return workspace
  }

  private func parsed() throws -> JSONValue {
    var parser = JSONParser(Array(project.output.take().utf8))
    return try parser.document()
  }

  private func numbers(_ json: JSONValue, _ key: String) -> [Int?] {
    guard case .array(let rows)? = json[key] else { return [] }
    return rows.map { $0["paragraph"]?.integer }
  }

  private func diff(
    _ left: String, _ right: String, by viewer: String? = nil, _ change: (inout DiffRequest) -> Void = { _ in }
  ) throws -> JSONValue {
    var request = DiffRequest(left, right)
    request.isJSON = true
    change(&request)
    try seat(viewer).compare(request)
    return try parsed()
  }

  private func adjudicate() throws {
    let request = AdjudicateRequest(articles: ["harbour"], adjudicator: "cleo")
    let lines = ["o cause=2 note=it infers", "r cause=3", "x"].map(InputEvent.line)
    _ = try project.workspace.adjudicate(request, source: ScriptedSource(lines, isInteractive: false))
    _ = project.output.take()
  }

  @Test func twoReviewersAreLaidSideBySide() throws {
    let json = try diff("ana", "ben")
    #expect(numbers(json, "differences") == [10, 12, 24] && json["compared"]?.integer == 14)
    #expect(numbers(try diff("ana", "ben") { $0.pair = ("aside", "opinion") }, "differences") == [10])
    #expect(numbers(try diff("ana", "ben") { $0.listsAll = true }, "differences").count == 14)
    try seat(nil).compare(DiffRequest("ana", "ben"))
    try expectSnapshot(project.output.take(), "diff")
  }

  @Test func aReviewerAndTheGoldAreToo() throws {
    try adjudicate()
    #expect(numbers(try diff("ana", "gold"), "differences") == [10, 24])
    #expect(numbers(try diff("gold", "ben"), "differences") == [12, 24])
    try seat(nil).compare(DiffRequest("ana", "gold"))
    #expect(project.output.take().contains("gold  unresolved"))
  }

  @Test func whatIsNoPairIsRefused() {
    for (left, right) in [
      ("ana", "ana"), ("ana", "nobody"), ("ana", "Ä"), ("ana@0", "ben"), ("ana@x", "ben"), ("ana", "ben@2"),
    ] {
      #expect(throws: Failure.self) { try diff(left, right) { $0.articles = ["harbour"] } }
    }
    #expect(throws: Failure.self) { try diff("ana", "ben") { $0.pair = ("gossip", "report") } }
    let round = #expect(throws: Failure.self) { try diff("ana@7", "ben") { $0.articles = ["harbour"] } }
    #expect(round?.line.contains("ana has opened nothing of this in round 7") == true)
  }

  @Test func articlesThatAreNoVersionsOfOneAreNotComparedAsSuch() throws {
    try project.load("ferry")
    let refused = #expect(throws: Failure.self) { try diff("harbour", "ferry") }
    #expect(refused?.line.contains("are not versions of one article") == true)
  }

  @Test func nobodySeesADifferenceBeforeFinishing() throws {
    #expect(throws: Failure.self) { try diff("ana", "ben", by: "cleo") { $0.articles = ["harbour"] } }
    #expect(numbers(try diff("ana", "ben", by: "cleo"), "differences").isEmpty)
    #expect(numbers(try diff("ana", "ben", by: "ana"), "differences").count == 3)
    try project.pipe("harbour", by: "ben", ["reopen"])
    _ = project.output.take()
    #expect(numbers(try diff("ana", "ben"), "differences").isEmpty)
    #expect(throws: Failure.self) { try diff("ana", "ben", by: "ana") { $0.articles = ["harbour"] } }
  }

  private func feedback(for reviewer: String, by viewer: String? = nil) throws -> JSONValue {
    try seat(viewer).feedback(for: reviewer, isJSON: true)
    return try parsed()
  }

  @Test func feedbackNamesWhatGoldOrOthersDecidedOtherwise() throws {
    #expect(numbers(try feedback(for: "ana"), "feedback") == [10, 12, 24])
    try adjudicate()
    let json = try feedback(for: "ana")
    #expect(json["with_gold"]?.integer == 13 && json["as_gold"]?.integer == 12)
    guard case .array(let rows)? = json["feedback"], let first = rows.first else {
      Issue.record("no feedback")
      return
    }
    #expect(first["paragraph"]?.integer == 10 && first["gold"]?.string == "opinion")
    #expect(first["cause"]?.string == "codebook_gap" && first["others"] == ["ben": "opinion"])
    // Gold says the same as ana of 12; of 24 there is none.
    #expect(numbers(json, "feedback") == [10, 24])
  }

  @Test func feedbackComesAfterTheOwnReviewAndIsOnesOwn() throws {
    #expect(throws: Failure.self) { try feedback(for: "cleo") }
    #expect(throws: Failure.self) { try feedback(for: "ana", by: "ben") }
    try project.pipe("harbour", by: "ana", ["reopen"])
    #expect(throws: Failure.self) { try feedback(for: "ana") }
  }

  private func history(_ paragraph: Int? = nil, by viewer: String? = nil) throws -> [JSONValue] {
    try seat(viewer).history(of: "harbour", paragraph: paragraph, isJSON: true)
    guard case .array(let rows)? = try parsed()["history"] else { return [] }
    return rows
  }

  @Test func historySaysWhoDecidedWhatWhereThatMayBeSeen() throws {
    try adjudicate()
    let labels = try history(10).map {
      "\($0["reviewer"]?.string ?? "") \($0["label"]?.string ?? "-") \($0["kind"]?.string ?? "")"
    }
    #expect(labels.contains("ana editorial_aside judgementMade") && labels.last == "cleo opinion paragraphResolved")
    #expect(try history(by: "cleo").allSatisfy { $0["label"] == .null })
    #expect(throws: Failure.self) { try history(99) }
    try project.pipe("harbour", by: "ben", ["reopen"])
    _ = project.output.take()
    #expect(try history().allSatisfy { $0["label"] == .null })
  }

  private func gate(_ condition: String, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> String {
    var request = AgreementRequest()
    change(&request)
    try project.workspace.gate(condition, request)
    return project.output.take()
  }

  @Test func aGateSaysInOneSentenceWhy() throws {
    #expect(
      try gate("krippendorff_alpha >= 0.6 and reviewers >= 2")
        == "passed: krippendorff_alpha 0.6106 is >= 0.6000; reviewers 2 is >= 2\n")
    #expect {
      try gate("krippendorff_alpha lower >= 0.667 and reviewers >= 2 and paragraphs >= 50")
    } throws: { error in
      (error as? Failure)?.message.status == .found && (error as? Failure)?.isSaid == true
    }
    let sentence = "not passed: krippendorff_alpha lower 0.2060 is not >= 0.6670; paragraphs 14 is not >= 50\n"
    #expect(project.output.take() == sentence)
    #expect {
      try gate("krippendorff_alpha > 0") { $0.round = 2 }
    } throws: { error in
      (error as? Failure)?.message.status == .found
    }
    #expect(project.output.take().contains("can not be had"))
    #expect(throws: Failure.self) { try gate("reviewers lower >= 2") }
    #expect(project.output.take().contains("can not be had: a count has no limits"))
    let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-ben.txt"))
    try project.pipe("harbour", by: "cleo", lines.split(separator: "\n").map(String.init))
    _ = project.output.take()
    #expect(throws: Failure.self) { try gate("cohen_kappa >= 0.5") }
    #expect(project.output.take().contains("can not be had: it is of two reviewers, and there are 3 pairs of them"))
    let mistyped = try #require(throws: Failure.self) { _ = try gate("krippendorf_alpha > 0") }
    #expect(mistyped.line.contains("did you mean “krippendorff_alpha”?"))
    for condition in ["alpha > 0", "krippendorff_alpha", "reviewers lower > 1 nonsense"] {
      #expect {
        try gate(condition)
      } throws: { error in
        (error as? Failure)?.message.status == .usage
      }
    }
  }
}
