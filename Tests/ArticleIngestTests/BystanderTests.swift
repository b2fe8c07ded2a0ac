// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What stands beside the articles of a file is an article itself, or is named.
@Suite struct BystanderTests {
  private static let text = "The ferry left Velm at noon, the harbour board said. Nobody was on the quay."

  private func reading(_ text: String, keepsGoing: Bool = false) throws -> ArticleReading {
    try ArticleReader(keepsGoing: keepsGoing).reading(of: Array(text.utf8))
  }

  private func record(_ title: String, _ more: String = "") -> String {
    #"{"title": "\#(title)", "text": "\#(title) came. \#(Self.text)"\#(more)}"#
  }

  @Test(
    arguments: [
      #"{"a1": ONE, "a2": TWO}"#, #"{"articles": [ONE], "drafts": [TWO]}"#,
      #"{"data": {"posts": {"edges": [{"node": ONE}, {"node": TWO}]}}}"#,
      #"{"days": {"monday": {"news": [ONE]}, "tuesday": {"news": [TWO]}}}"#,
    ])
  func recordsOfAllListsAreArticles(form: String) throws {
    let json = form.replacing("ONE", with: record("Ferry")).replacing("TWO", with: record("Tram"))
    let reading = try reading(json)
    #expect(reading.articles.map(\.title) == ["Ferry", "Tram"] && reading.passedOver.isEmpty)
  }

