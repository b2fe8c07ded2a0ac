// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import Testing

@testable import ArticleIngest

/// The files that people have: each gives the article in it, and nothing of what carries it.
@Suite struct FileReadingTests {
  private func articles(_ name: String) throws -> [Article] {
    let sample = try #require(FileSamples.all.first { $0.name == name })
    return try ArticleReader().read(sample.bytes)
  }

  private func body(_ article: Article?) -> [String] {
    article?.paragraphs.filter { $0.kind == .body }.map(\.text) ?? []
  }

  @Test(arguments: [
    "rss", "atom", "nitf", "newsml", "table", "nexis", "nexis-uni", "proquest", "mhtml", "gzip", "webarchive", "docx",
    "odt", "epub", "zip", "warc",
  ]) func theArticleAndNothingElse(name: String) throws {
    let article = try articles(name).first
    #expect(article?.title == "Tram late again")
    #expect(body(article).prefix(2) == FileSamples.sentences[...])
    #expect(body(article).count == (name == "nitf" ? 3 : 2))
  }

  @Test(arguments: ["rss", "atom", "nitf", "newsml", "table", "nexis", "nexis-uni"])
  func whoWroteIt(name: String) throws { #expect(try articles(name).first?.byline == "Mara Lind") }

  @Test(arguments: ["rss", "atom", "nitf", "newsml", "nexis", "nexis-uni", "proquest", "mail"])
  func whenItWasPublished(name: String) throws {
    #expect(try articles(name).first?.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func entriesWithoutTextArePassedOver() throws {
    #expect(try articles("rss").map(\.title) == ["Tram late again", "Bus early"])
    #expect(try articles("proquest").count == 1)
    #expect(try articles("atom").first?.url == "https://gazette.example/tram")
    #expect(try articles("rss").first?.site == "Ellery Gazette")
  }

  @Test func documentsOfAnExportEachHaveTheirOwn() throws {
    let articles = try articles("nexis")
    #expect(articles.map(\.title) == ["Tram late again", "Bus early"])
    #expect(articles.map { $0.dates.map(\.iso) } == [["2024-03-04"], ["2024-03-06"]])
    #expect(body(articles.last) == ["The bus to Port Ellery came before its time: nobody was there."])
    #expect(articles.first?.site == "Ellery Gazette" && articles.last?.byline == nil)
    #expect(try self.articles("proquest").first?.byline == "Mara Lind, Nils Berg")
  }

  @Test func anExportInGerman() throws {
    let text = """
      Dokument 1 von 1

      Ellerer Bote

      4. März 2024 Montag

      Straßenbahn wieder zu spät

      AUTOR: Mara Lind

      LÄNGE: 20 Wörter

      Die Straßenbahn kam am Montag zu spät.

      SPRACHE: GERMAN; DEUTSCH
      """
    let article = try ArticleReader().read(Array(text.utf8)).first
    #expect(article?.title == "Straßenbahn wieder zu spät" && article?.byline == "Mara Lind")
    #expect(body(article) == ["Die Straßenbahn kam am Montag zu spät."])
  }

  @Test func anExportWithItsWeekdayOnALineAndAnotherThatCountsInFrench() throws {
    let lines = [
      "1 of 2 DOCUMENTS", "Ellery Gazette", "March 4, 2024\nMonday\nFirst Edition", "Tram late again",
      "LENGTH: 20 words",
    ]
    let nexis = (lines + FileSamples.sentences + ["LOAD-DATE: March 4, 2024"]).joined(separator: "\n\n")
    #expect(try ArticleReader().read(Array(nexis.utf8)).first?.title == "Tram late again")
    let factiva =
      "Économie\nTram late again and again\n\nMara Lind\n20 mots\n4 mars 2024\nEllery Gazette\nFrançais\nCopyright 2024 Gazette SA\n\n"
      + FileSamples.sentences.joined(separator: "\n\n") + "\n\nGazette SA\n\nDocument GAZETT0020240304ek340000a\n"
    let article = try ArticleReader().read(Array(factiva.utf8)).first
    #expect(body(article) == FileSamples.sentences && article?.byline == "Mara Lind")
  }

  @Test func anExportWhoseTextStandsUnderAHeading() throws {
    let lines = [
      "____", "Tram late again", "Publication info: Ellery Gazette; Ellery. 04 Mar 2024: A1.", "ProQuest document link",
      "FULL TEXT",
    ]
    let text = (lines + FileSamples.sentences + ["DETAILS", "Subject: Trams", "Database: News"]).joined(
      separator: "\n\n")
    let article = try ArticleReader().read(Array(text.utf8)).first
    #expect(article?.title == "Tram late again" && body(article) == FileSamples.sentences)
  }

  @Test func whatIsCutOffSaysSo() throws {
    let head = "Subject: Pond\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"bb\"\n\n"
    let mail = head + "--bb\nContent-Type: text/plain\n\n\(Pond.lead)\n\n\(Pond.more)\n"
    func damage(_ bytes: String) throws -> [String] {
      let article = try #require(try ArticleReader().read(Array(bytes.utf8)).first)
      #expect(article.paragraphs.map(\.text) == [Pond.lead, Pond.more])
      return article.claims.filter { $0.field == .damage }.map(\.value)
    }
    #expect(try damage(mail).count == 1)
    #expect(try damage(mail + "--bb--\n").isEmpty)
    let page = "<html><body><p>\(Pond.lead)</p><p>\(Pond.more)</p></body></html>"
    func crawl(_ length: Int) -> String {
      let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(length)\r\n\r\n\(page)"
      return "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n"
    }
    #expect(try damage(crawl(page.utf8.count)).isEmpty)
    #expect(try damage(crawl(page.utf8.count + 900)).count == 1)
  }

  @Test func whatAMailQuotesAndAMailWithoutMIME() throws {
    let head =
      "From: Mara Lind <m@x.example>\nTo: me@x.example\nSubject: Fwd: Tram late again\nDate: Mon, 4 Mar 2024 06:00:00 +0000\n\n"
    let quoted = FileSamples.sentences.map { "> " + $0 }.joined(separator: "\n>\n")
    let mail = head + "Have you seen this letter about it?\n\nOn Mon, 4 Mar 2024, Ellery Gazette wrote:\n" + quoted
    let article = try ArticleReader().read(Array(mail.utf8)).first
    #expect(article?.dates.map(\.iso) == ["2024-03-04"])
    #expect(body(article).suffix(2) == FileSamples.sentences[...])
    #expect(article?.paragraphs.contains { $0.kind == .furniture && $0.text.hasSuffix("wrote:") } == true)
  }

  @Test func wordsOfATextThatLookLikeLabelsAreItsOwn() throws {
    let line = "Notes: the tram has no bell, and nobody knows why."
    let article = try read(FileSamples.nexis.replacing(FileSamples.sentences[1], with: line), .export)
    #expect(body(article) == [FileSamples.sentences[0], line])
  }

  @Test(arguments: [
    "HD  Tram late again\nBY  By Mara Lind\nWC  31 words\nPD  4 March 2024\nSN  Ellery Gazette\nLP\n\nA.\n\nTD\n\nB.\n\nAN  "
      + "Document ELLE000020240304ek340000a\n\nHD  Bus early\nLP\n\nC.\n",
    "Tram late again\n\nBy Mara Lind\n31 words\n4 March 2024\nEllery Gazette\nELLE\nEnglish\n(c) 2024 Ellery Gazette\n\nA.\n\n"
      + "B.\n\nDocument ELLE000020240304ek340000a\n\nBus early\n9 words\n5 March 2024\nEllery Gazette\nCopyright 2024\n\nC.\n",
  ]) func documentsWithCodesOrUnderTheirLength(text: String) throws {
    let sentences = FileSamples.sentences
    let long = text.replacing("A.", with: sentences[0]).replacing("B.", with: sentences[1]).replacing(
      "C.", with: sentences[0])
    let articles = try ArticleReader().read(Array(long.utf8))
    #expect(articles.map(\.title) == ["Tram late again", "Bus early"])
    #expect(articles.map { body($0) } == [sentences, [sentences[0]]])
    #expect(articles.first?.byline == "Mara Lind" && articles.first?.dates.map(\.iso) == ["2024-03-04"])
    #expect(articles.first?.site == "Ellery Gazette")
  }

  @Test func entitiesThatXMLDoesNotKnowAreNotLost() throws {
    let feed = FileSamples.rss.replacing("Bus early", with: "Bus&nbsp;early &mdash; &unheard;")
    #expect(try ArticleReader().read(Array(feed.utf8)).last?.title == "Bus early — &unheard;")
  }

  @Test func headingsAndCaptionsOfAnAgencysXML() throws {
    let article = try #require(try articles("nitf").first)
    #expect(kinds(article) == ["body", "body", "heading", "body", "caption"])
    #expect(try articles("newsml").first?.credit == "Reuters")
  }

  @Test func rowsOfATable() throws {
    #expect(try articles("table").map(\.title) == ["Tram late again", "Bus early"])
    let holed = Array("title;text\nTram;It was late again.\nBus;\nFerry;It sank at noon.\n".utf8)
    #expect(throws: IngestError.self) { try ArticleReader().read(holed) }
    let reading = try ArticleReader(keepsGoing: true).reading(of: holed)
    #expect(reading.articles.map(\.title) == ["Tram", "Ferry"] && reading.failures.map(\.parts) == [[.line(3)]])
    #expect(throws: IngestError.unclosedQuote(row: 2)) {
      try ArticleReader(format: .csv).read(Array("title,text\nTram,\"late\n".utf8))
    }
    let told = try ArticleReader().read(Array("id\ttitle\tarticle_text\n1\tTram\tIt was late.\n".utf8))
    #expect(told.map(\.title) == ["Tram"] && told.map { body($0) } == [["It was late."]])
    var fields = FieldNames()
    fields.prefer("words", for: .text)
    let named = try ArticleReader(format: .csv, fields: fields).read(Array("n,words\n1,It was late.\n".utf8))
    #expect(named.map { body($0) } == [["It was late."]])
  }

