// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation
import Testing

/// Articles as crawls, messages, tables and books carry them.
@Suite struct CarriedArticleTests {
  private func body(_ bytes: [UInt8]) throws -> [[String]] {
    try ArticleReader().read(bytes).map { $0.paragraphs.filter { $0.kind == .body }.map(\.text) }
  }

  private func crawl(_ body: [UInt8], _ fields: String) -> [UInt8] {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\(fields)\r\n"
    return FileSamples.record("response", "application/http; msgtype=response", Array(head.utf8) + body)
  }

  /// A page that zlib packed.
  private static let packed = [UInt8](
    Data(
      base64Encoded: """
        eNpVUc1qwzAMfhU9QFno3QuMnQc7lN2VWI1FFTnYTkOgDz9p2Qq7+vuXQ2qzgKBOr6R9SISxD42bUP+ZNUIsyEoRHvCe18JUQnegoTu4Q4676c7/6Aae+\
        4Cl8ejUpb8kgpY3hTGvOrJAvsIXyQz33Mw9K3yYHHcjHR7QTDGzCCzue80F1JxhI7pV2BKLwVizVpjJCNzsFUVeQrd44JtOQsXeqHiyRBh2EGqNygnQBJ\
        XuVFCgIkcLw+aJOySMoHlLLiOproUpw0DWwNJZzeAvw0f9dhhoQvUZl5Wq79i4pZ8NXsrgypGem04+YEwWVq0T3uwClXU8CHUprNOR0T1P2B137vy7+m+\
        9j5rh
        """) ?? Data())

  @Test func bodiesThatDeflatePacked() throws {
    let bare = Array(Self.packed.dropFirst(2).dropLast(4))
    let chunks = Array("\(String(Self.packed.count, radix: 16))\r\n".utf8) + Self.packed + Array("\r\n0\r\n\r\n".utf8)
    let coding = "Content-Encoding: deflate\r\n"
    for bytes in [
      crawl(Self.packed, coding), crawl(bare, coding), crawl(chunks, coding + "Transfer-Encoding: chunked\r\n"),
    ] { #expect(try body(bytes).map(\.count) == [3]) }
    // A stored block, and a page that the crawler had unpacked already.
    let page = Array(FileSamples.page.utf8)
    let length = [UInt8(page.count & 255), UInt8(page.count >> 8)]
    let stored = [1] + length + length.map { ~$0 } + page
    #expect(try body(crawl(stored, coding)) == [FileSamples.sentences])
    #expect(try body(crawl(page, coding)) == [FileSamples.sentences])
  }

  @Test func packedBodiesThatAreCutOffHoldNoArticle() throws {
    for count in [3, 40, 200] {
      let bytes = crawl(Array(Self.packed.prefix(count)), "Content-Encoding: deflate\r\n")
      #expect(throws: IngestError.self) { try ArticleReader().read(bytes) }
    }
  }

  @Test func brotliIsRefusedByName() throws {
    let packed = crawl([0x0B, 2, 0x80, 0x3C, 3] + Array(200...255), "Content-Encoding: br\r\n")
    let page = FilePart.page("https://gazette.example/tram")
    #expect(throws: IngestError.within(page, .unreadFormat(.archive("Brotli")))) { try ArticleReader().read(packed) }
    #expect(try body(packed + FileSamples.single) == [FileSamples.sentences])
  }

  private func message(_ text: String, _ type: String = "text/plain; charset=utf-8") throws -> Article {
    let head =
      "From: Nils Berg <n@home.example>\nSubject: Fwd: Tram\nDate: Tue, 5 Mar 2024 10:00:00 +0100\nMIME-Version: 1.0\n"
    let bytes = Array("\(head)Content-Type: \(type)\n\n\(text)\n".utf8)
    return try #require(try ArticleReader().read(bytes).first)
  }

  @Test func theLinesOverAMessageHandedOnAreItsData() throws {
    let head =
      "---------- Forwarded message ---------\nFrom: Mara Lind <m@g.example>\nDate: Mon, 4 Mar 2024\nSubject: Tram late\n\n"
    let article = try message("FYI\n\n" + head + FileSamples.sentences.joined(separator: "\n\n"))
    #expect(article.paragraphs.map(\.text) == FileSamples.sentences)
    #expect(article.title == "Tram late" && article.byline == "Mara Lind")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func linesThatFlowAreOneParagraph() throws {
    let text =
      "The tram was late again, \nand nobody on the platform could say \nwhen it would come.\n\nIt came at noon."
    let article = try message(text, "text/plain; charset=utf-8; format=flowed")
    #expect(
      article.paragraphs.map(\.text) == [
        "The tram was late again, and nobody on the platform could say when it would come.", "It came at noon.",
      ])
  }