  @Test(
    arguments: [
      (#"{"articles": [ONE], "comments": [TWO, TWO]}"#, "comments", 2),
      (#"{"article": ONE, "related": [TWO]}"#, "related", 1),
      (#"{"comments": [TWO, TWO, TWO], "articles": [ONE]}"#, "comments", 3),
      (#"{"title": "Ferry", "text": "TEXT", "related": [TWO]}"#, "related", 1),
      (#"{"articles": [ONE], "notes": [{"text": "TEXT"}]}"#, "notes", 1),
    ])
  func otherRecordsAreNamed(form: String, name: String, count: Int) throws {
    let json = form.replacing("ONE", with: record("Ferry")).replacing("TWO", with: record("Tram"))
      .replacing("TEXT", with: Self.text)
    let reading = try reading(json)
    #expect(reading.articles.map(\.title) == ["Ferry"])
    #expect(reading.passedOver == [.within(.member(name), .noArticle(.records(count)))])
  }

  @Test func anEntryOfAFeedMayBeALink() throws {
    let feed = #"{"version": "https://jsonfeed.org/version/1.1", "title": "The Gull", "items": [ONE, {"url": "/a"}]}"#
    let reading = try reading(feed.replacing("ONE", with: record("Ferry")))
    #expect(reading.articles.map(\.title) == ["Ferry"] && reading.passedOver == [.within(.record(2), .empty)])
    #expect(reading.articles.first?.provenance.first?.party == "The Gull")
  }

  @Test func anAuthorMayBeOfTwoNames() throws {
    let authors = #", "authors": [{"name": "Ann Bee"}, {"first": "Cy", "last": "Dee"}]"#
    #expect(try reading(record("Ferry", authors)).articles.first?.byline == "Ann Bee, Cy Dee")
  }

  @Test(
    arguments: [
      ("404 Not Found", "text/html", "<p>No such page.</p>", IngestError.noArticle(.answer(404))),
      ("200 OK", "application/pdf", "%PDF-1.7", .noArticle(.content("application/pdf"))),
      ("200 OK", "application/json; charset=utf-8", "{}", .noArticle(.content("application/json"))),
      ("200 OK", "text/html", "", .empty), ("301 Moved", "text/html", "<p>Moved.</p>", nil),
      ("200 OK", "image/png", "x", nil), ("200 OK", "text/css", "", nil),
      ("200 OK", "application/javascript", "x()", nil),
    ] as [(String, String, String, IngestError?)])
  func whatACrawlGotBesidePagesIsNamed(status: String, type: String, body: String, error: IngestError?) throws {
    let page = "<html lang=\"en\"><body><h1>Ferry</h1><p>\(Self.text)</p></body></html>"
    let crawl = answer("a", "200 OK", "text/html", page) + answer("b", status, type, body)
    let named = error.map { [IngestError.within(.page("https://velm.example/b"), $0)] } ?? []
    let reading = try reading(crawl)
    #expect(reading.articles.count == 1 && reading.passedOver == named)
  }

  @Test func aDamagedRecordOfACrawlTakesNoOtherAlong() throws {
    let page = "<html lang=\"en\"><body><h1>Ferry</h1><p>\(Self.text)</p></body></html>"
    let good = answer("a", "200 OK", "text/html", page)
    let bad = answer("b", "200 OK", "text/html", page).replacing("Content-Length", with: "Content-Size")
    let failure = IngestError.within(.page("https://velm.example/b"), .damaged(.warc))
    #expect(throws: failure) { try reading(good + bad + good) }
    let rest = try reading(good + bad + good, keepsGoing: true)
    #expect(rest.articles.count == 2 && rest.failures == [failure])
  }

  private func answer(_ path: String, _ status: String, _ type: String, _ body: String) -> String {
    let block = "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\r\n\(body)"
    return """
      WARC/1.1\r
      WARC-Type: response\r
      WARC-Target-URI: https://velm.example/\(path)\r
      Content-Type: application/http; msgtype=response\r
      Content-Length: \(block.utf8.count)\r
      \r
      \(block)\r
      \r

      """
  }

  @Test func whatIsHiddenInAnArchiveIsNamedOnce() throws {
    let good = Array(Self.text.utf8)
    let files = [
      "a.txt", ".b.txt", "__MACOSX/._a.txt", "__MACOSX/c.txt", "d/tram.html", "d/tram_files/e.html",
      "d/tram_files/f.txt",
      "d/g_files/h.txt",
    ]
    let reading = try ArticleReader().reading(of: FileSamples.zip(files.map { ($0, good) }))
    #expect(reading.files == ["a.txt", "d/tram.html", "d/g_files/h.txt"])
    #expect(
      reading.passedOver == [
        .within(.file(".b.txt"), .noArticle(.hidden)), .within(.file("__MACOSX"), .noArticle(.hidden)),
        .within(.file("d/tram_files"), .noArticle(.savedWithPage)),
      ])
    #expect(
      reading.passedOver.allSatisfy { if case .noArticle(let reason) = $0.cause { reason.isRoutine } else { false } })
  }

  @Test func whatStandsBehindPackedBytesIsNamed() throws {
    func damage(_ bytes: [UInt8]) throws -> [String] {
      try ArticleReader().read(bytes)[0].claims.filter { $0.field == .damage }.map(\.value)
    }
    let gzip = FileSamples.gzip
    #expect(try damage(gzip + [0, 0, 0, 0]).isEmpty)
    #expect(try damage(gzip + Array("GARBAGE".utf8)) == ["bytes behind what was packed are not read"])
    #expect(try damage(gzip + Array("GARBAGE".utf8) + gzip) == ["bytes behind what was packed are not read"])
  }

  @Test func whatAServerSaysInPlaceOfAPageIsNoArticle() throws {
    func page(_ title: String, _ text: String) -> [UInt8] {
      Array("<html><head><title>\(title)</title></head><body><h1>Sorry</h1><p>\(text)</p></body></html>".utf8)
    }
    let excuse = "The page that you are looking for may have been moved, or never was there. Try the search."
    for title in ["404 Not Found", "Page not found | Velm Post", "Страница не найдена — Вестник"] {
      #expect(throws: IngestError.noArticle(.errorPage(title))) { try ArticleReader().read(page(title, excuse)) }
    }
    let report = "<p>" + String(repeating: "The ferry that nobody found left Velm at noon, the board said. ", count: 12)
    #expect(try ArticleReader().read(page("Not found: the ferry of Velm", report)).count == 1)
    for title in ["Moved, never found", "404 homes flooded in Velm", "Not found by anybody: a ferry"] {
      #expect(try ArticleReader().read(page(title, excuse)).count == 1)
    }
  }
}
