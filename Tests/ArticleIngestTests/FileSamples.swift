// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

@testable import DatasetExchange

/// Small files of the kinds that people have, all with the same article.
enum FileSamples {
  static let sentences = [
    "The tram to Port Ellery ran forty minutes late on Monday, its driver said in the depot.",
    "Riders waited in the rain, and some of them walked the four miles home along the river.",
  ]
  static let paragraphs = sentences.map { "<p>\($0)</p>" }.joined()
  static let page =
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tram late again</title></head><body>"
    + "<h1>Tram late again</h1>\(paragraphs)</body></html>"

  static let rss = """
    <?xml version="1.0"?><rss version="2.0" xmlns:content="urn:c" xmlns:dc="urn:d" xmlns:media="urn:m"><channel>
    <title>Ellery Gazette</title><item><media:title>A picture</media:title><title>Tram late again</title>
    <link>https://gazette.example/tram</link><dc:creator>Mara Lind</dc:creator>
    <pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate><description>The tram &lt;b&gt;was late&lt;/b&gt;.</description>
    <content:encoded><![CDATA[\(paragraphs)]]></content:encoded></item><item><title>A picture alone</title></item>
    <item><title>Bus early</title><description>\(sentences[1])</description></item></channel></rss>
    """
  static let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Ellery Gazette</title><entry><title>Tram late again</title>
    <link rel="edit" href="https://gazette.example/edit"/><link href="https://gazette.example/tram"/>
    <author><name>Mara Lind</name></author><published>2024-03-04T10:00:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\(paragraphs)</div></content></entry></feed>
    """
  static let nitf = """
    <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata><date.issue norm="20240304T100000Z"/>
    </docdata><pubdata name="Ellery Gazette"/></head><body><body.head><hedline><hl1>Tram late again</hl1></hedline>
    <byline>By <person>Mara Lind</person></byline></body.head><body.content><block>\(paragraphs)<hl2>What next</hl2>
    <p>A new tram comes in May &amp; June.</p><media><media-caption>A tram.</media-caption></media></block>
    </body.content></body></nitf>
    """
  static let newsML = """
    <?xml version="1.0"?><newsMessage><itemSet><newsItem xml:lang="en"><contentMeta>
    <contentCreated>2024-03-04T10:00:00Z</contentCreated><headline>Tram late again</headline><by>Mara Lind</by>
    <creditline>Reuters</creditline></contentMeta><contentSet><inlineXML><html><head><title>x</title></head>
    <body>\(paragraphs)</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>
    """
  static let table = """
    id,Title,Author,Full Text\r\n1,Tram late again,Mara Lind,"\(sentences[0])\r\n\r\n\(sentences[1])"\r
    2,Bus early,,The bus to Port Ellery came before its time.\r\n
    """
  static let nexis = """
    1 of 2 DOCUMENTS

                                Ellery Gazette

                            March 4, 2024 Monday

    Tram late again

    BYLINE: By Mara Lind

    SECTION: LOCAL; Pg. 2

    LENGTH: 31 words

    DATELINE: Port Ellery

    \(sentences[0])

    \(sentences[1])

    LOAD-DATE: March 5, 2024

    LANGUAGE: ENGLISH

    GRAPHIC: A tram in the rain, with a longer description of what the picture shows.

    Copyright 2024 Ellery Gazette
    All Rights Reserved

    2 of 2 DOCUMENTS

                                Ellery Gazette

                            March 6, 2024 Wednesday

    Bus early

    LENGTH: 11 words

    The bus to Port Ellery came before its time: nobody was there.

    LOAD-DATE: March 7, 2024
    """
  static let nexisUni = """
    Page 1 of 2

    Tram late again

    Ellery Gazette

    March 4, 2024 Monday

    Copyright 2024 Ellery Gazette All Rights Reserved

    Section: LOCAL; Pg. 2

    Length: 31 words

    Byline: Mara Lind

    Body

    \(sentences[0])

    \(sentences[1])

    Load-Date: March 5, 2024

    End of Document
    """
  static let proquest = """
    ____________________________________________________________

    Document 1 of 2

    Tram late again

    Author: Lind, Mara; Berg, Nils

    Publication info: Ellery Gazette ; Port Ellery  [Port Ellery]04 Mar 2024: A.3.

    ProQuest document link

    Abstract: A tram was late.

    Full text: \(sentences[0])

    \(sentences[1])

    Subject: Trams; Rain

    Title: Tram late again

    Publication title: Ellery Gazette

