// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TerminalTestSupport
import Testing

@Suite struct SignalTests {
  @Test func controlCDropsTheLineAndNothingElse() throws {
    let terminal = try startProbe("keys=r")
    terminal.send("half a line")
    #expect(terminal.waitUntil { $0.screen.cursorLine.hasSuffix("line") })
    terminal.send("\u{3}")
    #expect(terminal.reports("[0] interrupt"))
    #expect(terminal.screen.lines.contains("probe ▸ half a line^C"))
    terminal.send("\u{3}")
    #expect(terminal.reports("[0] interrupt", times: 2))
    terminal.send("r")
    #expect(terminal.reports("[1] key(\"r\")"))
  }

  @Test func controlDLeavesAtAnEmptyLineOnly() throws {
    let terminal = try startProbe()
    terminal.send("ab\u{1}\u{4}\r")
    #expect(terminal.reports("line(\"b\")"))
    terminal.send("\u{4}")
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript.contains("endOfInput"))
    #expect(terminal.isCooked)
    #expect(terminal.transcript.hasSuffix("\u{1B}[?2004l\r"))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aTerminatedProgramRestoresTheTerminal(signal: Int32) throws {
    let terminal = try startProbe()
    terminal.send("half")
    #expect(terminal.waitUntil { $0.screen.cursorLine.hasSuffix("half") })
    #expect(!terminal.isCooked)
    terminal.signal(signal)
    #expect(terminal.exit() == .exited(128 + signal))
    #expect(terminal.transcript.contains("terminated(signal: \(signal))"))
    #expect(terminal.isCooked)
    #expect(terminal.transcript.contains("\u{1B}[?2004l"))
  }

  @Test(arguments: [("abort", SIGABRT), ("trap", SIGILL), ("fault", SIGSEGV)])
  func aTrapRestoresTheTerminal(order: String, signal: Int32) throws {
    let terminal = try startProbe()
    terminal.send(order + "\r")
    #expect(terminal.exit() == .signalled(signal))
    #expect(terminal.isCooked)
    #expect(terminal.transcript.contains("\u{1B}[?2004l"))
  }

  @Test func anExitWithoutAWordRestoresTheTerminal() throws {
    let terminal = try startProbe()
    terminal.send("exit\r")
    #expect(terminal.exit() == .exited(3))
    #expect(terminal.isCooked)
  }

  @Test func controlBackslashEndsItAndRestoresTheTerminal() throws {
    let terminal = try startProbe(environment: ["SWIFT_BACKTRACE": "enable=yes"])
    terminal.send("\u{1C}")
    #expect(terminal.exit() == .signalled(SIGQUIT))
    #expect(terminal.isCooked)
  }

  @Test func stoppedAndContinuedItKeepsTheTypedText() throws {
    let program = try #require(builtProgram("terminal-probe"))
    let shell = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "shell> ", "ENV": ""])
    try #require(shell.wait(for: "shell> "))
    shell.send(program + " keys=rq\r")
    try #require(shell.wait(for: "probe ▸ "))
    for round in 1...2 {
      shell.send("half")
      #expect(shell.waitUntil { $0.screen.cursorLine == "probe ▸ half" })
      shell.send("\u{2}")
      #expect(shell.waitUntil { $0.screen.column == 11 })
      shell.send("\u{1A}")
      #expect(shell.wait(for: "shell> ", times: 1 + round))
      #expect(shell.isCooked)
      shell.send("fg\r")
      #expect(shell.waitUntil { $0.screen.cursorLine == "probe ▸ half" })
      #expect(shell.events.filter { $0.contains("redraw") }.count == round)
      shell.send("-\r")
      #expect(shell.reports("line(\"hal-f\")", times: round))
    }
    shell.send("r")
    #expect(shell.reports("key(\"r\")"))
    shell.send("\u{1A}")
    #expect(shell.wait(for: "shell> ", times: 4))
    shell.send("fg\r")
    #expect(shell.reports("redraw", times: 3))
    shell.send("q")
    #expect(shell.reports("key(\"q\")"))
    shell.send("\u{4}")
    #expect(shell.wait(for: "shell> ", times: 5))
    #expect(shell.isCooked)
    shell.send("exit\r")
    #expect(shell.exit() == .exited(0))
  }

  @Test func continuedAfterAStopItCouldNotSeeItDrawsAgain() throws {
    let terminal = try startProbe("keys=r")
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    #expect(terminal.reports("redraw"))
    #expect(!terminal.isCooked)
    terminal.send("r")
    #expect(terminal.reports("key(\"r\")"))
  }

  @Test func aResizeDrawsAgainOnlyAtAnEmptyLine() throws {
    let terminal = try startProbe("keys=r")
    terminal.resize(columns: 60, rows: 20)
    #expect(terminal.reports("redraw width 60"))
    terminal.send("typed")
    #expect(terminal.waitUntil { $0.screen.cursorLine == "probe ▸ typed" })
    let written = terminal.transcript.utf8.count
    terminal.resize(columns: 50, rows: 20)
    #expect(terminal.waitUntil { $0.transcript.utf8.count > written })
    terminal.send(" on\r")
    #expect(terminal.reports("line(\"typed on\") width 50"))
    #expect(terminal.events.filter { $0.contains("redraw") }.count == 1)
  }

  @Test func aDumbTerminalGivesLinesAndSignals() throws {
    let terminal = try startProbe("lines", environment: ["TERM": "dumb"])
    #expect(!terminal.transcript.contains("now:"))
    terminal.send("one\n")
    #expect(terminal.reports("[1] line(\"one\") true"))
    #expect(terminal.screen.lines.contains("  now: one"))
    terminal.send("half")
    terminal.send("\u{3}")
    #expect(terminal.reports("[1] interrupt true"))
    terminal.signal(SIGCONT)
    #expect(terminal.reports("[1] redraw true"))
    terminal.send("two\n")
    #expect(terminal.reports("[2] line("))
    terminal.signal(SIGTERM)
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript.contains("terminated(signal: \(SIGTERM)) true"))
  }

  @Test func theEndOfADumbTerminalEndsTheLine() throws {
    let terminal = try startProbe("lines", environment: ["TERM": "dumb"])
    terminal.send("\u{4}")
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript.hasSuffix("probe ▸ \r\n[0] endOfInput true\r\n"))
  }
}
