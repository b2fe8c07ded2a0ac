// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Testing

@Suite struct SourceTests {
  private let ana = Records.annotations(
    "vela", "ana",
    [
      (1, Records.source("The Harbour Board")), (2, Records.source("two dockers", .unnamed)),
      (3, Records.source("Mayor Ruiz")), (1, Records.mention(1)), (2, Records.mention(2)), (3, Records.mention(3)),
    ])
  private let ben = Records.annotations(
    "vela", "ben",
    [
      (1, Records.source("harbour board")), (2, Records.source("workers of the port", .unnamed)),
      (3, Records.source("Courier")), (4, Records.source("a clerk", .unnamed)), (1, Records.mention(1)),
      (2, Records.mention(2)), (3, Records.mention(3)), (4, Records.mention(4)),
    ])

  @Test func namesMatchFirstThenUnnamedOnesByWhereTheySpeak() {
    let pairs = SourceMatching.pairs(ana.annotations, ben.annotations)
    #expect(pairs.map(\.left) == [1, 2])
    #expect(pairs.map(\.right) == [1, 2])
  }

  @Test func aNamedSourceIsMatchedByNothingButItsName() {
    func set(_ reviewer: String, _ sources: [Annotation]) -> AnnotationSet {
      let mentions = sources.indices.map { (paragraph: 1, annotation: Records.mention($0 + 1)) }
      return Records.annotations("a", reviewer, sources.map { (paragraph: 1, annotation: $0) } + mentions).annotations
    }
    let aide = Records.source("an aide", .unnamed), clerk = Records.source("a clerk", .unnamed)
    #expect(SourceMatching.pairs(set("ana", [Records.source("Vale")]), set("ben", [aide])).isEmpty)
    #expect(SourceMatching.pairs(set("ana", [aide]), set("ben", [Records.source("Vale")])).isEmpty)
    let once = SourceMatching.pairs(set("ana", [aide]), set("ben", [aide, clerk]))
    #expect(once.map { [$0.left, $0.right] } == [[1, 1]])
    let apart = Records.annotations("a", "ben", [(1, clerk), (2, Records.mention(1))]).annotations
    #expect(SourceMatching.pairs(set("ana", [aide]), apart).isEmpty)
  }

  @Test func overlapIsF1OverMatchedSources() throws {
    let overlap = try #require(SourceOverlap.pairs([ana.review, ben.review], [ana, ben]).first)
    #expect((overlap.matched, overlap.found) == (2, [3, 4]))
    #expect(overlap.value == 4.0 / 7)
    #expect(overlap.interval == nil)
  }

  /// Matched 2 of 2 and 2, 1 of 2 and 2, 2 of 2 and 2: the ratio is 10/12, its residuals 2/3, -4/3 and 2/3, so that the
  /// standard error is (3/2 * 8/3)^½ / 12 = 1/6, and t(.975; 2) = 4.302653.
  @Test func theIntervalOfOverlapIsThatOfARatioOverArticles() throws {
    func found(_ article: String, _ reviewer: String, _ names: [String]) -> AnnotationRecord {
      Records.annotations(article, reviewer, names.map { (1, Records.source($0)) })
    }
    let records = ["a", "b", "c"].flatMap {
      [found($0, "ana", ["Vale", "Soto"]), found($0, "ben", ["Vale", $0 == "b" ? "Ruiz" : "Soto"])]
    }
    let without = ["ana", "ben"].map { ReviewID(article: "d", reviewer: $0) }
    let alone = ReviewID(article: "e", reviewer: "cy")
    let pairs = SourceOverlap.pairs(Set(records.map(\.review) + without + [alone]), records)
    #expect(pairs.map(\.reviewers) == [["ana", "ben"]])
    let overlap = try #require(pairs.first)
    #expect((overlap.articles, overlap.matched, overlap.found) == (3, 5, [6, 6]))
    let interval = try #require(overlap.interval)
    #expect(abs(interval.lower - (10.0 / 12 - 4.302_652_73 / 6)) < 1e-7 && interval.upper == 1)
  }

  @Test func unnamedSourcesMatchWhereTheyShareMost() {
    func heard(_ reviewer: String, _ places: [[Int]]) -> AnnotationSet {
      let sources = places.indices.map { (1, Records.source("aide \(reviewer)\($0)", .unnamed)) }
      let mentions = places.enumerated().flatMap { index, all in all.map { ($0, Records.mention(index + 1)) } }
      return Records.annotations("vela", reviewer, sources + mentions).annotations
    }
    let pairs = SourceMatching.pairs(heard("ana", [[1, 2], [2], [7]]), heard("ben", [[2], [1, 2], [8]]))
    #expect(pairs.map { [$0.left, $0.right] } == [[1, 2], [2, 1]])
  }

  @Test func theRegisterKnowsANameInEveryArticleAndADescriptionInItsOwn() throws {
    let elsewhere = Records.annotations(
      "tower", "ana", [(1, Records.source("Harbour Board")), (1, Records.source("two dockers", .unnamed))])
    let register = SourceRegister([ana, ben, elsewhere])
    let board = try #require(register.entry("the harbour board"))
    #expect(board.articles == ["tower", "vela"])
    #expect(board.reviewers == ["ana", "ben"])
    #expect(board.outlets(["tower": "Courier", "vela": "Courier"]) == ["Courier"])
    #expect(board.label == board.members[0].source?.label && board.kind == board.members[0].source?.kind)
    #expect(
      register.entries.map(\.id).filter { $0.contains(":") }.sorted() == [
        "tower:two-dockers", "vela:clerk", "vela:two-dockers",
      ])
  }

  @Test func stretchesOfOneTypeThatOverlapAreOne() throws {
    func span(_ start: Int, _ end: Int, _ type: TextSpan.Kind = .loaded) -> (Int, Annotation) {
      (1, .span(TextSpan(type: type, start: start, end: end, text: "")))
    }
    let records = [
      Records.annotations("vela", "ana", [span(0, 10), span(5, 20), span(30, 32, .hedge)]),
      Records.annotations("vela", "ben", [span(0, 20)]),
    ]
    let selection = ReviewSelection(
      [Records.review("vela", "ana"), Records.review("vela", "ben")], of: ["vela"], includesUnfinished: false)
    let contents = ["vela": Records.article([String(repeating: "x", count: 40)])]
    let corpus = try SpanCorpus(selection, records, type: .loaded, contents: contents).corpus
    #expect(corpus.spans.map { [$0.rater, $0.start, $0.end] } == [[0, 0, 20], [1, 0, 20]])
    #expect(corpus.lengths == [40])
    #expect(throws: AnalysisError.noCommonArticle(reviewers: [])) {
      try SpanCorpus(
        ReviewSelection([], of: ["vela"], includesUnfinished: false), records, type: nil, contents: contents)
    }
  }

  @Test func anArticleOfOneReviewerIsNoneOfTheCorpus() throws {
    let reviews = [Records.review("vela", "ana"), Records.review("vela", "ben"), Records.review("quay", "ana")]
    let contents = ["vela": Records.article(["One."]), "quay": Records.article(["One.", "Two."])]
    let selection = ReviewSelection(reviews, of: ["vela", "quay"], includesUnfinished: false)
    #expect(try SpanCorpus(selection, [], type: nil, contents: contents).corpus.lengths == [4])
  }
}
