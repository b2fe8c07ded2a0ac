// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import TerminalIO
import Testing

/// A question stays until it is answered, left blank, stepped back from or dropped.
@Suite struct DialogueTests {
  @Test func aBadKeyIsSaidAndAskedAgainAndTheRetryIsNoLabel() {
    let played = Played(threeParagraphs(), [.key("c"), .key("9"), .line(""), .key("2")])
    #expect(played.saved.isEmpty)
    #expect(played.session.draft(of: 1).confidence == .medium)
    #expect(played.text.contains("noAnswer(\"9\", choices: [\"1\", \"2\", \"3\"])"))
    #expect(played.prompts == ["ana ¶1", "confidence", "confidence", "confidence", "ana ¶1"])
    // An Enter that goes with the key is no answer, and the question is asked again.
    #expect(played.text.split(separator: "1 low").count == 3)
  }

  @Test func aBadLineIsSaidAndAskedAgain() {
    let played = Played(threeParagraphs(), [.key("m"), .line("zz"), .line("q")])
    #expect(played.saved.isEmpty && played.session.draft(of: 1).mixed == ["quote"])
    #expect(played.text.contains("notALabel(word: \"zz\""))
    let went = Played(threeParagraphs(), [.key("g"), .line("four"), .line("99"), .line("3"), .key("q")])
    #expect(went.labels == ["quote"] && went.session.state(of: 3).isDecided)
    let found = Played(threeParagraphs(), [.key("/"), .line("quay"), .line("q"), .line("3.")])
    #expect(found.saved.isEmpty && found.session.position == 3)
  }

  @Test(arguments: [InputEvent.line(""), .key("<"), .line("<"), .interrupt, .endOfInput])
  func aQuestionCanBeLeft(how: InputEvent) {
    for key in keys("cngw/as") {
      let played = Played(SampleReview.harbour(), [key, how, .line(":progress")])
      #expect(played.saved.isEmpty)
      #expect(played.prompts.last?.hasPrefix("ana ¶") == true, "\(key) \(how): \(played.prompts)")
    }
  }

  @Test func aPipeHearsThatALaterChangeStands() {
    let script = ["label report", "undo"].map(InputEvent.line)
    let played = Played(threeParagraphs(), script, isInteractive: false) { _, log in
      var other = threeParagraphs()
      log.meanwhile = { [log] in
        log.meanwhile = { [log] in _ = try other.perform(.judge(.init("quote")), seconds: 0, log: log) }
      }
    }
    #expect(played.text.contains("saved 1 harbour 1 report\nundone 3 harbour 1 (a later change stands)\n"))
  }

  @Test func aReasonMayBeLeftBlankButNotStepOverIt() {
    #expect(Played(threeParagraphs(), [.key("x"), .line("")]).labels == [nil])
    #expect(Played(threeParagraphs(), [.key("x"), .line("<")]).saved.isEmpty)
  }

