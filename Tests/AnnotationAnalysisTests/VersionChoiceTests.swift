// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Testing

/// An article that was loaded anew with changes counts once: in the latest version that its reviewers have finished.
@Suite struct VersionChoiceTests {
  private let articles = [
    Records.summary("quay", loaded: 1), Records.summary("quay-v2", revises: "quay", loaded: 2),
    Records.summary("quay-v3", revises: "quay-v2", loaded: 3), Records.summary("tower", loaded: 1),
  ]

  private func selection(_ reviews: [ReviewSummary], unfinished: Bool = false) -> ReviewSelection {
    ReviewSelection(
      reviews, of: articles.map(\.slug), includesUnfinished: unfinished, versions: ArticleVersions(articles))
  }

  private func reviews(_ article: String, _ states: [(String, Bool)]) -> [ReviewSummary] {
    states.map { Records.review(article, $0.0, finished: $0.1) }
  }

  @Test func theLatestThatBothHaveFinishedCounts() {
    let both = [("ana", true), ("ben", true)]
    let selection = selection(reviews("quay", both) + reviews("quay-v2", both) + reviews("tower", both))
    #expect(selection.articles == ["quay-v2", "tower"])
    #expect(selection.otherVersions.map(\.id.article) == ["quay", "quay"])
    #expect(
      selection.leftOut.map(\.reason) == [
        "another version of the article counts", "another version of the article counts",
      ])
  }

  @Test func aVersionThatIsOpenDoesNotTakeThePlaceOfAFinishedOne() {
    let finished = reviews("quay", [("ana", true), ("ben", true)])
    let open = reviews("quay-v2", [("ana", true), ("ben", false)])
    #expect(selection(finished + open).articles == ["quay"])
    #expect(selection(finished + open, unfinished: true).articles == ["quay"])
    #expect(
      selection(open + reviews("quay-v3", [("ana", false), ("ben", false)]), unfinished: true).articles == ["quay-v2"])
  }

  @Test func theVersionOfMostReviewersCounts() {
    let three = reviews("quay", [("ana", true), ("ben", true), ("cleo", true)])
    #expect(selection(three + reviews("quay-v2", [("ana", true), ("ben", true)])).articles == ["quay"])
  }

  @Test func withoutLinesEveryVersionCounts() {
    let both = [("ana", true), ("ben", true)]
    let all = ReviewSelection(
      reviews("quay", both) + reviews("quay-v2", both), of: ["quay", "quay-v2"], includesUnfinished: false)
    #expect(all.articles == ["quay", "quay-v2"])
    #expect(all.otherVersions.isEmpty)
  }

  @Test func ofEachReviewerTheLatestFinishedReviewCounts() {
    let list =
      reviews("quay", [("ana", true), ("ben", true), ("cleo", false)])
      + reviews("quay-v2", [("ana", true), ("ben", false), ("cleo", false)])
    let counting = ArticleVersions(articles).latest(of: list).map { "\($0.article) \($0.reviewer)" }.sorted()
    #expect(counting == ["quay ben", "quay-v2 ana", "quay-v2 cleo"])
  }

  @Test func aCircleOfVersionsEnds() {
    let circle = [Records.summary("a", revises: "b", loaded: 1), Records.summary("b", revises: "a", loaded: 2)]
    #expect(!ArticleVersions(circle).latest(of: ["a", "b"], reviewedIn: []).isEmpty)
  }
}
