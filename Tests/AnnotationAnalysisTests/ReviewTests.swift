// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Testing

@Suite struct ReviewTests {
  private let reviews = [
    Records.review("quay", "ana"), Records.review("quay", "ben", finished: false), Records.review("tower", "ana"),
    Records.review("tower", "ben"),
  ]

  @Test(
    arguments: [
      (nil, ["tower ana", "tower ben"]), ("ana", ["quay ana", "tower ana", "tower ben"]),
      ("ben", ["quay ben", "tower ana", "tower ben"]), ("cleo", []),
    ] as [(String?, [String])])
  func nobodySeesAnothersReviewBeforeBothHaveFinished(viewer: String?, shown: [String]) {
    let visible = VisibleReviews(reviews, viewer: viewer)
    #expect(visible.shown.map { "\($0.article) \($0.reviewer)" }.sorted() == shown)
    #expect(visible.hidden.count == reviews.count - shown.count)
  }

  @Test func anEmptyReviewHidesNothing() {
    let reviews = [
      Records.review("tower", "ana"), Records.review("tower", "ben"),
      Records.review("tower", "cleo", finished: false, empty: true),
    ]
    let visible = VisibleReviews(reviews, viewer: nil)
    #expect(visible.shown.map(\.reviewer).sorted() == ["ana", "ben", "cleo"])
    #expect(VisibleReviews(reviews, viewer: "cleo").shown.map(\.reviewer) == ["cleo"])
    #expect(VisibleReviews(reviews, viewer: "ana").hidden.isEmpty)
    for includesUnfinished in [false, true] {
      let selection = ReviewSelection(reviews, of: ["tower"], includesUnfinished: includesUnfinished)
      #expect(selection.reviews.map(\.reviewer).sorted() == ["ana", "ben"])
      #expect(selection.leftOut.isEmpty && selection.takenIn.isEmpty)
    }
  }

  @Test func anArticleCountsOnceTwoHaveFinished() {
    let selection = ReviewSelection(reviews, of: ["quay", "tower"], includesUnfinished: false)
    #expect(selection.articles == ["tower"])
    #expect(selection.pending.map(\.article) == ["quay"])
    #expect(selection.leftOut.map(\.reason) == ["unfinished", "no second finished review"])
    #expect(ReviewSelection(reviews, of: ["quay", "tower"], includesUnfinished: true).articles == ["quay", "tower"])
  }

  @Test func theQueueGoesFromOpenReviewsToThoseInNeedOfASecond() {
    let articles = ["done", "fresh", "older", "open", "second"].map { Records.summary($0) }
    let reviews = [
      Records.review("done", "ana", touched: 9), Records.review("older", "ana", finished: false, touched: 1),
      Records.review("open", "ana", finished: false, touched: 5), Records.review("second", "ben"),
    ]
    #expect(
      ReviewQueue.order(articles, reviews, for: "ana").map(\.slug) == ["open", "older", "second", "fresh", "done"])
    #expect(ReviewQueue.unfinished(articles, reviews, for: "ana").map(\.slug) == ["open", "older", "second", "fresh"])
    #expect(ReviewQueue.unfinished([Records.summary("done")], reviews, for: "ana").isEmpty)
  }

  @Test func aVersionThatWasRevisedWaitsOnlyForThoseWhoBeganIt() {
    let articles = [Records.summary("quay"), Records.summary("quay-v2", revises: "quay")]
    let reviews = [Records.review("quay", "ana", finished: false)]
    #expect(ReviewQueue.order(articles, reviews, for: "ana").map(\.slug) == ["quay", "quay-v2"])
    #expect(ReviewQueue.order(articles, reviews, for: "ben").map(\.slug) == ["quay-v2"])
  }
}