  @Test func twoGradesAreTwoKeysAndOneCanStepBack() {
    let script: [InputEvent] = [named, .key("a"), .key("b"), .key("<"), .key("z"), .key("c"), .key("3")]
    let played = Played(SampleReview.harbour(), script)
    #expect(grades(played) == ["C3"])
    #expect(
      played.prompts.dropFirst() == ["ana ¶1", "reliability", "credibility"] + [
        "reliability", "reliability", "credibility", "ana ¶1",
      ])
    #expect(played.labels.isEmpty)
  }

  private let named = InputEvent.line(":source \"Mia Kell\" person")

  private func grades(_ played: Played) -> [String] { played.session.annotations.ratings.values.map(\.value.grades) }

  @Test func whereNobodySpeaksOnlyTheInformationIsRated() {
    let played = Played(SampleReview.harbour(), [.key("a"), .key("<"), .key("a"), .key("3")])
    #expect(grades(played) == ["-3"])
    #expect(played.prompts == ["ana ¶1", "credibility", "ana ¶1", "credibility", "ana ¶1"])
    #expect(played.text.contains("How credible is what ¶1, where no source is named, says?"))
  }

  @Test func aNoteThatStandsIsOfferedForEditing() {
    let played = Played(threeParagraphs(), [.line(":note look again"), .key("n"), .line("")])
    #expect(played.requests[2].prefill == "look again" && played.saved.count == 1)
  }

  @Test func whatStandsAlreadyIsNotSavedAgain() {
    let lines = ["note none", "flag off", "note a", "note a", "flag", "flag on", "r", "go 1", "mixed none"]
    let played = Played(threeParagraphs(), lines.map(InputEvent.line), isInteractive: false)
    #expect(played.saved.count == 3)
    #expect(played.text.ranges(of: "unchanged harbour 1\n").count == 5)
    #expect(Played(threeParagraphs(), [.line(":note none")]).text.contains("¶1 is as it was."))
  }

  @Test func aKindThatSetsLabelsOfOthersAsideIsSetAfterAYes() {
    let kind = InputEvent.line(":kind furniture")
    let refused = Played(threeParagraphs(), [kind, .line("no"), kind, .line("<")]) { $1.others = 2 }
    #expect(refused.saved.isEmpty && refused.text.contains("2 labels of other reviewers would no longer count."))
    #expect(Played(threeParagraphs(), [kind, .line("yes")]) { $1.others = 2 }.saved.count == 1)
    #expect(Played(threeParagraphs(), [kind]).saved.count == 1)
    #expect(Played(threeParagraphs(), [.line(":kind deck")]) { $1.others = 2 }.saved.count == 1)
    let piped = Played(threeParagraphs(), [.line("kind furniture")], isInteractive: false) { $1.others = 1 }
    #expect(piped.text.contains("kind 1 harbour 1 furniture sets aside 1 label of others\n"))
  }

  @Test func confirmedAgainstTheEvidenceWantsAWord() {
    let played = Played(
      SampleReview.harbour(),
      [named, .key("a"), .key("b"), .key("1"), .line("perhaps"), .line("n"), .key("1"), .line("yes")])
    #expect(grades(played) == ["B1"])
    #expect(played.text.contains("noAnswer(\"perhaps\""))
  }

  @Test func wordsThatBeginWithTheNumberOfAnOfferCanBeMarked() {
    let session = review(of: "“We saw 1 boat,” he said, and 1 boat it was.")
    let words = Played(session, [.key("s"), .line("1 boat it was"), .key("h")])
    #expect(words.session.annotations.spans.values.map(\.value.text) == ["1 boat it was"])
    let offer = Played(session, [.key("s"), .line("1")])
    #expect(offer.session.annotations.spans.values.map(\.value.text) == ["“We saw 1 boat,”"])
    #expect(offer.requests[1].hotKeys.isEmpty && offer.requests[1].textKeys == nil)
  }

  @Test func whatWordsAreIsAskedUntilItIsSaid() {
    let session = review(of: "The stolen coast was quiet.")
    let played = Played(session, [.key("s"), .line("elephants"), .line("stolen"), .key("z"), .key("l")])
    #expect(played.session.annotations.spans.values.map(\.value.type) == [.loaded])
    #expect(played.labels.isEmpty && played.text.contains("wordsNotFound"))
  }

  @Test func nothingIsAskedThatWouldBeRefused() {
    let decided = keys("rrr")
    for key in keys("nmcxwsa") {
      let played = Played(threeParagraphs(), decided + [key])
      #expect(played.text.contains("noCurrentParagraph"), "\(key)")
      #expect(played.prompts.allSatisfy { $0.hasPrefix("ana") }, "\(played.prompts)")
    }
    let finished = Played(threeParagraphs(), decided + [.line(":finish"), .line(":go 1"), .key("n")])
    #expect(finished.text.contains("isFinished"))
    let heading = Played(SampleReview.session([.body, .heading]), [.line(":go 2"), .key("x"), .key("m"), .key("c")])
    #expect(heading.prompts.allSatisfy { $0.hasPrefix("ana") } && heading.text.contains("notAnnotatable"))
    #expect(Played(threeParagraphs(), keys("NF")).text.contains("nothingDecided"))
  }

  @Test func whoSpeaksIsAskedInTwoStepsAndTheSecondCanStepBack() {
    let script: [InputEvent] = [
      .key("w"), .line("two former planers"), .line("<"), .line("two former planners"), .line("grup"),
      .line("group cue=\"according to\""),
    ]
    let played = Played(SampleReview.harbour(), script)
    #expect(played.session.annotations.sources.values.map(\.value.name) == ["two former planners"])
    #expect(played.text.contains("notAChoice(word: \"grup\"") && played.text.contains("hedge") == false)
    #expect(played.prompts.suffix(5) == ["details", "source", "details", "details", "ana ¶1"])
  }

  @Test func aNameWithQuotationMarksStaysAsItWasTyped() {
    let name = "the \"Vela\" group in=2"
    let played = Played(SampleReview.harbour(), [.key("w"), .line(name), .line("")])
    #expect(played.session.annotations.sources.values.map(\.value.name) == [name])
  }

  @Test func enterSearchesAgain() {
    let session = review(of: "One.")
    #expect(Played(session, [.key("/"), .line("")]).prompts == ["ana ¶1", "search", "ana ¶1"])
    let script: [InputEvent] = [.line(":search paragraph"), .key("/"), .line("")]
    #expect(Played(threeParagraphs(), script).session.position == 3)
  }

  @Test func theParagraphJustDecidedTakesANoteAndAFlag() {
    let played = Played(threeParagraphs(), [.key("r"), .key("N"), .line("the reporter's own count"), .key("F")])
    #expect(played.session.state(of: 1).note == "the reporter's own count")
    #expect(played.session.state(of: 1).isFlagged && played.session.position == 2)
    #expect(!played.session.state(of: 2).isFlagged)
    #expect(played.prompts.contains("note on ¶1"))
  }
}
