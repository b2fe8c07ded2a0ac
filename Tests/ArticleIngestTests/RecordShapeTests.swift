// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// How programs lay out a text and the records round it: pages, pieces of a sentence, objects keyed by id.
@Suite struct RecordShapeTests {
  private static let first = "The ferry left Velm at noon on Monday, the harbour board said in a note."
  private static let second = "Nobody was on the quay but a dog, which the crew of the tram knew by name."

  private func reading(_ text: String, keepsGoing: Bool = false) throws -> ArticleReading {
    let whole = text.replacing("FIRST", with: Self.first).replacing("SECOND", with: Self.second)
    return try ArticleReader(keepsGoing: keepsGoing).reading(of: Array(whole.utf8))
  }

  @Test(
    arguments: [
      #"{"title": "A", "author": "Ann Lee", "date": "2024-03-04", "pages": [{"page": 1, "text": "FIRST"}, {"page": 2, "text": "SECOND"}]}"#,
      #"[{"title": "A", "author": "Ann Lee", "date": "2024-03-04", "parts": [{"body": "FIRST"}, {"body": "SECOND"}]}]"#,
      #"{"title": "A", "author": "Ann Lee", "date": "2024-03-04", "pieces": [{"html": "<p>FIRST</p>"}, {"html": "<p>SECOND</p>"}]}"#,
      #"{"title": "A", "author": "Ann Lee", "date": "2024-03-04", "content": [{"type": "paragraph", "value": "FIRST"}, {"type": "paragraph", "value": "SECOND"}]}"#,
    ]) func untitledPartsOfARecordAreItsText(text: String) throws
  {
    let articles = try reading(text).articles
    #expect(articles.map(\.title) == ["A"] && articles.map(\.byline) == ["Ann Lee"])
    #expect(articles.map { $0.dates.map(\.iso) } == [["2024-03-04"]])
    #expect(articles.map { $0.paragraphs.map(\.text) } == [[Self.first, Self.second]])
  }

  @Test(
    arguments: [
      #"{"name": "Velm channel", "messages": [{"date": "2024-03-04", "text": "FIRST"}, {"date": "2024-03-05", "text": "SECOND"}]}"#,
      #"{"title": "A corpus", "articles": [{"text": "FIRST"}, {"text": "SECOND"}]}"#,
      #"{"title": "A corpus", "train": [{"text": "FIRST"}], "test": [{"text": "SECOND"}]}"#,
      #"{"title": "A feed", "pages": [{"url": "/1", "text": "FIRST"}, {"url": "/2", "text": "SECOND"}]}"#,
    ]) func textsOfTheirOwnAreArticles(text: String) throws
  {
    let articles = try reading(text).articles
    #expect(articles.map { $0.paragraphs.map(\.text) } == [[Self.first], [Self.second]])
  }

  @Test func articlesUnderANameOfATextAreArticles() throws {
    let list = #"{"news": [{"content": "FIRST", "url": "/1"}, {"content": "SECOND", "url": "/2"}]}"#
    #expect(try reading(list).articles.map { $0.paragraphs.map(\.text) } == [[Self.first], [Self.second]])
    let blocks =
      #"{"title": "A", "contents": [{"type": "p", "content": "FIRST"}, {"type": "link", "content": "", "url": "/2"}]}"#
    #expect(try reading(blocks).articles.map { $0.paragraphs.map(\.text) } == [[Self.first]])
  }

  @Test func aNameLikeAStorysMayHoldAMark() {
    #expect(throws: IngestError.recordWithoutText(fields: ["title", "cover_story"])) {
      try reading(#"[{"title": "A", "cover_story": "yes"}]"#)
    }
  }

  @Test func elementsThatStandUnderTheirNamesAreOneText() throws {
    let list =
      #"[{"p": "FIRST"}, {"h2": "Dogs & crews"}, {"ul": ["One.", "Two."]}, {"children": [{"text": "Nobody "}, "went."]}]"#
    let articles = try reading(#"{"title": "A", "body": \#(list)}"#).articles
    #expect(
      articles.map { $0.paragraphs.map(\.text) } == [[Self.first, "Dogs & crews", "One.", "Two.", "Nobody went."]])
  }

  @Test func whatStandsBesideATextIsNoPartOfIt() {
    for name in ["comments", "related", "entities"] {
      #expect(throws: IngestError.self) { try reading(#"[{"title": "A", "\#(name)": [{"text": "Velm"}]}]"#) }
    }
  }