    Publication date: Mar 4, 2024

    ____________________________________________________________

    Document 2 of 2

    Bus early

    Full text: Not available.

    Title: Bus early
    """
  static let mhtml = """
    From: <Saved by a browser>
    Snapshot-Content-Location: https://gazette.example/tram
    Subject: =?utf-8?Q?Tram_late_again?=
    Date: Mon, 4 Mar 2024 10:00:00 -0000
    MIME-Version: 1.0
    Content-Type: multipart/related;
    \ttype="text/html"; boundary="--x"

    ----x
    Content-Type: text/html
    Content-Transfer-Encoding: quoted-printable
    Content-Location: https://gazette.example/frame

    <p>An advertisement in a frame, which is no part of the page at all.</p>
    ----x
    Content-Type: text/html
    Content-Transfer-Encoding: quoted-printable
    Content-Location: https://gazette.example/tram

    \(page.replacing("=", with: "=3D").replacing("again, ", with: "again=\n, ").replacing("forty", with: "for=\nty"))
    ----x
    Content-Type: text/css

    p { margin: 0 }
    ----x--
    """
  static let mail = """
    Received: from post.example by mail.example; Mon, 4 Mar 2024 10:00:00 +0100
    From: "The Ellery Gazette" <desk@gazette.example>
    Subject: =?iso-8859-1?Q?Stra=DFen?= =?utf-8?B?YmFobg==?=
    Date: Mon, 4 Mar 2024 10:00:00 +0100
    MIME-Version: 1.0
    Content-Type: text/plain; charset=iso-8859-1
    Content-Transfer-Encoding: quoted-printable

    The tram to Port Ellery ran forty minutes late on Monday, its driver sai=
    d in the depot.

