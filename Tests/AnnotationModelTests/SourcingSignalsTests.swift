// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AnnotationModel

/// What one review says of an article's sourcing, counted by hand.
@Suite struct SourcingSignalsTests {
  private static let codebook = Codebook(
    id: "test", version: 1, title: "Test", procedure: [],
    labels: [("report", "r"), ("quote", "q"), ("opinion", "o")].map { id, key in
      LabelDefinition(id: LabelID(rawValue: id), key: key, name: id, definition: "What it is.", color: .cyan)
    })

  private static let article: Article = {
    let texts: [(ParagraphKind, String)] = [
      (.headline, "The quay is shut"), (.body, "The quay is shut, the mayor said."), (.body, "“It leaks,” said Orla."),
      (.body, "It was never a good quay."), (.body, "A diver agreed with a clerk."), (.caption, "The quay in May"),
    ]
    let paragraphs = texts.enumerated().map {
      Paragraph(number: $0 + 1, kind: $1.0, text: $1.1, sha256: "")
    }
    return Article(paragraphs: paragraphs, sha256: "", contentSHA256: "")
  }()

  /// A wire service that hands on what the mayor said, an unnamed diver, a clerk under another name, and a report.
  private static let marks: AnnotationSet = {
    var marks = AnnotationSet()
    func source(_ number: Int, _ source: Source) { marks.put(.source(source), .source, number: number, paragraph: 2) }
    func mention(_ number: Int, of source: Int, in paragraph: Int) {
      let mention = Mention(source: source, mode: .indirect, cue: nil, stance: .neutral)
      marks.put(.mention(mention), .mention, number: number, paragraph: paragraph)
    }
    source(1, Source(name: "Wire", label: "Wire", kind: .outlet, naming: .named, role: .republisher))
    source(2, Source(name: "the mayor", label: "mayor 1", kind: .person, naming: .unnamed, nestedIn: 1))
    source(3, Source(name: "Orla", label: "Orla", kind: .person, naming: .pseudonym, nestedIn: 2))
    source(4, Source(name: "a report", label: "a report", kind: .document, naming: .named))
    source(5, Source(name: "the mayor again", label: "mayor 2", kind: .person, naming: .unnamed))
    marks.put(.join(2), .join, number: 5, paragraph: 1)
    mention(1, of: 5, in: 2)
    mention(2, of: 3, in: 3)
    mention(3, of: 4, in: 6)
    for (number, span) in [
      (2, TextSpan.Kind.loaded), (4, .loaded), (4, .hedge), (6, .hedge), (1, .loaded), (4, .cue),
    ].enumerated() {
      let span = (paragraph: span.0, value: TextSpan(type: span.1, start: 0, end: 2, text: "It"))
      marks.put(.span(span.value), .span, number: number + 1, paragraph: span.paragraph)
    }
    for (number, rating) in [
      SourceRating(source: 2, reliability: .d, credibility: .doubtful),
      SourceRating(source: 5, reliability: .b, credibility: .probable),
      SourceRating(source: 3, reliability: .a, credibility: .possible),
      SourceRating(source: 4, reliability: .f, credibility: .confirmed),
      SourceRating(source: nil, reliability: nil, credibility: .improbable),
    ].enumerated() {
      marks.put(.rating(rating), .rating, number: number + 1, paragraph: 2)
    }
    return marks
  }()

  private static func signals(_ marks: AnnotationSet = marks) -> SourcingSignals {
    SourcingSignals(
      article: article, labels: [1: "report", 2: "report", 3: "quote", 4: "opinion", 6: "quote"], annotations: marks,
      codebook: codebook)
  }

  private let signals = signals()

  @Test func onlyBodyAndDeckCount() {
    #expect(signals.paragraphs == 4 && signals.labelled == 3 && signals.words == 23)
    #expect(
      signals.shares == [
        .init(label: "report", paragraphs: 1, words: 7), .init(label: "quote", paragraphs: 1, words: 4),
        .init(label: "opinion", paragraphs: 1, words: 6),
      ])
    #expect(signals.loaded == 2 && signals.hedges == 1)
    #expect(signals.perThousandWords(23) == 1000 && Self.signals(AnnotationSet()).loaded == 0)
  }

  @Test func whoSpeaksIsCountedOnceHoweverOftenAndUnderWhichever() {
    #expect(signals.attributed == 2 && signals.unattributed == 0)
    #expect(signals.named == 0 && signals.unnamed == 1 && signals.pseudonyms == 1 && signals.documents == 0)
    var more = Self.marks
    more.put(
      .mention(Mention(source: 4, mode: .direct, cue: "says", stance: .doubt)), .mention, number: 4, paragraph: 5)
    let whole = Self.signals(more)
    #expect(whole.named == 1 && whole.documents == 1 && whole.attributed == 2)
    let silent = Self.signals(AnnotationSet())
    #expect(silent.attributed == 0 && silent.unattributed == 2 && silent.chain.isEmpty && silent.depth == 0)
  }

  @Test func theOriginIsTheOutermostThatIsNoCarrier() {
    #expect(signals.origins == ["mayor 1"] && signals.isCircular)
    #expect(signals.chain == ["Wire", "mayor 1", "Orla"] && signals.depth == 3)
    var apart = Self.marks
    apart.mapSources { $0.nestedIn = nil }
    let flat = Self.signals(apart)
    #expect(flat.origins == ["mayor 1", "Orla"] && !flat.isCircular && flat.chain == ["mayor 1"])
    #expect(Self.marks.warning(in: [2, 3]) == .circular && Self.marks.warning(in: [2]) == .fewOrigins)
    #expect(apart.warning(in: [2, 3]) == nil && apart.warning(in: []) == .fewOrigins)
  }

  @Test func theLastRatingOfASourceStandsAndWhatCanNotBeJudgedIsOnNoDiagonal() {
    #expect(signals.ratings.map(\.source) == ["mayor 1", "Orla", "a report"])
    #expect(signals.ratings.map(\.rating.grades) == ["B2", "A3", "F1"])
    #expect(signals.diagonal.count == 1 && signals.diagonal.of == 2)
    #expect(Self.marks.standingRatings == [2, 3, 4, 5])
    #expect(Self.marks.rating(ofParagraph: 2)?.rating.grades == "-5" && Self.marks.rating(ofParagraph: 3) == nil)
  }

  @Test func numbersOfMarksAreNeverGivenTwice() {
    var marks = Self.marks
    let last = marks.put(nil, .mention, number: 3, paragraph: 6)
    #expect(last == .mention(Mention(source: 4, mode: .indirect, cue: nil, stance: .neutral)))
    #expect(marks.next(.mention) == 4 && marks.next(.span) == 7 && AnnotationSet().next(.span) == 1)
    #expect(marks.group(of: 5) == [2, 5] && marks.canonical(5) == 2 && marks.parent(of: 5) == 1)
    #expect(
      marks.inOrder.map(\.annotation.aspect).prefix(8) == [
        .source, .source, .source, .source, .source, .source, .source, .join,
      ])
    #expect(marks.keeping { aspect, number in aspect == .span && number < 3 }.orderedSpans.map(\.number) == [1, 2])
  }
}
