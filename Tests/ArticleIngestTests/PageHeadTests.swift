// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What stands over a page's text in the ways that newsrooms' systems set it: title, standfirst, authors, labels.
@Suite struct PageHeadTests {
  private static let title = "Velm closes its eastern pier"
  private static let deck = "The ferry to Ostra will sail from the fish quay until June, the company says"
  private static let story = [
    "The harbour board of Velm voted on Tuesday to close the eastern pier after divers found cracks in nine of its pillars.",
    "The closure leaves the ferry without a berth, and the company that runs it said it would sail from the fish quay.",
    "Repairs are expected to cost four million euros, according to a report that was made public on Monday.",
  ]
  private static let paragraphs = story.map { "<p>\($0)</p>" }.joined()

  private func article(_ body: String, title: String = "\(title) - Velm Post", head: String = "") throws -> Article {
    let page = "<html lang=en><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
    return try #require(try ArticleReader(format: .html).read(Array(page.utf8)).first)
  }

  private func shown(_ article: Article) -> [String] { article.paragraphs.map { "\($0.kind.rawValue) \($0.text)" } }

  private var whole: [String] { ["deck \(Self.deck)"] + Self.story.map { "body \($0)" } }

  @Test func aSummaryInBoldIsTheStandfirst() throws {
    let head = "<meta name=description content='\(Self.deck)'>"
    let bold = "<article><h1>\(Self.title)</h1><div><p><b>\(Self.deck)</b></p></div>\(Self.paragraphs)</article>"
    #expect(shown(try article(bold, head: head)).filter { !$0.hasPrefix("headline") } == whole)
    let repeated = "<meta property=og:description content='\(Self.story[0])'>"
    let plain = "<article><h1>\(Self.title)</h1>\(Self.paragraphs)</article>"
    #expect(shown(try article(plain, head: repeated)).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
  }

  @Test(arguments: ["<p class=x__desc>", "<div class=RichText>"])
  func whatStandsUnderTheTitleInItsHeaderIsTheStandfirst(tag: String) throws {
    let header = """
      <header><h2><span>Harbour</span><span>: </span><span>\(Self.title)</span></h2>\(tag)\(Self.deck).</div></p>
      <div>By <a href=/m>Mara Berg</a></div><p>Updated 2 hours ago</p></header>
      """
    let read = try article("<main><article>\(header)<section><div>\(Self.paragraphs)</div></section></article></main>")
    #expect(shown(read) == ["deck \(Self.deck)."] + whole.dropFirst())
    #expect(read.title == Self.title && read.byline == "Mara Berg")
  }

  @Test(arguments: ["<font size=5><b>", "<h3 class=post-title>", "<div class=big>"], ["Velm Post: ", "Velm Post | "])
  func thePrintedPartOfTheWindowsTitleIsTheTitle(tag: String, site: String) throws {
    let read = try article("\(tag)\(Self.title)</b></font></h3></div>\(Self.paragraphs)", title: site + Self.title)
    #expect(read.title == Self.title)
    #expect(shown(read).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
  }

  @Test func aLoneLabelOverTheTextIsNone() throws {
    let body = "<h1>\(Self.title)</h1><div><div><ul><li>Summary</li></ul></div>\(Self.paragraphs)</div>"
    #expect(shown(try article(body)).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
    let points = "<h1>\(Self.title)</h1><div><ul><li>Cracks found</li><li>Ferry moved</li></ul>\(Self.paragraphs)</div>"
    #expect(shown(try article(points)).contains("body Cracks found"))
  }

  @Test(arguments: ["Mara Berg, Velm Post", "Mara Berg, THE VELMER", "Mara Berg"])
  func theSiteBehindTheNamesIsNoAuthor(author: String) throws {
    let head = "<meta name=author content='\(author)'><meta property=og:site_name content='The Velmer'>"
    #expect(try article("<h1>\(Self.title)</h1>\(Self.paragraphs)", head: head).byline == "Mara Berg")
    let two = try article(
      "<h1>\(Self.title)</h1>\(Self.paragraphs)", head: "<meta name=author content='Mara Berg, Jo Sand'>")
    #expect(two.byline == "Mara Berg, Jo Sand")
  }

