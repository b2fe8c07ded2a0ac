// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Markup in records, feeds and Markdown is read, and never shown as words.
@Suite struct RecordMarkupTests {
  private func reading(_ text: String) throws -> ArticleReading { try ArticleReader().reading(of: Array(text.utf8)) }

  @Test(
    arguments: [
      (#"{"title": "Caf&eacute; &amp; bar", "text": "It opened."}"#, "Café & bar"),
      (
        #"{"title": {"rendered": "The <em>Gull</em> sank &#8212; again"}, "text": "It sank."}"#, "The Gull sank — again"
      ),
      ("title,text\nCaf&eacute; <b>bar</b>,It opened on the quay.\n", "Café bar"),
      (#"{"title": "1 < 2 & 3 > 2", "text": "It is so."}"#, "1 < 2 & 3 > 2"),
    ])
  func titlesAreWithoutMarkup(text: String, title: String) throws {
    #expect(try reading(text).articles[0].title == title)
  }

  @Test func anEntryOfAPictureAloneHasNoText() throws {
    let good = "<item><title>Two</title><description>The ferry left Velm at noon.</description></item>"
    let feed =
      "<rss><channel><item><title>One</title><description>&lt;img src=\"x.jpg\"&gt;</description></item>\(good)"
    let reading = try reading(feed + "</channel></rss>")
    #expect(reading.articles.map(\.title) == ["Two"] && reading.passedOver == [.within(.record(1), .empty)])
    let links = "<rss><channel><item><title>One</title><link>/one</link></item></channel></rss>"
    #expect(throws: IngestError.withoutText(.links)) { try self.reading(links) }
  }

  @Test func aBreakPartsTheTextOfAFeed() throws {
    let text = "The ferry left Velm at noon.&lt;br&gt;&lt;br&gt;Nobody was on the quay."
    let feed = "<rss><channel><item><title>One</title><description>\(text)</description></item></channel></rss>"
    let paragraphs = try reading(feed).articles[0].paragraphs
    #expect(paragraphs.map(\.text) == ["The ferry left Velm at noon.", "Nobody was on the quay."])
  }

  @Test func ampersandsThatNobodyEscapedAreRead() throws {
    let item = "<title>Salt & Sons</title><description><![CDATA[Fish & chips, they said.]]></description>"
    let article = try reading("<rss><channel><item>\(item)<link>/?a=1&b=2</link></item></channel></rss>").articles[0]
    #expect(article.title == "Salt & Sons" && article.url == "/?a=1&b=2")
    #expect(article.paragraphs.map(\.text) == ["Fish & chips, they said."])
  }

  @Test func aNumberIsNoText() {
    let table = "title,paragraphs\nFerry,9\nTram,7\n"
    #expect(throws: IngestError.recordWithoutText(fields: ["title", "paragraphs"])) {
      try ArticleReader(format: .csv).reading(of: Array(table.utf8))
    }
  }

  @Test func commentsOfMarkdownAreNotShown() throws {
    let text = """
      # Ferry

      <!-- for the desk
      only -->
      It left <!-- when? --> at noon.<br>Nobody saw it.

      ```
      <!-- kept -->
      ```

      Two <!-- never closed
      """
    let paragraphs = try reading(text).articles[0].paragraphs.map(\.text)
    #expect(
      paragraphs == ["Ferry", "It left at noon. Nobody saw it.", "<!-- kept -->", "Two <!-- never closed"])
  }

  @Test func markdownMayHoldMarkup() throws {
    let text = "# Ferry\n\n<div>It left at noon.</div>\n\n<p>Nobody<br>saw it.</p>\n"
    #expect(try reading(text).articles[0].paragraphs.map(\.text) == ["Ferry", "It left at noon.", "Nobody saw it."])
  }

  @Test func linesAboutTheTextKeepTheirKindInMarkup() throws {
    let text =
      "<p>By Ada Lind</p><p>\(FileSamples.sentences[0])</p><p>Additional reporting by Jo Sand</p><p>Read more: The tram</p>"
    let article = try #require(
      try ArticleReader().read(Array(#"{"title": "Tram late", "text": "\#(text)"}"#.utf8)).first)
    #expect(article.paragraphs.map(\.kind) == [.byline, .body, .credit, .readnext] && article.byline == "Ada Lind")
  }
}
