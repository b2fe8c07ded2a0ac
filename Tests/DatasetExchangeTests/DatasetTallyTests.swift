// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Testing

/// What a dataset holds is counted, so that what was written can be told from what was read back.
@Suite struct DatasetTallyTests {
  private static let article: DatasetArticle = {
    let paragraphs = (1...4).map {
      Paragraph(number: $0, kind: $0 == 4 ? .deck : .body, text: "It said so.", sha256: "")
    }
    var review = DatasetReview(
      reviewer: "ana", round: 2, isFinished: true,
      labels: [
        DatasetLabel(
          paragraph: 1, judgement: Judgement(label: "x", unsure: true, confidence: .low, mixed: ["y"]), note: "hm",
          seconds: 2, codebook: "c@1", madeAt: Timestamp(milliseconds: 1), carriedFrom: "old"),
        DatasetLabel(paragraph: 2, judgement: Judgement(label: nil, reason: "torn"), isFlagged: true),
        DatasetLabel(paragraph: 3, judgement: nil, note: "later"),
      ])
    let source = Source(name: "Vale", label: "Vale", kind: .person, naming: .named)
    review.annotations.put(.source(source), .source, number: 1, paragraph: 1)
    for number in 1...2 {
      let mention = Mention(source: 1, mode: .direct, cue: nil, stance: .neutral)
      review.annotations.put(.mention(mention), .mention, number: number, paragraph: number)
    }
    for number in 1...3 {
      let rating = SourceRating(source: 1, reliability: .b, credibility: nil)
      review.annotations.put(.rating(rating), .rating, number: number, paragraph: 1)
    }
    for number in 1...4 {
      let span = TextSpan(type: .cue, start: 3, end: 7, text: "said")
      review.annotations.put(.span(span), .span, number: number, paragraph: number)
    }
    var article = DatasetArticle(
      name: "a", content: Article(title: "T", paragraphs: paragraphs, sha256: "", contentSHA256: ""), split: "dev",
      reviews: [review])
    article.content.provenance = [ProvenanceStep(party: "Wire", partyKind: .agency, role: .origin)]
    article.gold = [LabelID("x"), nil].enumerated().map { index, label in
      GoldRecord(
        article: "a", paragraph: index + 1, label: label, how: label == nil ? .unresolved : .adjudicated, votes: [:],
        adjudicator: "cy", madeAt: Timestamp(milliseconds: 0), isStale: false)
    }
    return article
  }()

  private func tally(_ change: (inout DatasetArticle) -> Void = { _ in }) -> DatasetTally {
    var article = Self.article, tally = DatasetTally()
    change(&article)
    tally.add(article)
    return tally
  }

  @Test func everythingIsCountedOnce() {
    var tally = tally()
    #expect((tally.articles, tally.paragraphs, tally.labels, tally.abstentions) == (1, 3, 1, 1))
    #expect((tally.notes, tally.allNotes, tally.gold, tally.resolved) == (1, 2, 2, 1))
    #expect((tally.sources, tally.mentions, tally.ratings, tally.spans) == (1, 2, 3, 4))
    tally.add(Self.article)
    #expect(tally.articles == 1 && tally.labels == 2)
    var other = Self.article
    other.name = nil
    other.reviews = []
    tally.add(other)
    tally.add(other)
    #expect(tally.articles == 3 && tally.paragraphs == 3 + 3 + 2 + 2)
  }

  @Test func eachFeatureIsCountedByItsUses() {
    let once: [DatasetFeature] = [
      .abstentions, .reasons, .unsure, .mixed, .confidence, .flags, .seconds, .times, .codebook, .carried, .rounds,
      .states, .kinds, .sources, .provenance, .metadata, .splits,
    ]
    var expected = Dictionary(once.map { ($0, 1) }) { $1 }
    expected.merge([.notes: 2, .gold: 2, .mentions: 2, .ratings: 3, .spans: 4]) { $1 }
    #expect(Self.article.features == expected)
    var more = Self.article
    more.reviews[0].labels += (1...2).map { DatasetLabel(paragraph: $0, judgement: Judgement(label: "x")) }
    #expect(more.features == expected)
    #expect(DatasetArticle(name: "b", content: Article(paragraphs: [], sha256: "", contentSHA256: "")).features == [:])
  }

