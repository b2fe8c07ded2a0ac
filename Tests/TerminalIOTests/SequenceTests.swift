// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// Whatever a terminal sends by itself, no key was pressed.
@Suite(.serialized) struct SequenceTests {
  private static let keys = "keys=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789;~[?<"

  private func start(_ mode: String) throws -> PseudoTerminal {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("inputrc-\(terminalSerial())")
    try Data("set editing-mode \(mode)\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try startProbe(Self.keys, environment: ["INPUTRC": file.path])
  }

  @Test(arguments: ["emacs", "vi"]) func noSequenceIsAKeyOrText(mode: String) throws {
    let terminal = try start(mode)
    for sequence in TerminalSequences.all { terminal.send(sequence) }
    for bytes in TerminalSequences.eightBitBytes { terminal.send(bytes) }
    terminal.send("r")
    #expect(terminal.reports("[1] key(\"r\")"), "\(terminal.screen.text.suffix(300))")
    #expect(terminal.events.count == 1)
  }

  @Test(arguments: ["emacs", "vi"]) func norAreThePartsOfOne(mode: String) throws {
    let terminal = try start(mode)
    let samples = [
      "\u{1B}[5;2~", "\u{1B}Oq", "\u{1B}[<0;1;1M", "\u{1B}[M rq", "\u{1B}]11;rgb:ee/oo/qq\u{1B}\\", "\u{1B}P1$rq\u{7}",
    ]
    for bytes in samples.map({ Array($0.utf8) }) {
      for cut in 1..<bytes.count {
        terminal.send(Array(bytes[..<cut]))
        usleep(20_000)
        terminal.send(Array(bytes[cut...]))
      }
    }
    terminal.send("q")
    #expect(terminal.reports("[1] key(\"q\")"), "\(terminal.screen.text.suffix(300))")
    #expect(terminal.events.count == 1)
  }

  @Test(arguments: ["emacs", "vi"]) func boundSequencesEditTheLineAsBefore(mode: String) throws {
    let terminal = try start(mode)
    terminal.send(" one\u{1B}[D\u{1B}[D\u{1B}OC-\u{1B}[H\u{1B}[3~\u{1B}[F!\r")
    #expect(terminal.reports("line(\"on-e!\")"), "\(terminal.screen.text.suffix(300))")
  }

  @Test func anEscapeByItselfSwallowsNoKeyBehindIt() throws {
    for mode in ["emacs", "vi"] {
      let terminal = try start(mode)
      terminal.send("\u{1B}")
      // Longer than a program that waits half a second for the rest may be kept from running.
      usleep(2_500_000)
      terminal.send("r")
      #expect(terminal.reports("[1] key(\"r\")"), "\(mode) \(terminal.screen.text.suffix(300))")
    }
  }

  @Test func aLineIsEditedInViModeAsBefore() throws {
    let terminal = try start("vi")
    terminal.send(" one two")
    #expect(terminal.waitUntil { $0.screen.cursorLine.hasSuffix("two") })
    terminal.send("\u{1B}b")
    #expect(terminal.waitUntil { $0.screen.column == 13 })
    terminal.send("x\r")
    #expect(terminal.reports("line(\" one wo\")"), "\(terminal.screen.text.suffix(300))")
  }

  @Test func whatWasTypedBeforeTheFirstPromptIsDropped() throws {
    let program = try #require(builtProgram("terminal-probe"))
    let typed = FileManager.default.temporaryDirectory.appendingPathComponent("typed-\(terminalSerial())")
    defer { try? FileManager.default.removeItem(at: typed) }
    let words = "echo ready; until [ -e \"$1\" ]; do sleep 0.05; done; exec \"$0\" keys=rqoe"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", words, program, typed.path])
    try #require(terminal.wait(for: "ready"))
    terminal.send("r\u{1B}[5;2~q\u{1B}]11;rgb:oo")
    try Data().write(to: typed)
    try #require(terminal.wait(for: "probe ▸ "))
    terminal.send("/ee\u{1B}\\o")
    #expect(terminal.reports("[1] key(\"o\")"), "\(terminal.screen.text.suffix(300))")
  }

  @Test func controlLDrawsAgainAndKeepsTheLine() throws {
    let terminal = try start("emacs")
    terminal.send("\u{C}")
    #expect(terminal.reports("redraw"))
    terminal.send(" half\u{C}")
    #expect(terminal.waitUntil { $0.screen.cursorLine == "probe ▸  half" && $0.events.count == 2 })
    terminal.send(" done\r")
    #expect(terminal.reports("line(\" half done\")"))
  }

  @Test func everyKeyIsHandedOverWhereOnlyAColonBeginsText() throws {
    let terminal = try startProbe("keys=rq", "text=:")
    for key in ["r", "z", "é", "9", " "] {
      terminal.send(key)
      #expect(terminal.reports("key(\"\(key)\")"), "\(key)")
    }
    terminal.send(":z9é\r")
    #expect(terminal.reports("line(\":z9é\")"))
    terminal.send("\u{1B}[200~zr\u{1B}[201~\r")
    #expect(terminal.reports("line(\"zr\")"))
  }

  @Test func anEnterBehindAKeyBelongsToIt() throws {
    let terminal = try startProbe("keys=rq", "text=")
    terminal.send("r\r")
    #expect(terminal.reports("[1] key(\"r\")"))
    terminal.send("q")
    #expect(terminal.reports("[2] key(\"q\")"))
  }
}
