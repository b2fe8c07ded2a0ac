// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// Marks under their numbers: what is joined, what speaks where, which rating stands.
@Suite struct AnnotationSetTests {
  private func source(_ label: String, in parent: Int? = nil) -> Annotation {
    .source(Source(name: label, label: label, kind: .person, naming: .named, nestedIn: parent))
  }

  private func mention(_ source: Int) -> Annotation {
    .mention(Mention(source: source, mode: .direct, cue: nil, stance: .neutral))
  }

  private func rating(_ source: Int?, _ reliability: SourceReliability?, _ credibility: InformationCredibility?)
    -> Annotation
  { .rating(SourceRating(source: source, reliability: reliability, credibility: credibility)) }

  private func marks(_ list: [(Annotation, number: Int, paragraph: Int)]) -> AnnotationSet {
    var set = AnnotationSet()
    for (annotation, number, paragraph) in list {
      set.put(annotation, annotation.aspect, number: number, paragraph: paragraph)
    }
    return set
  }

  private var joined: AnnotationSet {
    marks([
      (source("Vale"), 1, 1), (source("Ruiz"), 2, 1), (source("the mayor"), 7, 2), (source("her aide", in: 7), 4, 2),
      (.join(2), 7, 1), (.join(7), 9, 1), (source("she"), 9, 3), (mention(9), 5, 3), (mention(2), 6, 3),
      (mention(1), 3, 3), (mention(7), 2, 4), (rating(7, .c, nil), 2, 3), (rating(2, .b, .probable), 8, 3),
      (rating(nil, nil, .possible), 4, 3), (rating(nil, nil, .doubtful), 6, 4), (rating(1, .a, .confirmed), 3, 3),
      (.span(TextSpan(type: .cue, start: 4, end: 9, text: "")), 1, 3),
      (.span(TextSpan(type: .loaded, start: 4, end: 6, text: "")), 2, 3),
      (.span(TextSpan(type: .aside, start: 0, end: 2, text: "")), 3, 3),
    ])
  }

  @Test func joinedSourcesAreOne() {
    let set = joined
    #expect(set.distinctSources == [1, 2, 4] && set.canonical(9) == 2 && set.group(of: 9) == [2, 7, 9])
    #expect(set.parent(of: 4) == 2 && set.parent(of: 2) == nil && set.chain(from: 4) == [4, 2])
    #expect(set.speakers(in: 3) == [1, 2] && set.speakers(in: 4) == [2] && set.speakers(in: 9).isEmpty)
    #expect(set.mentions(of: 7).map(\.paragraph) == [3, 3, 4] && set.mentions(of: 1).count == 1)
    #expect(set.orderedMentions.map(\.number) == [3, 5, 6, 2] && set.orderedSpans.map(\.number) == [3, 2, 1])
  }

  @Test func ofEachTargetTheLastRatingStands() {
    let set = joined
    #expect(set.standingRatings == [3, 4, 6, 8])
    #expect(set.rating(ofSource: 9)?.number == 8 && set.rating(ofSource: 1)?.rating.grades == "A1")
    #expect(set.rating(ofParagraph: 3)?.rating.grades == "-3" && set.rating(ofParagraph: 4)?.number == 6)
    #expect(set.rating(ofSource: 4) == nil && set.rating(ofParagraph: 1) == nil)
    let grades: [(SourceReliability?, InformationCredibility?, Bool?)] = [
      (.b, .probable, true), (.b, .confirmed, false), (.f, .confirmed, nil), (nil, .confirmed, nil),
      (.a, .cannotBeJudged, nil),
    ]
    for (reliability, credibility, expected) in grades {
      #expect(SourceRating(source: 1, reliability: reliability, credibility: credibility).isDiagonal == expected)
    }
  }

