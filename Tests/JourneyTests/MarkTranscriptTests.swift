// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import TerminalIO
import Testing
import Workbench

/// Sources, ratings and spans from the prompt to the register, the signals and the export.
@Suite(.serialized) struct MarkTranscriptTests {
  private let bench = TestBench()

  private static let lines = [
    "source \"The Meridian Courier\"", "r", "source two former planners ¶7 cue=\"according to\"", "assess F6", "r",
    "source \"planner 1\"", "span loaded Behind closed doors", "assess 2 B 1 saw the map", "r",
    "span ¶10 This can … theatre", "undo", "span aside ¶10 This can … theatre", "e",
    "source \"the company's own brochure\" document ¶11 note=\"said \"\"heritage\"\"\"", "source same 3 1", "undo",
    "mention 3 ¶11 cue=calls", "sources", "spans",
  ]

  @Test func marksAtTheTerminal() throws {
    try bench.load("harbour")
    try bench.bench.addReviewer("ana", name: nil)
    _ = bench.output.take()
    let script: [InputEvent] =
      [.key("w"), .line("The Meridian Courier"), .line(""), .key("r"), .key("w"), .line("two former planners")]
      + [.line("nonsense"), .line("cue=\"according to\""), .key("s"), .key("1"), .key("a"), .key("b"), .key("1")]
      + [.key("n"), .key("2"), .line(":basis the map itself"), .key("a"), .key("b"), .key("1"), .key("y"), .key("u")]
      + [.line(":redo"), .key("r"), .key("w"), .line("planner 1"), .key("s"), .line("Behind closed"), .key("l")]
      + [.key("s"), .line("elephants"), .key("s"), .line("<"), .key("w"), .line(""), .key("a"), .line(""), .line("3")]
      + [.line(":sources"), .line(":spans"), .line(":source same 2 1"), .line(":source split 2"), .line("")]
      + [.line(":summary"), .key("u"), .endOfInput]
    #expect(try bench.annotate("harbour", by: "ana", script) == nil)
    try expectSnapshot(bench.output.take(), "marks")
  }

  @Test func marksThroughAPipe() throws {
    try bench.load("harbour")
    try bench.bench.addReviewer("ana", name: nil)
    _ = bench.output.take()
    #expect(throws: Failure.self) { try bench.pipe("harbour", by: "ana", Self.lines) }
    #expect(bench.errors.take().contains("line 10: It is not said what “This can only mean"))
    try bench.pipe("harbour", by: "ana", Array(Self.lines[11...]))
    try expectSnapshot(bench.output.take(), "marks-pipe")
  }

  @Test func theRegisterTheSignalsAndTheExports() throws {
    try bench.load("harbour")
    for id in ["ana", "ben"] {
      try bench.bench.addReviewer(id, name: nil)
      try bench.pipe("harbour", by: id, Self.lines.filter { !$0.hasPrefix("span ¶10") && $0 != "undo" })
    }
    _ = bench.output.take()
    try bench.bench.sources(of: nil, for: nil, isJSON: false)
    #expect(bench.output.take() == "No source can be shown.\n")
    #expect(bench.errors.take().contains("hidden until finished: ana of harbour, ben of harbour"))
    for id in ["ana", "ben"] {
      let rest = Array(repeating: "r", count: 20).prefix(9)
      try bench.pipe("harbour", by: id, rest + ["x"] + ["finish"])
    }
    _ = bench.output.take()
    try bench.bench.sources(of: "harbour", for: nil, isJSON: false)
    try bench.bench.showSource("two former planners", for: "ana", isJSON: false)
    try bench.bench.signals(of: "harbour", for: nil, isJSON: false)
    try bench.bench.outlets(for: nil, isJSON: false)
    try bench.bench.signals(of: "harbour", for: nil, isJSON: true)
    try bench.bench.sources(of: nil, for: nil, isJSON: true)
    for unit in [ExportUnit.source, .mention, .rating, .span] {
      for format in ExportFormat.allCases {
        var request = ExportRequest(format: format, path: bench.folder + "/out.jsonl")
        request.unit = unit
        try bench.bench.export(request)
        bench.output.write(read(request.path) ?? "")
      }
    }
    let text = bench.output.take().replacing(bench.folder, with: "").replacing("\r\n", with: "\n")
    try expectSnapshot(text, "marks-looking")
  }

  @Test func anotherReviewersMarksAreNeverSeenBeforeBothHaveFinished() throws {
    try bench.load("harbour")
    for id in ["ana", "ben"] { try bench.bench.addReviewer(id, name: nil) }
    try bench.pipe("harbour", by: "ana", ["source \"Secret Gazette\""] + Array(repeating: "r", count: 14) + ["finish"])
    _ = bench.output.take()
    try bench.pipe("harbour", by: "ben", ["source \"The Meridian Courier\"", "sources"])
    try bench.bench.sources(of: nil, for: "ben", isJSON: true)
    try bench.bench.signals(of: "harbour", for: "ben", isJSON: true)
    try bench.bench.signals(of: "harbour", for: nil, isJSON: true)
    var viewer = bench.bench
    viewer.viewer = "ben"
    try viewer.sources(of: nil, for: "ana", isJSON: true)
    try viewer.outlets(for: "ana", isJSON: true)
    let text = bench.output.take()
    #expect(!text.contains("Secret"))
    #expect(text.contains("Meridian"))
    #expect(throws: Failure.self) { try viewer.showSource("Secret Gazette", for: "ana", isJSON: true) }
  }

  @Test func aNewVersionKeepsTheMarksOfWhatDidNotChange() throws {
    func load(_ paragraphs: [String]) throws {
      try write(paragraphs.joined(separator: "\n\n"), to: bench.folder + "/article.txt")
      try bench.bench.load(LoadRequest([bench.folder + "/article.txt"]))
    }
    let paragraphs = [
      "The quay at Norsund was sold on Monday for nine million crowns.",
      "The buyer, a pension fund, said it would keep the fish hall open.",
      "Twelve boats still land there, the harbour master said on Tuesday.",
    ]
    try load(paragraphs)
    try bench.bench.addReviewer("ana", name: nil)
    let lines = [
      "source \"a pension fund\" ¶2", "source \"the harbour master\" ¶3", "assess 2 B2", "span hedge ¶2 would keep",
      "span loaded ¶3 still",
    ]
    try bench.pipe("article", by: "ana", lines)
    try load(["A new opening paragraph was added to the story this morning."] + paragraphs.dropLast() + ["It rained."])
    _ = bench.output.take()
    try bench.pipe("article-v2", by: "ana", ["sources", "spans"])
    let text = bench.output.take()
    #expect(text.contains("fund 1") && text.contains("master 1") && text.contains("B2"))
    #expect(text.contains("[would keep]") && !text.contains("[still]"))
    try bench.bench.doctor()
    #expect(bench.output.take().hasSuffix("ok\n"))
  }
}