  @Test func whatALetterSaysOfItselfIsFurniture() throws {
    let foot = "You are receiving this email because you signed up at gazette.example. Unsubscribe at any time."
    let article = try message((FileSamples.sentences + [foot]).joined(separator: "\n\n"))
    #expect(kinds(article).last == "furniture")
  }

  @Test func listsThatProgramsWroteIntoCells() throws {
    let table =
      "article_title,text,authors\nTram,\"\(FileSamples.sentences.joined(separator: "\n\n"))\",\"['Mara Lind', 'Nils Berg']\"\n"
    let article = try #require(try ArticleReader(format: .csv).read(Array(table.utf8)).first)
    #expect(article.title == "Tram" && article.byline == "Mara Lind, Nils Berg")
  }

  @Test func theHeadingOfATasksPageIsItsTitle() throws {
    let task = #"[{"data": {"html": "<h1>Tram late</h1>\#(FileSamples.paragraphs)"}}]"#
    let article = try #require(try ArticleReader().read(Array(task.utf8)).first)
    #expect(kinds(article) == ["headline", "body", "body"] && article.title == "Tram late")
  }

  @Test func whatOnlyThePagesDataSaysIsNoParagraph() throws {
    let record =
      #"{"title": "Tram", "description": "What a search shows of it.", "text": "\#(FileSamples.sentences.joined(separator: "\\n\\n"))"}"#
    #expect(try body(Array(record.utf8)) == [FileSamples.sentences])
  }

  @Test func theDayInTheEnvelopeOfAnAgencysItem() throws {
    let item = """
      <?xml version="1.0"?><NewsML><NewsItem><NewsManagement><FirstCreated>20240304T091400Z</FirstCreated></NewsManagement>
      <NewsComponent><NewsLines><HeadLine>Tram</HeadLine></NewsLines><ContentItem><DataContent>\(FileSamples.paragraphs)</DataContent>
      </ContentItem></NewsComponent></NewsItem></NewsML>
      """
    #expect(try ArticleReader().read(Array(item.utf8)).first?.dates.map(\.iso) == ["2024-03-04"])
  }

  private func book(_ href: String) -> [UInt8] {
    FileSamples.zip([
      ("mimetype", "application/epub+zip"),
      ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"),
      (
        "b.opf",
        "<package><metadata><creator>Mara Lind</creator></metadata><manifest><item id=\"a\" href=\"\(href)\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"
      ),
      ("one two.xhtml", FileSamples.page),
    ])
  }

  @Test func theChaptersOfABook() throws {
    #expect(try body(book("one%20two.xhtml")) == [FileSamples.sentences])
    #expect(throws: IngestError.damaged(.epub)) { try ArticleReader().read(book("elsewhere.xhtml")) }
  }

  @Test func authorsLinkedInANotesHead() throws {
    let note =
      "---\ntitle: Tram\nauthor:\n  - \"[[Mara Lind]]\"\n---\n\(FileSamples.sentences.joined(separator: "\n\n"))\n"
    #expect(try read(note, .markdown).byline == "Mara Lind")
  }
}
