// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// Every screen at the widths people work at: each line fits, and each ends at a word.
@Suite(.serialized) struct ScreenTests {
  @Test(arguments: [80, 60, 40]) func aSessionFitsItsScreen(width: Int) throws {
    try expectFitting("session", width, Self.session)
  }

  @Test(arguments: [80, 60, 40]) func whatKeysAskFitsItsScreen(width: Int) throws {
    try expectFitting("dialogues", width, Self.dialogues)
  }

  @Test(arguments: [80, 60, 40]) func theDeskFitsItsScreen(width: Int) throws {
    try expectFitting("desk", width, Self.desk)
  }

  @Test(arguments: [80, 60, 40]) func whatVerbsShowFitsItsScreen(width: Int) throws {
    try expectFitting("verbs", width, Self.verbs)
  }

  @Test(arguments: [80, 60, 40]) func agreementFitsItsScreen(width: Int) throws {
    try expectFitting("agreement", width, Self.agreement)
  }

  @Test func aPipeGetsEveryRowWholeOnOneLine() throws {
    let project = TestProject()
    project.output.canvas.isTerminal = false
    let slug = "the-committee-that-chooses-what-it-counts-counts"
    var request = LoadRequest([TestProject.repository + "/Samples/articles/library.txt"])
    request.id = slug
    request.title = Array(repeating: "A library is not a waiting room", count: 20).joined(separator: " ")
    try project.workspace.load(request)
    _ = project.output.take()
    try project.workspace.articles(isJSON: false)
    let lines = project.output.take().split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains(slug) == true)
    #expect(lines.last?.hasSuffix("A library is not a waiting room") == true)
  }

  /// Plays screens at a width and at a width where nothing has to be broken, and compares their words.
  private func expectFitting(_ name: String, _ width: Int, _ play: (TestProject) throws -> Void) throws {
    let (narrow, wide) = (try text(width, play), try text(1_000, play))
    let tooWide = narrow.split(separator: "\n").filter { displayWidth(String($0)) > width }
    #expect(tooWide == [], "wider than \(width) columns")
    let whole = Set(words(wide))
    #expect(words(narrow).filter { !whole.contains($0) && displayWidth($0) < width - 8 } == [], "broken words")
    try expectSnapshot(narrow, "\(name)-\(width)")
  }

  private func text(_ width: Int, _ play: (TestProject) throws -> Void) throws -> String {
    let project = TestProject(width: width)
    for article in ["harbour", "ferry"] { try project.load(article) }
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try play(project)
    return project.output.take()
  }

  /// The words of a screen: without rules, bars and plots, and without the sign behind a shortened text.
  private func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let bare = word.drop { "─■□▄█·".contains($0) }
      return String(bare.hasSuffix("…") ? bare.dropLast() : bare)
    }
  }
}

extension ScreenTests {
  /// A review of one article: every screen of the prompt.
  fileprivate static func session(_ project: TestProject) throws {
    let script: [InputEvent] = [
      ":keys", ":help", ":help source", ":help span", ":help label", ":guide", ":guide editorial", ":label report",
      ":label opinion unsure", ":note reads as the reporter's inference, not as the minister's own words on the matter",
      ":flag on", ":mixed quote", ":confidence 2", ":label quote", ":abstain too vague to be decided from the text",
      ":source \"The Meridian Courier\" outlet in=none", ":source \"two former planners\" group cue=\"according to\"",
      ":assess F6", ":sources", ":spans", ":list", ":list flagged", ":view", ":recent", ":progress", ":summary",
      ":go 999", ":lable quote", ":finish", ":undo", "",
    ].map(InputEvent.line)
    let labels = Array(repeating: InputEvent.line(":label report"), count: 20)
    let end: [InputEvent] = [.line(":summary"), .line(":finish"), .line(":help finish"), .endOfInput]
    #expect(try project.annotate("harbour", by: "ana", script + labels + end) == nil)
    #expect(try project.annotate("ferry", by: "ana", [.line(":label quote"), .endOfInput]) == nil)
    #expect(try project.annotate("ferry", by: "ana", [.endOfInput]) == nil)
  }

