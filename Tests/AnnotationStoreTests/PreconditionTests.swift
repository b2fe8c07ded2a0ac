// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import Testing

/// What must hold when an entry is made is checked as things stand then; what is refused leaves nothing behind.
@Suite struct PreconditionTests {
  private let project = TemporaryProject()

  private static let finished = Event.reviewFinished(ReviewClosed(article: "harbour", round: 1))

  private func append(_ event: Event, by reviewer: String? = "ana", _ store: ProjectStore) throws -> String {
    try #require(try store.append([Submission(event)], by: reviewer, at: TemporaryProject.time).first).id
  }

  private func expect(
    _ error: StoreError, from event: Event, by reviewer: String? = "ana", _ store: ProjectStore,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let count = "SELECT count(*) FROM ledger"
    let before = try MeddlingConnection.value(count, path: project.path)
    #expect(throws: error, sourceLocation: sourceLocation) { try append(event, by: reviewer, store) }
    #expect(try MeddlingConnection.value(count, path: project.path) == before, sourceLocation: sourceLocation)
  }

  private static func kind(_ kind: ParagraphKind, before: ParagraphKind) -> Event {
    .paragraphKindSet(ParagraphKindSet(article: "harbour", paragraph: 2, kind: kind, before: before))
  }

  private static func reversal(of id: String) -> Reversal {
    Reversal(article: "harbour", round: 1, paragraph: 1, change: id)
  }

