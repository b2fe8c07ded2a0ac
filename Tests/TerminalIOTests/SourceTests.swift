// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import Testing

@testable import TerminalIO

@Suite struct SourceTests {
  /// What a source makes of bytes that arrive in packets of at most `chunk`.
  private func events(_ bytes: [UInt8], chunk: Int) -> [InputEvent] {
    var ends: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0 else { return [] }
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      let packet = Array(bytes[start..<min(start + chunk, bytes.count)])
      _ = write(ends[1], packet, packet.count)
    }
    close(ends[1])
    return drained(ends[0])
  }

  private func drained(_ fileDescriptor: Int32) -> [InputEvent] {
    let source = PipedSource(fileDescriptor: fileDescriptor)
    var events: [InputEvent] = []
    repeat { events.append(source.next(LineRequest(prompt: "> "))) } while events.last != .endOfInput
    close(fileDescriptor)
    return events
  }

  @Test(arguments: [1, 3, 65_536])
  func aPipeGivesItsLines(chunk: Int) {
    let text = "\u{FEFF}r\nnote é\r\n\n\u{1}x\r y\n\u{FEFF}last"
    let lines: [InputEvent] = [
      .line("r"), .line("note é"), .line(""), .line("\u{1}x\r y"), .line("\u{FEFF}last"), .endOfInput,
    ]
    #expect(events(Array(text.utf8), chunk: chunk) == lines)
    #expect(events([], chunk: chunk) == [.endOfInput])
    #expect(events(Array("a\n".utf8), chunk: chunk) == [.line("a"), .endOfInput])
  }

  @Test func whyALineIsNoTextIsReported() {
    #expect(
      events([0x61, 0x0A, 0xFF, 0x62, 0x0A, 0x63, 0x0A, 0x64, 0x00], chunk: 2) == [
        .line("a"), .malformedLine(.notUTF8), .line("c"), .malformedLine(.holdsNUL), .endOfInput,
      ])
  }

  @Test func longLinesAreReadInLinearTime() {
    var name = Array((FileManager.default.temporaryDirectory.path + "/attest-lines-XXXXXX").utf8CString)
    let file = mkstemp(&name)
    unlink(name)
    let line = String(repeating: "x", count: 1 << 20)
    StandardConsole(fileDescriptor: file).write(line + "\n" + line)
    lseek(file, 0, SEEK_SET)
    #expect(drained(file) == [.line(line), .line(line), .endOfInput])
  }

  @Test func whatCanNotBeReadEnds() { #expect(drained(-1) == [.endOfInput]) }

  @Test func aLineThatNeverEndsIsGivenUp() {
    let zeros = open("/dev/zero", O_RDONLY | O_CLOEXEC)
    defer { close(zeros) }
    #expect(PipedSource(fileDescriptor: zeros).next(LineRequest(prompt: "> ")) == .malformedLine(.tooLong))
  }

  @Test func aScriptPlaysItsEvents() {
    let source = ScriptedSource([.key("r"), .redraw, .line("a")])
    #expect(source.next(LineRequest(prompt: "1")) == .key("r"))
    #expect(source.next(LineRequest(prompt: "2")) == .redraw)
    #expect(source.lineNumber == 1)
    #expect(source.next(LineRequest(prompt: "3")) == .line("a"))
    #expect(source.next(LineRequest(prompt: "4")) == .endOfInput)
    #expect(source.lineNumber == 2)
    #expect(source.requests.map(\.prompt) == ["1", "2", "3", "4"])
    source.remember("a")
    source.openHistory(nil)
    #expect(source.remembered == ["a"])
    #expect(source.histories == [nil])
    #expect(!source.discardWaiting() && source.drops == 1)
  }
}
