// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import SnapshotTestSupport
import TerminalIO
import Testing

/// An adjudicator at the prompt: the label keys, why they differed, and a note where nobody gave the label.
@Suite struct AdjudicationLoopTests {
  @Test func aKeyTakesOrDropsAMarkAndEnterGoesOn() throws {
    let played = Played(keys("o2") + keys("21") + [.line(""), .endOfInput], marks: true)
    let taken = try #require(played.rulings.first?.marks)
    #expect(taken == [.source("Ann")])
    #expect(played.text.contains("1 [ ] source Ann (B)") && played.text.contains("2 [x] loaded “theatre” (A, B)"))
    #expect(played.text.contains("1 [x] source Ann (B)") && played.text.contains("2 [ ] loaded “theatre” (A, B)"))
    #expect(Played(keys("o2") + [.interrupt, .endOfInput], marks: true).rulings.map(\.marks) == [nil])
    #expect(Played(keys("o2") + [.endOfInput]).rulings.map(\.marks) == [nil])
  }

  @Test func ofASourceOneRatingIsTakenTheLast() {
    let rated = [("B2", "ana"), ("C3", "ben")].map {
      OfferedMark(.rating(grades: $0, source: "Ann"), by: [$1])
    }
    let other = OfferedMark(.rating(grades: "A1", source: nil), by: ["ana"]), all = rated + [other]
    let played = Played(keys("o2") + keys("312") + [.line(""), .endOfInput], offered: all)
    #expect(played.rulings.first?.marks == [rated[1].mark, other.mark])
    let piped = Played([.line("o marks=2,3,1")], isInteractive: false, offered: all)
    #expect(piped.rulings.first?.marks == [rated[0].mark, other.mark])
  }

  @Test func aListHoldsWhatIsAskedForOnly() {
    func listed(_ filter: String) -> [Bool] {
      let text = Played([.line(":list \(filter)"), .endOfInput]).text
      let outline = text.split(separator: "\n").filter { $0.contains("│") && !$0.hasPrefix("  │") }
      return ["  1 ", "  2 "].map { number in outline.contains { $0.dropFirst().hasPrefix(number) } }
    }
    #expect(listed("all") == [true, true])
    #expect(listed("flagged") == [true, false])
    #expect(listed("unsure") == [true, true])
    #expect(listed("undecided") == [true, true])
  }

  @Test(arguments: [80, 44]) func whatAnAdjudicatorSees(width: Int) throws {
    let script: [InputEvent] =
      keys("?lv") + [
        .line("nonsense"), .line("z"), .line(""), .line(":set context 1"), .line(":progress"), .key("o"), .key("3"),
      ]
      + [.key("1"), .line("")] + keys("J") + [.line(":set context 0"), .key("r"), .line("both misread it"), .key("4")]
      + [.line(":list"), .line(":list undecided"), .line(":go 1"), .key("x"), .line("torn"), .line(":list flagged")]
      + keys("u") + [
        .line(":redo"), .line(":take B"), .key("2"), .key("/"), .line("Paragraph 4"), .key("x"), .line(""),
      ]
      + [.line(":help take"), .line(":guide quote"), .line(":search 2"), .key("/"), .line(""), .key("g"), .line("2")]
      + [
        .line(":undo 2"), .line(":set keys off"), .line("list"), .line("q cause=2 note=\"his words\""), .line("leave"),
      ]
    try expectSnapshot(Played(script, paragraphs: 4, width: width, marks: true).text, "adjudication-\(width)")
  }

  @Test func whatAProgramSeesOfAnAdjudication() throws {
    let piped = ["# why", "o cause=1", "take A", "undo", "redo", "x torn", "progress", "list"].map(InputEvent.line)
    try expectSnapshot(Played(piped, paragraphs: 4, isInteractive: false).text, "adjudication-pipe")
  }

  private struct Played {
    let ending: Ending
    let text: String
    let rulings: [ParagraphResolved]
    let prompts: [String]
    let adjudication: Adjudication

    init(
      _ script: [InputEvent], paragraphs: Int = 2, width: Int = 80, isInteractive: Bool = true, next: String? = nil,
      marks: Bool = false, offered: [OfferedMark]? = nil
    ) {
      let source = ScriptedSource(script, isInteractive: isInteractive)
      let console = RecordingConsole(canvas: Canvas(width: width)), log = MemoryLog()
      let environment = ReviewEnvironment(
        source: source, console: console, now: { 0 }, words: { String(describing: $0) }, moment: { _ in "on Monday" },
        next: { next.map { .init(slug: $0, isListed: true) } })
      var loop = AdjudicationLoop(
        adjudication: Self.adjudication(paragraphs, offered ?? (marks ? Self.marks : [])), environment: environment,
        log: log)
      ending = loop.run()
      adjudication = loop.adjudication
      text = console.text
      rulings = log.saved.compactMap { if case .paragraphResolved(let facts) = $0.event { facts } else { nil } }
      prompts = source.requests.map { $0.prompt.split(separator: " ").dropLast().joined(separator: " ") }
    }

