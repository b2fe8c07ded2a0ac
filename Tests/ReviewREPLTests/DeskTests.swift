// SPDX-License-Identifier: GPL-3.0-or-later
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import TerminalIO
import Testing

@Suite struct DeskTests {
  private final class Calls {
    var verbs: [[String]] = []
    var opened: [String?] = []
  }

  private func play(_ script: [InputEvent], opening ending: Ending = .left) throws -> (calls: Calls, text: String) {
    let calls = Calls(), console = RecordingConsole()
    let environment = ReviewEnvironment(
      source: ScriptedSource(script), console: console, now: { 0 }, words: { String(describing: $0) },
      moment: { _ in "" })
    let desk = DeskLoop(
      codebook: SampleReview.codebook, environment: environment,
      screen: {
        DeskScreen(project: "p.sqlite", codebook: SampleReview.codebook, reviewer: "ana", items: [], articleCount: 0)
      },
      open: { article in
        calls.opened.append(article)
        return ending
      },
      verb: { calls.verbs.append($0) })
    _ = try desk.run()
    return (calls, console.text)
  }

  @Test func commandsAreGivenByNameAndByBeginning() throws {
    let (calls, _) = try play(["open harbour", "op", ":exp --format csv", "art"].map(InputEvent.line))
    #expect(calls.opened == ["harbour", nil])
    #expect(calls.verbs == [["export", "--format", "csv"], ["articles"]])
  }

  @Test func aBadLineIsSaidAndTheDeskStays() throws {
    let (calls, text) = try play([.line("opne"), .line("note x"), .malformedLine(.holdsNUL), .line("outlets")])
    #expect(text.contains("unknown(word: \"opne\"") && text.contains("notHere(command: \"note\""))
    #expect(text.contains("notText") && calls.verbs == [["outlets"]])
  }

  @Test func whatEndsAReviewEndsTheDeskUnlessItWasLeft() throws {
    let (calls, _) = try play([.line("open"), .line("articles")], opening: .terminated(signal: 15))
    #expect(calls.opened.count == 1 && calls.verbs.isEmpty)
    let (more, text) = try play([.line("open"), .line("articles"), .line("leave"), .line("outlets")])
    #expect(more.verbs == [["articles"]] && text.ranges(of: "p.sqlite").count == 2)
  }
}