  @Test func eachMarkNamesOnlyThoseBeforeIt() {
    let order = joined.inOrder.map { "\($0.annotation.aspect) \($0.number)" }
    #expect(
      order == [
        "source 1", "source 2", "source 4", "source 7", "source 9", "source 4", "join 7", "join 9", "mention 2",
        "mention 3", "mention 5", "mention 6", "rating 2", "rating 3", "rating 4", "rating 6", "rating 8", "span 1",
        "span 2", "span 3",
      ])
  }

  @Test func aNumberIsNeverGivenTwice() {
    var set = joined
    #expect(set.next(.source) == 10 && set.next(.rating) == 9 && AnnotationSet().next(.span) == 1)
    #expect(set.put(nil, .source, number: 9, paragraph: 3) == source("she") && set.next(.source) == 10)
    #expect(set.put(source("Holt"), .source, number: 3, paragraph: 1) == nil && set.next(.source) == 10)
    #expect(!set.isEmpty && AnnotationSet().isEmpty)
    for mark in joined.inOrder { #expect(!marks([mark]).isEmpty, "\(mark.annotation.aspect)") }
    #expect(joined.keeping { _, _ in false }.isEmpty && joined.keeping { aspect, _ in aspect != .source } != joined)
  }

  @Test func aChangeIsNamedByWhatItMarksOrTakesAway() {
    func kind(_ annotation: Annotation?, _ aspect: Annotation.Aspect) -> EventKind {
      AnnotationChanged(
        article: "a", round: 1, paragraph: 1, textSHA256: "d", aspect: aspect, number: 1, annotation: annotation,
        gesture: 1
      ).kind
    }
    let span = Annotation.span(TextSpan(type: .cue, start: 0, end: 1, text: ""))
    #expect(kind(source("x"), .source) == .sourceNamed && kind(nil, .source) == .sourceWithdrawn)
    #expect(kind(.join(1), .join) == .sourcesJoined && kind(nil, .join) == .sourcesSplit)
    #expect(kind(mention(1), .mention) == .mentionMade && kind(nil, .mention) == .mentionWithdrawn)
    #expect(kind(rating(1, .a, nil), .rating) == .ratingMade && kind(nil, .rating) == .ratingWithdrawn)
    #expect(kind(span, .span) == .spanMarked && kind(nil, .span) == .spanRemoved)
  }

  @Test(arguments: [(0, 1, "a"), (1, 3, "é😬"), (0, 4, "aé😬b"), (3, 4, "b")])
  func aStretchIsCountedInScalars(start: Int, end: Int, text: String) {
    #expect(TextSpan.text(of: "aé😬b", from: start, to: end) == text)
  }

  @Test(arguments: [(-1, 1), (1, 1), (2, 1), (0, 5), (5, 6)])
  func aStretchThatATextDoesNotHaveIsNone(start: Int, end: Int) {
    #expect(TextSpan.text(of: "aé😬b", from: start, to: end) == nil)
  }

  @Test func whatSeveralMarkedIsOfferedOnce() {
    let offered = OfferedMark.union([("ana", joined), ("ben", joined), ("ana", joined)])
    #expect(offered[3]?.map(\.reviewers).allSatisfy { $0 == ["ana", "ben"] } == true)
    #expect(offered[3]?.prefix(2).map(\.mark) == [.source("Ruiz"), .source("Vale")])
    let spans = offered[3]?.compactMap { if case .span(let span) = $0.mark { span.type } else { nil } }
    #expect(spans == [.aside, .cue, .loaded])
  }
}

/// Rounds, causes, paragraphs and figures at their boundaries.
@Suite struct BoundaryTests {
  @Test(arguments: [
    (1, false, false, true), (2, false, false, false), (100, false, false, false), (101, true, false, true),
    (1000, true, false, true), (1001, false, true, true),
  ])
  func aRoundTellsWhatKindOfReadingItIs(round: Int, retest: Bool, training: Bool, blind: Bool) {
    let id = ReviewID(article: "a", reviewer: "ana", round: round)
    #expect(id.isRetest == retest && id.isTraining == training && id.isBlind == blind)
  }