    /// The first paragraph is flagged by ben.
    private static func adjudication(_ count: Int, _ marks: [OfferedMark]) -> Adjudication {
      let ballots = (1...count).map { number in
        Ballot(
          paragraph: SampleReview.paragraph(number),
          votes: [
            Vote(
              reviewer: "ana", id: "a\(number)", judgement: Judgement(label: "opinion", unsure: true), note: "it infers"
            ),
            Vote(
              reviewer: "ben", id: "b\(number)", judgement: Judgement(label: "quote"), isFlagged: number == 1),
          ])
      }
      return Adjudication(
        "harbour", article: SampleReview.article(ballots.map(\.paragraph)), adjudicator: "cleo",
        codebook: SampleReview.codebook, ballots: ballots, voters: ["ben", "ana"], rule: AcceptanceRule(),
        marks: [1: marks])
    }

    private static let marks = [
      OfferedMark(.source("Ann"), by: ["ana"]),
      OfferedMark(.span(TextSpan(type: .loaded, start: 0, end: 7, text: "theatre")), by: ["ana", "ben"]),
    ]
  }

  @Test func aLabelKeyAndACauseKeyDecideAParagraphAndNothingElseIsAsked() {
    let played = Played(keys("o1") + keys("q2"))
    #expect(played.rulings.map(\.label) == ["opinion", "quote"])
    #expect(played.rulings.map(\.cause) == [.ambiguousText, .codebookGap])
    #expect(played.prompts == ["cleo ¶1", "cause", "cleo ¶2", "cause", "cleo"])
    #expect(played.text.contains("✓ ¶1 opinion (as B), ambiguous text"))
    #expect(!played.text.contains("ana ") && !played.text.contains("ben "))
  }

  @Test func theCauseCanBeLeftBlankAndSteppedBackFrom() {
    #expect(Played([.key("o"), .line("")]).rulings.map(\.cause) == [nil])
    #expect(Played([.key("o"), .interrupt]).rulings.map(\.label) == ["opinion"])
    #expect(Played([.key("o"), .key("<")]).rulings.isEmpty)
    #expect(Played([.key("o"), .key("9"), .key("3")]).rulings.map(\.cause) == [.slip])
  }

  @Test func aLabelThatNobodyGaveIsAskedForItsNoteUntilThereIsOne() {
    let played = Played([.key("r"), .line(""), .line("both misread it"), .key("3")])
    #expect(played.rulings.map(\.note) == ["both misread it"])
    #expect(played.prompts.prefix(4) == ["cleo ¶1", "note", "note", "cause"])
    #expect(Played([.key("r"), .line("<")]).rulings.isEmpty)
  }

  @Test func unsureKeysAreDead() {
    let played = Played(keys("OQ"))
    #expect(played.rulings.isEmpty && played.text.contains("deadKey"))
  }

  @Test func aReviewersWholeJudgementIsTaken() {
    let played = Played([.line(":take a"), .key("4"), .line(":take Z")])
    #expect(played.rulings.map(\.takenFrom) == ["ben"] && played.text.contains("noSuchReviewer"))
  }

  @Test func undoTakesBackAndTheParagraphIsAskedAgain() {
    let played = Played(keys("o1q1") + keys("uu") + keys("x") + [.line("cannot tell")])
    #expect(played.adjudication.undecided == [2])
    #expect(played.text.contains("↶ taken back: ¶2 quote (as A), ambiguous text."))
    #expect(played.adjudication.resolution(of: 1)?.note == "cannot tell")
  }

  @Test func behindTheLastRulingAKeyLeadsToTheNextListedArticle() {
    let played = Played(keys("o1q1u") + keys("q2."), next: "ferry")
    #expect(played.adjudication.resolution(of: 2)?.cause == .codebookGap)
    guard case .next("ferry") = played.ending, case .left = Played(keys("o1q1"), next: "ferry").ending,
      case .left = Played(keys("o1q1.")).ending
    else {
      Issue.record("\(played.ending)")
      return
    }
  }

  @Test(arguments: [[], ["o"], ["o", "q"]]) func aPipeGoesThroughAllArticlesThatAreListed(lines: [String]) {
    let script = lines.map(InputEvent.line)
    guard case .next("ferry") = Played(script, isInteractive: false, next: "ferry").ending,
      case .left = Played(script, isInteractive: false).ending,
      case .left = Played([.line("o"), .line("leave")], isInteractive: false, next: "ferry").ending
    else {
      Issue.record("it stays, or goes on")
      return
    }
  }

  @Test(arguments: [80, 60, 40]) func noLineIsWiderThanTheScreen(width: Int) {
    let script =
      keys("lh?v") + [.line(":progress"), .line(":help"), .line(":help take")] + keys("r") + [.line("why"), .key("1")]
    let text = Played(script, width: width).text
    #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width }, "\(text)")
  }

  @Test func aPipeSaysOneLineARulingAndEndsAtABadOne() {
    let played = Played([.line("o cause=2"), .line("take A"), .line("undo"), .line("r")], isInteractive: false)
    let lines = played.text.split(separator: "\n")
    #expect(lines.first == "resolved 1 harbour 1 opinion adjudicated")
    #expect(lines.dropFirst().first == "resolved 2 harbour 2 quote adjudicated")
    #expect(lines.dropFirst(2).first == "undone 3 harbour 2")
    #expect(lines.last == "harbour: 0 accepted, 1 of 2 decided")
    guard case .badLine(4, _) = played.ending else {
      Issue.record("it goes on")
      return
    }
  }
}
