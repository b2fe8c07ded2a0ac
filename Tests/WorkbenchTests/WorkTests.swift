// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Foundation
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// From a plan to finished queues: nobody sees a label on the way, and nothing is read that was left out.
@Suite struct WorkTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
    try project.load("gate", paragraphs: 2, site: "The Coastal Post")
    try project.load("quay", paragraphs: 2)
    try project.load("tower", paragraphs: 2)
    for id in ["ana", "ben", "cleo"] { try project.workspace().addReviewer(id, name: nil) }
    _ = project.output.take()
  }

  private func said(as viewer: String? = nil, _ body: (Workspace) throws -> Void) throws -> String {
    _ = project.output.take()
    try body(project.workspace(viewer: viewer))
    return project.output.take()
  }

  private func assign(_ reviewers: String = "ana,ben", _ change: (inout AssignRequest) -> Void = { _ in }) throws
    -> String
  {
    var request = AssignRequest(reviewers: reviewers)
    change(&request)
    return try said { try $0.assign(request) }
  }

  private func status(_ body: (Workspace) throws -> Void) -> Workbench.ExitStatus? {
    do { try body(project.workspace()) } catch { return (error as? Failure)?.message.status }
    return nil
  }

  /// Goes through the own queue, with one word from article to article.
  @discardableResult
  private func read(_ reviewer: String, _ lines: [String]) throws -> String {
    var request = AnnotateRequest(articles: [], reviewer: reviewer)
    request.followsQueue = true
    return try said {
      _ = try $0.annotate(request, source: ScriptedSource(lines.map(InputEvent.line), isInteractive: false))
    }
  }

  /// How opening articles ends, without a line typed; none takes what waits.
  private func annotating(_ articles: [String], by reviewer: String) -> Workbench.ExitStatus? {
    let request = AnnotateRequest(articles: articles, reviewer: reviewer)
    return status { _ = try $0.annotate(request, source: ScriptedSource([], isInteractive: false)) }
  }

  /// What stands under a key of a list of JSON objects.
  private func list(_ json: String, _ path: String...) throws -> [[String: Any]] {
    var value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    for key in path { value = try #require((value as? [String: Any])?[key]) }
    return try #require(value as? [[String: Any]])
  }

  private func states() throws -> [String] {
    try list(said { try $0.assignments(isJSON: true) }, "assignments").map {
      "\($0["reviewer"] ?? "") \($0["article"] ?? "") \($0["round"] ?? "") \($0["state"] ?? "")"
    }
  }

  @Test func aQueueIsGoneThroughWithOneWordFromArticleToArticle() throws {
    #expect(
      try assign().contains("6 readings of 3 articles assigned in entry 8, which attest revert 8 takes back whole"))
    try read("ana", ["report", "quote", "close", "report", "report", "close", "report"])
    #expect(
      try states() == [
        "ana gate 1 finished", "ana quay 1 finished", "ana tower 1 open", "ben gate 1 waiting", "ben quay 1 waiting",
        "ben tower 1 waiting",
      ])
    try read("ana", ["report", "finish"])
    #expect(annotating([], by: "ana") == .noInput)
  }

  @Test func theDeskOffersTheOwnQueueAndSaysWhatComesNext() throws {
    _ = try assign { ($0.overlap, $0.articles) = (1, ["gate", "tower"]) }
    let mine = try #require(try states().first { $0.hasPrefix("ben") }?.split(separator: " ")[1])
    let text = try said { workspace in
      let script: [InputEvent] = [.line("open"), .key("r"), .key("r"), .key("."), .endOfInput, .endOfInput]
      _ = try workspace.desk(reviewer: "ben", source: ScriptedSource(script)) { _, _ in }
    }
    #expect(text.contains("open starts \(mine)") && text.contains("\(mine): every paragraph decided"))
    #expect(try states().contains("ben \(mine) 1 finished"))
  }

  @Test func whoOnlyLookedAtAnArticleIsAssignedIt() throws {
    #expect(annotating(["gate"], by: "ana") == nil)
    _ = try assign { $0.articles = ["gate"] }
    #expect(try states() == ["ana gate 1 open", "ben gate 1 waiting"])
  }

  @Test func whoMayReadNoMoreIsNotLetIn() throws {
    for article in ["gate", "quay"] { #expect(annotating([article], by: "ana") == nil) }
    try project.workspace().exclude("quay", because: "a test")
    try project.workspace().recuse("ana", from: "The Coastal Post", because: "worked there")
    #expect(annotating(["gate"], by: "ana") == .refused)
    let desk = try said { workspace in
      _ = try workspace.desk(reviewer: "ana", source: ScriptedSource([.line("open quay")])) { _, _ in }
    }
    #expect(desk.contains("“quay” is excluded: a test."))
    #expect(annotating(["tower"], by: "ben") == nil)
    try project.workspace().retire("ben")
    #expect(annotating(["tower"], by: "ben") == .refused)
  }

  @Test func theSameRequestAgainAssignsNothing() throws {
    _ = try assign()
    #expect(try assign().contains("Nothing to assign: every article has its readers."))
    #expect(try assign("ana,ben,cleo") { $0.overlap = 3 }.contains("3 readings of 3 articles"))
  }

  @Test func aPlanIsTakenBackWhole() throws {
    _ = try assign()
    #expect(try said { try $0.revert(8) }.contains("entry 8, articlesAssigned, is taken back by entry 9"))
    #expect(try states().isEmpty)
    #expect(status { try $0.revert(8) } == .refused)
    #expect(status { try $0.revert(1) } == .refused)
    #expect(status { try $0.revert(800) } == .noInput)
  }

  @Test func aReadingThatRunsOutIsTakenOverByWhoeverHasNothingLeft() throws {
    _ = try assign("ana,cleo") { ($0.overlap, $0.articles, $0.until) = (1, ["gate", "quay"], "7d") }
    #expect(
      try states() == ["ana gate 1 waiting", "cleo quay 1 waiting"]
        || states() == ["ana quay 1 waiting", "cleo gate 1 waiting"])
    try read("cleo", ["report", "report", "finish"])
    #expect(annotating([], by: "cleo") == .noInput)
    project.now.milliseconds += 8 * 86_400_000
    #expect(try states().contains { $0.hasPrefix("ana") && $0.hasSuffix("expired") })
    try read("cleo", ["report", "report", "finish"])
    #expect(try states().filter { $0.hasPrefix("cleo") && $0.hasSuffix("finished") }.count == 2)
    #expect(try states().contains { $0.hasPrefix("ana") && $0.hasSuffix("expired") })
    #expect(annotating([], by: "ana") == .noInput)
  }

  @Test func aRetestIsSilentBlindToTheFirstReadingAndOutOfAgreement() throws {
    _ = try assign { ($0.articles, $0.retest) = (["quay"], "100%") }
    for reviewer in ["ana", "ben"] { try read(reviewer, ["report", "quote", "finish"]) }
    let before = try project.agreement()
    let said = try read("ana", ["quote", "quote", "finish"])
    #expect(!said.contains("101") && !said.contains("report"))
    #expect(try states().contains("ana quay 101 finished"))
    #expect(try project.agreement() == before)
    let export = ExportRequest(format: .jsonl, path: project.folder.appending(path: "out.jsonl").path)
    try project.workspace().export(export)
    #expect(try String(contentsOfFile: export.path, encoding: .utf8).split(separator: "\n").count == 4)
    let own = try self.said(as: "ben") {
      try $0.assignments(isJSON: true)
      try $0.progress(isJSON: true)
    }
    #expect(!own.contains("101"))
  }

  @Test func recusalAndRetirementAreHonoured() throws {
    let answer = try said { try $0.recuse("ana", from: "the coastal post", because: "worked\u{1B}there") }
    #expect(answer.contains("ana reads nothing of the coastal post any more: 1 article here"))
    let unknown = try said { try $0.recuse("ana", from: "The Coastel Post", because: "worked there") }
    #expect(unknown.contains("0 articles here"))
    #expect(unknown.contains("No article here is of “The Coastel Post”; did you mean “The Coastal Post”?"))
    #expect(try assign().contains("3") && states().filter { $0.contains("gate") } == ["ben gate 1 waiting"])
    #expect(project.errors.take().contains("gate lacks 1 reading"))
    #expect(annotating(["gate"], by: "ana") == .refused)
    try project.workspace().retire("ben")
    #expect(try states().filter { $0.hasPrefix("ben") }.allSatisfy { $0.hasSuffix("dropped") })
    #expect(annotating(["quay"], by: "ben") == .refused)
    #expect(status { try $0.retire("ben") } == .refused)
    _ = try assign("ana,cleo")
    #expect(try states().filter { $0.hasPrefix("cleo") }.count == 3)
  }

  @Test func whatARecusalTakesFromTheQueueIsCounted() throws {
    _ = try assign()
    try read("ben", ["report", "report", "finish"])
    let answer = try said { try $0.recuse("ana", from: "The Coastal Post", because: "worked there") }
    #expect(answer.contains("1 article here, 1 of them assigned") && answer.contains("deals them out to others"))
    let other = try said { try $0.recuse("cleo", from: "The Coastal Post", because: "worked there") }
    #expect(other.contains("1 article here, 0 of them assigned") && !other.contains("deals"))
  }

  @Test func whatIsExcludedIsOutOfQueuesFiguresAndExportsAndComesBack() throws {
    for reviewer in ["ana", "ben"] { try project.review("quay", by: reviewer, ["report", "quote"]) }
    for reviewer in ["ana", "ben"] { try project.review("gate", by: reviewer, ["report", "quote"]) }
    let before = try project.agreement()
    try project.workspace().exclude("quay", because: "a test")
    #expect(try project.agreement().contains("gate · ana, ben · 2 paragraphs"))
    #expect(status { _ in _ = try project.agreement { $0.articles = ["quay"] } } == .refused)
    let export = ExportRequest(format: .jsonl, path: project.folder.appending(path: "out.jsonl").path)
    try project.workspace().export(export)
    #expect(try !String(contentsOfFile: export.path, encoding: .utf8).contains("\"quay\""))
    #expect(try said { try $0.articles(isJSON: false) }.contains("excluded: a test"))
    #expect(try !said { try $0.progress(isJSON: true) }.contains("quay"))
    #expect(annotating(["quay"], by: "ana") == .refused)
    try project.workspace().include("quay", because: "no test")
    #expect(try project.agreement() == before)
  }

  @Test func aTagNamesArticles() throws {
    try project.workspace().tag("quay", "pilot", removes: false)
    #expect(try assign { $0.tag = "pilot" }.contains("2 readings of 1 article"))
    for reviewer in ["ana", "ben"] { try project.review("quay", by: reviewer, ["report", "quote"]) }
    for reviewer in ["ana", "ben"] { try project.review("gate", by: reviewer, ["report", "quote"]) }
    #expect(try project.agreement { $0.tag = "pilot" }.contains("quay · ana, ben · 2 paragraphs"))
    var export = ExportRequest(format: .jsonl, path: project.folder.appending(path: "out.jsonl").path)
    export.tag = "pilot"
    try project.workspace().export(export)
    #expect(try !String(contentsOfFile: export.path, encoding: .utf8).contains("\"gate\""))
    #expect(status { _ in _ = try assign { $0.tag = "pilt" } } == .noInput)
    #expect(status { try $0.tag("quay", "\u{1B}[2J", removes: false) } == .badInput)
    try project.workspace().tag("quay", "pilot", removes: true)
    #expect(status { _ in _ = try assign { $0.tag = "pilot" } } == .noInput)
  }

  @Test func anArticleIsCorrected() throws {
    try project.workspace().correct("quay", ["title=The\u{9B}2Jquay", "date=2026-03-14", "outlet=The Echo", "byline="])
    #expect(try !said { try $0.show("quay", isJSON: false) }.contains("\u{9B}"))
    #expect(try said { try $0.show("quay", isJSON: false) }.contains("2026-03-14"))
    for settings in [["titel=x"], ["title"], ["date=14 March"], ["title=a", "title=b"]] {
      #expect(status { try $0.correct("quay", settings) } == .badInput, "\(settings)")
    }
    #expect(status { try $0.correct("kay", ["title=x"]) } == .noInput)
  }

  @Test func everyAnswerInJSONKeepsToItsSchema() throws {
    let plan = try assign { ($0.retest, $0.until, $0.isJSON) = ("50%", "2w", true) }
    #expect(try JSONSchema("assign").faults(in: plan) == [])
    #expect(try JSONSchema("assign").faults(in: assign { $0.isJSON = true }) == [])
    try read("ana", ["flag", "report", "O", "close", "report"])
    #expect(try JSONSchema("assignments").faults(in: said { try $0.assignments(isJSON: true) }) == [])
    let progress = try said { try $0.progress(isJSON: true) }
    #expect(try JSONSchema("progress").faults(in: progress) == [])
    let ana = try #require(try list(progress, "progress", "reviewers").first)
    #expect(ana["decided"] as? Int == 3 && ana["unsure"] as? Int == 1 && ana["finished"] as? Int == 1)
    #expect(
      try JSONSchema("progress").faults(in: #"{"progress":{"reviewers":[{}],"articles":[],"more":1}}"#).count == 11)
  }

  @Test func progressTellsNobodyWhatOthersFlagOrDoubt() throws {
    try project.review("quay", by: "ben", ["report", "flag", "O"], finishes: false)
    let ben = try list(said(as: "ana") { try $0.progress(isJSON: true) }, "progress", "reviewers")
    #expect(ben.first?["flagged"] is NSNull && ben.first?["unsure"] is NSNull && ben.first?["decided"] as? Int == 2)
    #expect(ben.first?["seconds_per_paragraph"] is NSNull)
    #expect(try JSONSchema("progress").faults(in: said(as: "ana") { try $0.progress(isJSON: true) }) == [])
    #expect(try list(said { try $0.progress(isJSON: true) }, "progress", "reviewers").first?["flagged"] as? Int == 1)
  }

  @Test func whatCanNotBeAskedForIsRefusedWithTheDocumentedStatus() throws {
    let bad: [(inout AssignRequest) -> Void] = [
      { $0.overlap = 3 }, { $0.overlap = 0 }, { $0.reviewers = "ana,ana" }, { $0.reviewers = "ana,," },
      { $0.retest = "ten" }, { $0.retest = "101%" }, { $0.until = "soon" }, { $0.until = "-1d" },
      { ($0.overlap, $0.strategy) = (2, .all) },
    ]
    for change in bad { #expect(status { _ in _ = try assign("ana,ben", change) } == .usage) }
    #expect(status { _ in _ = try assign("ana,zoe") } == .refused)
    #expect(status { _ in _ = try assign { $0.articles = ["kay"] } } == .noInput)
    var desk = AssignRequest(reviewers: "ana,ben")
    desk.isJSON = true
    #expect(status { _ in try project.workspace(viewer: "ana").assign(desk) } == .refused)
    var both = AnnotateRequest(articles: ["quay"], reviewer: "ana")
    both.followsQueue = true
    #expect(status { _ = try $0.annotate(both, source: ScriptedSource([])) } == .usage)
    #expect(status { try $0.exclude("quay", because: " ") } == .usage)
    #expect(status { try $0.recuse("ana", from: "", because: "why") } == .usage)
    #expect(try states().isEmpty)
  }
}
