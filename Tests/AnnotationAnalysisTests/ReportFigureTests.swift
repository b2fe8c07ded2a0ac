// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Testing

/// The figures that a report alone computes.
@Suite struct ReportFigureTests {
  private static let codebook = Codebook(
    id: "two", version: 1, title: "Two", procedure: [],
    labels: ["report", "opinion"].map {
      LabelDefinition(id: $0, key: "r", name: $0.rawValue, definition: "It is.", color: .cyan)
    })

  @Test func thePairThatDiffersMostIsNamedWithItsLabels() throws {
    let alike: [LabelID?] = Array(repeating: "report", count: 8) + Array(repeating: "opinion", count: 4)
    var other = alike
    for place in 0..<3 { other[place] = "opinion" }
    let focus = DisagreementFocus(try Records.report(Self.codebook, ["ana": alike, "ben": alike, "cleo": other]))
    let pair = try #require(focus.pair)
    #expect(pair.reviewers == ["ana", "cleo"] && pair.both == 12 && pair.differing == 3 && pair.count == 3)
    #expect(pair.labels == ["report", "opinion"])
    #expect(focus.labels?.share == 1 && focus.alphaWithoutThem == 1)
  }

  @Test func theLabelsThatCostMostAreNamed() throws {
    let codebook = Codebook(
      id: "three", version: 1, title: "Three", procedure: [],
      labels: ["report", "opinion", "quote"].map {
        LabelDefinition(id: $0, key: "r", name: $0.rawValue, definition: "It is.", color: .cyan)
      })
    let ana: [LabelID?] = ["report", "report", "report", "opinion", "quote", "quote"]
    let ben: [LabelID?] = ["report", "opinion", "quote", "opinion", "report", "report"]
    let focus = DisagreementFocus(try Records.report(codebook, ["ana": ana, "ben": ben]))
    #expect(focus.labels?.categories.sorted() == ["quote", "report"])
    #expect(abs((focus.labels?.share ?? 0) - 0.75) < 1e-12)
  }

  @Test func whereNobodyDiffersThereIsNoFocus() throws {
    let focus = DisagreementFocus(
      try Records.report(Self.codebook, ["ana": ["report", "opinion"], "ben": ["report", "opinion"]]))
    #expect(focus.pair == nil && focus.labels == nil && focus.alphaWithoutThem == nil)
  }

  /// Krippendorff 2004, p. 241: .800 to rely on, .667 for tentative conclusions.
  @Test func whatAnAlphaSufficesForDependsOnItsLowerEnd() {
    func sufficiency(_ value: Double?, _ lower: Double?) -> Sufficiency { Sufficiency(value: value, lower: lower) }
    #expect(sufficiency(0.9, 0.8) == .reliable && sufficiency(0.9, 0.79) == .probablyReliable)
    #expect(sufficiency(0.7, 0.667) == .tentative && sufficiency(0.7, 0.5) == .probablyTentative)
    #expect(sufficiency(0.666, 0.5) == .insufficient && sufficiency(nil, nil) == .unknown)
    #expect(sufficiency(1, nil) == .probablyReliable && Sufficiency(nil) == .unknown)
  }

  private func record(_ slug: String, gold: [GoldRecord] = []) -> ArticleRecord {
    ArticleRecord(
      summary: Records.summary(slug), content: Records.article(["One.", "Two.", "Three."]), reviews: [], labels: [],
      annotations: [], gold: gold)
  }

  @Test func theHardestParagraphsComeFirstAndTheOthersAreCounted() {
    var hardest = HardestParagraphs(most: 2)
    let labels =
      [("ana", ["report", "report", "report"]), ("ben", ["report", "opinion", "opinion"])]
      .flatMap { Records.labels("a", $0.0, $0.1.map { LabelID(rawValue: $0) }) }
      + Records.labels("a", "cleo", ["report", "report", nil])
    var sorted = labels.sorted { ($0.paragraph.number, $0.reviewer) < ($1.paragraph.number, $1.reviewer) }
    hardest.add(record("a"), sorted)
    for place in sorted.indices { sorted[place].article = "b" }
    hardest.add(record("b"), sorted)
    #expect(hardest.count == 4)
    // Two who differ are a whole disagreement; two of three pairs are two thirds.
    #expect(hardest.entries.map(\.article) == ["a", "b"] && hardest.entries.allSatisfy { $0.paragraph.number == 3 })
    #expect(hardest.entries[0].disagreement == 1 && hardest.entries[0].votes.count == 3)
    #expect(hardest.entries[0].context.before?.number == 2 && hardest.entries[0].context.after == nil)
  }

