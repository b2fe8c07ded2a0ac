// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import TerminalTestSupport
import Testing

@Suite struct CompletionTests {
  @Test func aUniqueBeginningIsCompletedWhateverItsCase() throws {
    let terminal = try startProbe("keys=rq")
    terminal.send(":LAB\t")
    terminal.send("\u{15}LAB\tx\r")
    #expect(terminal.reports("line(\"label x\")"))
    terminal.send("go so\tpor\t\r")
    #expect(terminal.reports("line(\"go source=port authority \")"))
    terminal.send("\u{20}source=\"PORT A\t\r")
    #expect(terminal.reports("line(\" source=\\\"port authority\\\" \")"))
  }

  @Test func aCommonBeginningIsFilledInAndTheChoicesAreListedWithNotes() throws {
    let terminal = try startProbe()
    terminal.send("L\t")
    terminal.send("\t")
    #expect(terminal.waitUntil { $0.screen.cursorLine == "probe ▸ L" && $0.screen.text.contains("leave") })
    #expect(
      Array(terminal.screen.lines.suffix(3)) == [
        "  label  decides the paragraph", "  leave  ends the session", "probe ▸ L",
      ])
    terminal.send("ab\t\r")
    #expect(terminal.reports("line(\"label \")"))
  }

  @Test func noFilesAreListedWhereNothingFits() throws {
    let terminal = try startProbe()
    terminal.send("/et\t\t\t/\t\t\r")
    #expect(terminal.reports("line(\"/et/\")"))
    #expect(!terminal.transcript.contains("/etc"))
  }

  @Test func theWordsOffsetCountsScalars() throws {
    let terminal = try startProbe()
    terminal.send("at \t\r")
    #expect(terminal.reports("line(\"at offset3 \")"))
  }

  @Test func linesComeBackInTheNextSession() throws {
    let path = FileManager.default.temporaryDirectory.path + "/attest-history-\(terminalSerial())"
    defer { unlink(path) }
    for round in 1...2 {
      let terminal = try startProbe("history=" + path)
      if round == 2 {
        terminal.send("\u{1B}[A\u{1B}[A\r")
        #expect(terminal.reports("line(\"first\")"))
      } else {
        terminal.send("first\rsecond\r")
        #expect(terminal.reports("line(\"second\")"))
      }
      terminal.send("\u{4}")
      #expect(terminal.exit() == .exited(0))
    }
  }
}
