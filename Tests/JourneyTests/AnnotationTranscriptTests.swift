// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// Sources, ratings and spans from the prompt to the register, the signals and the export.
@Suite(.serialized) struct AnnotationTranscriptTests {
  private let project = TestProject()

  private static let lines = [
    "source \"The Meridian Courier\"", "r", "source two former planners ¶7 cue=\"according to\"", "assess F6", "r",
    "source \"planner 1\"", "span loaded Behind closed doors", "assess 2 B 1 saw the map", "r",
    "span ¶10 This can … theatre", "undo", "span aside ¶10 This can … theatre", "e",
    "source \"the company's own brochure\" document ¶11 note=\"said \"\"heritage\"\"\"", "source same 3 1", "undo",
    "mention 3 ¶11 cue=calls", "sources", "spans",
  ]

  @Test func marksAtTheTerminal() throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: nil)
    _ = project.output.take()
    let script: [InputEvent] =
      [.key("w"), .line("The Meridian Courier"), .line(""), .key("r"), .key("w"), .line("two former planners")]
      + [.line("nonsense"), .line("cue=\"according to\""), .key("s"), .line("1"), .key("a"), .key("b"), .key("1")]
      + [.line("n"), .key("2"), .line(":basis the map itself"), .key("a"), .key("b"), .key("1"), .line("y"), .key("u")]
      + [.line(":redo"), .key("r"), .key("w"), .line("planner 1"), .key("s"), .line("Behind closed"), .key("l")]
      + [.key("s"), .line("elephants"), .line("<"), .key("w"), .line(""), .key("a"), .line(""), .line("3")]
      + [.line(":sources"), .line(":spans"), .line(":source same 2 1"), .line(":source split 2"), .line("")]
      + [.line(":summary"), .key("u"), .endOfInput]
    #expect(try project.annotate("harbour", by: "ana", script) == nil)
    try expectSnapshot(project.output.take(), "marks")
  }

  @Test func marksThroughAPipe() throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: nil)
    _ = project.output.take()
    #expect(throws: Failure.self) { try project.pipe("harbour", by: "ana", Self.lines) }
    #expect(project.errors.take().contains("line 10: It is not said what “This can only mean"))
    try project.pipe("harbour", by: "ana", Array(Self.lines[11...]))
    try expectSnapshot(project.output.take(), "marks-pipe")
  }

  @Test func theRegisterTheSignalsAndTheExports() throws {
    try project.load("harbour")
    for id in ["ana", "ben"] {
      try project.workspace.addReviewer(id, name: nil)
      try project.pipe("harbour", by: id, Self.lines.filter { !$0.hasPrefix("span ¶10") && $0 != "undo" })
    }
    _ = project.output.take()
    try project.workspace.sources(of: nil, for: nil, isJSON: false)
    #expect(project.output.take() == "No source can be shown.\n")
    #expect(project.errors.take().contains("hidden until finished: ana of harbour, ben of harbour"))
    for id in ["ana", "ben"] {
      let rest = Array(repeating: "r", count: 20).prefix(9)
      try project.pipe("harbour", by: id, rest + ["x"] + ["finish"])
    }
    _ = project.output.take()
    try project.workspace.sources(of: "harbour", for: nil, isJSON: false)
    try project.workspace.showSource("two former planners", for: "ana", isJSON: false)
    try project.workspace.signals(of: "harbour", for: nil, isJSON: false)
    try project.workspace.outlets(for: nil, isJSON: false)
    try project.workspace.signals(of: "harbour", for: nil, isJSON: true)
    try project.workspace.sources(of: nil, for: nil, isJSON: true)
    for unit in [ExportUnit.source, .mention, .rating, .span] {
      for format in [ExportFormat.jsonl, .csv] {
        var request = ExportRequest(format: format, path: project.folder + "/out.jsonl")
        request.unit = unit
        try project.workspace.export(request)
        project.output.write(read(request.path) ?? "")
      }
    }
    let text = project.output.take().replacing(project.folder, with: "").replacing("\r\n", with: "\n")
    try expectSnapshot(text, "marks-looking")
  }

  @Test func anotherReviewersMarksAreNeverSeenBeforeBothHaveFinished() throws {
    try project.load("harbour")
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe(
      "harbour", by: "ana", ["source \"Secret Gazette\""] + Array(repeating: "r", count: 14) + ["finish"])
    _ = project.output.take()
    try project.pipe("harbour", by: "ben", ["source \"The Meridian Courier\"", "sources"])
    try project.workspace.sources(of: nil, for: "ben", isJSON: true)
    try project.workspace.signals(of: "harbour", for: "ben", isJSON: true)
    try project.workspace.signals(of: "harbour", for: nil, isJSON: true)
    var viewer = project.workspace
    viewer.viewer = "ben"
    try viewer.sources(of: nil, for: "ana", isJSON: true)
    try viewer.outlets(for: "ana", isJSON: true)
    let text = project.output.take()
    #expect(!text.contains("Secret"))
    #expect(text.contains("Meridian"))
    #expect(throws: Failure.self) { try viewer.showSource("Secret Gazette", for: "ana", isJSON: true) }
  }

  @Test func aNewVersionKeepsTheMarksOfWhatDidNotChange() throws {
    func load(_ paragraphs: [String]) throws {
      try write(paragraphs.joined(separator: "\n\n"), to: project.folder + "/article.txt")
      try project.workspace.load(LoadRequest([project.folder + "/article.txt"]))
    }
    let paragraphs = [
      "The quay at Norsund was sold on Monday for nine million crowns.",
      "The buyer, a pension fund, said it would keep the fish hall open.",
      "Twelve boats still land there, the harbour master said on Tuesday.",
    ]
    try load(paragraphs)
    try project.workspace.addReviewer("ana", name: nil)
    let lines = [
      "source \"a pension fund\" ¶2", "source \"the harbour master\" ¶3", "assess 2 B2", "span hedge ¶2 would keep",
      "span loaded ¶3 still",
    ]
    try project.pipe("article", by: "ana", lines)
    try load(["A new opening paragraph was added to the story this morning."] + paragraphs.dropLast() + ["It rained."])
    _ = project.output.take()
    try project.pipe("article-v2", by: "ana", ["sources", "spans"])
    let text = project.output.take()
    #expect(text.contains("fund 1") && text.contains("master 1") && text.contains("B2"))
    #expect(text.contains("[would keep]") && !text.contains("[still]"))
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("ok\n"))
  }
}
