// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What records hold in parts, in lists and in several fields.
@Suite struct RecordPartTests {
  private static let first = "The ferry left Velm at noon, the harbour board said on Tuesday evening."
  private static let second = "Nobody was on the quay but a dog, which the crew of the tram knew by name."

  private func reading(_ text: String) throws -> ArticleReading {
    let whole = text.replacing("FIRST", with: Self.first).replacing("SECOND", with: Self.second)
    return try ArticleReader().reading(of: Array(whole.utf8))
  }

  @Test(
    arguments: [
      (#"{"title": "A", "author": "Ann Lee", "blocks": [{"type": "p", "text": "FIRST"}, {"text": "SECOND"}]}"#, []),
      (
        #"{"title": "A", "author": "Ann Lee", "sections": [{"heading": "H", "text": "FIRST\n\nSECOND"}]}"#,
        ["H"]
      ),
      (
        #"{"title": "A", "author": "Ann Lee", "content": [{"type": "heading", "text": "H"}, {"text": "FIRST"}, "SECOND"]}"#,
        ["H"]
      ),
    ])
  func partsOfOneTextAreOneArticle(text: String, headings: [String]) throws {
    let articles = try reading(text).articles
    #expect(articles.count == 1 && articles[0].title == "A" && articles[0].byline == "Ann Lee")
    #expect(articles[0].paragraphs.filter { $0.kind == .heading }.map(\.text) == headings)
    #expect(articles[0].paragraphs.filter { $0.kind == .body }.map(\.text) == [Self.first, Self.second])
  }

  @Test func blocksThatSayWhatTheyAreAreOneText() throws {
    let blocks = #"""
      {"id": "0a1b", "title": "A", "author": "Ann Lee", "published_date": 1493424000000, "contents": [
        {"content": "Local", "type": "kicker"}, {"content": "A", "type": "title"},
        {"content": "By Ann Lee", "type": "byline"}, {"content": 1493424000000, "type": "date"},
        {"content": "FIRST", "subtype": "paragraph", "type": "sanitized_html"},
        {"type": "image", "fullcaption": "The quay at dusk.", "imageURL": "q.jpg"},
        {"content": "Dogs &amp; crews", "type": "header"},
        {"content": "<i>Nobody</i> was on the quay but a dog, which the crew of the tram knew by name.", "type": "text"}]}
      """#.split(separator: "\n").joined()
    let article = try #require(try reading(blocks).articles.first)
    #expect(article.byline == "Ann Lee" && article.dates.first?.iso == "2017-04-29")
    #expect(article.paragraphs.map(\.kind) == [.body, .caption, .heading, .body])
    #expect(article.paragraphs.map(\.text) == [Self.first, "The quay at dusk.", "Dogs & crews", Self.second])
  }

  @Test func aNewsroomsSystemNamesThePartsInsideObjects() throws {
    let document = #"""
      {"headlines": {"basic": "A"}, "subheadlines": {"basic": "What the dog saw."}, "credits": {"by": [{"name": "Ann Lee"}]},
      "display_date": "2024-03-05T09:00:00Z", "canonical_url": "https://ostra.example/a", "content_elements": [
        {"type": "text", "content": "FIRST"}, {"type": "interstitial_link", "content": "Trams", "url": "/t"},
        {"type": "list", "items": [{"type": "text", "content": "SECOND"}]}]}
      """#.split(separator: "\n").joined()
    let article = try #require(try reading(document).articles.first)
    #expect(article.title == "A" && article.byline == "Ann Lee" && article.dates.first?.iso == "2024-03-05")
    #expect(article.paragraphs.map(\.kind) == [.deck, .body, .body])
    #expect(article.paragraphs.map(\.text) == ["What the dog saw.", Self.first, Self.second])
  }

  @Test func listsInListsAreRecords() throws {
    let titles = try reading(#"[[{"title": "A", "text": "FIRST"}], [{"title": "B", "text": "SECOND"}]]"#)
    #expect(titles.articles.map(\.title) == ["A", "B"])
  }

  @Test func aPageInARecordIsReadAsOne() throws {
    let page =
      "<html><head><title>A | Post</title></head><body><nav>Home</nav><article><h1>A</h1><p>FIRST</p><p>SECOND</p>"
    let article = try reading(#"{"title": "A", "author": "Ann Lee", "html": "\#(page)</article></body></html>"}"#)
      .articles[0]
    #expect(article.paragraphs.filter { $0.kind == .body }.map(\.text) == [Self.first, Self.second])
    #expect(article.title == "A" && article.byline == "Ann Lee")
    #expect(!article.paragraphs.contains { $0.text == "A | Post" || $0.text == "Home" })
  }

  @Test(
    arguments: [
      (#"{"title": "A", "text": "FIRST", "body": "SECOND"}"#, true),
      (#"{"title": "A", "text": "FIRST", "body": "<p>FIRST</p>"}"#, false),
      (#"{"title": "A", "text": "FIRST SECOND", "content": "A summary first. SECOND"}"#, false),
      ("title,text,body\nA,\"FIRST\",\"SECOND\"\n", true),
    ])
  func anotherTextIsNamed(text: String, isNamed: Bool) throws {
    let reading = try reading(text)
    #expect(reading.articles[0].paragraphs.contains { $0.text.hasPrefix(Self.first) })
    let named = [IngestError.within(.member("body"), .noArticle(.texts(1)))]
    #expect(reading.passedOver == (isNamed ? named : []))
  }

  @Test(arguments: ["html", "text"]) func aTableOfMarkupIsATable(column: String) throws {
    let table =
      "url,author,\(column)\n/1,Ann Lee,\"<html><body><p>FIRST</p></body></html>\"\n/2,Bo Lee,\"<p>SECOND</p>\"\n"
    #expect(try reading(table).articles.map(\.byline) == ["Ann Lee", "Bo Lee"])
  }

  @Test func aTextThatSpeaksOfTagsIsNoPage() throws {
    let text = "Web lesson\n\nFIRST\n\nWrite <html> and <body> first, the teacher said.\n\nSECOND\n"
    #expect(
      try reading(text).articles[0].paragraphs.map(\.text)[2] == "Write <html> and <body> first, the teacher said.")
  }

  @Test func aTableWithoutNamesIsRefused() {
    #expect(throws: IngestError.noHeader) {
      try ArticleReader(format: .csv).read(Array("1,A,\"\(Self.first) \(Self.second)\"\n2,B,\"\(Self.second)\"\n".utf8))
    }
  }

  @Test func theAuthorOfAFeedIsThatOfItsEntries() throws {
    let entries =
      "<entry><title>A</title><content>FIRST</content></entry>"
      + "<entry><title>B</title><author><name>Bo Lee</name></author><content>SECOND</content></entry>"
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Post</title><author><name>Ann Lee</name></author>"
    #expect(try reading(feed + entries + "</feed>").articles.map(\.byline) == ["Ann Lee", "Bo Lee"])
  }

  @Test func anArchiveCutBehindOneInItIsDamaged() throws {
    let inner = FileSamples.zip([("a.txt", Array(Self.first.utf8))])
    let outer = FileSamples.zip([("b.txt", Array(Self.second.utf8)), ("inner.zip", inner)])
    #expect(try ArticleReader().reading(of: outer).articles.count == 2)
    let central = try #require(outer.lastRange(of: Array("inner.zip".utf8))?.lowerBound) - 46
    #expect(throws: IngestError.damaged(.zip)) { try ArticleReader().reading(of: Array(outer[..<(central - 60)])) }
  }

  @Test func anArchiveOfManyFilesHasASecondRecordAtItsEnd() throws {
    func number(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
    let archive = FileSamples.zip([("a.txt", Array(Self.first.utf8)), ("b.txt", Array(Self.second.utf8))])
    let end = archive.count - 22
    let size = archive[(end + 12)..<(end + 16)], offset = archive[(end + 16)..<(end + 20)]
    let record =
      Array("PK\u{6}\u{6}".utf8) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(2, 8)
      + number(2, 8) + size + number(0, 4) + offset + number(0, 4)
    let locator = Array("PK\u{6}\u{7}".utf8) + number(0, 4) + number(end, 8) + number(1, 4)
    let whole = archive[..<end] + record + locator + archive[end...]
    #expect(try ArticleReader().reading(of: Array(whole)).articles.count == 2)
  }
}

extension Array where Element: Equatable {
  /// Where some elements stand last.
  fileprivate func lastRange(of other: [Element]) -> Range<Int>? {
    (0...Swift.max(count - other.count, 0)).last { self[$0...].starts(with: other) }.map { $0..<($0 + other.count) }
  }
}