  @Test func aMessageIsReadInItsEncoding() throws {
    let article = try #require(try articles("mail").first)
    #expect(article.title == "Straßenbahn" && article.site == "The Ellery Gazette")
    #expect(
      body(article) == [
        FileSamples.sentences[0], "The café at the depot was closed, and the riders waited in the rain.",
      ])
    let mailbox = "From desk Mon Mar  4 10:00:00 2024\n" + FileSamples.mail
    let two = try ArticleReader().read(Array((mailbox + "\n\n" + mailbox).utf8))
    #expect(two.map(\.title) == ["Straßenbahn", "Straßenbahn"])
    #expect(try ArticleReader().read(Array(FileSamples.mail.replacing("\n", with: "\r\n").utf8)).first == article)
  }

  @Test func aCrawlSaysWhereAndWhen() throws {
    let articles = try articles("warc")
    #expect(articles.count == 2)
    for article in articles {
      #expect(article.url == "https://gazette.example/tram")
      #expect(article.claims.contains { $0.field == .captured && $0.value == "2024-03-05T08:00:00Z" })
    }
    #expect(try self.articles("webarchive").first?.url == "https://gazette.example/tram")
    #expect(try self.articles("mhtml").first?.url == "https://gazette.example/tram")
  }

  @Test func aBookIsReadInItsOrder() throws {
    #expect(try articles("epub").map(\.title) == ["Tram late again", "Second"])
  }

  @Test func richTextWithoutItsMarks() throws {
    let article = try #require(try articles("rtf").first)
    #expect(article.title == "Tram late again")
    #expect(
      body(article) == [
        "The tram “Ellen” ran –late on Monday’s run, its driver said in the depot.",
        "Riders waited in the rain, and some of them walked home—four miles.",
      ])
  }

  @Test func aFormatMayBeNamed() throws {
    for (name, format) in [("rss", ArticleFormat.feed), ("nexis", .export), ("table", .csv), ("mail", .mail)] {
      let sample = try #require(FileSamples.all.first { $0.name == name })
      #expect(try ArticleReader(format: format).read(sample.bytes) == articles(name))
    }
    #expect(try ArticleReader(format: .text).read(Array(FileSamples.table.utf8)).count == 1)
  }

  @Test func anEntrysPermanentLinkIsItsAddress() throws {
    func address(_ guid: String) throws -> String? {
      let item = "<item><title>T</title>\(guid)<description>\(FileSamples.sentences[0])</description></item>"
      return try read("<rss version=\"2.0\"><channel><title>Post</title>\(item)</channel></rss>", .feed).url
    }
    #expect(try address("<guid>https://post.example/1</guid>") == "https://post.example/1")
    #expect(try address("<guid isPermaLink=\"false\">https://post.example/1</guid>") == nil)
    #expect(try address("<guid>post-1</guid>") == nil)
  }

  @Test func anArchivesNewsIsReadOnce() throws {
    let lead = "The exchange at Velm was switched off on Sunday after 71 years of service."
    let more = "Its three operators had known every subscriber by voice."
    let nitf = """
      <?xml version="1.0"?><nitf><head><title>T</title></head><body><body.head><hedline><hl1>Exchange</hl1></hedline>
      <byline class="print_byline">By ADA LIND</byline><byline class="normalized_byline">Lind, Ada</byline></body.head>
      <body.content><block class="lead_paragraph"><p>\(lead)</p></block><block class="full_text"><p>\(lead)</p><p>\(more)</p>
      </block></body.content><body.end><tagline>Additional reporting by Jo Sand</tagline></body.end></body></nitf>
      """
    let article = try read(nitf, .newsxml)
    #expect(body(article) == [lead, more] && article.byline == "ADA LIND")
    #expect(article.paragraphs.last?.kind == .credit && article.paragraphs.count == 3, "\(article.paragraphs)")
    let item = """
      <?xml version="1.0" encoding="iso-8859-1" ?>
      <newsitem itemid="1" date="1996-08-23" xml:lang="en"><title>VELM: Exchange off.</title><headline>Exchange off.</headline>
      <dateline>VELM 1996-08-23</dateline><text><p>\(lead)</p><p>\(more)</p></text><copyright>(c) Wire</copyright></newsitem>
      """
    let old = try #require(try ArticleReader().read(Array(item.utf8)).first)
    #expect(body(old) == [lead, more] && old.title == "Exchange off." && old.dates.map(\.iso) == ["1996-08-23"])
  }
}
