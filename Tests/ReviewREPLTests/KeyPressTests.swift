// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import TerminalIO
import Testing

@Suite struct KeyPressTests {
  @Test func aPlainKeyLabelsAtOnce() {
    let played = Played(threeParagraphs(), keys("rQ"))
    #expect(played.labels == ["report", "quote"])
    #expect(played.session.state(of: 2).judgement?.unsure == true)
    #expect(played.prompts == ["ana ¶1", "ana ¶2", "ana ¶3"])
  }

  @Test func aKeyThatGivesNothingSaysSoAtOnceAndADigitIsNoLabel() {
    let played = Played(threeParagraphs(), keys("z1 é"))
    #expect(played.saved.isEmpty)
    for key in ["z", "1", "Space", "é"] { #expect(played.text.contains("deadKey(\"\(key)\")"), "\(key)") }
    #expect(played.requests[0].textKeys == [":"] && !played.requests[0].hotKeys.contains("1"))
  }

  @Test func aDigitIsALabelKeyWhereTheCodebookSaysSo() throws {
    var codebook = SampleReview.codebook
    codebook.labels[0].key = "1"
    let session = Session(
      ReviewID(article: "harbour", reviewer: "ana"), article: SampleReview.article([.body, .body]), codebook: codebook)
    let played = Played(session, keys("1"))
    #expect(played.labels == ["report"])
    #expect(played.session.state(of: 1).judgement?.unsure == false)
  }

  @Test func pastedTextIsALineAndLabelsNothing() {
    let played = Played(threeParagraphs(), [.line("rq\nqu")])
    #expect(played.saved.isEmpty && played.text.contains("needsColon"))
  }

  @Test func keysTypedAheadOfAParagraphAreSaidToBeDroppedOnce() {
    let played = Played(threeParagraphs(), keys("rq")) { source, _ in source.hasWaiting = true }
    #expect(played.text.ranges(of: ":set ahead on").count == 1)
    let kept = Played(threeParagraphs(), [.line(":set ahead on"), .key("r")]) { source, _ in source.hasWaiting = false }
    #expect(kept.labels == ["report"] && !kept.text.contains("were dropped"))
  }

  @Test func whatIsTypedWhileTheScreenIsDrawnAgainIsNotDropped() throws {
    var source: ScriptedSource?
    let played = Played(threeParagraphs(), [.redraw, .redraw, .key("r"), .redraw]) { used, _ in source = used }
    #expect(played.labels == ["report"])
    // Upon the first paragraph, and upon the second.
    #expect(try #require(source).drops == 2)
  }

  @Test func controlLShowsTheParagraphAgain() {
    let played = Played(threeParagraphs(), [.redraw])
    #expect(played.text.ranges(of: "Paragraph 1.").count == 2)
  }

  @Test func aTerminalWithoutKeysTakesLinesAndGoesOnAfterABadOne() {
    let script: [InputEvent] = [.line("r"), .line("lable quote"), .line("c"), .line("9"), .line("2"), .line("quote")]
    let played = Played(threeParagraphs(), script) { source, _ in source.takesKeys = false }
    #expect(played.labels == ["report", "quote"])
    #expect(played.session.state(of: 2).judgement?.confidence == .medium)
    #expect(played.text.contains("Paragraph 2.") && played.text.contains("unknown"))
    #expect(played.requests.allSatisfy { $0.prompt.hasPrefix("ana") == false || $0.hotKeys.isEmpty })
  }

  @Test func namesAreCompletedBehindTheWordThatTakesThemAndCommandsBefore() throws {
    let session = review(of: "The mayor, Orla Morrow, said so. “It leaks,” said Orla Morrow.")
    let played = Played(session, [])
    let complete = try #require(played.requests.first?.completions)
    #expect(complete(":source ", 8).contains { $0.text.contains("Orla Morrow") })
    #expect(complete(":source Or", 8).contains { $0.text.contains("Orla Morrow") })
    #expect(complete(":source", 1).allSatisfy { !$0.text.contains("Orla") })
    #expect(complete(":note ", 6).allSatisfy { !$0.text.contains("Orla") })
  }

  @Test func keysCanBeSwitchedOff() {
    let played = Played(threeParagraphs(), [.line(":set keys off"), .line("quote")])
    #expect(played.labels == ["quote"])
  }

  @Test func aPipeEndsAtItsFirstBadLine() throws {
    let played = Played(threeParagraphs(), ["r", "# no", "9", "q"].map(InputEvent.line), isInteractive: false)
    #expect(played.labels == ["report"])
    guard case .badLine(let number, _) = played.ending else { throw MemoryLog.Full() }
    #expect(number == 3)
  }

  @Test func aPipeTakesNoTimeToRead() {
    func seconds(_ script: [InputEvent], isInteractive: Bool) -> [Double] {
      Played(threeParagraphs(), script, isInteractive: isInteractive).saved.compactMap { event in
        if case .judgementMade(let facts) = event { facts.seconds } else { nil }
      }
    }
    #expect(seconds(keys("rq"), isInteractive: true).allSatisfy { $0 > 0 })
    #expect(seconds(["r", "note odd", "q"].map(InputEvent.line), isInteractive: false) == [0, 0])
  }

  @Test func whatIsNotSavedIsSaidFirst() throws {
    let played = Played(threeParagraphs(), keys("r")) { _, log in log.isFull = true }
    guard case .notSaved = played.ending else { throw MemoryLog.Full() }
    #expect(played.text.contains("NOT saved") && !played.text.contains("all saved"))
    #expect(Played(threeParagraphs(), keys("r")).text.hasSuffix("1 of 3 decided, all saved.\n"))
  }
}
