// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Texts that stand in a record beside the one that is read, under names that nobody reads.
@Suite struct BesideTextTests {
  private static let first = "The ferry left Velm at noon on Monday, the harbour board said in a note."
  private static let second = "Nobody was on the quay but a dog, which the crew of the tram knew by name."
  private static let lead = "The old ferry of Velm is to make her last crossing this spring, a board member says."

  private func reading(_ text: String) throws -> ArticleReading {
    let whole = text.replacing("FIRST", with: Self.first).replacing("SECOND", with: Self.second)
      .replacing("LEAD", with: Self.lead)
    return try ArticleReader().reading(of: Array(whole.utf8))
  }

  @Test(
    arguments: [
      (#"{"title": "A", "text": "FIRST", "background": "SECOND"}"#, ["background"]),
      (#"{"title": "A", "text": "FIRST", "text_sv": "SECOND", "text_en": "LEAD"}"#, ["text_en", "text_sv"]),
      (
        #"{"title": "A", "text": "FIRST", "comments": [{"author": "r1", "text": "SECOND"}, {"text": "LEAD"}]}"#,
        ["comments"]
      ),
      (#"{"title": "A", "text": "FIRST", "sections": [{"heading": "Then", "text": "SECOND"}]}"#, ["sections"]),
      (#"{"title": "A", "text": "FIRST", "remarks": ["SECOND"]}"#, ["remarks"]),
      (#"{"title": "A", "text": "FIRST", "aside": {"text": "SECOND"}}"#, ["aside"]),
      (#"{"id": 1, "data": {"title": "A", "text": "FIRST", "Side Note": "<p>SECOND</p>"}}"#, ["Side Note"]),
      ("title,text,text_continued\nA,\"FIRST\",\"SECOND\"\n", ["text_continued"]),
      (#"{"title": "A", "text": "FIRST", "standfirst": "LEAD", "subtitle": "SECOND"}"#, ["standfirst"]),
      (#"{"title": "A", "text": "FIRST", "blurb": "FIRST", "note": "<b>FIRST</b>"}"#, []),
      (
        #"{"title": "A", "text": "FIRST", "kept": "SECO ND is not prose and has no end of any sentence whatever it says"}"#,
        []
      ),
      (
        #"{"title": "A", "text": "FIRST", "tags": ["ferries", "dogs"], "link_long": "https://velm.example/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o."}"#,
        []
      ),
      (
        #"{"title": "A", "text": "FIRST", "teaser": "Nobody was on the quay but a dog, which the crew of the tram knew [...]"}"#,
        []
      ),
      (#"{"title": "A", "text": "FIRST", "author": "Ann Lee", "entities": [{"text": "Velm"}]}"#, []),
    ] as [(String, [String])]) func eachIsNamed(text: String, names: [String]) throws
  {
    let reading = try reading(text)
    #expect(reading.articles.map(\.title) == ["A"])
    #expect(reading.passedOver == names.map { .within(.member($0), .noArticle(.texts(1))) })
  }

  @Test func recordsThatHoldOneAreCounted() throws {
    let line = #"{"title": "A", "text": "FIRST", "background": "SECOND", "comments": [{"text": "LEAD"}]}"#
    let reading = try reading([line, #"{"title": "B", "text": "LEAD"}"#, line].joined(separator: "\n"))
    #expect(reading.articles.count == 3)
    #expect(
      reading.passedOver == ["background", "comments"].map { .within(.member($0), .noArticle(.texts(2))) })
  }

  @Test func recordsBesideAnArticleAreNamedOnce() throws {
    let record = #"{"title": "A", "text": "FIRST", "linked": [{"title": "B", "text": "SECOND"}]}"#
    #expect(try reading(record).passedOver == [.within(.member("linked"), .noArticle(.records(1)))])
  }

  @Test(arguments: ["intro", "lede", "lead_in"]) func anIntroductionIsTheDeck(name: String) throws {
    let reading = try reading(#"{"title": "A", "\#(name)": "LEAD", "text": "FIRST"}"#)
    #expect(reading.articles.map { $0.paragraphs.map(\.text) } == [[Self.lead, Self.first]])
    #expect(reading.articles.map { kinds($0) } == [["deck", "body"]] && reading.passedOver.isEmpty)
  }
}
