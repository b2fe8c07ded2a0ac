// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

@Suite struct SpanTests {
  private let log = MemoryLog()

  @Test(arguments: [
    ("span scare_quote “clearance”", "“clearance”"), ("span scare \"clearance\"", "“clearance”"),
    ("span loaded ¶4 STOLEN coast", "stolen coast"), ("span loaded at=4 stolen #2", "stolen"),
    ("span aside ¶2 The plan … secret", "The plan was prepared in secret"),
    ("span aside ¶2 the plan ... secret", "The plan was prepared in secret"),
    ("span aside ¶2 from We to it", "We were told to draw it"), ("span cue 21 28", "reports"),
    ("span cue 21 28 reports", "reports"), ("span opinion all", SampleReview.harbourTexts[0]),
    ("span “clearance”", "“clearance”"), ("span reports", "reports"),
  ])
  func wordsAreFoundWithTheirExactText(line: String, text: String) throws {
    var session = SampleReview.harbour()
    try session.type(line, log: log)
    let span = try #require(session.annotations.spans[1])
    #expect(span.value.text == text)
    let whole = SampleReview.harbourTexts[span.paragraph - 1]
    #expect(TextSpan.text(of: whole, from: span.value.start, to: span.value.end) == text)
  }

  @Test(arguments: [
    "span loaded nowhere", "span loaded stolen #3", "span loaded 70 90", "span loaded 0 3 Thy", "span harbour",
    "span drop 2",
    "span loaded", "span loaded 5 5", "span loaded ¶9 stolen", "span loaded ¶4 stolen #2",
  ])
  func whatIsNotThereIsRefused(line: String) throws {
    var session = SampleReview.harbour()
    try session.type("span loaded ¶4 stolen #2", log: log)
    #expect(throws: (any Error).self) { try session.type(line, log: log) }
    #expect(session.annotations.spans.count == 1)
  }

  @Test(arguments: ["direct quote “clearance”", "Direct Quote “clearance”", "direct “clearance”"])
  func aTypeMayBeWrittenAsScreensWriteIt(words: String) throws {
    var session = SampleReview.harbour()
    try session.type("span \(words)", log: log)
    #expect(session.annotations.spans[1]?.value.type == .directQuote)
    #expect(session.annotations.spans[1]?.value.text == "“clearance”")
    #expect(throws: (any Error).self) { try session.type("span loaded quote “clearance”", log: log) }
  }

  @Test func theSameWordsAgainTakeTheNextPlace() throws {
    var session = SampleReview.harbour()
    for _ in 0..<2 { try session.type("span loaded ¶4 stolen", log: log) }
    #expect(session.annotations.orderedSpans.map(\.span.value.start) == [36, 57])
    #expect(throws: ReviewError.self) { try session.type("span loaded ¶4 stolen", log: log) }
  }

  @Test func aPlaceIsTakenOnlyByAMarkOfTheSameWords() throws {
    var session = SampleReview.harbour()
    for words in ["stolen coast", "the stolen", "stolen"] { try session.type("span loaded ¶4 \(words)", log: log) }
    #expect(session.annotations.spans[3].map { [$0.value.start, $0.value.end] } == [36, 42])
  }

  @Test func overlapsAreAllowedAndUndone() throws {
    var session = SampleReview.harbour()
    for line in ["span loaded ¶4 stolen coast", "span aside ¶4 all", "span drop 1", "undo 2"] {
      try session.type(line, log: log)
    }
    #expect(session.annotations.orderedSpans.map(\.span.value.type) == [.loaded])
  }

  @Test func quotedRunsAreOfferedForWhatTheyAre() throws {
    let session = SampleReview.harbour()
    let offers = session.article.paragraphs.map {
      session.offeredSpans(in: $0).map { "\($0.type.rawValue) \($0.text)" }
    }
    #expect(
      offers == [
        ["scare_quote “clearance”"], ["direct_quote “We were told to draw it,”"],
        ["direct_quote “No decision was taken before the vote,”"], [],
      ])
  }

  @Test(arguments: ["direct_quote", "partial_quote", "scare_quote"])
  func aQuotedRunIsOfferedUntilItIsMarkedAsAQuotation(type: String) throws {
    var session = SampleReview.harbour()
    let paragraph = session.article.paragraphs[0]
    let run = try #require(session.offeredSpans(in: paragraph).first)
    for line in [
      "span loaded “clearance”", "span \(type) \(run.start) \(run.end - 1)", "span \(type) \(run.start + 1) \(run.end)",
      "span \(type) ¶2 \(run.start) \(run.end)",
    ] {
      try session.type(line, log: log)
      #expect(session.offeredSpans(in: paragraph) == [run], "\(line)")
    }
    try session.type("span \(type) “clearance”", log: log)
    #expect(
      session.offeredSpans(in: paragraph).isEmpty && session.offeredSpans(in: session.article.paragraphs[1]).count == 1)
  }

  @Test func offsetsAreScalarsNotGraphemes() throws {
    let text = "e\u{301}te\u{301} “x” 👩‍👩‍👧"
    #expect(TextSpan.text(of: text, from: 6, to: 9) == "“x”")
    #expect(TextSpan.text(of: text, from: 0, to: 15) == text)
    #expect(TextSpan.text(of: text, from: 3, to: 16) == nil)
    #expect(TextSpan.text(of: text, from: 3, to: 3) == nil)
  }

  @Test func wordsOfTheParagraphAreCompleted() {
    let session = SampleReview.harbour()
    #expect(session.wordCompletions(of: "rep", wordStart: 0).map(\.text) == ["reports"])
    #expect(session.wordCompletions(of: "of ", wordStart: 3).map(\.text) == ["Vela"])
    #expect(session.wordCompletions(of: "Ostra … Vela h", wordStart: 13).map(\.text) == ["harbour."])
  }
}
