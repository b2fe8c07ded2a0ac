// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import SnapshotTestSupport
import TerminalIO
import Testing

/// What a person sees of a review from its head to its end, word for word.
@Suite struct TranscriptTests {
  /// An article with something of everything that a screen can show.
  private static let article: Article = {
    let kinds: [ParagraphKind] = [
      .headline, .deck, .body, .heading, .body, .body, .caption, .body, .readnext, .body, .body, .body,
    ]
    var paragraphs = SampleReview.article(kinds).paragraphs
    paragraphs[4].text =
      "“We were told to draw it,” a former planner said; the council, which had met behind closed doors for a whole week, "
      + "would neither confirm nor deny that the plan existed at all, and nobody else knew."
    paragraphs[11].text = "The stolen coast was quiet, and the harbour quieter."
    var article = SampleReview.article(paragraphs)
    article.byline = "Ana Soto"
    article.dates = [ArticleDate(iso: "2026-01-15", raw: "Jan. 15, 2026", of: .outlet, paragraph: nil)]
    return article
  }()

  private static let codebook: Codebook = {
    var codebook = SampleReview.codebook
    codebook.labels[1].useWhen = ["somebody's words stand between marks", "or are told as theirs"]
    codebook.labels[1].avoidWhen = ["the words are only set apart"]
    codebook.labels[1].examples = [
      .init(text: "“We knew,” he said.", label: "quote", because: "his words"),
      .init(text: "They call it progress.", label: "opinion", because: "nobody is named"),
      .init(text: "It rained.", label: "report"),
    ]
    return codebook
  }()

  private func session(
    round: Int = 1, scope: ReviewScope = .body, only: [Int]? = nil, discussed: [Int: Ballot] = [:],
    training: Training? = nil, prior: Prior? = nil, history: [Recorded] = []
  ) -> Session {
    Session(
      ReviewID(article: "harbour", reviewer: "ana", round: round), article: Self.article, codebook: Self.codebook,
      scope: scope, history: history, only: only, discussed: discussed, training: training, prior: prior)
  }

  private func typed(_ lines: String...) -> [InputEvent] { lines.map(InputEvent.line) }

  @Test(arguments: [80, 44]) func fromTheFirstParagraphToTheLast(width: Int) throws {
    let script =
      keys("?r") + typed(":note look again") + keys("O") + [.key("f"), .key("m"), .line("q r"), .key("c"), .key("1")]
      + keys("q") + [.key("x"), .line("too vague")]
      + typed(":list", ":list flagged", ":list unsure", ":list /Paragraph 1")
      + typed(":recent", ":progress", ":set context 2", "", ":set context 0", "", ":set context 1") + keys("vlh")
      + typed(":guide quote", ":go 5", ":clear", ":go 7", ":summary", ":view") + keys("uuu")
      + typed(":redo 2", ":redo 9")
      + typed(":kind furniture", ":kind body") + keys("N") + typed("hm") + keys("F") + [.key("/"), .line("coast")]
      + keys("rrrrrr") + typed(":finish", ":go 3", ":note late", ":reopen", ":leave")
    try expectSnapshot(Played(session(), script, width: width).text, "review-\(width)")
  }

  @Test func theLastScreenSaysWhatCanBeDoneNext() throws {
    let labels = keys("rRq") + [.key("f")] + keys("oeqrr")
    let next = ReviewEnvironment.NextArticle(slug: "ferry", isListed: true)
    let ways: [[InputEvent]] = [[], typed(":finish"), [.key(".")], [.key(">")], typed(":handover ben")]
    let texts = ways.map { Played(session(), labels + $0, pace: 50, next: next).text }
    let alone = Played(session(), labels + typed("", ":finish"), pace: 900).text
    try expectSnapshot((texts + [alone]).joined(separator: "\n=====\n"), "endings")
  }

  @Test func aPlaceThatTakesNoLabelSaysSo() throws {
    let empty = Played(SampleReview.session([.heading]), []).text
    let only = Played(session(only: [5, 6]), keys("rr")).text
    let second = ReviewID(article: "harbour", reviewer: "ana", round: 2)
    let agreed = Played(
      Session(second, article: SampleReview.article([.heading]), codebook: SampleReview.codebook), []
    ).text
    try expectSnapshot([empty, only, agreed].joined(separator: "\n=====\n"), "places")
  }

  @Test func aDiscussionShowsWhatEverybodySaid() throws {
    let votes = [
      Vote(reviewer: "ben", id: "b", judgement: Judgement(label: "quote", unsure: true), note: "his words"),
      Vote(reviewer: "ana", id: "a", judgement: Judgement(label: "opinion", confidence: .high, mixed: ["quote"])),
      Vote(reviewer: "cleopatra", id: "c", judgement: Judgement(label: nil, reason: "torn")),
    ]
    let ballot = Ballot(paragraph: Self.article.paragraphs[4], votes: votes)
    let played = Played(session(round: 2, only: [5], discussed: [5: ballot]), keys("?q"))
    try expectSnapshot(played.text, "discussion")
  }

