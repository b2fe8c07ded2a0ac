// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// The built program on a terminal, driven as a person would.
@Suite(.serialized) struct TerminalSessionTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
  }

  private func start(_ reviewer: String = "ana") throws -> PseudoTerminal {
    let terminal = try attest.terminal("annotate", "walk", "--reviewer", reviewer)
    try #require(terminal.wait(for: "\(reviewer) ¶"), "no prompt: \(terminal.transcript)")
    return terminal
  }

  private func isAt(_ paragraph: Int, _ terminal: PseudoTerminal) -> Bool {
    terminal.waitUntil { $0.screen.cursorLine.hasPrefix("ana ¶\(paragraph) ▸") }
  }

  /// Presses keys that label, each once its paragraph is there.
  private func label(_ keys: String, from paragraph: Int, _ terminal: PseudoTerminal) {
    for (offset, key) in keys.enumerated() {
      terminal.send(String(key))
      #expect(isAt(paragraph + offset + 1, terminal), "\(key) \(terminal.screen.text.suffix(300))")
    }
  }

  @Test func fourteenParagraphsWithSingleKeysAndEverythingOnTheWay() throws {
    let terminal = try start()
    label("rqO", from: 1, terminal)
    terminal.send("u")
    #expect(isAt(3, terminal))
    terminal.send("o")
    #expect(isAt(4, terminal))
    terminal.send("n")
    #expect(terminal.wait(for: "note ▸"))
    terminal.send("worth a look\r")
    #expect(terminal.wait(for: "✓ note on ¶4"))
    terminal.send("fm")
    #expect(terminal.wait(for: "also ▸"))
    terminal.send("q\r")
    #expect(terminal.wait(for: "saved with its label"))
    label("errrrrrrrr", from: 4, terminal)
    terminal.send("r")
    #expect(terminal.wait(for: "every paragraph decided"))
    terminal.send(":finish\r")
    #expect(terminal.wait(for: "is finished; :reopen"))
    terminal.send("\u{4}")
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.isCooked)
    let tail = Array(repeating: "report", count: 10)
    #expect(try attest.labels() == ["report", "quote", "opinion", "editorial_aside"] + tail)
    #expect(try attest.run("doctor").output.hasSuffix("ok\n"))
  }

  @Test func controlCPasteResizeAndControlDLoseNothingAndTheReadingResumes() throws {
    let terminal = try start()
    label("r", from: 1, terminal)
    terminal.send(":note half")
    #expect(terminal.waitUntil { $0.screen.cursorLine.hasSuffix(":note half") })
    terminal.send("\u{3}")
    #expect(terminal.waitUntil { $0.screen.cursorLine == "ana ¶2 ▸" })
    terminal.send("\u{1B}[200~rq\rqu\u{1B}[201~")
    #expect(terminal.waitUntil { $0.screen.text.contains("▸ rq") }, "\(terminal.screen.text.suffix(300))")
    terminal.send("\r")
    #expect(terminal.wait(for: "Nothing was done with"))
    terminal.resize(columns: 60, rows: 20)
    #expect(isAt(2, terminal))
    terminal.send("q")
    #expect(isAt(3, terminal))
    terminal.send("\u{4}")
    #expect(terminal.exit() == .exited(0))
    #expect(try attest.labels() == ["report", "quote"])
    #expect(isAt(3, try start()))
  }

  @Test func stoppedAndContinuedTheSessionGoesOn() throws {
    let shell = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "shell> ", "ENV": ""])
    try #require(shell.wait(for: "shell> "))
    shell.send("\(attest.program) annotate walk --reviewer ana --project \(attest.project)\r")
    #expect(isAt(1, shell))
    shell.send("r")
    #expect(isAt(2, shell))
    shell.send("\u{1A}")
    #expect(shell.wait(for: "shell> ", times: 2))
    #expect(shell.isCooked)
    shell.send("fg\r")
    #expect(isAt(2, shell))
    shell.send("q")
    #expect(isAt(3, shell))
    shell.send("\u{4}")
    #expect(shell.wait(for: "shell> ", times: 3))
    #expect(try attest.labels() == ["report", "quote"])
  }

  @Test func killedInTheMiddleEveryDecisionThatWasShownIsThere() throws {
    let terminal = try start()
    label("rqo", from: 1, terminal)
    terminal.send("e")
    #expect(terminal.waitUntil { $0.screen.text.contains("✓ ¶4 editorial aside") })
    terminal.signal(SIGKILL)
    #expect(terminal.exit() == .signalled(SIGKILL))
    #expect(try attest.labels() == ["report", "quote", "opinion", "editorial_aside"])
    #expect(isAt(5, try start()))
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalEndsItWithItsStatusAndRestoresTheTerminal(signal: Int32) throws {
    let terminal = try start()
    terminal.send("r")
    #expect(isAt(2, terminal))
    terminal.signal(signal)
    #expect(terminal.exit() == .exited(128 + signal))
    #expect(terminal.isCooked)
    #expect(try attest.labels() == ["report"])
  }

  @Test func aNewReviewerIsAddedAfterAYes() throws {
    let terminal = try attest.terminal("annotate", "walk", "--reviewer", "cleo")
    #expect(terminal.wait(for: "Add one? (yes/no)"))
    terminal.send("yes\r")
    #expect(terminal.wait(for: "cleo ¶1 ▸"))
    terminal.send("\u{4}")
    #expect(terminal.exit() == .exited(0))
    #expect(try attest.run("reviewer", "list").output.contains("cleo"))
  }

  @Test func theDeskOpensRunsVerbsAndLeaves() throws {
    let terminal = try attest.terminal("--reviewer", "ana")
    #expect(terminal.wait(for: "attest ▸"))
    terminal.send("articles\r")
    #expect(terminal.wait(for: "to label"))
    terminal.send("op\t\r")
    #expect(terminal.wait(for: "ana ¶1 ▸"))
    terminal.send("\u{4}")
    #expect(terminal.wait(for: "attest ▸", times: 3))
    terminal.send("leave\r")
    #expect(terminal.exit() == .exited(0))
  }

  @Test func noColourMeansNoEscapeOfOurs() throws {
    let terminal = try attest.terminal("annotate", "walk", "--reviewer", "ana", environment: ["NO_COLOR": "1"])
    #expect(terminal.wait(for: "ana ¶1 ▸"))
    #expect(!terminal.transcript.contains("\u{1B}[2m") && !terminal.transcript.contains("\u{1B}[3"))
  }
}
