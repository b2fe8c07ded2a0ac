// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import JSON
import Testing

/// A file of several parts of which some can not be read: each is named, and none takes the others with it.
@Suite struct PartialReadingTests {
  private static let good = Array(
    "The ferry left Velm at noon, the harbour board said.\n\nNobody was on the quay.".utf8)
  private static let latin =
    Array("Die F".utf8) + [0xE4] + Array("hre legte um zw".utf8) + [0xF6] + Array("lf Uhr ab.".utf8)
  private static let word: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 64)
  private static let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46]

  private func reading(_ bytes: [UInt8], keepsGoing: Bool = false, encoding: String? = nil) throws -> ArticleReading {
    try ArticleReader(encoding: encoding, keepsGoing: keepsGoing).reading(of: bytes)
  }

  @Test(
    arguments: [
      ("old.doc", word, IngestError.unreadFormat(.document("Word"))),
      ("latin.txt", latin, .notUTF8(offset: 5, byte: 0xE4)),
      ("cut.json", Array(#"{"text": "The ferry"#.utf8), .malformedJSON(.unexpectedEnd, line: 1, column: 20)),
      ("nul.txt", Array("The ferry left\0 Velm.".utf8), .nulByte(offset: 14)),
      ("pack.rar", Array("Rar!....".utf8), .unreadFormat(.archive("RAR"))),
      (
        "story.json", Array(#"{"words": "\#(String(repeating: "The ferry left. ", count: 20))"}"#.utf8),
        .recordWithoutText(fields: ["words"])
      ),
    ] as [(String, [UInt8], IngestError)])
  func whatCanNotBeReadInAnArchiveIsNamed(name: String, bytes: [UInt8], error: IngestError) throws {
    let archive = FileSamples.zip([("a.txt", Self.good), (name, bytes), ("z.txt", Self.good)])
    let failure = IngestError.within(.file(name), error)
    #expect(throws: failure) { try reading(archive) }
    let rest = try reading(archive, keepsGoing: true)
    #expect(rest.articles.count == 2 && rest.failures == [failure] && rest.passedOver.isEmpty)
  }

  @Test(
    arguments: [
      ("p.jpg", picture, IngestError.unreadFormat(.image("JPEG"))),
      ("blank.txt", Array(" \n".utf8), .empty), ("none.txt", [], .empty),
      ("s.css", Array("body { margin: 0; color: red }".utf8), .unreadFormat(.code)),
      ("state.dat", [0x61, 0, 0x62, 0, 0, 0x63], .nulByte(offset: 1)),
      ("about.json", Array(#"{"made": "2024"}"#.utf8), .recordWithoutText(fields: ["made"])),
    ] as [(String, [UInt8], IngestError)])
  func whatHoldsNoArticleIsNamedAndNoFailure(name: String, bytes: [UInt8], error: IngestError) throws {
    let passed = IngestError.within(.file(name), error)
    let rest = try reading(FileSamples.zip([(name, bytes), ("z.txt", Self.good)]))
    #expect(rest.articles.count == 1 && rest.failures.isEmpty && rest.passedOver == [passed])
    #expect(throws: passed) { try reading(FileSamples.zip([(name, bytes)])) }
  }

  @Test(arguments: ["xl/workbook.xml", "ppt/presentation.xml", "Index/Document.iwa"])
  func aDocumentInAnArchiveIsNotTheArchive(name: String) throws {
    let document = FileSamples.zip([("[Content_Types].xml", "<Types/>"), (name, "<workbook/>")])
    #expect { try reading(document) } throws: {
      if case .unreadFormat(.document)? = $0 as? IngestError { true } else { false }
    }
    let rest = try reading(FileSamples.zip([("t.x", document), ("z.txt", Self.good)]), keepsGoing: true)
    #expect(rest.articles.count == 1 && rest.failures.map(\.parts) == [[.file("t.x")]])
  }

  @Test func aRowOfTooManyCellsIsNamed() throws {
    let table = Array("title,text\nFerry,It left at noon.\nTide,The board said, on Monday, so.\nTram,It stood.,\n".utf8)
    let failure = IngestError.within(.line(3), .surplusCells(4, columns: 2))
    #expect(throws: failure) { try ArticleReader(format: .csv).reading(of: table) }
    let rest = try ArticleReader(format: .csv, keepsGoing: true).reading(of: table)
    #expect(rest.articles.map(\.title) == ["Ferry", "Tram"] && rest.failures == [failure])
  }

  @Test func aDocumentThatIsCutOffIsRefused() throws {
    let whole = Array(#"{\rtf1\ansi The ferry left at noon.\par {\b Nobody} came to the quay.\par}"#.utf8)
    #expect(try reading(whole + [0x0A, 0]).articles.count == 1)
    #expect(throws: IngestError.damaged(.rtf)) { try reading(Array(whole.dropLast(8))) }
  }

  @Test func whatWasStruckOutOrHiddenInADocumentIsNone() throws {
    let rich =
      #"{\rtf1\ansi The ferry {\deleted has }left\deleted  early\deleted0  at {\v hidden }noon.{\v x\plain  Nobody came.}\par}"#
    #expect(
      try reading(Array(rich.utf8)).articles.map { $0.paragraphs.map(\.text) }
        == [["The ferry left at noon. Nobody came."]])
    let runs = [("", "The ferry left"), ("<w:vanish/>", " hidden"), (#"<w:vanish w:val="0"/>"#, " at noon.")]
    let body = runs.map { "<w:r><w:rPr>\($0)</w:rPr><w:t>\($1)</w:t></w:r>" }.joined()
    let word = FileSamples.zip([
      ("word/document.xml", "<w:document xmlns:w='w'><w:body><w:p>\(body)</w:p></w:body></w:document>")
    ])
    #expect(try reading(word).articles.map { $0.paragraphs.map(\.text) } == [["The ferry left at noon."]])
    let open = FileSamples.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text><text:tracked-changes>"
          + "<text:changed-region><text:deletion><text:p>Words struck out.</text:p></text:deletion></text:changed-region>"
          + "</text:tracked-changes><text:p>The ferry left at noon.</text:p></office:text></office:body>"
          + "</office:document-content>"
      ),
    ])
    #expect(try reading(open).articles.map { $0.paragraphs.map(\.text) } == [["The ferry left at noon."]])
  }

  @Test func aColumnOfTextsStandsOnce() {
    let table = Array("Text,Text,title\nThe ferry left at noon.,Other words here.,A\n".utf8)
    #expect(throws: IngestError.columnTwice("Text")) { try ArticleReader(format: .csv).reading(of: table) }
  }

  @Test func aLockedFileIsNamed() throws {
    var archive = FileSamples.zip([("a.txt", Self.good), ("z.txt", Self.good)])
    let central = try #require(archive.firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
    archive[6] |= 1
    archive[central + 8] |= 1
    let failure = IngestError.within(.file("a.txt"), .locked)
    #expect(throws: failure) { try reading(archive) }
    let rest = try reading(archive, keepsGoing: true)
    #expect(rest.articles.count == 1 && rest.failures == [failure])
  }

  @Test func aFileOfAnotherSumIsNamed() throws {
    var archive = FileSamples.zip([("a.txt", Self.good), ("z.txt", Self.good)])
    let local = try #require(archive.firstRange(of: [0x50, 0x4B, 7, 8]) ?? archive.firstRange(of: [0x50, 0x4B, 3, 4]))
    let central = try #require(archive.firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
    archive[local.lowerBound + (archive[local.lowerBound + 2] == 7 ? 4 : 14)] ^= 1
    archive[central + 16] ^= 1
    let failure = IngestError.within(.file("a.txt"), .damaged(.packed))
    #expect(throws: failure) { try reading(archive) }
    let rest = try reading(archive, keepsGoing: true)
    #expect(rest.articles.count == 1 && rest.failures == [failure])
  }

  @Test func partsOfPartsAreNamedByTheirWay() throws {
    let rows = Array("title,text\nFerry,It left at noon.\nTram,\n".utf8)
    let inner = FileSamples.zip([("rows.csv", rows), ("old.doc", Self.word)])
    let rest = try reading(FileSamples.zip([("in/pack.zip", inner), ("z.txt", Self.good)]), keepsGoing: true)
    #expect(rest.articles.count == 2 && rest.files == ["in/pack.zip/rows.csv", "z.txt"])
    #expect(
      rest.failures.map(\.parts) == [
        [.file("in/pack.zip"), .file("rows.csv"), .line(3)], [.file("in/pack.zip"), .file("old.doc")],
      ])
  }

  @Test func anEncodingIsThatOfTheFilesThatNeedIt() throws {
    let utf8 = Array("Zürich zahlt doppelt, sagte der Rat.".utf8)
    let both = FileSamples.zip([("l.txt", Self.latin), ("u.txt", utf8)])
    let articles = try reading(both, encoding: "ISO-8859-1").articles
    #expect(articles.map { $0.paragraphs[0].text.contains("Ã") } == [false, false])
    #expect(articles[0].paragraphs[0].text.hasPrefix("Die Fähre"))
    #expect(articles[1].claims.contains { $0.field == .encoding })
  }

  @Test func aRecordOfAListIsPassedOver() throws {
    let list = Array(#"[{"text": "It left at noon."}, {"text": ""}, 7, {"text": "It sank."}]"#.utf8)
    #expect(throws: IngestError.within(.record(2), .emptyText(field: "text"))) { try reading(list) }
    let rest = try reading(list, keepsGoing: true)
    #expect(rest.articles.count == 2 && rest.failures.map(\.parts) == [[.record(2)], [.record(3)]])
  }

  @Test func aMessageOfAMailboxIsPassedOver() throws {
    func message(_ subject: String, _ charset: String, _ body: [UInt8]) -> [UInt8] {
      Array(
        """
        From x Mon Mar  4 09:00:00 2024
        Subject: \(subject)
        From: Ada Lind <ada@gazette.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=\(charset)


        """.utf8) + body + Array("\n\n".utf8)
    }
    let box = message("One", "utf-8", Self.good) + message("Two", "utf-8", Self.latin) + message("Three", "utf-8", [])
    let rest = try reading(box, keepsGoing: true)
    #expect(rest.articles.map(\.title) == ["One"])
    #expect(rest.failures.map(\.parts) == [[.message(2)]] && rest.passedOver.map(\.parts) == [[.message(3)]])
  }

  @Test func aPageOfACrawlIsPassedOver() throws {
    func record(_ url: String, _ page: [UInt8]) -> [UInt8] {
      let answer = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8) + page
      let head = """
        WARC/1.0\r
        WARC-Type: response\r
        WARC-Target-URI: \(url)\r
        Content-Type: application/http; msgtype=response\r
        Content-Length: \(answer.count)\r
        \r

        """
      return Array(head.utf8) + answer + Array("\r\n\r\n".utf8)
    }
    let tooMany =
      Array("<p ".utf8) + (0..<600).flatMap { Array("a\($0)=1 ".utf8) } + Array(">It left at noon.</p>".utf8)
    let crawl =
      record("https://velm.example/1", Array(FileSamples.page.utf8)) + record("https://velm.example/2", tooMany)
      + record("https://velm.example/3", Array("<html><body></body></html>".utf8))
    let url = FilePart.page("https://velm.example/2")
    #expect { try reading(crawl) } throws: { ($0 as? IngestError)?.parts == [url] }
    let rest = try reading(crawl, keepsGoing: true)
    #expect(rest.articles.count == 1 && rest.failures.map(\.parts) == [[url]])
    #expect(rest.passedOver == [.within(.page("https://velm.example/3"), .noArticleText)])
  }

  @Test func whatIsPackedKeepsItsLines() throws {
    let lines = Array("{\"text\": \"It left at noon.\"}\n{\"text\": \"\"}\n".utf8)
    let rest = try reading(FileSamples.zip([("rows.jsonl", lines)]), keepsGoing: true)
    #expect(rest.articles.count == 1 && rest.failures.map(\.parts) == [[.file("rows.jsonl"), .line(2)]])
  }

  @Test func itemsWithoutTextAreNamed() throws {
    let feed = """
      <rss version="2.0"><channel><title>Velm Post</title>
      <item><title>Link only</title></item>
      <item><title>Ferry</title><description>The ferry left Velm at noon, the harbour board said.</description></item>
      </channel></rss>
      """
    let rest = try reading(Array(feed.utf8))
    #expect(rest.articles.map(\.title) == ["Ferry"] && rest.passedOver == [.within(.record(1), .empty)])
  }

  @Test func aLineThatCanNotBeDecodedIsNamed() throws {
    let good = Array("{\"text\": \"The ferry left Velm.\"}\n".utf8)
    let cut = Array("{\"text\": \"Die F".utf8) + [0xC3] + Array("\"}\n".utf8)
    let failure = IngestError.within(.line(2), .notUTF8(offset: good.count + 15, byte: 0xC3))
    #expect(throws: failure) { try reading(good + cut + good) }
    let rest = try reading(good + cut + good, keepsGoing: true)
    #expect(rest.articles.count == 2 && rest.failures == [failure])
    #expect(try reading(cut + cut, keepsGoing: true).failures.count == 2)
  }

  @Test(arguments: [("It left at noon… [+2304 chars]", "It left at noon…"), ("It left [+2304 chars] at noon.", nil)])
  func aTextThatAnInterfaceCutIsSaidToBe(text: String, kept: String?) throws {
    let article = try reading(Array("[{\"title\": \"Ferry\", \"content\": \"\(text)\"}]".utf8)).articles[0]
    #expect(article.paragraphs.map(\.text) == [kept ?? text])
    #expect(article.claims.contains { $0.field == .damage } == (kept != nil))
  }

  /// Bytes in gzip's format (RFC 1952) as they stand, in one block.
  private func packed(_ bytes: [UInt8]) -> [UInt8] {
    let length = [UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)]
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + length + length.map { ~$0 } + bytes
      + [UInt8](repeating: 0, count: 8)
  }

  /// A crawler that was stopped packs record by record, the last of them in part.
  @Test func theRecordsOfACrawlThatBreaksOffAreReadWhereWanted() throws {
    let records = ["ferry", "tram"].map { name in
      FileSamples.record(
        "response", "application/http",
        Array(
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The \(name) left Velm at noon, the board said.</p>".utf8
        ))
    }
    let crawl = records.flatMap(packed)
    #expect(try reading(crawl).articles.count == 2)
    let cut = Array(crawl.dropLast(40))
    #expect(throws: IngestError.damaged(.packed)) { try reading(cut) }
    let rest = try reading(cut, keepsGoing: true)
    #expect(rest.articles.flatMap(\.paragraphs).map(\.text) == ["The ferry left Velm at noon, the board said."])
    #expect(rest.failures == [.within(.rest, .damaged(.packed))])
    // Half a page can be told from no whole one.
    let page = packed(Array("<p>The ferry left Velm at noon.</p><p>Nobody saw it.</p>".utf8)).dropLast(30)
    #expect(throws: IngestError.damaged(.packed)) { try reading(Array(page), keepsGoing: true) }
  }
}
