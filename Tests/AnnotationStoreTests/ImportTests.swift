// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ReviewTestSupport
import Testing

/// What a dataset brings becomes entries as if each had been made by hand.
@Suite struct ImportTests {
  private let project = TemporaryProject()

  private func label(_ paragraph: Paragraph, _ label: LabelID?, note: String? = nil, isFlagged: Bool = false)
    -> LabelRecord
  {
    let moment = Timestamp(milliseconds: TemporaryProject.time.milliseconds + Int64(paragraph.number) * 60_000)
    return LabelRecord(
      article: "harbour", paragraph: paragraph, reviewer: "ben", judgement: label.map { Judgement(label: $0) },
      note: note, isFlagged: isFlagged, seconds: 2, codebook: "test@3", madeAt: moment)
  }

  private func plan(_ labels: [LabelRecord]) -> ImportPlan {
    var plan = ImportPlan()
    plan.reviewers = [Reviewer(id: "ben")]
    let review = ImportPlan.Review(reviewer: "ben", round: 1, scope: .body, isFinished: true, labels: labels)
    plan.articles = [ImportPlan.Article(slug: "harbour", content: nil, revises: nil, reviews: [review])]
    return plan
  }

  @Test func decisionsNotesAndFlagsComeInTheOrderOfTheLabels() throws {
    let store = try project.withReview()
    let texts = try store.article("harbour").paragraphs
    let labels = [label(texts[0], "report", note: "as they say"), label(texts[1], "quote", isFlagged: true)]
    _ = try store.store(plan(labels), format: "csv", source: "rows.csv", at: TemporaryProject.time)
    let history = try store.history(of: ReviewID(article: "harbour", reviewer: "ben"))
    #expect(
      history.map(\.event.kind) == [
        .reviewOpened, .judgementMade, .noteWritten, .judgementMade, .flagSet, .reviewFinished,
      ])
    #expect(history.map(\.receipt.madeAt.milliseconds).last == labels[1].madeAt?.milliseconds)
    let standing = try store.labels().filter { $0.reviewer == "ben" }
    #expect(standing == labels)
    #expect(try project.open(.examine).examine().findings.isEmpty)
  }

  @Test func marksAreGesturesOfTheirOwnAndALabelWithoutTimeTookNone() throws {
    let store = try project.withReview()
    let texts = try store.article("harbour").paragraphs
    var plan = plan([label(texts[0], "report"), label(texts[1], "quote")])
    plan.articles[0].reviews[0].labels[0].seconds = nil
    var marks = AnnotationRecord(review: ReviewID(article: "harbour", reviewer: "ben"), isFinished: true)
    for (number, text) in ["Paragraph", "Para"].enumerated() {
      let span = TextSpan(type: .cue, start: 0, end: text.count, text: text)
      marks.annotations.put(.span(span), .span, number: number + 1, paragraph: number + 1)
    }
    plan.articles[0].reviews[0].marks = marks
    _ = try store.store(plan, format: "csv", source: "rows.csv", at: TemporaryProject.time)
    let events = try store.history(of: ReviewID(article: "harbour", reviewer: "ben")).map(\.event)
    #expect(events.compactMap { if case .annotationChanged(let facts) = $0 { facts.gesture } else { nil } } == [1, 2])
    #expect(events.compactMap { if case .judgementMade(let facts) = $0 { facts.seconds } else { nil } } == [0, 2])
    #expect(try store.annotations().first { $0.review.reviewer == "ben" }?.annotations == marks.annotations)
    #expect(try project.open(.examine).examine().findings.isEmpty)
  }

  /// Two read four paragraphs: they agree on the first, the second is decided, the third left open, the fourth with a note.
  private func planOfGold() -> ImportPlan {
    var plan = ImportPlan()
    var content = SampleReview.article([.body, .body, .body, .body])
    content.contentSHA256 = "ferry"
    content.paragraphs[0].text = String(repeating: "A long text. ", count: 90_000)
    let labels: [String: [LabelID]] = [
      "ben": ["report", "report", "quote", "opinion"], "cy": ["report", "quote", "report", "report"],
    ]
    plan.reviewers = labels.keys.sorted().map { Reviewer(id: $0) }
    let reviews = labels.sorted { $0.key < $1.key }.map { reviewer, labels in
      let records = zip(content.paragraphs, labels).map { paragraph, label in
        LabelRecord(
          article: "ferry", paragraph: paragraph, reviewer: reviewer, judgement: Judgement(label: label), note: nil,
          isFlagged: false, seconds: 1, codebook: "test@3", madeAt: TemporaryProject.time)
      }
      return ImportPlan.Review(reviewer: reviewer, round: 1, scope: .body, isFinished: true, labels: records)
    }
    func gold(_ paragraph: Int, _ how: GoldRecord.Origin, _ label: LabelID?, note: String? = nil) -> GoldRecord {
      let votes = labels.mapValues { Optional($0[paragraph - 1]) }
      return GoldRecord(
        article: "ferry", paragraph: paragraph, label: label, how: how, votes: votes, adjudicator: "ben", note: note,
        madeAt: TemporaryProject.time, isStale: false)
    }
    let records = [
      gold(1, .unanimous, "report"), gold(2, .adjudicated, "quote"), gold(3, .unresolved, nil),
      gold(4, .unresolved, nil, note: "later"),
    ]
    plan.articles = [.init(slug: "ferry", content: content, revises: nil, reviews: reviews, gold: records)]
    return plan
  }

  @Test func goldIsAcceptedDecidedOrLeftOpenAsItWas() throws {
    let store = try project.open(), plan = planOfGold()
    var stored: [Int] = []
    _ = try store.store(
      plan, format: "csv", source: "rows.csv", at: TemporaryProject.time, progress: { stored.append($0) })
    #expect(stored == [1])
    #expect(try store.gold(of: ["ferry"]) == plan.articles[0].gold)
    let kinds = try store.history(of: "ferry").map(\.kind)
    #expect(kinds.count { $0 == "adjudicationOpened" } == 1 && kinds.count { $0 == "paragraphResolved" } == 2)
    // The first import into an empty project comes after nothing, and keeps a long text in parts.
    let after = "SELECT json_extract(body, '$.after') FROM ledger WHERE kind = 'importFinished'"
    #expect(try MeddlingConnection.value("SELECT CAST((\(after)) AS TEXT)", path: project.path) == "0")
    let sizes = "SELECT group_concat(length(bytes)) FROM (SELECT bytes FROM original ORDER BY part)"
    #expect(try MeddlingConnection.value(sizes, path: project.path) == "1048576,121466")
    #expect(try project.open(.examine).examine().findings.isEmpty)
  }

  @Test func goldReadsUnderTheNamesThatLabelsHaveNow() throws {
    let store = try project.open()
    var plan = planOfGold(), renamed = SampleReview.codebook
    plan.codebook = SampleReview.codebook
    _ = try store.store(plan, format: "csv", source: "rows.csv", at: TemporaryProject.time)
    renamed.version += 1
    renamed.labels[0].id = "account"
    _ = try store.adopt(
      renamed, change: CodebookChange(.mapped, map: ["report": "account"]), at: TemporaryProject.time)
    let gold = try store.gold(of: ["ferry"])
    #expect(gold.map(\.how) == [.unanimous, .adjudicated, .unresolved, .unresolved])
    #expect(gold.map(\.label) == ["account", "quote", nil, nil])
    #expect(gold[1].votes == ["ben": "account", "cy": "quote"])
  }

  @Test func severalDecisionsInARowCastTheShadowThatTheirEntriesCastAgain() throws {
    let store = try project.withReview()
    let texts = try store.article("harbour").paragraphs
    let labels = texts.map { label($0, "opinion") }
    _ = try store.store(plan(labels), format: "csv", source: "rows.csv", at: TemporaryProject.time)
    #expect(try store.labels().filter { $0.reviewer == "ben" } == labels)
    let review = try #require(try store.reviews(by: "ben").first)
    #expect(review.isFinished && review.decided == texts.count)
    #expect(try project.open(.examine).examine().findings.isEmpty)
  }

  @Test func aDecisionOnAnotherTextStoresNothingOfAll() throws {
    let store = try project.withReview()
    var texts = try store.article("harbour").paragraphs
    texts[1].sha256 = "another"
    let labels = texts.map { label($0, "opinion") }
    let before = try store.entryCount()
    #expect(throws: StoreError.textChanged(article: "harbour", paragraph: 2)) {
      _ = try store.store(plan(labels), format: "csv", source: "rows.csv", at: TemporaryProject.time)
    }
    #expect(try store.entryCount() == before)
  }

  @Test func aDecisionInAReviewOfARetiredReviewerIsRefused() throws {
    let store = try project.withReview()
    let texts = try store.article("harbour").paragraphs
    _ = try store.append([Submission(.work(.retired(reviewer: "ana")))], by: nil, at: TemporaryProject.time)
    var plan = plan(texts.map { label($0, "opinion") })
    plan.reviewers = []
    plan.articles[0].reviews[0].reviewer = "ana"
    #expect(throws: StoreError.reviewerIsRetired(id: "ana")) {
      _ = try store.store(plan, format: "csv", source: "rows.csv", at: TemporaryProject.time)
    }
  }
}
