// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What a page says of its author and date outside the text: beside the headline, in its linked data, in its names.
@Suite struct VisibleMetadataTests {
  private static let prose = LostTextTests.story.map { "<p>\($0)</p>" }.joined()

  private func page(_ head: String = "", above: String = "", inside: String = "", below: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Market hall closes | Gazette</title>\(head)</head>
    <body><nav><a href=/>Home</a></nav><h1>Market hall closes</h1>\(above)<article>\(inside)\(Self.prose)</article>\(below)
    <footer><p>© Gazette. All rights reserved.</p></footer></body></html>
    """
  }

  private func bodies(_ article: Article) -> [String] { article.paragraphs.filter { $0.kind == .body }.map(\.text) }

  @Test(arguments: [
    "<div class=meta><p class=byline>By Mara Lind</p><p class=date>4 March 2024</p></div>",
    "<p class=byline>By Mara Lind</p><p>4 March 2024</p>", "<div>By Mara Lind</div><div>4 March 2024</div>",
    "<div class=article-meta>By <a href=/m>Mara Lind</a> | 4 March 2024</div>",
    "<div class=author><a href=/m>Mara Lind</a></div><div class=date data-seconds=1709510400>4 March 2024</div>",
    "<div class=byline>By <a href=/m>Mara Lind</a> <time datetime=2024-03-04>Mar 4</time></div>",
    "<div class=byline><span class=name>Mara Lind</span><span class=role>Market correspondent</span></div><p>4 March 2024</p>",
    "<a class=author-link href=/m>Mara Lind</a><p>4 March 2024</p>",
    "<div data-testid=author-name>Mara Lind</div><p>4 March 2024</p>",
    "<div class=entry-meta><span class=author>By Mara Lind</span><br><time datetime=2024-03-04>Monday</time></div>",
  ]) func linesAboutTheArticleAreRead(lines: String) throws {
    for page in [page(above: lines), page(inside: lines)] {
      let article = try read(page, .html)
      #expect(article.byline == "Mara Lind")
      #expect(article.dates.map(\.iso) == ["2024-03-04"])
      #expect(bodies(article) == LostTextTests.story)
    }
  }

  @Test func authorsOfWhomThePagesDataNameOnlyOneAreAllNamed() throws {
    let both = "<p class=byline>By Mara Lind and Olaf Bern</p>"
    let article = try read(page("<meta name=author content='Mara Lind'>", above: both), .html)
    #expect(article.byline == "Mara Lind and Olaf Bern")
    #expect(try read(page("<meta name=author content='Olaf Kern'>", above: both), .html).byline == "Olaf Kern")
  }

  @Test func aBoxAboutTheAuthorOverTheText() throws {
    let box = "<div class=author-info><img alt='Mara Lind'><a href=/m>Mara Lind</a><span>Market editor</span></div>"
    #expect(try read(page(above: box), .html).byline == "Mara Lind")
    #expect(try read(page(below: box), .html).byline == nil)
  }

  @Test func namesOfSeveralInOneElement() throws {
    let names = "<div class=contributors><a href=/m>Mara Lind</a> and <a href=/n>Nils Berg</a></div>"
    #expect(try read(page(above: names), .html).byline == "Mara Lind and Nils Berg")
  }

  @Test func authorsOfOtherTextsAreNone() throws {
    let trending = """
      <aside class=trending><h3>Trending</h3><div><a href=/1>Ferry strike enters its third week</a><span class=by_line>By Devi
      Cole</span></div></aside>
      """
    let article = try read(page(inside: "<div class=byline>By Mara Lind</div>", below: trending), .html)
    #expect(article.byline == "Mara Lind")
    #expect(try read(page(below: trending), .html).byline == nil)
  }

  @Test func anAuthorNamedByReference() throws {
    let graph = """
      <script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Market hall closes", "author":
      [{"@id": "#mara"}, {"@id": "#per"}], "datePublished": "2024-03-04T07:00:00Z"}, {"@type": "Person", "@id": "#mara",
      "name": "Mara Lind"}]}</script><script type="application/ld+json">{"@id": "#per", "name": "Per Oak"}</script>
      """
    let article = try read(page(graph), .html)
    #expect(article.byline == "Mara Lind, Per Oak")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test(arguments: [
    "<meta name=author content=https://gazette.example/m>", "<meta name=author content=desk@gazette.example>",
    "<meta property=article:author content=/staff/mara>",
    "<script type=\"application/ld+json\">{\"@type\": \"Article\", \"author\": {\"@id\": \"https://gazette.example/#m\"}}</script>",
  ]) func anAddressIsNoAuthor(head: String) throws { #expect(try read(page(head), .html).byline == nil) }

  @Test func aNameInALineOfAuthorsStandsForAnAddress() throws {
    let head = "<meta name=author content=desk@gazette.example>"
    #expect(try read(page(head, above: "<p class=byline>Mara Lind</p>"), .html).byline == "Mara Lind")
  }

  @Test(arguments: [
    "<meta property=article:published_time content=1709535600>", "<meta name=date content=1709535600000>",
    "<span data-datetime=2024-03-04T07:00:00Z>6 hours ago</span>", "<b data-timestamp=1709535600>Monday</b>",
  ]) func aMomentInNumbers(markup: String) throws {
    let isHead = markup.hasPrefix("<meta")
    #expect(try read(page(isHead ? markup : "", above: isHead ? "" : markup), .html).dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func severalAuthorsWithAnElementEach() throws {
    let head = "<meta name=author content=\"Mara Lind\"><meta name=author content=\"Per Oak\">"
    #expect(try read(page(head), .html).byline == "Mara Lind, Per Oak")
  }

  @Test(arguments: [
    "//<![CDATA[\n{\"@type\": \"Article\", \"author\": {\"name\": \"Mara Lind\"}, \"datePublished\": \"2024-03-04\"}\n//]]>",
    "{\"@type\": \"Article\", \"author\": {\"name\": [\"Mara Lind\"]}, \"datePublished\": \"2024-03-04\"}",
  ]) func linkedDataAsSitesWriteIt(script: String) throws {
    let article = try read(page("<script type=\"application/ld+json\">\(script)</script>"), .html)
    #expect(article.byline == "Mara Lind" && article.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func aPageThatIsCalledNoArticleHasItsDay() throws {
    let script = "{\"@graph\": [{\"@type\": \"WebPage\", \"datePublished\": \"2024-03-04T07:00:00Z\"}]}"
    let article = try read(page("<script type=\"application/ld+json\">\(script)</script>"), .html)
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func aDateAsAProgramPrintsIt() throws {
    let script = """
      <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "Mon Mar 04 19:20:36 CET 2024"}</script>
      """
    #expect(try read(page(script), .html).dates.map(\.iso) == ["2024-03-04"])
  }

  @Test(arguments: ["<h2 class=standfirst>%</h2>", "<header><h2>%</h2></header>", "<h3>%</h3>", "<p class=deck>%</p>"])
  func aSentenceUnderTheHeadlineIsTheDeck(shape: String) throws {
    let deck = "Traders hear of it from a note on the door; the roof will cost nine million, and nobody knows who pays."
    let article = try read(page(above: shape.replacing("%", with: deck)), .html)
    #expect(kinds(article) == ["deck", "body", "body", "body", "body"])
    #expect(article.paragraphs.first?.text == deck)
  }

  @Test func aShortHeadingUnderTheHeadlineIsAHeading() throws {
    #expect(kinds(try read(page(inside: "<h2>A note on the door</h2>"), .html)).first == "heading")
    let late = "<h2 class=subtitle>A tent on the parade ground</h2>"
    let before =
      "<p>The fish hall beside it stays open, for its roof is of tin and has never leaked a drop in sixty years.</p>"
    #expect(kinds(try read(page(inside: before + late), .html)).contains("heading"))
  }

  @Test func theDayRightOverTheTitleIsTheTexts() throws {
    let story = LostTextTests.story.map { "<p>\($0)</p>" }.joined()
    func days(_ over: String) throws -> [String] {
      try read(
        "<html lang=vi><head><title>Market hall closes</title></head><body><div>\(over)<h1>Market hall closes</h1>"
          + "<article>\(story)</article></div></body></html>", .html
      ).dates.map(\.iso)
    }
    #expect(try days("<span class=date>12 June 2023</span>") == ["2023-06-12"])
    #expect(try days("<span>Thứ hai, 12/6/2023, 10:21 (GMT+7)</span>") == ["2023-06-12"])
    #expect(try days("<div><b>Gazette</b><p>Monday, 12 June 2023</p><a href=/>Home</a></div>") == [])
  }

}

/// Text as browsers show it: what is not shown is not read, and what stands for another sign is read as that.
@Suite struct ShownCharacterTests {
  private func text(_ paragraph: String) throws -> String? {
    try read("<html><body><article>\(paragraph)\(LostTextTests.story.map { "<p>\($0)</p>" }.joined())", .html)
      .paragraphs.first?.text
  }

  @Test(arguments: [
    (
      "<p>The mar&shy;ket hall\u{200B} will\u{200C} close\u{FEFF} at noon, it was said.</p>",
      "The market hall will close at noon, it was said."
    ),
    (
      "<p>He said: &#147;It&#146;s over&#148; &#150; and left the hall.</p>",
      "He said: “It’s over” – and left the hall."
    ),
    (
      "<p>It cost &#128;9, the clerk said&#133; and left the hall.</p>",
      "It cost €9, the clerk said… and left the hall."
    ),
    (
      "<p>نمی\u{200C}دانم چرا بازار بسته است و کی باز می\u{200C}شود.</p>",
      "نمی\u{200C}دانم چرا بازار بسته است و کی باز می\u{200C}شود."
    ),
  ]) func paragraphs(markup: String, shown: String) throws { #expect(try text(markup) == shown) }

  @Test func theNULsOfAPageAreLeftOut() throws {
    #expect(
      try text("<p>The mar\0ket hall will close at noon, it was said.</p>")
        == "The market hall will close at noon, it was said.")
    #expect(throws: IngestError.nulByte(offset: 3)) { try read("The\0 hall") }
  }

  private func page(_ paragraph: [UInt8], _ language: String = "") -> [UInt8] {
    Array("<html\(language)><body><article><p>".utf8) + paragraph
      + Array("</p>\(LostTextTests.story.map { "<p>\($0)</p>" }.joined())</article></body></html>".utf8)
  }

  @Test func aWesternPageThatSaysNothingOfItsEncoding() throws {
    let bytes = page(
      [0x93] + Array("It".utf8) + [0x92] + Array("s a caf".utf8) + [0xE9] + Array(" again,".utf8) + [0x94, 0x2E])
    let article = try #require(try ArticleReader().read(bytes).first)
    #expect(article.paragraphs.first?.text == "“It’s a café again,”.")
    #expect(
      article.claims.contains { $0.field == .encoding && $0.value == "read as windows-1252, for the page says nothing" }
    )
  }

  @Test(
    arguments: [
      [0xB3, 0xF3, 0xBF, 0x6B, 0x6F], [0x81, 0x40, 0x88, 0xC0], [0x8D, 0x9D],
    ] as [[UInt8]]) func bytesThatFitOthersAreNotGuessed(word: [UInt8])
  {
    let bytes = page(Array(repeatElement(word + [0x20], count: 4).joined()))
    #expect(throws: IngestError.self) { try ArticleReader().read(bytes) }
  }

  @Test func aShortJapanesePageThatSaysNothingOfItsEncoding() throws {
    let text: [UInt8] = [
      0x8E, 0x73, 0x8B, 0x63, 0x89, 0xEF, 0x82, 0xCD, 0x8C, 0x8E, 0x97, 0x6A, 0x93, 0xFA, 0x81, 0x41, 0x95, 0xC7,
      0x82, 0xCC, 0x8F, 0x43, 0x97, 0x9D, 0x82, 0xCC, 0x82, 0xBD, 0x82, 0xDF, 0x82, 0xC9, 0x92, 0x72, 0x82, 0xCC,
      0x90, 0x85, 0x82, 0xF0, 0x8B, 0xE3, 0x8F, 0x54, 0x8A, 0xD4, 0x94, 0xB2, 0x82, 0xAD, 0x82, 0xB1, 0x82, 0xC6,
      0x82, 0xF0, 0x8C, 0x88, 0x82, 0xDF, 0x82, 0xBD, 0x81, 0x42, 0x92, 0xDE, 0x82, 0xE8, 0x90, 0x6C, 0x82, 0xBD,
      0x82, 0xBF, 0x82, 0xCD, 0x8E, 0xE8, 0x8E, 0x86, 0x82, 0xC5, 0x92, 0x6D, 0x82, 0xE7, 0x82, 0xB3, 0x82, 0xEA,
      0x82, 0xBD, 0x81, 0x42,
    ]
    let article = try #require(try ArticleReader().read(page(text)).first)
    #expect(article.paragraphs.first?.text == "市議会は月曜日、壁の修理のために池の水を九週間抜くことを決めた。釣り人たちは手紙で知らされた。")
  }

  @Test func aRussianPageThatSaysNothingOfItsEncoding() throws {
    let bytes = page(Array(repeatElement([0xD0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x20] as [UInt8], count: 4).joined()))
    let article = try #require(try ArticleReader().read(bytes).first)
    #expect(article.paragraphs.first?.text == "привет привет привет привет")
    #expect(article.claims.contains { $0.value == "read as koi8-r, for the page says nothing" })
  }

  @Test func aPageThatNamesAnotherLanguageIsNotGuessed() {
    let bytes = page(Array(repeatElement([0x70, 0xF8, 0xED, 0x20] as [UInt8], count: 4).joined()), " lang=cs")
    #expect(throws: IngestError.self) { try ArticleReader().read(bytes) }
  }
}

/// Lines round a text in several languages and customs.
@Suite struct LinesAroundTests {
  private let lead = LostTextTests.story[0]
  private let second = LostTextTests.story[1]

  private func kinds(_ lines: [String]) throws -> [String] {
    try read(lines.joined(separator: "\n\n")).paragraphs.map(\.kind.rawValue)
  }

  @Test(arguments: ["BC-EU--Ellery-Hall, 1st Ld-Writethru", "AP-US--Market Hall, 2nd Ld"])
  func wireSlugs(slug: String) throws { #expect(try kinds([slug, lead, second]) == ["furniture", "body", "body"]) }

  @Test func anOfficeUnderTheAuthors() throws {
    let lines = [
      "Market hall closes", "By Mara Lind, Per Oak and Dr Jo Hale", "Political correspondents", lead, second,
    ]
    #expect(try kinds(lines) == ["headline", "byline", "byline", "body", "body"])
  }

  @Test(arguments: ["Mara Lind, maritime correspondent", "Mara Lind, chief political editor\n@maralind"])
  func aNameWithItsOffice(line: String) throws {
    let article = try read("Market hall closes\n\n\(line)\n\n\(lead)\n\n\(second)")
    #expect(article.paragraphs.map(\.kind.rawValue) == ["headline", "byline", "body", "body"])
    #expect(article.byline == "Mara Lind")
  }

  @Test(arguments: [
    ("4 марта 2024 года", "Рынок закрывается"), ("4 मार्च 2024", "बाज़ार बंद होगा"), ("4 במרץ 2024", "השוק נסגר"),
    ("2024年3月4日", "市场将关闭"),
  ]) func dates(date: String, title: String) throws {
    let article = try read("\(title)\n\n\(date)\n\n\(lead)\n\n\(second)")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
    #expect(article.paragraphs[1].kind == .date)
  }

  @Test func aNameRightOverTheDate() throws {
    #expect(
      try kinds(["बाज़ार बंद होगा", "आशा वर्मा", "4 मार्च 2024", lead, second])
        == ["headline", "byline", "date", "body", "body"])
  }

  @Test func aChineseReporter() throws {
    #expect(try read("市场将关闭\n\n记者 王芳 报道\n\n2024年3月4日\n\n\(lead)").byline == "王芳")
  }

  @Test func whoReportedFirstIsInTheChain() throws {
    let told = "The closure was first reported by the Harbour Courier, citing two clerks who asked not to be named."
    let article = try read(
      "Posted on March 6, 2024 by hallwatcher\n\nBy Ellery Gazette\n\nMarch 5, 2024\n\n\(lead)\n\n\(told)\n\n\(second)")
    #expect(article.provenance.map(\.party) == ["hallwatcher", "Ellery Gazette", "Harbour Courier"])
  }
}
