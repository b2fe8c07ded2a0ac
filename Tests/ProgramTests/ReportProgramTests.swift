// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// The report as the built program writes, pages and watches it.
@Suite(.serialized) struct ReportProgramTests {
  private let attest: Attest
  private var page: String { attest.folder.appendingPathComponent("report.html").path }

  init() throws {
    attest = try Attest()
    try attest.prepare()
    for (reviewer, labels) in [("ana", "rqrqrorqrqrqrq"), ("ben", "rqrqreorqrqrqq")] {
      let lines = labels.map { "\($0)\n" }.joined()
      try attest.run("annotate", "walk", "--reviewer", reviewer, input: lines + "finish\n")
    }
  }

  @Test func aWatchedPageFollowsTheProjectUntilCtrlC() throws {
    let terminal = try attest.terminal("watch", "-o", page)
    #expect(terminal.wait(for: "a report of"))
    let first = try String(contentsOfFile: page, encoding: .utf8)
    #expect(!first.contains("id=\"gold-h\" dir=\"auto\">Gold, and why reviewers differed</h2>\n<div"))
    try attest.run("reviewer", "add", "dora")
    try attest.run("adjudicate", "walk", "--reviewer", "dora", input: "r\n")
    #expect(terminal.wait(for: "a report of", times: 2))
    let second = try String(contentsOfFile: page, encoding: .utf8)
    #expect(second.contains("How gold came about") && second.hasSuffix("</html>\n"))
    terminal.send("\u{3}")
    #expect(terminal.exit() == .exited(130))
    #expect(try String(contentsOfFile: page, encoding: .utf8) == second)
  }

  @Test func aPageIsItsOwnersAndNothingElseIsMade() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: attest.folder.path)
    let project = try Data(contentsOf: URL(fileURLWithPath: attest.project))
    #expect(try attest.run("report", "-o", page).status == 0)
    let after = try FileManager.default.contentsOfDirectory(atPath: attest.folder.path)
    #expect(Set(after).subtracting(before) == ["report.html"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: attest.project)) == project)
    let mode = try FileManager.default.attributesOfItem(atPath: page)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func theShortFormIsPagedAtATerminalAndPlainInAPipe() throws {
    let terminal = try attest.terminal("report", environment: ["PAGER": "sed s/^/+/"])
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript.contains("What would help most?") && terminal.transcript.count { $0 == "+" } > 24)
    let piped = try attest.run("report")
    #expect(piped.status == 0 && !piped.output.contains("\u{1B}") && piped.output.contains("What would help most?"))
  }

  private static let wrong: [([String], Int32)] = [
    (["report", "--section", "nowhere"], 64), (["report", "--format", "latex"], 64),
    (["report", "--table", "text"], 64),
    (["report", "--methods", "--table", "latex"], 64), (["report", "--language", "xx"], 64), (["watch"], 64),
    (["show", "walk", "--html"], 64), (["show", "walk", "-o", "x.html"], 64),
    (["show", "walk", "--html", "--json", "-o", "x.html"], 64), (["report", "nowhere"], 66),
    (["report", "-o", "/nonexistent/report.html"], 73), (["report", "--as", "ana"], 77),
  ]

  @Test(arguments: wrong) func whatCanNotBeIsSaidWithItsStatus(words: [String], status: Int32) throws {
    let run = try PipedProgram.run(attest.program, words + ["--project", attest.project])
    #expect(run.status == status && run.errors.hasPrefix("attest: "), "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func nobodyKnowsWhetherImportedLabelsWereMadeApart() throws {
    #expect(try attest.run("report", "--methods").output.contains("Reviewers worked independently"))
    let rows = "text,reviewer,label\nThe clerk sang.,fay,report\nThe clerk sang.,gil,quote\n"
    let status = try attest.run("import", "--format", "csv", attest.write(rows, "rows.csv")).status
    #expect(status == 0)
    let words = try attest.run("report", "--methods").output
    #expect(words.contains("of reviews were imported") && !words.contains("Reviewers worked independently"))
  }
}
