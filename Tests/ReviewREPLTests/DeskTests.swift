// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
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
      train: { _ in .left }, verb: { calls.verbs.append($0) })
    _ = try desk.run()
    return (calls, console.text)
  }

  @Test func commandsAreGivenByNameAndByBeginning() throws {
    let (calls, _) = try play(["open harbour", "op", ":exp --format csv", "art"].map(InputEvent.line))
    #expect(calls.opened == ["harbour", nil])
    #expect(calls.verbs == [["export", "--format", "csv"], ["articles"]])
  }

  @Test func aQuestionMarkActsAtOnceAndEveryOtherKeyBeginsALine() throws {
    let (calls, text) = try play([.key("?"), .line("articles")])
    #expect(text.contains("review an article; alone, the one that"))
    #expect(calls.verbs == [["articles"]])
  }

  @Test(
    arguments: [
      (nil, "open starts quay"), ((false, true), "open starts quay"), ((false, false), "open continues quay"),
      ((true, false), "all is finished; load FILE brings another article"),
    ] as [((isFinished: Bool, isEmpty: Bool)?, String)])
  func theDeskSaysWhatOpenDoes(mine: (isFinished: Bool, isEmpty: Bool)?, says: String) {
    let article = ArticleSummary(
      slug: "quay", title: nil, paragraphs: 2, annotatable: 2, loadedAt: Timestamp(milliseconds: 0))
    let review = mine.map {
      ReviewSummary(
        id: ReviewID(article: "quay", reviewer: "ana"), scope: .body, isFinished: $0.isFinished, isEmpty: $0.isEmpty,
        decided: 2, walked: 2, flagged: 0, touchedAt: Timestamp(milliseconds: 0))
    }
    let item = DeskScreen.Item(article: article, mine: review, finishedBy: ["ben"], leftAt: nil)
    let text = DeskScreen(
      project: "p.sqlite", codebook: SampleReview.codebook, reviewer: "ana", items: [item], articleCount: 1
    ).render(in: Canvas())
    #expect(text.contains(says))
    let bar = ProgressBar(decided: mine == nil ? 0 : 2, of: 2).render(in: Canvas())
    #expect(text.contains("quay  \(bar)  "))
    #expect(text.contains("finished, also by ben") == (mine?.isFinished == true))
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