  @Test func aTrainingSaysWhatWasRight() throws {
    func training(_ attempts: Int) -> Training {
      Training(
        answers: [
          3: .init("report", explanation: "it tells"), 5: .init("quote", explanation: "his own words"),
          6: .init("report", explanation: "it tells too"),
        ], rule: TrainingRule(passMark: 60, attempts: attempts))
    }
    let labels = keys("rrqorrrr"), wrong = keys("eeerrrrr")
    let texts = [
      Played(session(round: ReviewID.firstTraining, training: training(3)), labels + typed(":finish", "")),
      Played(session(round: ReviewID.firstTraining + 1, training: training(3)), wrong + typed(":finish")),
      Played(session(round: ReviewID.firstTraining, training: training(1)), wrong + typed(":finish")),
    ].map(\.text)
    let lines = ["r", "e", "r", "r", "r", "r", "r", "r", "finish"].map(InputEvent.line)
    let piped = Played(
      session(round: ReviewID.firstTraining, training: training(3)), lines, isInteractive: false)
    try expectSnapshot((texts + [piped.text]).joined(separator: "\n=====\n"), "training")
  }

  @Test func aMachineSpeaksBehindTheDecision() throws {
    let prior = Prior(machine: "gauge", answers: [3: .init("quote", id: "m1"), 5: .init(nil, id: "m2")])
    let texts = [true, false].map { isInteractive in
      let lines = isInteractive ? keys("rq") : ["r", "q"].map(InputEvent.line)
      return Played(session(prior: prior), lines, isInteractive: isInteractive).text
    }
    try expectSnapshot(texts.joined(separator: "\n=====\n"), "prior")
  }

  @Test func whatWasLeftIsTakenUpAgain() throws {
    let log = MemoryLog()
    var first = session()
    for label in ["report", "quote"] as [LabelID] {
      _ = try first.perform(.judge(.init(label)), seconds: 3, log: log)
    }
    _ = try first.perform(.flag(nil), seconds: 1, log: log)
    let played = Played(session(history: log.saved), keys("f") + [.interrupt, .interrupt, .interrupt])
    try expectSnapshot(played.text, "resume")
  }

  private static let marks: [String] = [
    "source \"The Meridian Courier\" outlet", "r", "source two former planners group unnamed ¶3 cue=\"according to\"",
    "assess F6", "assess 2 B 2 saw the map", "basis the map itself", "span ¶1 loaded clearance",
    "span hedge was prepared", "span hedge in secret", "source \"the planner's aide\" in=2", "source same 3 2",
    "source split 3", "mention 3 ¶2 cue=claim denial", "mention 3 drop",
    "source set 1 firsthand role=origin note=\"hm\"",
    "source drop 3", "span drop 2", "undo 2", "redo",
  ]

  @Test(arguments: [80, 44]) func marksAtTheTerminal(width: Int) throws {
    let provenance = [ProvenanceStep(party: "The Courier", partyKind: .outlet, role: .origin)]
    let script =
      typed(":sources", ":spans") + typed(":go 1") + Self.marks.map { InputEvent.line(":" + $0) }
      + typed(":go 2", ":sources", ":spans", "") + [.key("w"), .line("Mayor Ruiz"), .line("")]
      + [.key("a"), .key("2"), .key("b"), .key("1"), .line("y"), .key("s"), .line("one of them"), .key("c")]
      + typed(":summary") + keys("uu") + typed(":redo")
    let played = Played(SampleReview.harbour(provenance: provenance), script, width: width)
    try expectSnapshot(played.text, "marks-\(width)")
  }

  @Test func marksThroughAPipe() throws {
    let played = Played(SampleReview.harbour(), Self.marks.map(InputEvent.line), isInteractive: false)
    try expectSnapshot(played.text, "marks-pipe")
  }

  @Test func aWholeReviewThroughAPipe() throws {
    let lines = [
      "# a comment", "r", "mixed quote", "confidence 2", "O", "note kept", "note none", "flag on", "flag off",
      "x too vague", "go 5", "clear", "undo", "redo", "go 9", "kind body", "r", "go 7", "kind body", "r",
      "mixed opinion",
      "go 5", "q", "r", "r", "r", "r", "r", "finish", "reopen", "go 3", "clear", "go 12", "mixed opinion", "go 99",
    ]
    let played = Played(session(), lines.map(InputEvent.line), isInteractive: false) { $1.others = 1 }
    try expectSnapshot(played.text, "review-pipe")
  }

