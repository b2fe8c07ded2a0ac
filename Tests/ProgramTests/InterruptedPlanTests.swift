// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import TerminalTestSupport
import Testing

/// A plan that is ended in the middle is there whole or not at all.
@Suite(.serialized) struct InterruptedPlanTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
    let records = (1...200).map { #"{"title":"Lorry \#($0)","text":"The inspector counted lorry \#($0) on Monday."}"# }
    try attest.run("load", attest.write(records.joined(separator: "\n"), "texts.jsonl"))
  }

  private func count(_ key: String, _ words: String...) throws -> Int {
    let run = try PipedProgram.run(attest.program, words + ["--json", "--project", attest.project])
    return run.output.components(separatedBy: "\"\(key)\":").count - 1
  }

  @Test func nothingOfAPlanIsLostOrHalfThere() throws {
    let articles = try count("title", "articles")
    let output = attest.folder.appendingPathComponent("output")
    for number in 1...12 {
      let words = ["assign", "--reviewers", "ana,ben", "--overlap", "1", "--project", attest.project]
      let process = try PipedProgram.start(
        attest.program, words, input: URL(fileURLWithPath: "/dev/null"), output: output)
      usleep(useconds_t(number * 7_919 % 120_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let assigned = try count("place", "assignments")
      #expect(assigned == 0 || assigned == articles)
      if try String(contentsOf: output, encoding: .utf8).contains("assigned in entry") { #expect(assigned == articles) }
      guard assigned > 0 else { continue }
      let list = try attest.run("assignments", "--json").output
      let entry = try #require(list.firstMatch(of: /"entry":(\d+)/)?.1)
      #expect(try attest.run("revert", String(entry)).status == 0)
    }
    #expect(try attest.run("assign", "--reviewers", "ana,ben", "--overlap", "1").status == 0)
    #expect(try articles > 200 && count("place", "assignments") == articles)
    #expect(try attest.run("doctor").status == 0)
  }
}
