// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import TerminalTestSupport
import Testing

/// Sitting after sitting of one account continues one chain for each author.
@Suite(.serialized) struct SittingTests {
  private let attest: Attest
  private var state: [String: String] { ["XDG_STATE_HOME": attest.folder.path] }

  init() throws {
    attest = try Attest()
    let text = (1...14).map { "The inspector counted lorry number \($0) at the northern gate on Monday." }
    try run("load", attest.write(text.joined(separator: "\n\n"), "walk.txt"))
    try run("reviewer", "add", "ana")
  }

  @discardableResult
  private func run(_ words: String..., input: String = "") throws -> PipedProgram {
    let run = try PipedProgram.run(
      attest.program, words + ["--project", attest.project], input: input, environment: state)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  /// How many chains the doctor prints the head of.
  private func origins() throws -> Int {
    try run("doctor").output.split(separator: "\n").filter { $0.hasPrefix("head ") && $0.contains(":") }.count
  }

  @Test func everyRevealingVerbContinuesTheOwnersChain() throws {
    try run("annotate", "walk", "--reviewer", "ana", input: "r\nq\n")
    let before = try origins()
    for _ in 0..<3 {
      try run("export", "--format", "csv", "-o", "-")
      try run("agreement", "--unfinished")
      try run("show", "walk", "--signals", "--reviewer", "ana")
      try run("kind", "walk", "14", "furniture")
      try run("kind", "walk", "14", "body")
    }
    #expect(try origins() == before)
  }

  @Test func aSittingThatSignal9EndedIsContinued() throws {
    try run("annotate", "walk", "--reviewer", "ana", input: "r\nq\n")
    let before = try origins()
    for number in 3...5 {
      let terminal = try attest.terminal("annotate", "walk", "--reviewer", "ana", environment: state)
      #expect(terminal.wait(for: "ana ¶\(number)"))
      terminal.send("r")
      #expect(terminal.wait(for: "ana ¶\(number + 1)"))
      terminal.signal(SIGKILL)
      #expect(terminal.exit() == .signalled(SIGKILL))
    }
    try run("annotate", "walk", "--reviewer", "ana", input: "q\n")
    #expect(try origins() == before)
    #expect(try run("doctor").output.hasSuffix("ok\n"))
  }
}
