// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// Whole sessions against a real project, compared with what a person would have seen.
@Suite(.serialized) struct TranscriptTests {
  private let project = TestProject()

  @Test func aSessionAtTheTerminal() throws {
    try project.load("library")
    _ = project.output.take()
    let script: [InputEvent] =
      [.line("yes")] + keys("?rO") + [.key("u"), .key("n"), .line("reads as the reporter's inference"), .key("f")]
      + [.key("m"), .line("q"), .key("r"), .key("c"), .line("2"), .key("q"), .key("x"), .line("too vague"), .interrupt]
      + [.interrupt, .line(":go 999"), .line(":lable quote"), .line("z"), .line(":guide quote"), .key("l"), .key("v")]
      + [.line(":recent"), .line(":help mixed"), .line(""), .endOfInput]
    #expect(try project.annotate("library", by: "ana", script) == nil)
    try expectSnapshot(project.output.take(), "session")
    #expect(try project.annotate("library", by: "ana", [.line(":progress"), .endOfInput]) == nil)
    try expectSnapshot(project.output.take(), "resume")
  }

  @Test func aReviewToItsEndAndHandedOver() throws {
    try project.load("ferry")
    try project.workspace.addReviewer("ben", name: nil)
    _ = project.output.take()
    let labels = keys(String(repeating: "r", count: 11))
    let handover: [InputEvent] =
      [.line(":finish"), .line(":handover ana"), .line(":handover ben"), .line("no")]
      + [.key("u"), .line(":handover ben"), .line("yes"), .line(""), .line(":show ana"), .endOfInput]
    #expect(try project.annotate("ferry", by: "ana", [.line("maybe"), .line("y")] + labels + handover) == nil)
    try expectSnapshot(project.output.take(), "Samples/sessions/handover.transcript")
  }

  @Test func aSessionThroughAPipe() throws {
    try project.load("library")
    try project.workspace.addReviewer("ana", name: "Ana Ruiz")
    _ = project.output.take()
    try project.pipe(
      "library", by: "ana",
      [
        "# a comment", "r", "", ":q", "O", "mixed aside", "confidence 2", "label report", "note kept", "flag on",
        "x too vague",
      ]
        + ["undo", "redo", "u 2", "redo", "go 5", "list flagged"])
    try expectSnapshot(project.output.take(), "pipe")
  }

  @Test func theDesk() throws {
    for name in ["ferry", "library", "harbour"] { try project.load(name) }
    try project.workspace.addReviewer("ana", name: nil)
    _ = project.output.take()
    var verbs: [[String]] = []
    let script: [InputEvent] =
      [
        .line("ana"), .line("open library"), .key("r"), .endOfInput, .line("show library"), .line("opne"),
        .line("help"),
      ]
      + [.line("note x"), .line("guide"), .line("open whale"), .line("open"), .endOfInput, .interrupt, .interrupt]
      + [.endOfInput]
    let signal = try project.workspace.desk(reviewer: nil, source: ScriptedSource(script)) { words, _ in
      verbs.append(words)
    }
    #expect(signal == nil)
    #expect(verbs == [["show", "library"]])
    try expectSnapshot(project.output.take(), "desk")
  }

  /// A line that counts one article is as long as the article's own.
  @Test(arguments: [(10, 10, nil), (11, 11, nil), (12, 10, "… 2 more: articles")])
  func theDeskCountsNoSingleArticle(loaded: Int, shown: Int, more: String?) throws {
    for number in 1...loaded {
      let path = project.folder + "/town\(number).txt"
      try write("The mayor of town number \(number) said that it was late, and that the bridge would wait.\n", to: path)
      try project.workspace.load(LoadRequest([path]))
    }
    try project.workspace.addReviewer("ana", name: nil)
    _ = project.output.take()
    _ = try project.workspace.desk(reviewer: "ana", source: ScriptedSource([.endOfInput])) { _, _ in }
    let lines = project.output.take().split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("    town") } == shown, "\(lines)")
    #expect(lines.first { $0.contains(" more") } == more.map { "    \($0)" })
  }

  @Test func listsAndShows() throws {
    try project.load("harbour")
    try project.load("border-market")
    try project.workspace.articles(isJSON: false)
    try project.workspace.show("harbour", isJSON: false)
    try project.workspace.show("border-market", isJSON: false)
    try project.workspace.showCodebook(label: nil, isJSON: false)
    try expectSnapshot(project.output.take(), "looking")
  }
}