  /// One event of each kind that a reviewer's open review takes.
  private static let changes: [Event] = [
    TemporaryProject.judged(1, "report"),
    .judgementWithdrawn(JudgementWithdrawn(article: "harbour", round: 1, paragraph: 1, withdraws: "x")),
    .noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: 1, note: "n")),
    .flagSet(FlagSet(article: "harbour", round: 1, paragraph: 1, flagged: true)),
    .annotationChanged(
      AnnotationChanged(
        article: "harbour", round: 1, paragraph: 1, textSHA256: "digest-1", aspect: .span, number: 1,
        annotation: .span(TextSpan(type: .loaded, start: 0, end: 9, text: "Paragraph")), gesture: 1)),
    finished,
  ]

  @Test(arguments: changes) func aReviewerWithoutAReviewChangesNothing(event: Event) throws {
    let store = try project.withReview()
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    try expect(.noReview(article: "harbour", reviewer: "ben"), from: event, by: "ben", store)
  }

  @Test(arguments: changes) func aFinishedReviewIsLocked(event: Event) throws {
    let store = try project.withReview()
    for paragraph in 1...2 { _ = try append(TemporaryProject.judged(paragraph, "report"), store) }
    _ = try append(Self.finished, store)
    try expect(.reviewIsFinished(article: "harbour", reviewer: "ana"), from: event, store)
  }

  @Test(arguments: [
    (WorkChange.retired(reviewer: "ana"), StoreError.reviewerIsRetired(id: "ana")),
    (.excluded(article: "harbour", reason: "a test"), .articleIsExcluded(slug: "harbour", reason: "a test")),
    (
      .recused(Recusal(reviewer: "ana", outlet: "POST", reason: "worked there")),
      .reviewerIsRecused(id: "ana", article: "harbour")
    ),
  ])
  func whoMayReadNoMoreChangesNothingNorTakesItBack(change: WorkChange, error: StoreError) throws {
    let store = try project.withReview()
    _ = try append(.work(.corrected(article: "harbour", values: [.outlet: "Post"])), by: nil, store)
    let label = try append(TemporaryProject.judged(1, "report"), store)
    _ = try append(.work(change), by: nil, store)
    for event in Self.changes + [Self.kind(.caption, before: .body), .changeUndone(Self.reversal(of: label))] {
      try expect(error, from: event, store)
    }
    try expect(error, from: .reviewReopened(ReviewClosed(article: "harbour", round: 1)), store)
    #expect(throws: error) { try store.checkReading(of: "harbour", by: "ana") }
  }

  @Test func aParagraphThatIsNotThereTakesNothing() throws {
    let store = try project.withReview()
    let place = (article: "harbour", round: 1, paragraph: 3)
    let error = StoreError.textChanged(article: "harbour", paragraph: 3)
    try expect(error, from: TemporaryProject.judged(3, "report"), store)
    let note = NoteWritten(article: place.article, round: place.round, paragraph: place.paragraph, note: "n")
    try expect(error, from: .noteWritten(note), store)
    let flag = FlagSet(article: place.article, round: place.round, paragraph: place.paragraph, flagged: true)
    try expect(error, from: .flagSet(flag), store)
  }

  @Test func aReviewIsOfAnArticleByAReviewerWhoAreThere() throws {
    let store = try project.withReview()
    let nowhere = ReviewOpened(article: "quay", round: 1, scope: .body)
    try expect(.noSuchArticle(asked: "quay", nearest: nil), from: .reviewOpened(nowhere), store)
    let opened = Event.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body))
    try expect(.noSuchReviewer(asked: "ben", known: []), from: opened, by: "ben", store)
    let corrected = ProvenanceCorrected(article: "quay", provenance: [])
    try expect(.noSuchArticle(asked: "quay", nearest: nil), from: .provenanceCorrected(corrected), by: nil, store)
    #expect(throws: StoreError.reviewerExists(id: "ana")) {
      try store.add(Reviewer(id: "ana", name: "Another"), at: TemporaryProject.time)
    }
  }

  @Test func onlyTheLabelThatStandsIsCleared() throws {
    let store = try project.withReview()
    func cleared(_ id: String) -> Event {
      .judgementWithdrawn(JudgementWithdrawn(article: "harbour", round: 1, paragraph: 1, withdraws: id))
    }
    let changed = StoreError.changedSince(article: "harbour", paragraph: 1)
    try expect(changed, from: cleared("nothing"), store)
    let first = try append(TemporaryProject.judged(1, "report"), store)
    let second = try append(TemporaryProject.judged(1, "quote"), store)
    try expect(changed, from: cleared(first), store)
    _ = try append(cleared(second), store)
    try expect(changed, from: cleared(second), store)
  }

  @Test func oneUndoesTheOwnChangesOnceAndMakesAgainWhatWasUndone() throws {
    let store = try project.withReview()
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    let opened = Event.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body))
    _ = try append(opened, by: "ben", store)
    let label = try append(TemporaryProject.judged(1, "report"), store)
    let undone = Event.changeUndone(Self.reversal(of: label)), redone = Event.changeRedone(Self.reversal(of: label))
    let changed = StoreError.changedSince(article: "harbour", paragraph: 1)
    try expect(changed, from: undone, by: "ben", store)
    try expect(changed, from: redone, store)
    try expect(changed, from: .changeUndone(Self.reversal(of: "nothing")), store)
    _ = try append(undone, store)
    try expect(changed, from: undone, store)
    _ = try append(redone, store)
    try expect(changed, from: redone, store)
    _ = try append(TemporaryProject.judged(2, "report"), store)
    _ = try append(Self.finished, store)
    try expect(.reviewIsFinished(article: "harbour", reviewer: "ana"), from: undone, store)
    #expect(try store.examine().findings.isEmpty)
  }

  @Test func aKindIsWhatItWasWhenItWasLookedAtAndSettledOnceSomebodyFinished() throws {
    let store = try project.withReview()
    try expect(
      .changedSince(article: "harbour", paragraph: 2), from: Self.kind(.deck, before: .heading), store)
    let caption = try append(Self.kind(.caption, before: .body), store)
    _ = try append(TemporaryProject.judged(1, "report"), store)
    _ = try append(Self.finished, store)
    let settled = StoreError.kindIsSettled(article: "harbour", reviewers: ["ana"])
    try expect(settled, from: Self.kind(.body, before: .caption), by: nil, store)
    try store.add(Reviewer(id: "ben"), at: TemporaryProject.time)
    _ = try append(.reviewReopened(ReviewClosed(article: "harbour", round: 1)), store)
    _ = try append(.changeUndone(Self.reversal(of: caption)), store)
    try expect(.undecided(article: "harbour", paragraphs: [2]), from: Self.finished, store)
  }

  @Test func aSpanSaysTheWordsThatStandThere() throws {
    let store = try project.withReview()
    for span in [
      TextSpan(type: .loaded, start: 0, end: 9, text: "paragraph"),
      TextSpan(type: .loaded, start: 9, end: 99, text: "Paragraph"),
    ] {
      let marked = AnnotationChanged(
        article: "harbour", round: 1, paragraph: 1, textSHA256: "digest-1", aspect: .span, number: 1,
        annotation: .span(span), gesture: 1)
      try expect(.textChanged(article: "harbour", paragraph: 1), from: .annotationChanged(marked), store)
    }
  }

  @Test func anAdjudicatorDecidesOnEveryVoteThatStandsAndOnNoOther() throws {
    let store = try project.withReview()
    for id in ["ben", "dora"] { try store.add(Reviewer(id: id), at: TemporaryProject.time) }
    _ = try append(.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body)), by: "ben", store)
    var votes: [Int: [String]] = [:]
    for reviewer in ["ana", "ben"] {
      for paragraph in 1...2 {
        votes[paragraph, default: []].append(
          try append(TemporaryProject.judged(paragraph, reviewer == "ana" ? "report" : "quote"), by: reviewer, store))
      }
      _ = try append(Self.finished, by: reviewer, store)
    }
    func resolved(_ votes: [String]) -> Event {
      .paragraphResolved(
        ParagraphResolved(
          article: "harbour", paragraph: 1, textSHA256: "digest-1", label: "report", votes: votes, codebook: ""))
    }
    let first = try #require(votes[1]), second = try #require(votes[2])
    let rule = AcceptanceRule(), both = ["ana", "ben"]
    func opened(_ votes: [String]) -> Event {
      .adjudicationOpened(AdjudicationOpened(article: "harbour", reviewers: both, rule: rule, votes: votes))
    }
    try expect(.votesChanged(article: "harbour"), from: opened(["nothing"]), by: "dora", store)
    _ = try append(opened(first), by: "dora", store)
    for votes in [[first[0]], [], first + second, [first[0], second[0]], [first[0], "nothing"]] {
      try expect(.votesChanged(article: "harbour"), from: resolved(votes), by: "dora", store)
    }
    _ = try append(resolved(first), by: "dora", store)
  }
}