  @Test func marksCutATextWhereTheyBeginAndEnd() {
    let paragraph = Paragraph(number: 1, kind: .body, text: "so 👩‍👩‍👧 it is", sha256: "d")
    func span(_ type: TextSpan.Kind, _ start: Int, _ end: Int) -> TextSpan {
      TextSpan(type: type, start: start, end: end, text: "")
    }
    let spans = [("ana", span(.loaded, 3, 8)), ("ben", span(.hedge, 6, 11)), ("ben", span(.cue, 12, 99))]
    let marked = MarkedParagraph(article: "a", paragraph, spans.map { (reviewer: $0.0, span: $0.1) })
    #expect(marked.marks == 2 && marked.pieces.map(\.text).joined() == paragraph.text)
    #expect(marked.pieces.map(\.types) == [[], [.loaded], [.loaded, .hedge], [.hedge], []])
    #expect(marked.pieces.map(\.reviewers) == [[], ["ana"], ["ana", "ben"], ["ben"], []])
  }

  @Test func theMixOfAnArticleIsTheMeanOfItsReaders() throws {
    let article = Records.article(["One.", "Two.", "Three.", "Four."])
    let labels =
      Records.labels("a", "ana", ["report", "report", "report", "opinion"])
      + Records.labels("a", "ben", ["report", "opinion", "opinion", "opinion"])
    let signals = ArticleSignals(
      slug: "a", article: article, reviews: [Records.review("a", "ana"), Records.review("a", "ben")], labels: labels,
      annotations: [], codebook: Self.codebook)
    let mix = try #require(LabelMix(signals))
    #expect(mix.paragraphs == 4 && mix.shares.map(\.value) == [0.5, 0.5])
    // Wilson's interval of 2 of 4.
    #expect(abs(mix.shares[0].interval.lower - 0.15003898915214947) < 1e-12)
    #expect(signals.withoutText().article.paragraphs.isEmpty)
    // Who read only a part gives shares of it; the most that anybody read is told.
    let partly = ArticleSignals(
      slug: "a", article: article, reviews: [Records.review("a", "ana"), Records.review("a", "ben")],
      labels: Records.labels("a", "ana", ["report"]) + Records.labels("a", "ben", ["report", "opinion", "opinion"]),
      annotations: [], codebook: Self.codebook)
    #expect(LabelMix(partly)?.paragraphs == 3)
  }

  @Test func gradesStandInTheGridOnceForEachTarget() {
    func rating(_ source: Int, _ reliability: SourceReliability?, _ credibility: InformationCredibility?) -> Annotation
    {
      .rating(SourceRating(source: source, reliability: reliability, credibility: credibility))
    }
    let record = Records.annotations(
      "a", "ana",
      [(1, Records.source("Holt")), (1, Records.source("Vale"))]
        + [rating(1, .a, .confirmed), rating(1, .b, .probable), rating(2, .f, nil)].map { (1, $0) })
    let grid = RatingGrid([record])
    #expect(grid.counts[1][1] == 1 && grid.total == 1 && grid.halves == 1)
  }

  @Test func goldIsCountedByWayCauseAndLabel() {
    var tally = GoldTally()
    func gold(_ label: LabelID?, _ how: GoldRecord.Origin, _ cause: DisagreementCause?, stale: Bool = false)
      -> GoldRecord
    {
      GoldRecord(
        article: "a", paragraph: 1, label: label, how: how, votes: [:], cause: cause, adjudicator: "dora",
        madeAt: Timestamp(milliseconds: 0), isStale: stale)
    }
    tally.add([gold("report", .unanimous, nil), gold("report", .adjudicated, .slip)], discussed: [1])
    tally.add(
      [gold(nil, .unresolved, .slip), gold("opinion", .adjudicated, .codebookGap, stale: true)], discussed: [1])
    tally.add([gold("report", .unanimous, nil)], discussed: [2])
    #expect(tally.count == 5 && tally.settled == 3 && tally.stale == 1 && tally.agreedAfterDiscussion == 1)
    #expect(tally.labels == ["report": 3, "opinion": 1])
    #expect(tally.mainCause?.cause == .slip && tally.mainCause?.count == 2 && GoldTally().mainCause == nil)
  }

  @Test func chainsAndCirclesAreCollectedOverReadings() {
    let article = Records.article(["One."])
    let source = Source(name: "a clerk", label: "clerk 1", kind: .person, naming: .unnamed, nestedIn: 1)
    let marks = [
      Records.source("The Post"), .source(source), Records.mention(1), Records.mention(2),
    ].map { (paragraph: 1, annotation: $0) }
    let reviews = ["ana", "ben"].map { Records.review("a", $0) }
    let signals = ArticleSignals(
      slug: "a", article: article, reviews: reviews, labels: [],
      annotations: ["ana", "ben"].map { Records.annotations("a", $0, marks) }, codebook: Self.codebook)
    var overview = SourcingOverview(most: 1)
    overview.add(signals)
    #expect(overview.chainCount == 1 && overview.chains.first?.sources == ["The Post", "clerk 1"])
    #expect(overview.chains.first?.reviewers == ["ana", "ben"])
    #expect(overview.circles.map(\.origin) == ["The Post"] && overview.readingsByOrigins == [1: 2])
  }
}
