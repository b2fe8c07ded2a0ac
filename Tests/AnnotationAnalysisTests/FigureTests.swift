// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel
import Testing

@testable import AnnotationAnalysis

/// Figures of fields, outlets, reviewers and the work, against hand computations.
@Suite struct FigureTests {
  private static let codebook = Codebook(
    id: "two", version: 1, title: "Two", procedure: [],
    labels: ["report", "opinion"].map {
      LabelDefinition(id: $0, key: "r", name: $0.rawValue, definition: "It is.", color: .cyan)
    })

  private func marked(_ article: String, _ reviewer: String, _ annotations: [Annotation]) -> AnnotationRecord {
    Records.annotations(article, reviewer, annotations.map { (paragraph: 1, annotation: $0) })
  }

  private func rating(
    _ source: Int?, _ reliability: SourceReliability?, _ credibility: InformationCredibility?
  ) -> Annotation {
    .rating(SourceRating(source: source, reliability: reliability, credibility: credibility))
  }

  @Test func gradesAreThoseOfSourcesAndOfInformation() {
    let records = [
      marked("a", "ben", [Records.source("Vale"), rating(1, .b, .probable), rating(nil, nil, .possible)]),
      marked("a", "ana", [Records.source("Vale"), rating(1, .f, .confirmed)]),
    ]
    let reliability = FieldRatings.grades(.reliability, records)
    #expect(reliability.categories == ["A", "B", "C", "D", "E"] && reliability.level == .ordinal)
    #expect(reliability.values.map(\.value).sorted() == ["", "", "B"])
    let credibility = FieldRatings.grades(.credibility, records)
    #expect(credibility.categories == ["1", "2", "3", "4", "5"])
    #expect(credibility.values.map(\.value).sorted() == ["1", "2", "3"])
    #expect(Set(credibility.values.map(\.unit)) == ["a#vale", "a#1"])
    let judged = FieldRatings.judged(.judged, records).values.map { "\($0.reviewer) \($0.unit) \($0.value)" }.sorted()
    #expect(
      judged == [
        "ana a#vale/credibility judged", "ana a#vale/reliability not_judged", "ben a#1/credibility judged",
        "ben a#vale/credibility judged", "ben a#vale/reliability judged",
      ])
    #expect(FieldRatings.judged(.reliability, records).values.count == 2)
    let diagonals = FieldRatings.diagonals(records)
    #expect(diagonals.map(\.reviewer) == ["ana", "ben"] && diagonals.map(\.share) == [nil, 1])
    #expect(diagonals.map(\.of) == [0, 1])
    #expect(FieldRatings.Diagonal(reviewer: "ana", count: 1, of: 4).share == 0.25)
  }

  @Test func setsOfLabelsAndConfidenceAreFieldsOfTheirOwn() {
    var labels = Records.labels("a", "ana", ["report", nil, "opinion"])
    labels[0].judgement?.mixed = ["quote", "opinion"]
    labels[2].judgement?.confidence = .high
    let sets = FieldRatings.labels(.labels, labels)
    #expect(sets.values.map(\.value) == ["opinion|quote|report", "", "opinion"] && sets.level == .nominal)
    #expect(sets.categories == nil && sets.values.map(\.unit) == ["a#1", "a#2", "a#3"])
    let confidence = FieldRatings.labels(.confidence, labels)
    #expect(confidence.values.map(\.value) == ["", "", "3"] && confidence.categories == ["1", "2", "3"])
  }

  @Test func kindNamingAndStanceOfASourceAreAskedApart() {
    let mention = Annotation.mention(Mention(source: 1, mode: .direct, cue: nil, stance: .doubt))
    let records = [marked("a", "ana", [Records.source("an aide", .unnamed), mention])]
    #expect(FieldRatings.sources(.kind, records).values.map(\.value) == ["person"])
    #expect(FieldRatings.sources(.naming, records).values.map(\.value) == ["unnamed"])
    #expect(FieldRatings.sources(.naming, records).categories == Source.Naming.allCases.map(\.rawValue))
    let stance = FieldRatings.sources(.stance, records)
    #expect(stance.values.map(\.value) == ["doubt"] && stance.values.first?.unit.hasSuffix("#1") == true)
    #expect(stance.categories == Mention.Stance.allCases.map(\.rawValue))
  }

  /// Two articles: 2 and 1 of 2 statements attributed, 1 of 2 and 0 of 1 sources unnamed.
  @Test func theSignalsOfAnOutletAreMeansOverArticles() throws {
    func signals(_ slug: String, _ marks: [(paragraph: Int, annotation: Annotation)], site: String?) -> ArticleSignals {
      ArticleSignals(
        slug: slug, article: Records.article(["one two three four", "five six seven eight"], site: site),
        reviews: [Records.review(slug, "ana")], labels: Records.labels(slug, "ana", ["report", "report"]),
        annotations: [Records.annotations("other", "ana", []), Records.annotations(slug, "ana", marks)],
        codebook: Self.codebook)
    }
    let first = signals(
      "a",
      [
        (1, Records.source("Vale")), (2, Records.source("an aide", .unnamed)), (1, Records.mention(1)),
        (2, Records.mention(2)), (1, .span(TextSpan(type: .loaded, start: 0, end: 3, text: "one"))),
      ], site: "Post")
    let second = signals("b", [(1, Records.source("Ruiz")), (1, Records.mention(1))], site: "Post")
    let alone = signals("c", [], site: nil)
    let groups = OutletSignals.group([first, second, alone], Self.codebook) { $0.site }
    #expect(groups.map(\.name) == ["Post", ""] && groups.map(\.articles) == [["a", "b"], ["c"]])
    func mean(_ group: Int, _ name: String) throws -> OutletSignals.Mean {
      try #require(groups[group].means.first { $0.name == name })
    }
    let attributed = try mean(0, "attributed_share")
    #expect(attributed.value == 0.75 && attributed.articles == 2)
    // The standard error of 1 and .5 is .25, and t(.975; 1) = 12.706205: the interval reaches beyond every share.
    let interval = try #require(attributed.interval)
    #expect(interval.lower == 0 && interval.upper == 1)
    let origins = try #require(try mean(0, "origins").interval)
    #expect(origins.lower == 0 && abs(origins.upper - (1.5 + 0.5 * 12.706204736)) < 1e-6)
    let three = OutletSignals.group([first, second, signals("d", [], site: "Post")], Self.codebook) { $0.site }
    let shares = try #require(three[0].means.first { $0.name == "attributed_share" })
    #expect(shares.value == 0.5 && shares.articles == 3)
    #expect(shares.interval?.lower == 0 && shares.interval?.upper == 1)
    #expect(try mean(0, "unnamed_share").value == 0.25 && mean(0, "report_share").value == 1)
    #expect(try mean(0, "opinion_share").value == 0 && mean(0, "loaded_per_1000_words").value == 62.5)
    #expect(try mean(0, "origins").value == 1.5 && mean(0, "hedges_per_1000_words").value == 0)
    #expect(try mean(1, "unnamed_share").value == nil && mean(1, "unnamed_share").articles == 0)
    #expect(try mean(1, "origins").value == nil && mean(1, "depth").value == nil)
    #expect(try mean(1, "attributed_share").value == 0 && mean(1, "attributed_share").interval == nil)
  }

  @Test func anOutletIsWhoRepublishedElseTheSiteElseTheOriginElseTheByline() {
    func step(_ party: String, _ role: ProvenanceStep.Role, _ kind: ProvenanceStep.PartyKind = .outlet)
      -> ProvenanceStep
    {
      ProvenanceStep(party: party, partyKind: kind, role: role)
    }
    var article = Records.article(["One."])
    article.byline = "Ana Soto"
    #expect(article.outlet == "Ana Soto" && article.originOutlet == "Ana Soto")
    article.provenance = [step("Ana Soto", .origin, .person)]
    #expect(article.outlet == nil && article.originOutlet == "Ana Soto")
    article.provenance += [step("Wire", .origin)]
    #expect(article.outlet == "Wire" && article.originOutlet == "Wire")
    article.site = "Post"
    #expect(article.outlet == "Post" && article.originOutlet == "Wire")
    article.provenance += [step("Courier", .republisher), step("Desk", .origin)]
    #expect(article.outlet == "Courier" && article.originOutlet == "Desk")
  }

  @Test(arguments: [(10, ["ana", "ben"]), (9, ["ana", "cleo"])])
  func aPairOfFewParagraphsIsNotNamedBesideOneOfMany(paragraphs: Int, named: [String]) throws {
    let alike: [LabelID?] = Array(repeating: "report", count: paragraphs - 1) + ["opinion"]
    var other = alike
    other[0] = "opinion"
    let few: [LabelID?] = ["opinion", "opinion"] + Array(repeating: nil, count: paragraphs - 2)
    let focus = DisagreementFocus(try Records.report(Self.codebook, ["ana": alike, "ben": other, "cleo": few]))
    #expect(focus.pair?.reviewers == named)
    #expect(focus.pair?.share == (named[1] == "ben" ? 0.1 : 1))
  }

  @Test func ofEquallyHardParagraphsTheDoubtedComesFirstThenTheNoted() {
    var labels =
      Records.labels("a", "ana", Array(repeating: "report", count: 5))
      + Records.labels("a", "ben", Array(repeating: "opinion", count: 5))
    labels[1].note = "hm"
    labels[2].isFlagged = true
    labels[3].judgement?.unsure = true
    labels[8].judgement?.unsure = true
    labels.sort { ($0.paragraph.number, $0.reviewer) < ($1.paragraph.number, $1.reviewer) }
    let article = ArticleRecord(
      summary: Records.summary("a"), content: Records.article(["One.", "Two.", "Three.", "Four.", "Five."]),
      reviews: [], labels: [], annotations: [], gold: [])
    var hardest = HardestParagraphs(most: 5)
    hardest.add(article, labels)
    #expect(hardest.entries.map(\.paragraph.number) == [4, 3, 2, 1, 5])
    let contexts = hardest.entries.map { [$0.context.before?.number ?? 0, $0.context.after?.number ?? 0] }
    #expect(contexts == [[3, 5], [2, 4], [1, 3], [0, 2], [4, 0]])
    #expect(HardestParagraphs.disagreement(labels[0..<1]) == nil)
  }

  /// Wilson 1927: 2 of 4 lie between .15004 and .84996.
  @Test func theIntervalOfAShareIsWilsons() {
    let half = ReviewerQuality.wilson(0.5, 4)
    #expect(abs(half.lower - 0.15003898915214947) < 1e-12 && abs(half.upper - 0.8499610108478506) < 1e-12)
    let none = ReviewerQuality.wilson(0.3, 0)
    #expect(none.value == 0.3 && none.lower == 0 && none.upper == 1)
    #expect(ReviewerQuality.wilson(0, 3).lower == 0 && ReviewerQuality.wilson(1, 3).upper == 1)
  }

  @Test func marksUpToTheLastLetterCountAndEmptyOnesDoNot() {
    let paragraph = Paragraph(number: 1, kind: .body, text: "abc", sha256: "d")
    let spans = [(0, 3), (2, 2), (-1, 1), (1, 4)].map {
      (reviewer: "ana", span: TextSpan(type: .cue, start: $0.0, end: $0.1, text: ""))
    }
    #expect(MarkedParagraph(article: "a", paragraph, spans).marks == 1)
  }

  @Test func theMostMarkedParagraphsComeFirstAndAllAreCounted() {
    func spans(_ paragraph: Int, _ count: Int) -> [(paragraph: Int, annotation: Annotation)] {
      (0..<count).map { (paragraph, .span(TextSpan(type: .loaded, start: $0, end: $0 + 1, text: ""))) }
    }
    var texts = MarkedTexts(most: 2)
    let record = Records.annotations("a", "ana", spans(1, 1) + spans(2, 3) + spans(3, 2) + spans(9, 1))
    texts.add("a", Records.article(["One.", "Two.", "Three."]), [record])
    #expect(texts.paragraphs.map(\.number) == [2, 3] && texts.count == 3)
    #expect(texts.counts == ["ana": [.loaded: 7]])
  }

  @Test func aSourceThatSpeaksForItselfIsNoChain() {
    let signals = ArticleSignals(
      slug: "a", article: Records.article(["One."]), reviews: [Records.review("a", "ana")], labels: [],
      annotations: [marked("a", "ana", [Records.source("Vale"), Records.mention(1)])], codebook: Self.codebook)
    var overview = SourcingOverview(most: 3)
    overview.add(signals)
    #expect(overview.chainCount == 0 && overview.chains.isEmpty && overview.readingsByOrigins == [1: 1])
    #expect(signals.rated.isEmpty && ArticleSignals.spread([2]) == nil && ArticleSignals.spread([3, 1, 2]) == 2)
  }

  @Test func aCorrelationIsThatOfWhatLiesAroundTheMeans() throws {
    // Means 12 and 7: sxx = syy = 10, sxy = 9.
    let pairs = zip([10.0, 11, 12, 13, 14], [6.0, 5, 7, 8, 9]).map { ($0, $1) }
    let correlation = try #require(ReviewerQuality.Correlation(pairs))
    #expect(abs(correlation.value - 0.9) < 1e-12 && correlation.n == 5 && correlation.interval != nil)
    #expect(
      correlation == ReviewerQuality.Correlation(pairs) && correlation != ReviewerQuality.Correlation(pairs.dropLast()))
    #expect(ReviewerQuality.Correlation([(3, 1), (3, 2), (3, 4)]) == nil)
    #expect(ReviewerQuality.Correlation([(1, 4), (2, 4), (3, 4)]) == nil)
  }

  @Test func equallyMarkedParagraphsStandInReadingOrder() {
    let spans = [3, 1, 2].map { paragraph in
      (paragraph: paragraph, annotation: Annotation.span(TextSpan(type: .cue, start: 0, end: 1, text: "")))
    }
    var texts = MarkedTexts(most: 3)
    texts.add("a", Records.article(["One.", "Two.", "Three."]), [Records.annotations("a", "ana", spans)])
    #expect(texts.paragraphs.map(\.number) == [1, 2, 3])
  }

  @Test func theOutletsOfASourceAreNamedOnceAndInOrder() {
    let records = ["a", "b", "c", "d"].map { marked($0, "ana", [Records.source("Vale")]) }
    let entry = SourceRegister(records).entry("VALE")
    let outlets = ["a": "Wire", "b": "Courier", "c": "Wire", "d": "Post"]
    #expect(entry?.outlets(outlets) == ["Courier", "Post", "Wire"] && entry?.naming == .named)
    #expect(SourceRegister(records).entry("Soto") == nil)
  }

  @Test func aSourceIsWhatTheFirstReaderTookItForAndNamesakesAreNumbered() {
    let outlet = Source(name: "Vale", label: "Vale", kind: .outlet, naming: .named)
    let register = SourceRegister([marked("a", "ana", [.source(outlet)]), marked("b", "ben", [Records.source("Vale")])])
    #expect(register.entries.map(\.kind) == [.outlet] && register.entries.map(\.members.count) == [2])
    let aides = marked("a", "ana", Array(repeating: Records.source("an aide", .unnamed), count: 3))
    #expect(SourceRegister([aides]).entries.map(\.id) == ["a:aide", "a:aide-2", "a:aide-3"])
  }

  @Test func whatAConditionCanGoOnWithIsSaid() {
    func wanted(_ text: String) -> [String] {
      do {
        _ = try GateExpression(text, figures: ["alpha"])
        return []
      } catch { return error.wanted }
    }
    let signs = wanted("alpha lower")
    #expect(signs.contains(">=") && signs.contains("!=") && !signs.contains("lower"))
    #expect(Array(wanted("alpha").prefix(2)) == ["lower", "upper"] && wanted("alpha").dropFirst(2) == signs[...])
  }

  @Test func oneIsMeasuredInTheWeekBehindAndNoLonger() throws {
    let day: Int64 = 86_400_000
    func figures(_ moments: [Int64], seconds: [Double], at now: Int64) throws -> WorkProgress.Figures {
      let work = WorkRecord(
        articles: [Records.summary("a")],
        reviews: [Records.review("a", "ana", finished: false)], assignments: [])
      var labels = Records.labels("a", "ana", Array(repeating: "report", count: moments.count))
      for place in labels.indices {
        labels[place].madeAt = Timestamp(milliseconds: moments[place])
        labels[place].seconds = seconds[place]
      }
      let at = Timestamp(milliseconds: now)
      let progress = WorkProgress(WorkQueue(work, at: at), labels, at: at)
      return try #require(progress.reviewers.first?.figures)
    }
    let week = try figures([0, day, 8 * day], seconds: [9, 1, 4], at: 7 * day)
    #expect(week.secondsPerParagraph == 4 && week.paragraphsPerDay == 2.0 / 7)
    let late = try figures([0, day], seconds: [3, 5], at: 7 * day + 1)
    #expect(late.secondsPerParagraph == 4 && abs((late.paragraphsPerDay ?? 0) - 1 / (6 + 1.0 / 86_400_000)) < 1e-12)
    #expect(try figures([7 * day], seconds: [0], at: 7 * day).secondsPerParagraph == nil)
    #expect(try figures([7 * day], seconds: [0], at: 7 * day).paragraphsPerDay == 1)
    #expect(week.finished == 0 && week.flagged == 0)
  }
}
