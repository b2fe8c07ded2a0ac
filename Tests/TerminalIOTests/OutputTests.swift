// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@testable import TerminalIO

@Suite struct OutputTests {
  private func canvas(_ environment: [String: String], _ color: ColorChoice = .auto, terminal: Bool = true) -> Canvas {
    Canvas(color: color, environment: environment, isTerminal: terminal, columns: 100)
  }

  @Test func colourNeedsATerminalThatCanAndNobodyWhoMinds() {
    #expect(canvas(["TERM": "xterm"]).style == .ansi)
    #expect(canvas(["TERM": "xterm", "NO_COLOR": ""]).style == .ansi)
    #expect(canvas(["TERM": "xterm", "NO_COLOR": "1"]).style == .plain)
    #expect(canvas(["TERM": "dumb"]).style == .plain)
    #expect(canvas(["TERM": "xterm"], terminal: false).style == .plain)
    #expect(canvas(["TERM": "dumb", "NO_COLOR": "1"], .always, terminal: false).style == .ansi)
    #expect(canvas(["TERM": "xterm"], .never).style == .plain)
  }

  @Test func glyphsFollowTheLocale() {
    #expect(canvas(["LANG": "en_GB.UTF-8"]).glyphs == .unicode)
    #expect(canvas(["LANG": "C.utf8", "LC_ALL": ""]).glyphs == .unicode)
    #expect(canvas(["LANG": "en_GB.UTF-8", "LC_CTYPE": "C"]).glyphs == .ascii)
    #expect(canvas(["LC_ALL": "POSIX", "LC_CTYPE": "C.UTF-8"]).glyphs == .ascii)
    #expect(canvas([:]).glyphs == .ascii)
    #expect(canvas([:]).width == 100)
    for columns in [nil, 0] {
      #expect(Canvas(color: .auto, environment: [:], isTerminal: false, columns: columns).width == 80)
    }
  }

  @Test func plainStyleChangesNothing() {
    #expect(Style.plain.bold("a") + Style.plain.dim("b") + Style.plain.colored("c", .cyan) == "abc")
    #expect(Style.ansi.bold("a") == "\u{1B}[1ma\u{1B}[0m")
    #expect(Style.ansi.bold("") == "")
  }

  @Test func aRecordingKeepsEverything() {
    let console = RecordingConsole(canvas: Canvas(width: 3))
    console.write("a\n")
    console.clear()
    #expect(console.take() == "a\n───\n\u{C}")
    #expect(console.text.isEmpty)
    for (choice, style) in [(ColorChoice.always, Style.ansi), (.auto, .plain), (.always, .ansi), (.never, .plain)] {
      console.use(choice)
      #expect(console.canvas.style == style)
    }
  }

  @Test func aConsoleGoesOnAfterPartialWritesAndNoticesThatTheReaderLeft() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let console = StandardConsole(fileDescriptor: ends[1])
    let reader = Reader(fileDescriptor: ends[0])
    reader.start()
    console.write(String(repeating: "é\n", count: 100_000))
    #expect(console.failure == 0)
    close(ends[1])
    #expect(reader.finished() == 300_000)

    #expect(pipe(&ends) == 0)
    let second = StandardConsole(fileDescriptor: ends[1])
    close(ends[0])
    second.write("more")
    #expect(second.failure == EPIPE)
    close(ends[1])
  }

  @Test func progressIsDrawnTenTimesASecondAtMost() {
    var time = 0.0
    var written: [String] = []
    let progress = Progress(
      total: 100, unit: "articles", label: "loading", now: { time }, write: { written.append($0) })
    for count in 0...100 {
      progress.advance(to: count)
      time += 0.0625
    }
    #expect(written.count == 51)
    #expect(written[0] == "\rloading: 0 of 100 articles\u{1B}[K")
    #expect(written[7] == "\rloading: 14 of 100 articles\u{1B}[K")
    #expect(written[8] == "\rloading: 16 of 100 articles, 6 s left\u{1B}[K")
    #expect(written[25] == "\rloading: 50 of 100 articles, 4 s left\u{1B}[K")
    #expect(written[50] == "\rloading: 100 of 100 articles\u{1B}[K")
    progress.finish()
    #expect(written.last == "\r\u{1B}[K")
  }

  @Test(arguments: [
    (0, 100, ""), (1, 100, ", 99 s left"), (1, 101, ", 2 min left"), (1, 121, ", 2 min left"), (1, 122, ", 3 min left"),
  ])
  func whatIsLeftIsToldInSecondsOrMinutes(count: Int, total: Int, left: String) {
    var time = 0.0, written = ""
    let progress = Progress(total: total, unit: "articles", label: "loading", now: { time }, write: { written += $0 })
    time = 1
    progress.advance(to: count)
    #expect(written == "\rloading: \(count) of \(total) articles\(left)\u{1B}[K")
    // Not a tenth of a second later nothing is drawn.
    time = 1.0625
    progress.advance(to: count)
    #expect(written.filter { $0 == "\r" }.count == 1)
  }

  @Test func progressIsSilentWithoutATerminal() {
    let progress = Progress(total: nil, unit: "articles", label: "loading", now: { 0 }, write: nil)
    progress.advance(to: 5)
    progress.finish()
  }
}