  @Test func causesHaveNumbersFromOne() {
    #expect(DisagreementCause.allCases.map(\.number) == [1, 2, 3, 4])
    for cause in DisagreementCause.allCases { #expect(DisagreementCause(number: cause.number) == cause) }
    #expect(DisagreementCause(number: 0) == nil && DisagreementCause(number: 5) == nil)
  }

  @Test func aRetrySaysTheSameWhateverItTook() {
    func judged(_ seconds: Double, _ label: LabelID) -> Event {
      .judgementMade(
        JudgementMade(
          article: "a", round: 1, paragraph: 1, textSHA256: "d", judgement: Judgement(label: label), codebook: "c@1",
          seconds: seconds))
    }
    #expect(judged(1, "x").repeats(judged(9, "x")) && !judged(1, "x").repeats(judged(1, "y")))
  }

  @Test func paragraphsAreFoundByTheirNumbers() {
    let paragraphs = (1...3).map { Paragraph(number: $0, kind: .body, text: "two words", sha256: "") }
    let article = Article(paragraphs: paragraphs, sha256: "", contentSHA256: "")
    #expect((0...4).map { article.paragraph($0)?.number } == [nil, 1, 2, 3, nil] && article.wordCount == 6)
  }

  @Test func onlyAPlaceholderOfFurnitureIsOne() {
    func isPlaceholder(_ kind: ParagraphKind, _ text: String) -> Bool {
      Paragraph(number: 1, kind: kind, text: text, sha256: "").isPlaceholder
    }
    #expect(isPlaceholder(.furniture, Paragraph.placeholder) && !isPlaceholder(.body, Paragraph.placeholder))
    #expect(!isPlaceholder(.furniture, "Read more"))
  }

  @Test func aSlugHasFortyEightLettersAtMost() {
    let (first, last) = (String(repeating: "a", count: 23), String(repeating: "b", count: 24))
    #expect(slug(from: "\(first) \(last)") == "\(first)-\(last)")
    #expect(slug(from: "\(first)a \(last)") == first + "a")
  }

  @Test func figuresOfFifteenDigitsArePrintedInFull() {
    #expect(Figure.text(999_999_999_999_999, decimals: 0) == "999999999999999")
    #expect(Figure.text(1e15, decimals: 0) == 1e15.description && Figure.text(-0.4, decimals: 0) == "0")
    #expect(Figure.text(-99_999_999_999.125, decimals: 3) == "-99999999999.125")
  }

  @Test(arguments: [
    "2026-03-14T24:00:00.000Z", "2026-03-14T23:60:00.000Z", "2026-03-14T23:59:60.000Z", "2026-13-01T00:00:00.000Z",
  ])
  func anHourHasSixtyMinutesAndADayTwentyFourHours(text: String) { #expect(Timestamp(iso8601: text) == nil) }

  @Test(arguments: [
    "1600-12-31T23:59:59.999Z", "1900-03-01T00:00:00.000Z", "2000-12-31T00:00:00.000Z", "2399-12-31T23:00:00.000Z",
    "0001-01-01T00:00:00.000Z", "2004-02-29T10:09:08.007Z", "2400-02-29T00:00:00.000Z",
  ])
  func centuriesAndLeapYearsAreCounted(text: String) {
    #expect(Timestamp(iso8601: text)?.iso8601 == text)
  }

  @Test func twoDigitsStandForAByte() {
    #expect([UInt8]([0x00, 0x09, 0x0A, 0x9F, 0xFF]).hexadecimal == "00090a9fff" && [UInt8]().hexadecimal.isEmpty)
  }

  @Test func whatTwoCodebooksDifferInIsSaid() {
    func book(_ title: String, _ procedure: [String], _ labels: [LabelID]) -> Codebook {
      Codebook(
        id: "c", version: 1, title: title, procedure: procedure,
        labels: zip(labels, "abc").map {
          LabelDefinition(id: $0, key: String($1), name: $0.rawValue, definition: "It is.", color: .cyan)
        })
    }
    let old = book("T", ["Look."], ["x", "y"])
    func difference(_ new: Codebook) -> CodebookDifference { CodebookDifference(from: old, to: new) }
    #expect(difference(old).isEmpty && !difference(old).isStructural && !difference(old).changesProcedure)
    for new in [book("U", ["Look."], ["x", "y"]), book("T", [], ["x", "y"])] {
      #expect(difference(new).changesProcedure && !difference(new).isEmpty && !difference(new).isStructural)
    }
    #expect(difference(book("T", ["Look."], ["x", "y", "z"])).added == ["z"])
    #expect(difference(book("T", ["Look."], ["x"])).removed == ["y"])
    for labels in [["x", "y", "z"], ["x"]] as [[LabelID]] {
      #expect(
        difference(book("T", ["Look."], labels)).isStructural && !difference(book("T", ["Look."], labels)).isEmpty)
    }
    var reworded = old
    reworded.labels[0].definition = "It was."
    #expect(difference(reworded).changed.map(\.parts) == [["definition"]] && !difference(reworded).isEmpty)
  }
}
