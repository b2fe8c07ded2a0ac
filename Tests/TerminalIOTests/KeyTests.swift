// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

@Suite struct KeyTests {
  @Test func aHotKeyActsAtOnceAndIsShown() throws {
    let terminal = try startProbe("keys=rqu?1")
    terminal.send("r")
    #expect(terminal.reports("[1] key(\"r\")"))
    #expect(terminal.screen.lines.contains("probe ▸ r"))
    terminal.send("?")
    #expect(terminal.reports("[2] key(\"?\")"))
  }

  @Test func keysTypedAheadActInTurn() throws {
    let terminal = try startProbe("keys=rqu")
    terminal.send("rrquurrq")
    #expect(terminal.reports("[8] key(\"q\")"))
    #expect(terminal.events.map { $0.dropFirst(9).first } == ["r", "r", "q", "u", "u", "r", "r", "q"])
    terminal.send("zrq\rr:go 3\rq")
    #expect(terminal.reports("[12] key(\"q\")"))
    #expect(
      terminal.events.suffix(4).map { String($0.dropLast(9)) } == [
        "[9] line(\"zrq\")", "[10] key(\"r\")", "[11] line(\":go 3\")", "[12] key(\"q\")",
      ])
  }

  @Test func keysPressedWhileTheProgramIsBusyAreNeitherEchoedNorLost() throws {
    let terminal = try startProbe("keys=rq")
    terminal.send("busy\r")
    #expect(terminal.wait(for: "line(\"busy\")"))
    terminal.send("rqr")
    #expect(terminal.reports("[4] key(\"r\")"))
    #expect(terminal.screen.lines.filter { $0.contains("rq") }.isEmpty)
  }

  @Test func aLineWithTextTakesKeysAsText() throws {
    let terminal = try startProbe("keys=rq")
    terminal.send("zr\u{7F}\u{7F}q")
    #expect(terminal.reports("key(\"q\")"))
    terminal.send("éq漢r\r")
    #expect(terminal.reports("line(\"éq漢r\")"))
    terminal.send("nokeys\r")
    #expect(terminal.reports("line(\"nokeys\")"))
    terminal.send("rq\r")
    #expect(terminal.reports("line(\"rq\")"))
    terminal.send("\r")
    #expect(terminal.reports("[5] line(\"\")"))
  }

  @Test func aPastedTextIsOneLineAndTriggersNothing() throws {
    let terminal = try startProbe("keys=rqu")
    #expect(terminal.wait(for: "\u{1B}[?2004h"))
    terminal.send("\u{1B}[200~rq\rqu\u{1B}[201~")
    #expect(terminal.waitUntil { $0.screen.lines.contains("qu") })
    #expect(terminal.events.isEmpty)
    terminal.send("\r")
    #expect(terminal.reports("[1] line(\"rq\\nqu\")"))
  }

  @Test func anUnfinishedPasteDoesNotMakeItDeaf() throws {
    let terminal = try startProbe("keys=r")
    terminal.send("\u{1B}[200~rq")
    terminal.send("\u{3}")
    #expect(terminal.reports("interrupt"))
    terminal.send("\u{1B}[200~rq")
    terminal.signal(15)
    #expect(terminal.exit() == .exited(143))
    #expect(terminal.isCooked)
  }

  @Test func textToEditIsThere() throws {
    let terminal = try startProbe("prefill=harbour")
    #expect(terminal.waitUntil { $0.screen.cursorLine == "probe ▸ harbour" })
    terminal.send("!\r")
    #expect(terminal.reports("line(\"harbour!\")"))
  }

  @Test func theUsersOwnBindingsHoldOutsideTheEmptyLine() throws {
    let program = try #require(builtProgram("terminal-probe"))
    let shell = try PseudoTerminal(
      "/bin/sh",
      [
        "-c",
        "printf 'set editing-mode vi\\n$if attest\\n\"q\": \"xyz\"\\n$endif\\n' > \"$0\"; INPUTRC=\"$0\" \"$1\" keys=q; rm \"$0\"",
        FileManager.default.temporaryDirectory.path + "/attest-inputrc-\(terminalSerial())", program,
      ])
    try #require(shell.wait(for: "probe ▸ "))
    shell.send("q")
    #expect(shell.reports("key(\"q\")"))
    shell.send(":q\r")
    #expect(shell.reports("line(\":xyz\")"))
    shell.send("\u{4}")
    #expect(shell.exit() == .exited(0))
  }

  @Test func aTerminalWithoutUTF8StillTakesLetters() throws {
    let terminal = try startProbe("keys=r", environment: ["LC_ALL": "C"])
    terminal.send("é漢")
    #expect(terminal.waitUntil { $0.screen.cursorLine == "probe ▸ é漢" })
    terminal.send("\r")
    #expect(terminal.reports("line(\"é漢\")"))
    terminal.send([0xFF, 0x61, 0x0D])
    #expect(terminal.reports("malformedLine"))
  }

  @Test func nothingStartsWithoutATerminal() throws {
    let program = try #require(builtProgram("terminal-probe"))
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo r | \"$0\"; TERM=dumb \"$0\"; \"$0\" | cat", program])
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript == "not interactive\r\nnot interactive\r\nnot interactive\r\n")
  }

  @Test func aCountIsDrawnOnATerminalAloneAndOnNoDumbOne() throws {
    let program = try #require(builtProgram("terminal-probe"))
    let words = "\"$0\" progress; echo then; TERM=dumb \"$0\" progress; \"$0\" progress 2>&1 | cat; echo end"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", words, program])
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript == "\rloading: 1 of 3 articles\u{1B}[K\r\u{1B}[Kthen\r\nend\r\n")
  }
}
