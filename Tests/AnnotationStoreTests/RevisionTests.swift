// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ReviewTestSupport
import Testing

/// What a new version of an article takes over from the one before.
@Suite struct RevisionTests {
  private let project = TemporaryProject()

  private static let courier = Source(name: "The Courier", label: "Courier", kind: .outlet, naming: .named)
  private static let aide = Source(name: "an aide", label: "aide", kind: .person, naming: .unnamed, nestedIn: 2)

  private static func mark(_ annotation: Annotation, _ number: Int, _ paragraph: Int) -> Event {
    .annotationChanged(
      AnnotationChanged(
        article: "harbour", round: 1, paragraph: paragraph, textSHA256: "digest-\(paragraph)",
        aspect: annotation.aspect, number: number, annotation: annotation, gesture: number))
  }

  private static func span(_ start: Int, _ end: Int, _ text: String) -> Annotation {
    .span(TextSpan(type: .loaded, start: start, end: end, text: text))
  }

  /// A second version of "harbour": a paragraph before the first, which stays as it was, and another second one.
  private func revised(_ events: [Event], shifted: Set<Int> = []) throws -> ProjectStore {
    let store = try project.withReview()
    _ = try store.append(events.map { Submission($0) }, by: "ana", at: TemporaryProject.time)
    var article = SampleReview.article([.body, .body, .body])
    for (index, digest) in ["new", "digest-1", "other"].enumerated() { article.paragraphs[index].sha256 = digest }
    article.paragraphs[1].text = "Paragraph 1."
    article.contentSHA256 = "second"
    let revision = Revision(article: "harbour", unchanged: [1: 2], shifted: shifted)
    let candidate = ProjectStore.Candidate(article, slug: "second", isPinned: true, revision: revision)
    _ = try store.load([candidate], source: "-", bytes: [4], at: TemporaryProject.time)
    #expect(try store.examine().findings.isEmpty)
    return store
  }

  @Test func labelsNotesAndFlagsOfWhatStayed() throws {
    let store = try revised(
      [1, 2].flatMap { number in
        [
          TemporaryProject.judged(number, "quote"),
          .noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: number, note: "as said")),
          .flagSet(FlagSet(article: "harbour", round: 1, paragraph: number, flagged: true)),
        ]
      })
    let label = try #require(try store.labels(of: ["second"]).first)
    #expect(try store.labels(of: ["second"]).count == 1 && store.labels(of: ["harbour"]).count == 2)
    #expect(label.paragraph.number == 2 && label.judgement?.label == "quote" && label.seconds == 1.5)
    #expect(label.note == "as said" && label.isFlagged && label.carriedFrom == "harbour")
    #expect(try store.reviews().filter { $0.id.article == "second" }.map(\.isFinished) == [false])
  }

  @Test func aParagraphWithoutNoteAndFlagHasNoneThen() throws {
    let label = try #require(try revised([TemporaryProject.judged(1, "report")]).labels(of: ["second"]).first)
    #expect(label.note == nil && !label.isFlagged)
  }

  @Test func sourcesOutliveTheirParagraphsAndOtherMarksDoNot() throws {
    let grade = SourceRating(source: 2, reliability: .b, credibility: .probable)
    let store = try revised([
      Self.mark(.source(Self.courier), 2, 1), Self.mark(.source(Self.aide), 3, 2),
      Self.mark(.source(Source(name: "It", label: "It", kind: .outlet, naming: .named)), 5, 2),
      Self.mark(.join(2), 5, 2),
      Self.mark(.mention(Mention(source: 3, mode: .direct, cue: "said", stance: .doubt)), 1, 1),
      Self.mark(.mention(Mention(source: 2, mode: .direct, cue: "told", stance: .neutral)), 2, 2),
      Self.mark(.rating(grade), 1, 2),
      Self.mark(.rating(SourceRating(source: nil, reliability: nil, credibility: .doubtful)), 2, 2),
      Self.mark(Self.span(0, 9, "Paragraph"), 4, 1), Self.mark(Self.span(10, 11, "1"), 6, 1),
      Self.mark(Self.span(0, 9, "Paragraph"), 7, 2),
    ])
    let marks = try #require(try store.annotations().first { $0.review.article == "second" }).annotations
    #expect(places(marks.sources) == [1: 2, 2: 1, 3: 1] && marks.joins == [3: 1])
    #expect(marks.sources[1]?.value == Self.courier && marks.sources[2]?.value.nestedIn == 1)
    #expect(places(marks.mentions) == [1: 2] && marks.mentions[1]?.value.source == 2)
    #expect(places(marks.ratings) == [1: 1] && marks.ratings[1]?.value.source == 1)
    #expect(places(marks.spans) == [1: 2, 2: 2] && marks.spans[2]?.value.text == "1")
    let history = try store.history(of: ReviewID(article: "second", reviewer: "ana"))
    let gestures = history.compactMap {
      if case .annotationChanged(let facts) = $0.event { facts.gesture } else { nil }
    }
    #expect(gestures == Array(1...gestures.count) && gestures.count == 9)
  }

  private func places<Value>(_ marks: [Int: AnnotationSet.Placed<Value>]) -> [Int: Int] {
    marks.mapValues { $0.paragraph }
  }

  @Test func wordsWhosePlacesAreOthersAreMarkedNoMore() throws {
    let store = try revised([Self.mark(Self.span(0, 9, "Paragraph"), 1, 1)], shifted: [1])
    #expect(try store.annotations().filter { $0.review.article == "second" && !$0.annotations.isEmpty }.isEmpty)
  }
}
