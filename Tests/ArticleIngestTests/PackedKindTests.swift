// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What comes out of archives, messages and documents, and what stays in them.
@Suite struct PackedKindTests {
  private static let page = Array(FileSamples.page.utf8)

  private func body(_ bytes: [UInt8]) throws -> [[String]] {
    try ArticleReader().read(bytes).map { $0.paragraphs.filter { $0.kind == .body }.map(\.text) }
  }

  @Test(
    arguments: [
      [("__MACOSX/._page.html", [0, 5, 22, 7, 0]), ("page.html", page), (".DS_Store", [0, 0, 0, 1])],
      [("page.html", page), ("page_files/frame.html", Array("<p>\(FileSamples.sentences[0])</p>".utf8))],
      [("in/page.htm", page), ("in/page_files/s.js", Array("var a = {};".utf8)), ("in/p.ttf", [0, 1, 0, 0, 0, 1])],
      [
        ("datapackage.json", Array(#"{"resources": []}"#.utf8)), ("archive/data.warc", FileSamples.single),
        ("pages/pages.jsonl", Array(#"{"text": "Words of the page and of its menus."}"#.utf8)),
      ],
      [("page.html", page), ("about.json", Array(#"{"made": "2024"}"#.utf8))],
    ] as [[(String, [UInt8])]]) func onlyThePagesOfAnArchive(files: [(String, [UInt8])]) throws
  {
    #expect(try body(FileSamples.zip(files)) == [FileSamples.sentences])
  }

  @Test func aMessageHandedOnIsTheArticle() throws {
    let outer = """
      Subject: Fwd: Straßenbahn
      From: Nils Berg <nils@home.example>
      Date: Tue, 5 Mar 2024 10:00:00 +0100
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=x

      --x
      Content-Type: text/plain

      See below.
      --x
      Content-Type: message/rfc822
      Content-Disposition: attachment

      \(FileSamples.mail)
      --x--
      """
    let article = try #require(try ArticleReader().read(Array(outer.utf8)).first)
    #expect(article.title == "Straßenbahn" && article.site == "The Ellery Gazette")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
    #expect(article.paragraphs.count == 2)
  }

  @Test(arguments: [("The River Letter <letter@river.example>", nil), ("Mara Lind <mara@river.example>", "Mara Lind")])
  func whoHandsOnIsNoAuthor(sender: String, byline: String?) throws {
    let mail = """
      From: "Ida Noll" <ida@river.example>
      Subject: Fwd: River letter
      Date: Mon, 03 Mar 2025 08:00:00 +0100
      To: desk@x.example
      Content-Type: text/plain; charset="utf-8"
      MIME-Version: 1.0

      See below. Regards, Ida

      ---------- Forwarded message ---------
      From: \(sender)
      Date: Sun, 2 Mar 2025 at 10:00
      Subject: River letter
      To: Ida Noll

      The weir was sold for one euro, a deed shows.

      > a line from somebody else

      "It was worthless," said the seller.
      """
    let article = try #require(try ArticleReader().read(Array(mail.utf8)).first)
    #expect(article.byline == byline && article.paragraphs.map(\.kind) == [.body, .body, .body])
    #expect(!article.provenance.contains { $0.party == "Ida Noll" })
  }

  @Test func aSignatureIsNoText() throws {
    let signed = FileSamples.mail + "\n\n-- \nMara Lind\nEllery Gazette, 1 Quay Street\n"
    let whole = try #require(try ArticleReader().read(Array(FileSamples.mail.utf8)).first)
    #expect(try ArticleReader().read(Array(signed.utf8)).first?.paragraphs == whole.paragraphs)
  }

  @Test func rowsOfDocumentsAreLines() throws {
    let (first, last) = (FileSamples.sentences[0], FileSamples.sentences[1])
    func cell(_ text: String) -> String { "<w:tc><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>" }
    func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    let rows = ["<w:tr>\(cell("Line"))\(cell("Minutes"))</w:tr>", "<w:tr>\(cell("North"))\(cell("40"))</w:tr>"].joined()
    let word = FileSamples.zip([
      (
        "word/document.xml",
        "<w:document xmlns:w=\"w\"><w:body>\(paragraph("Tram late again"))\(paragraph(first))<w:tbl>\(rows)</w:tbl>"
          + "\(paragraph(last))<w:tbl><w:tr>\(cell(last))\(cell(""))</w:tr></w:tbl></w:body></w:document>"
      )
    ])
    let rich = """
      {\\rtf1 Tram late again\\par \(first)\\par \\trowd\\intbl Line\\cell Minutes\\cell\\row
      \\trowd\\intbl North\\cell 40\\cell\\row\\pard \(last)\\par}
      """
    #expect(try body(word) == [[first, "Line Minutes", "North 40", last, last]])
    #expect(try body(Array(rich.utf8)) == [[first, "Line Minutes", "North 40", last]])
  }

  @Test func theFirstHeadingOfADocumentIsItsTitle() throws {
    let open = FileSamples.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        "<o:d xmlns:o=\"o\" xmlns:text=\"t\"><o:body><o:text><text:h>Tram late again</text:h><text:p>The tram<text:line-break/>"
          + "ran late.</text:p><text:h>Why?</text:h><text:p>Nobody knows.</text:p></o:text></o:body></o:d>"
      ),
    ])
    let article = try #require(try ArticleReader().read(open).first)
    #expect(article.title == "Tram late again")
    #expect(article.paragraphs.map(\.text) == ["Tram late again", "The tram ran late.", "Why?", "Nobody knows."])
    let sheet = FileSamples.zip([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      ("content.xml", "<o:d xmlns:o=\"o\"><o:body><o:spreadsheet/></o:body></o:d>"),
    ])
    #expect(throws: IngestError.unreadFormat(.document("OpenDocument (spreadsheet)"))) {
      try ArticleReader().read(sheet)
    }
  }

  @Test func textsOfACrawlWithoutMarkup() throws {
    let text = "Tram late again\n" + FileSamples.sentences.joined(separator: "\n")
    let crawl = FileSamples.record("conversion", "text/plain", Array(text.utf8))
    #expect(try body(crawl) == [FileSamples.sentences])
    #expect(try ArticleReader().read(crawl).first?.url == "https://gazette.example/tram")
  }

  @Test func aMessageOfTwoFieldsIsOne() throws {
    let page = FileSamples.sentences.map { "<p>\($0)</p>" }.joined()
    let saved = """
      MIME-Version: 1.0
      Content-Type: multipart/related; boundary=x

      A page in one file.
      --x
      Content-Type: text/html; charset=utf-8

      <html><body>\(page)</body></html>
      --x--
      """
    #expect(try body(Array(saved.utf8)) == [FileSamples.sentences])
  }

  @Test func theMarkupOfAFeedMayBeginWithAPicture() throws {
    let page = "<figure><img src=a.jpg></figure>" + FileSamples.sentences.map { "<p>\($0)</p>" }.joined()
    let feed = """
      <rss version="2.0"><channel><title>Gazette</title><item><title>Tram</title>
      <description><![CDATA[\(page)]]></description></item></channel></rss>
      """
    #expect(try body(Array(feed.utf8)) == [FileSamples.sentences])
  }

  @Test func oneDocumentOfOneIsAnExport() throws {
    let export = "1 of 1 DOCUMENT\n\nGazette\n\nMarch 5, 2024 Tuesday\n\nTram late\n\nLENGTH: 20 words\n\n"
    let text = FileSamples.sentences.joined(separator: "\n\n") + "\n\nLOAD-DATE: March 5, 2024\n"
    let article = try #require(try ArticleReader().read(Array((export + text).utf8)).first)
    #expect(article.title == "Tram late" && article.paragraphs.map(\.text) == FileSamples.sentences)
  }

  @Test func aMessageWithoutItsHeadIsReadByItsParts() throws {
    let text = FileSamples.sentences.joined(separator: "\n\n")
    let parts = "--=_x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(text)\n--=_x--\n"
    #expect(try body(Array(parts.utf8)) == [FileSamples.sentences])
  }

  @Test(arguments: [
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lind\nEND:VCARD\n",
    String(repeating: String(repeating: "aB3/", count: 19) + "\n", count: 4) + "aB==\n",
  ])
  func dataInLettersIsNoArticle(text: String) {
    #expect(throws: IngestError.self) { try ArticleReader().read(Array(text.utf8)) }
  }
}
