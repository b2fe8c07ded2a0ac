// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What pages claim of themselves, and what is made of it.
@Suite struct PageMetadataTests {
  @Test func linkedDataIsTakenAndEveryClaimIsKept() throws {
    let article = try PageTests.article("Pages/article-tag")
    #expect(article.title == "Ferry service to Skarn islands resumes after nine-day strike")
    #expect(article.byline == "Ana Ruiz, Tom Hale")
    #expect(article.site == "Northern Wire")
    #expect(article.language == "en")
    #expect(article.dates.map(\.iso) == ["2024-03-14"])
    let titles = article.claims.filter { $0.field == .title }.map(\.origin)
    #expect(titles == ["json-ld", "title", "opengraph", "h1"])
    #expect(article.claims.filter { $0.field == .published }.map(\.origin) == ["json-ld", "time"])
    #expect(
      article.paragraphs.filter { $0.kind == .caption }.map(\.text) == [
        "The Sula leaving Holmvik on Thursday. Photo: Ana Ruiz"
      ])
    #expect(article.paragraphs.filter { $0.kind == .heading }.map(\.text) == ["Fuel and flour"])
  }

  @Test func whatAPageIsBasedOnIsItsOrigin() throws {
    let article = try PageTests.article("Pages/amp")
    #expect(
      chain(article) == [
        "Coastal Voice | outlet | republisher | 2023-09-13 | 0", "The Meridian Courier | outlet | origin | - | 0",
      ])
    #expect(dates(article) == ["2023-09-13 | 2023-09-13 | outlet | 0", "2023-09-14 | 2023-09-14 | outlet | 0"])
  }

  @Test func aRepostLineOnAPageNamesTheAccount() throws {
    let article = try PageTests.article("Pages/wordpress")
    #expect(article.title == "A library is not a waiting room")
    #expect(article.dates.first?.iso == "2023-11-04")
  }

  @Test func contradictoryDatesAreAllKept() throws {
    let prose = String(
      repeating: "<p>The council met on Monday and voted by nine to four to close the road.</p>", count: 4)
    let page = """
      <html lang="de-AT"><head><title>Road | Post</title><meta name="date" content="2024-01-02">
      <meta property="article:published_time" content="2024-01-03T10:00:00Z"><link rel="canonical" href="https://example.org/r">
      </head><body><h1>Road closed</h1><time datetime="2024-01-04">4 January</time>\(prose)</body></html>
      """
    let article = try read(page, .auto)
    #expect(
      article.claims.filter { $0.field == .published }.map(\.value) == [
        "2024-01-02", "2024-01-03T10:00:00Z", "2024-01-04",
      ])
    #expect(article.url == "https://example.org/r")
    #expect(article.language == "de-AT")
    #expect(article.title == "Road closed")
  }

  @Test(arguments: ["windows-1251", "koi8-r", "utf-8"]) func declaredEncodingsAreDecoded(name: String) throws {
    let text = "Паром снова вышел в море"
    let bytes: [UInt8] =
      switch name {
      case "windows-1251": text.unicodeScalars.map { $0 == " " ? 0x20 : UInt8($0.value - 0x410 + 0xC0) }
      case "koi8-r": text.unicodeScalars.map { $0 == " " ? 0x20 : Self.koi8[$0] ?? 0x3F }
      default: Array(text.utf8)
      }
    let body =
      Array("<html><head><meta charset=\(name)></head><body><p>".utf8) + bytes + Array("</p></body></html>".utf8)
    #expect(try ArticleReader().read(body).first?.paragraphs.map(\.text) == [text])
  }

  private static let koi8: [Unicode.Scalar: UInt8] = [
    "П": 0xF0, "а": 0xC1, "р": 0xD2, "о": 0xCF, "м": 0xCD, "с": 0xD3, "н": 0xCE, "в": 0xD7, "ы": 0xD9, "ш": 0xDB,
    "е": 0xC5,
    "л": 0xCC,
  ]

  @Test func anUnknownDeclaredEncodingIsNamed() {
    let page = Array("<html><meta charset=klingon><p>".utf8) + [0xE9, 0x20]
    #expect(throws: IngestError.unknownEncoding("klingon")) { try ArticleReader().read(page) }
  }

  private func page(_ head: String, _ above: String = "") throws -> Article {
    let text = LostTextTests.story.map { "<p>\($0)</p>" }.joined()
    return try read(
      "<html lang=en-GB><head>\(head)</head><body><h2>Market hall closes</h2>\(above)<article>\(text)</article></body></html>",
      .html)
  }

  @Test(arguments: [
    (
      "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"name\":{\"name\":\"Mara Lind\"}}}</script>",
      ""
    ),
    ("", "<p class=vcard>Written by <span class=fn>Mara Lind</span></p>"),
    ("", "<span itemprop=author itemscope><meta itemprop=name content=\"Mara Lind\"></span>"),
  ])
  func authorsThatAreHardToSee(head: String, above: String) throws {
    #expect(try page("<title>Market hall closes</title>" + head, above).byline == "Mara Lind")
  }

  @Test func authorsInAListBesideTheDay() throws {
    let list = "<ul class=byline><li>Mara Lind</li><li>Jo Berg</li><li>5 March 2024</li></ul>"
    let article = try page("<title>Market hall closes</title>", list)
    #expect(article.byline == "Mara Lind, Jo Berg")
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: [
    "<meta property=og:regDate content=20240305190232>", "<link rel=canonical href=https://g.example/2024/03/05/hall>",
  ])
  func aDayInDigits(head: String) throws {
    #expect(try page("<title>Market hall closes</title>" + head).dates.map(\.iso) == ["2024-03-05"])
  }

  @Test func aTitleBehindTheWayToIt() throws {
    #expect(
      try page("<title>Gazette » Town » Market hall closes for nine weeks</title>").title
        == "Market hall closes for nine weeks")
  }
}