    The caf=E9 at the depot was closed, and the riders waited in the rain.
    """
  static let warc: [UInt8] = {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
    let chunked = "\(String(page.utf8.count, radix: 16))\r\n\(page)\r\n0\r\n\r\n"
    let packed = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".utf8) + gzip
    let other = Array("HTTP/1.1 301 Moved\r\nLocation: /tram\r\n\r\n\(page)".utf8)
    return record("warcinfo", "application/warc-fields", Array("software: none\r\n".utf8))
      + record("response", "application/http; msgtype=response", Array((head + chunked).utf8))
      + record("response", "application/http", other) + record("response", "application/http", packed)
  }()
  static let rtf =
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title No title}}{\\*\\generator x;}{\\b Tram late again}\\par "
    + "The tram \\'93Ellen\\'94 ran \\u8211?late on Monday\\u8217\\'92s run, its driver said in the depot.\\par\n"
    + "Riders waited in the {\\i rain}, and some of them walked home\\emdash four miles.\\par}"

  /// A page that gzip packed.
  static let gzip = bytes(
    "H4sIAAAAAAACA2WQMU/EMAyF/4rpfBCxMeS6wI2IE+rCaIjbRiRO5big/nscIrGwRPLz996T42+eXh6nt+sFVs1p9O2FhLycB+LB"
      + "ZsIw+kyK8LGiVNLzsOt8+2A7jZponASzOZQAF4zsXZe969b3Eg6Luf/Pmea3cVoJtK20wLWIwiUlkgMEGWabD8iRd6XavYXhuXDA"
      + "4wRRKwSJXyRQMQaIDGphgbaid95tLf01BpIK3xiV/gix+hMgB6glW+Tc1GxQ+jSoEXPZxXqTta4NwVR46d7W19NdP839ftwPVmAs"
      + "qUgBAAA=")
  /// A property list with a page.
  static let webArchive = bytes(
    "YnBsaXN0MDDRAQJfEA9XZWJNYWluUmVzb3VyY2XUAwQFBgcICQpfEA9XZWJSZXNvdXJjZURhdGFfEBNXZWJSZXNvdXJjZU1JTUVU"
      + "eXBlXxAbV2ViUmVzb3VyY2VUZXh0RW5jb2RpbmdOYW1lXldlYlJlc291cmNlVVJMTxEBSDwhRE9DVFlQRSBodG1sPjxodG1sIGxh"
      + "bmc9ImVuIj48aGVhZD48bWV0YSBjaGFyc2V0PSJ1dGYtOCI+PHRpdGxlPlRyYW0gbGF0ZSBhZ2FpbjwvdGl0bGU+PC9oZWFkPjxi"
      + "b2R5PjxoMT5UcmFtIGxhdGUgYWdhaW48L2gxPjxwPlRoZSB0cmFtIHRvIFBvcnQgRWxsZXJ5IHJhbiBmb3J0eSBtaW51dGVzIGxh"
      + "dGUgb24gTW9uZGF5LCBpdHMgZHJpdmVyIHNhaWQgaW4gdGhlIGRlcG90LjwvcD48cD5SaWRlcnMgd2FpdGVkIGluIHRoZSByYWlu"
      + "LCBhbmQgc29tZSBvZiB0aGVtIHdhbGtlZCB0aGUgZm91ciBtaWxlcyBob21lIGFsb25nIHRoZSByaXZlci48L3A+PC9ib2R5Pjwv"
      + "aHRtbD5ZdGV4dC9odG1sVVVURi04XxAcaHR0cHM6Ly9nYXpldHRlLmV4YW1wbGUvdHJhbQAIAAsAHQAmADgATgBsAHsBxwHRAdcA"
      + "AAAAAAACAQAAAAAAAAALAAAAAAAAAAAAAAAAAAAB9g==")

  /// A zip archive of texts.
  static func zip(_ files: [(String, String)]) -> [UInt8] { zip(files.map { ($0.0, Array($0.1.utf8)) }) }

  /// A zip archive of files.
  static func zip(_ files: [(String, [UInt8])]) -> [UInt8] {
    (try? ZipArchive.bytes(of: files.map { (name: $0.0, bytes: $0.1) })) ?? []
  }

  static let docx = zip([
    (
      "word/styles.xml",
      "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style></w:styles>"
    ),
    (
      "word/document.xml",
      "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Tram late again</w:t></w:r>"
        + "</w:p><w:p><w:r><w:t>\(sentences[0])</w:t></w:r><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p>"
        + "<w:p><w:r><w:t>Riders waited in the rain, </w:t></w:r><w:r><w:t>and some of them walked the four miles home along "
        + "the river.</w:t></w:r></w:p></w:body></w:document>"
    ),
  ])
  static let odt = zip([
    ("mimetype", "application/vnd.oasis.opendocument.text"),
    (
      "content.xml",
      "<o:document-content xmlns:o=\"o\" xmlns:text=\"t\"><o:body><o:text><text:p text:style-name=\"Title\">Tram late again</text:p>"
        + "<text:p>\(sentences[0])</text:p><text:p>Riders waited<text:s/>in the rain, <text:span>and some</text:span> of them "
        + "walked the four miles home along the river.</text:p></o:text></o:body></o:document-content>"
    ),
  ])
  static let epub = zip([
    ("mimetype", "application/epub+zip"),
    ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"in/book.opf\"/></rootfiles></container>"),
    ("in/two.xhtml", page.replacing("Tram late again", with: "Second").replacing("forty", with: "sixty")),
    ("in/one.xhtml", page),
    (
      "in/book.opf",
      "<package><manifest><item id=\"a\" href=\"one.xhtml\"/><item id=\"b\" href=\"two.xhtml\"/></manifest>"
        + "<spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>"
    ),
  ])

  /// Every file, by a name.
  static let all: [(name: String, bytes: [UInt8])] = [
    ("rss", Array(rss.utf8)), ("atom", Array(atom.utf8)), ("nitf", Array(nitf.utf8)), ("newsml", Array(newsML.utf8)),
    ("table", Array(table.utf8)), ("nexis", Array(nexis.utf8)), ("nexis-uni", Array(nexisUni.utf8)),
    ("proquest", Array(proquest.utf8)), ("mhtml", Array(mhtml.utf8)), ("mail", Array(mail.utf8)), ("warc", warc),
    ("rtf", Array(rtf.utf8)), ("gzip", gzip), ("webarchive", webArchive), ("docx", docx), ("odt", odt), ("epub", epub),
    ("zip", zip([("a/page.html", page), ("a/style.css", "body { margin: 0; color: red }"), ("a/p.gif", "GIF89a")])),
  ]

  private static func bytes(_ base64: String) -> [UInt8] { [UInt8](Data(base64Encoded: base64) ?? Data()) }

  /// A crawl of one page.
  static let single = record(
    "response", "application/http", Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(page)".utf8))

  /// A record of a crawl.
  static func record(_ kind: String, _ type: String, _ block: [UInt8]) -> [UInt8] {
    let head = """
      WARC/1.1\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: https://gazette.example/tram\r\nWARC-Date: 2024-03-05T08:00:00Z\r
      Content-Type: \(type)\r\nContent-Length: \(block.count)\r\n\r\n
      """
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }
}
