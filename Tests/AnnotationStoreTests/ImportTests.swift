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
