// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Testing

@Suite struct RatingsTests {
  private let codebook = Codebook(
    id: "attribution", version: 1, title: "", procedure: [],
    labels: ["report", "quote", "opinion"].map { id in
      LabelDefinition(id: LabelID(rawValue: id), key: String(id.prefix(1)), name: id, definition: id, color: .cyan)
    })

  private func ratings(_ records: [LabelRecord]) -> ProjectRatings {
    let ids = Set(records.map { ReviewID(article: $0.article, reviewer: $0.reviewer) })
    let articles = Set(ids.map(\.article)).sorted()
    let selection = ReviewSelection(
      ids.map { Records.review($0.article, $0.reviewer) }, of: articles, includesUnfinished: false)
    return ProjectRatings(
      records.sorted {
        ($0.article, $0.paragraph.number, $0.reviewer) < ($1.article, $1.paragraph.number, $1.reviewer)
      },
      of: selection, scope: .body, codebook: codebook)
  }

  @Test func anAbstentionIsMissingAndNoDifference() throws {
    let ratings = ratings(
      Records.labels("quay", "ana", ["report", nil, "quote"])
        + Records.labels("quay", "ben", ["report", "quote", "opinion"]))
    let matrix = try ratings.matrix(level: .nominal) { $0.article }
    #expect(matrix.ratingCount == 5)
    #expect(matrix.categories == ["report", "quote", "opinion"])
    #expect(ratings.differences.map(\.paragraph.number) == [3])
    #expect(ratings.differences.first?.labels.map(\.label) == ["quote", "opinion"])
  }

  @Test(arguments: [
    ("2027-01-01T12:00:00.000Z", "2026-W53"), ("2024-12-30T00:00:00.000Z", "2025-W01"),
    ("2026-03-15T23:59:59.999Z", "2026-W11"), ("2026-03-16T00:00:00.000Z", "2026-W12"),
    ("1970-01-01T00:00:00.000Z", "1970-W01"),
  ])
  func aParagraphBelongsToTheWeekOfItsLastDecision(moment: String, week: String) throws {
    let last = try #require(Timestamp(iso8601: moment))
    let ratings = ratings(
      Records.labels(
        "quay", "ana", ["report", "quote"], made: Timestamp(milliseconds: last.milliseconds - 1_000_000_000))
        + Records.labels("quay", "ben", ["report", "report"], made: last))
    let whole = AgreementAnalysis().run(try ratings.matrix(level: .nominal) { $0.article })
    let breakdown = try Breakdown(ratings, by: .week, whole: whole) { part in
      AgreementAnalysis().overall(try part.matrix(level: .nominal) { $0.article })
    }
    #expect(breakdown.parts.map(\.name) == [week])
    #expect(breakdown.parts.map(\.units) == [2])
    #expect(breakdown.parts[0][.percentAgreement]?.value == 0.5)
    #expect(breakdown.parts[0][.krippendorffAlpha]?.coefficient == .krippendorffAlpha)
  }

  @Test func gradesThatCanNotBeJudgedAreMissingAndJudgedIsAQuestionOfItsOwn() throws {
    func rating(_ reliability: SourceReliability, _ credibility: InformationCredibility) -> (Int, Annotation) {
      (1, .rating(SourceRating(source: 1, reliability: reliability, credibility: credibility)))
    }
    let records = [
      Records.annotations("quay", "ana", [(1, Records.source("Board")), rating(.b, .probable)]),
      Records.annotations("quay", "ben", [(1, Records.source("the board")), rating(.f, .doubtful)]),
    ]
    #expect(FieldRatings.grades(.reliability, records).values.map(\.value) == ["B", ""])
    #expect(FieldRatings.grades(.credibility, records).values.map(\.value) == ["2", "4"])
    #expect(FieldRatings.grades(.reliability, records).categories == ["A", "B", "C", "D", "E"])
    #expect(FieldRatings.judged(.judged, records).values.map(\.value) == ["judged", "judged", "not_judged", "judged"])
    #expect(Set(FieldRatings.grades(.credibility, records).values.map(\.unit)).count == 1)
    #expect(FieldRatings.diagonals(records).map { [$0.count, $0.of] } == [[1, 1], [0, 0]])
  }

  @Test func outletsAreMeansOverArticlesEachOfWhichCountsOnce() throws {
    func signals(_ slug: String, _ site: String?, _ labels: [[LabelID?]]) -> ArticleSignals {
      let reviewers = ["ana", "ben"].prefix(labels.count)
      return ArticleSignals(
        slug: slug, article: Records.article(["One two.", "Three four."], site: site),
        reviews: reviewers.map { Records.review(slug, $0) },
        labels: zip(reviewers, labels).flatMap { Records.labels(slug, $0, $1) }, annotations: [], codebook: codebook)
    }
    let groups = OutletSignals.group(
      [
        signals("a", "Courier", [["report", "report"], ["report", "quote"]]),
        signals("b", "Courier", [["quote", "quote"]]),
        signals("c", nil, [["report", "quote"]]), signals("d", "Post", []),
      ], codebook, by: \.outlet)
    #expect(groups.map(\.name) == ["Courier", ""])
    let share = try #require(groups[0].means.first { $0.name == "report_share" })
    #expect(share.value == 0.375)
    // Two articles at .75 and 0: the reach is t(.975; 1) * .375 = 4.76, beyond what a share can be.
    let interval = try #require(share.interval)
    #expect(interval.lower == 0 && interval.upper == 1)
    #expect(groups[1].means.first?.interval == nil)
    let four = OutletSignals.group(
      ["e", "f", "g", "h"].map { slug in
        let isEven = slug == "e" || slug == "g"
        return signals(slug, "Post", [["report", isEven ? "report" : "quote"], ["report", "quote"]])
      }, codebook, by: \.outlet)
    // .75, .5, .75 and .5: the standard error is √(1/48)/2 = .0721688, and t(.975; 3) = 3.182446.
    let narrow = try #require(four[0].means.first { $0.name == "report_share" }?.interval)
    #expect(abs(narrow.lower - (0.625 - 0.072_168_784 * 3.182_446_305)) < 1e-8)
    #expect(abs(narrow.upper - (0.625 + 0.072_168_784 * 3.182_446_305)) < 1e-8)
  }

  @Test func anArticleThatWasOnlyOpenedCountsForNoOutlet() throws {
    func signals(_ slug: String, _ reviews: [ReviewSummary]) -> ArticleSignals {
      ArticleSignals(
        slug: slug, article: Records.article(["One two.", "Three four."], site: "Courier"), reviews: reviews,
        labels: [], annotations: [], codebook: codebook)
    }
    let read = signals("a", [Records.review("a", "ana"), Records.review("a", "ben", finished: false, empty: true)])
    let opened = signals("b", [Records.review("b", "ana", finished: false, empty: true)])
    let outlet = try #require(OutletSignals.group([read, opened], codebook, by: \.outlet).first)
    #expect(outlet.articles == ["a"])
    #expect(outlet.means.first { $0.name == "loaded_per_1000_words" }?.articles == 1)
    #expect(OutletSignals.group([opened], codebook, by: \.outlet).isEmpty)
  }

  @Test func clustersAreArticlesOrTheirOutlets() {
    #expect(ArticleClusters().name(of: "quay") == "quay")
    let clusters = ArticleClusters(outletsOf: [
      "quay": Records.article([], site: "Courier"), "tower": Records.article([]),
    ])
    #expect(["quay", "tower", "else"].map(clusters.name) == ["Courier", "tower", "else"])
  }
}