  /// Every question a key asks: answered badly, stepped back from, dropped, and answered.
  fileprivate static func dialogues(_ project: TestProject) throws {
    func line(_ text: String) -> InputEvent { .line(text) }
    let note = "reads as the reporter's inference, not as the minister's own words on the matter"
    var script: [InputEvent] = [.key("c"), .key("9"), line(""), .key("2"), .key("m"), line("zz"), line("q")]
    script += [.key("n"), line(note), .key("n"), .interrupt, .key("n"), line("none"), .key("r")]
    script += [.key("/"), line("no such words anywhere in it"), line("Meridian Courier"), .key("/"), line("")]
    script += [.key("w"), line("two former planners"), line("nonsense"), line("<"), .interrupt]
    script += [.key("w"), line("two former planners of the port"), line("group cue=\"according to\" doubt"), .key("w")]
    script += [line("The Meridian Courier"), line(""), .key("a"), .key("z"), line(""), .key("2"), .key("F"), .key("6")]
    script += [.key("a"), .key("1"), .key("<"), .interrupt, .key("s"), line("no words of this paragraph"), line("the")]
    script += [.key("z"), line(""), .key("l"), .key("s"), line("<"), .key("s"), .interrupt]
    script += [
      .key("x"), line("<"), .key("x"), line("too vague to be decided from the text alone"), .key("x"), line(""),
    ]
    script += [.key("g"), line("99"), line("4"), .key("N"), line("seen twice"), .key("l"), .endOfInput]
    #expect(try project.annotate("harbour", by: "ana", script) == nil)
  }

  fileprivate static func desk(_ project: TestProject) throws {
    try project.pipe("ferry", by: "ben", Array(repeating: "r", count: 10) + ["finish"])
    _ = project.output.take()
    #expect(try project.annotate("ferry", by: "ana", [.line(":label quote"), .line(":flag on"), .endOfInput]) == nil)
    var request = LoadRequest([TestProject.repository + "/Samples/articles/library.txt"])
    request.id = "the-committee-that-chooses-what"
    try project.workspace.load(request)
    let script: [InputEvent] = [.line("help"), .line("help agreement"), .line("guide"), .line("opne x"), .endOfInput]
    let source = ScriptedSource(script)
    #expect(try project.workspace.desk(reviewer: "ana", source: source) { _, _ in } == nil)
  }

  /// What both reviewers did, finished, with sources, ratings and marked words.
  fileprivate static func review(_ project: TestProject) throws {
    let lines = [
      "source \"The Meridian Courier\"", "r", "source two former planners ¶7 cue=\"according to\"", "assess F6", "r",
      "source \"planner 1\"", "span loaded Behind closed doors", "r",
    ]
    for (id, label) in [("ana", "aside"), ("ben", "r")] {
      let rest = [label, "q", label, "o", label, "R", "q", label, "r", "o", "r", "r", "r"]
      try project.pipe("harbour", by: id, lines + rest.prefix(11) + ["finish"])
    }
    _ = project.output.take()
  }

  fileprivate static func verbs(_ project: TestProject) throws {
    try review(project)
    let workspace = project.workspace
    try workspace.articles(isJSON: false)
    try workspace.show("harbour", isJSON: false)
    try workspace.provenance(ProvenanceRequest(article: "harbour"))
    try workspace.nearDuplicates(isJSON: false)
    try workspace.showCodebook(label: nil, isJSON: false)
    try workspace.showCodebook(label: "editorial aside", isJSON: false)
    try workspace.reviewers(isJSON: false)
    try workspace.sources(of: nil, for: nil, isJSON: false)
    try workspace.showSource("two former planners", for: "ana", isJSON: false)
    try workspace.signals(of: "harbour", for: nil, isJSON: false)
    try workspace.outlets(for: nil, isJSON: false)
    var load = LoadRequest([TestProject.repository + "/Samples/articles"])
    load.isDryRun = true
    try workspace.load(load)
  }

  fileprivate static func agreement(_ project: TestProject) throws {
    try project.workspace.agreement(AgreementRequest())
    try review(project)
    var request = AgreementRequest()
    (request.isPlotted, request.listsDifferences) = (true, true)
    try project.workspace.agreement(request)
    for grouping in Grouping.allCases {
      request = AgreementRequest()
      request.grouping = grouping
      request.measure.halfWidth = 0.1
      try project.workspace.agreement(request)
    }
    for field in AgreementField.allCases {
      request = AgreementRequest()
      request.field = field
      try project.workspace.agreement(request)
    }
    let ratings = project.folder + "/out.csv"
    try write("unit,rater,label\nu1,a,report\nu1,b,report\nu2,a,report\nu2,b,report\n", to: ratings)
    request = AgreementRequest()
    request.file = FileRequest(.ratings, path: ratings)
    try project.workspace.agreement(request)
  }
}
