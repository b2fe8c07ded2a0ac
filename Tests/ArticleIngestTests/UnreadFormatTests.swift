// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Files that nothing here reads yet: refused by name, never read as text with their marks in it.
@Suite struct UnreadFormatTests {
  private func refusal(_ bytes: [UInt8], _ reader: ArticleReader = ArticleReader()) -> UnreadFormat? {
    do {
      _ = try reader.read(bytes)
      return nil
    } catch .unreadFormat(let format) {
      return format
    } catch {
      return nil
    }
  }

  private static let sentence = "The tram to Port Ellery ran late on Monday, its driver said."

  private static let openings: [(String, UnreadFormat)] = [
    ("%PDF-1.7\n", .pdf), ("\u{1F}\u{8B}", .archive("gzip")), ("GIF89a", .image("GIF")),
    ("PK\u{3}\u{4}....[Content_Types].xml....word/document.xml", .document("Word")),
    ("PK\u{3}\u{4}....mimetypeapplication/epub+zip", .document("EPUB")),
    ("PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.text", .document("OpenDocument")),
    ("PK\u{3}\u{4}....notes.txt", .archive("zip")), ("RIFF....WEBPVP8 ", .image("WebP")),
    ("\u{FF}\u{D8}\u{FF}\u{E0}", .image("JPEG")), ("\u{89}PNG", .image("PNG")), ("....ftypmp42....", .media),
    ("bplist00....WebMainResource....", .webArchive), ("bplist00........", .propertyList),
    ("\u{7F}ELF", .program), ("SQLite format 3\0....", .database),
    ("\u{D0}\u{CF}\u{11}\u{E0}\u{A1}", .document("Word")),
  ]

  @Test(arguments: openings) func binaryFilesAreKnownByTheirFirstBytes(opening: String, format: UnreadFormat) {
    let bytes = opening.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0xE2, 0xE3]
    #expect(refusal(bytes) == format)
    #expect(refusal(bytes, ArticleReader(format: .text, encoding: "ISO-8859-1")) == format)
  }

  @Test func aSavedPageInOneFile() {
    let page = """
      From: <Saved by a browser>
      Snapshot-Content-Location: https://gazette.example/tram
      Subject: =?utf-8?Q?The_tram?=
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html"; boundary="--x"

      ----x
      Content-Type: text/html

      <p class=3D"lead">\(Self.sentence)</p>
      """
    #expect(refusal(Array(page.utf8)) == .mhtml)
    #expect(refusal(Array(page.replacing("\n", with: "\r\n").utf8)) == .mhtml)
    #expect(refusal(Array(page.utf8), ArticleReader(suggestion: .html)) == .mhtml)
    #expect(refusal(Array(page.utf8), ArticleReader(format: .html)) == .mhtml)
  }

  @Test(arguments: ["", "From desk@gazette.example Mon Mar  4 10:00:00 2024\n"])
  func mailAndMailboxes(envelope: String) {
    let mail = """
      \(envelope)Received: from post.example by mail.example; Mon, 4 Mar 2024 10:00:00 +0100
      From: The Gazette <desk@gazette.example>
      Subject: The morning letter
      Date: Mon, 4 Mar 2024 10:00:00 +0100
      Content-Transfer-Encoding: quoted-printable

      The tram to Port Ellery ran late on Monday, its driver sai=
      d.
      """
    #expect(refusal(Array(mail.utf8)) == .mail)
  }

  @Test func aTextWithLabelledLinesIsNoMail() throws {
    let text = "From: Mara Lind\nDate: 4 March 2024\nSubject: The tram\n\n\(Self.sentence)\n\n\(Self.sentence)"
    #expect(try ArticleReader().read(Array(text.utf8)).count == 1)
  }

  @Test(arguments: [
    ("WARC/1.1\r\nWARC-Type: response\r\n\r\n", UnreadFormat.warc), ("{\\rtf1\\ansi The tram\\par}", .rtf),
    ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>T</title></channel></rss>", .feed),
    ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title></feed>", .feed),
    ("<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"x\"><item/></rdf:RDF>", .feed),
    ("<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf><body><p>The tram.</p></body></nitf>", .newsXML),
    ("<?xml version=\"1.0\"?><!-- made by hand --><newsItem><p>The tram.</p></newsItem>", .newsXML),
    ("<?xml version=\"1.0\"?><TEI><text><p>The tram ran late.</p></text></TEI>", .xml(root: "TEI")),
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>The tram</text></svg>", .image("SVG")),
  ]) func markedUpFilesAreKnownByTheirRoots(text: String, format: UnreadFormat) {
    #expect(refusal(Array(text.utf8)) == format)
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>%</body></html>", "<div>%</div>",
    "<?xml version=\"1.0\"?><div>%</div>", "<custom-element>%</custom-element>", "<!-- a --><!DOCTYPE html><p>x</p>%",
  ]) func pagesAreRead(page: String) throws {
    let prose = String(repeating: "<p>\(Self.sentence)</p>", count: 4)
    #expect(try ArticleReader().read(Array(page.replacing("%", with: prose).utf8)).count == 1)
  }

  @Test(arguments: [
    "id,title,date,text\n1,Tram late,2024-03-04,\"The tram to Port Ellery,\nran late.\"\n",
    "title;author;body\nTram late;Mara Lind;The tram ran late.\n",
    "url\ttext\nhttps://gazette.example/1\tThe tram ran late.\n",
    "\"id\",\"text\"\n\"1\",\"The tram \"\"Ellen\"\" ran late.\"\n",
  ]) func tables(text: String) throws {
    #expect(refusal(Array(text.utf8)) == .table)
    #expect(try ArticleReader(format: .text).read(Array(text.utf8)).count == 1)
  }

  @Test(arguments: [
    "body { margin: 0; color: #222 }\n.lead { font-size: 2em }\n", "var x=1;", "body{}",
    "/* kept beside the page */\n(function (w) { w.count = function (a) { return a + 1; }; })(window);\n",
    "import { tram } from './tram.js';\nexport const late = (a) => a > 5;\n",
  ]) func stylesAndScripts(text: String) { #expect(refusal(Array(text.utf8)) == .code) }

  @Test(arguments: [
    "1 of 20 DOCUMENTS\n\n   Ellery Gazette\n\n\(sentence)\n",
    "______\n\nDocument 3 of 20\n\nTram late\n\nFull text: \(sentence)",
  ]) func exportsOfPressDatabases(text: String) { #expect(refusal(Array(text.utf8)) == .databaseExport) }

  @Test(arguments: [
    "Tram, bus, ferry\n\nThe council met on Monday, and it voted.",
    "Late again; the tram\n\nIt came (at last) at noon; nobody clapped.",
    "title\n\nThe tram ran late.", "Documents of the tram\n\nTwo of 20 documents were lost.",
    "Late ;)\n\nThe tram; it was late.",
    "Rain, wind, snow\nSun, haze, fog\n",
  ]) func proseIsNone(text: String) throws { #expect(refusal(Array(text.utf8)) == nil) }
}