  @Test func aStandfirstBetweenTitleAndTextMayEndUnlikeASentence() throws {
    let page = """
      <article><figure><img></figure><figcaption>Divers at the pier on Friday. Photograph: Jo Sand</figcaption>
      <div><h1>\(Self.title)</h1></div><div><div><p>\(Self.deck)</p></div></div><div><address><a rel=author>Mara Berg</a> in
      Velm</address><details><summary>Tue 4 Mar 2025 10.12 CET</summary>First published on Tue 4 Mar 2025</details></div>
      <div><div class=article-body-x>\(Self.paragraphs)<figure><div>Sign up to First Edition</div>
      <p>Our morning email breaks down the key stories of the day</p></figure><p>\(Self.story[0]) Again.</p></div></div></article>
      """
    let read = try article(page)
    #expect(
      shown(read) == ["caption Divers at the pier on Friday. Photograph: Jo Sand"] + whole
        + ["body \(Self.story[0]) Again."])
  }

  @Test func aSummaryOverTheTitleIsKeptAndWhoTheAuthorIsNot() throws {
    let page = """
      <main><article><header><div><p id=article-summary>\(Self.deck)</p></div><h1>\(Self.title)</h1>
      <div><p>By <a href=/m><span itemprop=name>Mara Berg</span></a></p><p>Mara Berg reports on ports. She was in Velm.</p>
      <time datetime=2025-03-04>March 4, 2025</time></div></header><section>\(Self.paragraphs)</section></article></main>
      """
    let read = try article(page)
    #expect(shown(read) == whole && read.byline == "Mara Berg")
  }

  @Test(arguments: ["2025-03-04 · Mara Berg · 3 min read", "Mara Berg • March 4, 2025 • 5 min read"])
  func aLineOfDayNameAndReadingTime(line: String) throws {
    let read = try article("<main><h1>\(Self.title)</h1><p class=meta>\(line)</p>\(Self.paragraphs)</main>")
    #expect(shown(read).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
    #expect(read.byline == "Mara Berg" && read.dates.map(\.iso) == ["2025-03-04"])
  }

  @Test(arguments: [
    "This article was supported by a grant from the Velm Fund for Journalism.",
    "Mara Berg writes about ports. Send tips to mara@velm.example.",
    "A version of this article appears in print on March 5, 2025, Section A, Page 4 of the Velm edition with the headline: "
      + "Cracks Close a Pier. Order Reprints | Today’s Paper | Subscribe",
  ])
  func whatIsSaidOfATextUnderItIsNone(line: String) throws {
    let read = try article("<main><h1>\(Self.title)</h1>\(Self.paragraphs)<p><em>\(line)</em></p></main>")
    #expect(!shown(read).contains { $0.hasPrefix("body") && $0.hasSuffix(line) })
  }

  @Test(arguments: [
    ("Divers at the pier.", "Jo Sand"), ("Водолазы у причала", "Вчера, 12:01"), ("Boats at the quay", "Jo Sand"),
  ])
  func whatOnlyStyleSetsApartIsApart(caption: String, name: String) throws {
    let figure = "<figure><img><figcaption><span>\(caption)</span><span>\(name)</span></figcaption></figure>"
    let read = try article(
      "<main><h1>\(Self.title)</h1>\(Self.paragraphs)\(figure)<p>\(Self.story[0]) Again.</p></main>")
    #expect(read.paragraphs.contains { $0.text == "\(caption) \(name)" })
  }

  @Test(arguments: [
    "<div><span>By</span><span><a href=/m>Mara Berg</a></span></div>", "<p>Interview: Mara Berg</p>",
    "<p>Por Mara Berg, g9 Velm</p>",
    "<ul class=meta><li><a href=/m>Mara Berg</a></li><li><time>4 March 2025</time></li><li>Reading time: 2 min</li></ul>",
  ])
  func authorsInTheirForms(line: String) throws {
    let read = try article(
      "<main><article><header><h1>\(Self.title)</h1>\(line)</header>\(Self.paragraphs)</article></main>")
    #expect(read.byline == "Mara Berg", "\(read.byline ?? "")")
    #expect(shown(read).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
  }

  @Test func whatASystemSaysBesideAPageIsNoText() throws {
    let body = """
      <div id=content><h1>\(Self.title)</h1><div id=siteSub>From Velmnews, the free news source you can write!</div>
      <div class=thumbcaption>Divers at the pier on Friday.</div>\(Self.paragraphs)
      <div class=x-metadata><dl><dt>Published</dt><dd>4 March 2025</dd></dl></div><p>Is this page useful?</p></div>
      """
    let read = try article(body)
    #expect(
      shown(read).filter { !$0.hasPrefix("headline") } == ["caption Divers at the pier on Friday."] + whole.dropFirst())
    #expect(read.dates.map(\.iso) == ["2025-03-04"])
  }

  @Test func aKickerDoesNotBeginTheText() throws {
    let head =
      "<div class=headline><p class=x__flag>Harbour</p><h1>\(Self.title)</h1><p class=headline__lead>\(Self.deck).</p></div>"
    let read = try article("<main><article>\(head)<section>\(Self.paragraphs)</section></article></main>")
    #expect(shown(read) == ["deck \(Self.deck)."] + whole.dropFirst())
  }

  @Test func labelsInARowOfAChinesePage() throws {
    let story = [
      "维尔姆港务委员会周二投票决定关闭东码头，此前潜水员在四十根柱子中的九根上发现了裂缝。", "“我们别无选择，”自2019年起担任主席的艾达·林德说。",
      "开往奥斯特拉的渡轮失去了泊位，公司表示六月之前将从渔码头出发。",
    ]
    let page = """
      <html lang=zh><head><title>维尔姆关闭东码头_新闻_维尔姆网</title></head><body><div class=main-title>维尔姆关闭东码头</div>
      <div class=article-info>2025-03-04 10:20:33　来源：维尔姆日报　作者：马拉·贝格</div>
      <div class=article>\(story.map { "<p>　　\($0)</p>" }.joined())</div></body></html>
      """
    let read = try #require(try ArticleReader(format: .html).read(Array(page.utf8)).first)
    #expect(read.title == "维尔姆关闭东码头" && read.byline == "马拉·贝格" && read.dates.map(\.iso) == ["2025-03-04"])
    #expect(read.provenance.contains { $0.party == "维尔姆日报" }, "\(read.provenance.map(\.party))")
    #expect(shown(read).filter { $0.hasPrefix("body") } == story.map { "body \($0)" })
  }

  @Test(arguments: [
    "<div class=x--byline><p>by <span><a href=/m>Mara Berg</a></span></p><span><time datetime=2025-03-04>Mar 4, 2025, 3:00 PM</time></span></div>",
    "<p>Published <time datetime=2025-03-04>4 Mar 2025</time> by <a class='p-author h-card' href=/m>Mara Berg</a></p>",
  ])
  func authorAndDaySideBySide(line: String) throws {
    let read = try article(
      "<main><article class=h-entry><h1>\(Self.title)</h1>\(line)<div>\(Self.paragraphs)</div></article></main>")
    #expect(read.byline == "Mara Berg" && read.dates.map(\.iso) == ["2025-03-04"], "\(read.byline ?? "") \(read.dates)")
    #expect(shown(read).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
  }

  @Test func callsToGiveAndToPrintAreNone() throws {
    let body = """
      <main><h1>\(Self.title)</h1><div><p><b>Support independent news in Velm.</b> Donate today and your gift is doubled.</p></div>
      \(Self.paragraphs)<div><h2>Republish This Story</h2><p>You are free to republish this article in print.</p></div></main>
      """
    #expect(shown(try article(body)).filter { !$0.hasPrefix("headline") } == Array(whole.dropFirst()))
  }
}