  @Test func whatIsMissingIsNamed() {
    let written = tally(), all = Set(DatasetFeature.allCases)
    func difference(_ read: DatasetTally, _ carried: Set<DatasetFeature>, isWithoutText: Bool = false) -> String? {
      written.difference(from: read, carried: carried, isWithoutText: isWithoutText)
    }
    #expect(difference(written, all) == nil)
    #expect(difference(tally { $0.reviews[0].labels.removeFirst() }, []) == "1 labels written, 0 read")
    let parts: [(DatasetFeature, String, (inout DatasetArticle) -> Void)] = [
      (.abstentions, "1 abstentions written, 0 read", { $0.reviews[0].labels.remove(at: 1) }),
      (.notes, "1 notes written, 0 read", { $0.reviews[0].labels.removeLast() }),
      (.sources, "1 sources written, 0 read", { $0.reviews[0].annotations.put(nil, .source, number: 1, paragraph: 1) }),
      (
        .mentions, "2 mentions written, 1 read",
        { $0.reviews[0].annotations.put(nil, .mention, number: 2, paragraph: 2) }
      ),
      (.ratings, "3 ratings written, 2 read", { $0.reviews[0].annotations.put(nil, .rating, number: 1, paragraph: 1) }),
      (.spans, "4 spans written, 3 read", { $0.reviews[0].annotations.put(nil, .span, number: 4, paragraph: 4) }),
      (.gold, "2 gold labels written, 1 read", { $0.gold.removeLast() }),
    ]
    for (feature, says, change) in parts {
      #expect(difference(tally(change), [feature, .flags]) == says)
      #expect(difference(tally(change), all.subtracting([feature])) == nil, "\(feature)")
    }
    #expect(difference(tally(parts[1].2), [.notes]) == nil)
  }

  @Test func spansWithOtherWordsAreOthers() {
    let other = tally {
      let span = TextSpan(type: .cue, start: 3, end: 7, text: "sald")
      $0.reviews[0].annotations.put(.span(span), .span, number: 1, paragraph: 1)
    }
    let written = tally()
    #expect(written.difference(from: other, carried: [.spans], isWithoutText: false) == "spans with other words")
    #expect(written.difference(from: other, carried: [.spans], isWithoutText: true) == nil)
    #expect(written.difference(from: other, carried: [], isWithoutText: false) == nil)
  }
}

/// Offsets into a text in the units in which tools count.
@Suite struct OffsetTextTests {
  @Test(arguments: [
    (OffsetUnit.codePoints, [0, 1, 2, 3, 4]), (.utf16, [0, 1, 2, 4, 5]), (.utf8, [0, 1, 3, 7, 8]),
  ])
  func everyScalarHasItsOffset(unit: OffsetUnit, offsets: [Int]) {
    let text = OffsetText("aé😬b", unit: unit)
    #expect((0...4).map(text.offset(ofScalar:)) == offsets && text.length == offsets.last)
    #expect((-1...text.length + 1).map(text.scalar(at:)) == (-1...text.length + 1).map(offsets.firstIndex(of:)))
    #expect(text.text(1..<3) == "é😬")
  }

  @Test func aTextOfOneUnitAScalarNeedsNoTable() {
    let text = OffsetText("abc", unit: .utf8)
    #expect((-1...4).map(text.scalar(at:)) == [nil, 0, 1, 2, 3, nil] && text.length == 3)
    let empty = OffsetText("", unit: .utf16)
    #expect(empty.length == 0 && empty.scalar(at: 0) == 0 && empty.scalar(at: 1) == nil)
  }

  @Test func paragraphsStandApartByAnEmptyLine() {
    let text = DocumentText(
      ["ab", "", "😬c"].enumerated().map { Paragraph(number: $0 + 1, kind: .body, text: $1, sha256: "") })
    #expect(text.text == "ab\n\n\n\n😬c" && text.ranges == [0..<2, 4..<4, 6..<8])
    #expect(DocumentText([]).text.isEmpty && DocumentText([]).ranges.isEmpty)
  }
}