  @Test(
    arguments: [
      (
        #"["The board said that the ", {"type": "bold", "text": "old quay"}, " would close, and ", {"type": "link", "text": "the plan"}, " is out."]"#,
        ["The board said that the old quay would close, and the plan is out."]
      ),
      (
        #"["The board said that the ", "old quay", " would close."]"#, ["The board said that the old quay would close."]
      ),
      (
        #"[{"type": "bold", "text": "Velm"}, "\n\nThe ferry left with ", {"type": "mention", "text": "@dogs"}, ".\nIt came back."]"#,
        ["Velm", "The ferry left with @dogs.", "It came back."]
      ),
      (
        #"["The ferry left Velm. ", "Nobody came to see it go. "]"#,
        ["The ferry left Velm.", "Nobody came to see it go."]
      ),
      (
        #"["The ferry left Velm.", {"type": "bold", "text": "Nobody came."}, "It was noon."]"#,
        ["The ferry left Velm.", "Nobody came.", "It was noon."]
      ),
    ] as [(String, [String])]) func piecesOfASentenceAreJoinedAsTheyStand(pieces: String, paragraphs: [String]) throws
  {
    let articles = try reading(#"{"title": "A", "text": \#(pieces)}"#).articles
    #expect(articles.map { $0.paragraphs.map(\.text) } == [paragraphs])
  }

  private static let keyed = #"""
    {"k1": {"title": "One", "text": "FIRST"}, "k2": {"title": "Two", "blurb": "SECOND"}, "k3": {"title": "Three"},
     "k4": {"title": "Four", "text": "SECOND"}, "count": 4}
    """#.split(separator: "\n").joined()

  @Test func recordsOfAnObjectAreLikeThoseOfAList() throws {
    #expect { try reading(Self.keyed) } throws: { ($0 as? IngestError)?.parts == [.record(2), .member("k2")] }
    let rest = try reading(Self.keyed, keepsGoing: true)
    #expect(rest.articles.map(\.title) == ["One", "Four"])
    #expect(rest.failures.map(\.parts) == [[.record(2), .member("k2")], [.record(3), .member("k3")]])
    #expect(rest.failures.map(\.cause)[1] == .recordWithoutText(fields: ["title"]))
  }

  @Test(
    arguments: [
      #"{"article": {"title": "A", "text": "FIRST"}, "related": {"title": "B", "url": "/b"}, "site": {"name": "Post"}}"#,
      #"{"article": {"title": "A", "text": "FIRST"}, "next": {"title": "B", "url": "/b"}}"#,
    ]) func objectsBesideARecordAreNone(text: String) throws
  {
    #expect(try reading(text).articles.map(\.title) == ["A"])
  }

  @Test(arguments: ["story_html", "storyBody", "article_html", "html_body", "page-story", "long_content"])
  func aNameMayEndWithWhatItHolds(name: String) throws {
    let record = #"{"title": "A", "alt_text": "A dog", "\#(name)": "<p>FIRST</p><p>SECOND</p>"}"#
    #expect(try reading(record).articles.map { $0.paragraphs.map(\.text) } == [[Self.first, Self.second]])
  }

  @Test(
    arguments: [
      #"{"_index": "n", "_source": {"title": "A", "text": "FIRST"}}"#,
      #"{"hits": {"hits": [{"_id": "1", "_source": {"title": "A", "text": "FIRST"}}]}}"#,
      #"{"title": "A", "text": "FIRST", "source": {"headline": "B", "body": "SECOND"}}"#,
    ]) func anObjectOfPartsIsNoValue(text: String) throws
  {
    let article = try #require(try reading(text).articles.first)
    #expect(article.title == "A" && article.credit == nil && article.provenance.isEmpty)
    #expect(article.paragraphs.map(\.text) == [Self.first])
  }

  @Test(arguments: ["author", "title", "publisher", "credit"]) func aWholeTextIsNoNameOfAnything(field: String) throws {
    let long = Array(repeating: Self.second, count: 5).joined(separator: " ")
    let article = try #require(try reading(#"{"\#(field)": "\#(long)", "text": "FIRST"}"#).articles.first)
    #expect(article.byline == nil && article.title == nil && article.site == nil && article.credit == nil)
    #expect(article.claims.isEmpty)
  }

  @Test func manyAuthorsAreALongLine() throws {
    let names = (1...30).map { "Ann Velm Lee \($0 % 7)" }.joined(separator: ", ")
    #expect(try reading(#"{"author": "\#(names)", "text": "FIRST"}"#).articles.first?.byline?.hasPrefix("Ann") == true)
  }
}