  @Test(arguments: [80, 44, 20]) func theDeskShowsWhatWaits(width: Int) throws {
    func item(
      _ slug: String, _ review: (decided: Int, isFinished: Bool, flagged: Int)?, by others: [String] = [],
      left: String? = nil
    ) -> DeskScreen.Item {
      let article = ArticleSummary(
        slug: slug, title: nil, paragraphs: 30, annotatable: 20, loadedAt: Timestamp(milliseconds: 0))
      let mine = review.map {
        ReviewSummary(
          id: ReviewID(article: slug, reviewer: "ana"), scope: .body, isFinished: $0.isFinished,
          isEmpty: $0.decided == 0, decided: $0.decided, walked: 20, flagged: $0.flagged,
          touchedAt: Timestamp(milliseconds: 0))
      }
      return DeskScreen.Item(article: article, mine: mine, finishedBy: others, leftAt: left)
    }
    let items = [
      item("harbour", (7, false, 2), left: "on Monday"), item("ferry", nil, by: ["ben", "cleo"]), item("quay", nil),
      item("tower", (20, true, 0)), item("bridge", (20, true, 0), by: ["ben"]), item("pier", (0, false, 0)),
    ]
    var screen = DeskScreen(
      project: "p.sqlite", codebook: Self.codebook, reviewer: "ana", items: items, articleCount: 8)
    screen.hub = "hub: 2 wait"
    let none = [0, 1].map {
      DeskScreen(project: "p.sqlite", codebook: Self.codebook, reviewer: "ana", items: [], articleCount: $0)
    }
    try expectSnapshot(
      ([screen] + none).map { $0.render(in: Canvas(width: width)) }.joined(separator: "\n"), "desk-\(width)")
  }

  @Test func ofSeveralSpeakersOneIsRated() throws {
    let named = typed(":source \"Mia Kell\" person", ":source \"Vela Port\" group")
    let played = Played(SampleReview.harbour(), named + keys("a9") + keys("2b3") + keys("a1c") + [.line("")])
    let ratings = played.session.annotations.ratings.values.sorted { $0.value.grades < $1.value.grades }
    #expect(ratings.map { "\($0.value.source ?? 0) \($0.value.grades)" } == ["2 B3", "1 C-"])
    #expect(played.text.contains("Which source?") && played.text.contains("    2  Vela Port\n"))
    let none = Played(SampleReview.harbour(), named + keys("a1") + typed("", ""))
    #expect(none.session.annotations.ratings.isEmpty)
  }

  @Test func wordsOfTheParagraphAndTypesAreOfferedForASpan() throws {
    let played = Played(review(of: "The loaded coast was quiet."), [.line(":go 1")])
    let complete = try #require(played.requests.first?.completions)
    func offered(_ line: String, from wordStart: Int) -> [String] { complete(line, wordStart).map(\.text) }
    #expect(offered(":span lo", from: 6) == ["loaded", "loaded"] && offered(":span hed", from: 6) == ["hedge"])
    #expect(offered(":span loaded coa", from: 13) == ["coast"] && offered(":span the lo", from: 10) == ["loaded"])
  }

  @Test func whatWaitsForALabelIsShownWhereItWaits() {
    let script = keys("m") + typed("q") + keys("c2n") + typed("hm") + keys("jk")
    let text = Played(session(), script).text
    #expect(text.contains("will also be quote · confidence will be 2 · “hm”"))
    #expect(Played(session(), keys("m") + typed("q") + keys("m") + typed("")).text.contains("nothing waits any more"))
  }

  @Test(arguments: [
    (5.0, "40 seconds"), (11.0, "88 seconds"), (11.25, "2 minutes"), (435.0, "58 minutes"), (450.0, "1 hour"),
    (465.0, "1 hour 2 minutes"), (900.0, "2 hours"),
  ])
  func timeIsSaidInTheUnitsOfADay(pace: Double, says: String) {
    let text = Played(session(), keys("rrrrrrrr"), pace: pace).text
    #expect(text.contains("\n  \(says), 0 decisions changed\n"), "\(text.suffix(400))")
  }

  @Test func aBarIsScaledDownToItsRoom() {
    func bar(_ decided: Int, of walked: Int, room: Int) -> String {
      ProgressBar(decided: decided, of: walked, room: room).render(in: Canvas(glyphs: .ascii))
    }
    let (done, todo) = (Glyphs.ascii.done, Glyphs.ascii.todo)
    func signs(_ decided: Int, _ rest: Int) -> String {
      String(repeating: done, count: decided) + String(repeating: todo, count: rest)
    }
    #expect(bar(2, of: 5, room: 5) == signs(2, 3) && bar(0, of: 3, room: 30) == signs(0, 3))
    #expect(bar(5, of: 10, room: 4) == signs(2, 2) && bar(9, of: 10, room: 4) == signs(3, 1))
    #expect(bar(10, of: 10, room: 9) == signs(9, 0) && bar(5, of: 10, room: 3).isEmpty)
    #expect(bar(2, of: 3, room: 3) == signs(2, 1) && bar(0, of: 0, room: 5).isEmpty && bar(1, of: -1, room: 5).isEmpty)
  }
}
