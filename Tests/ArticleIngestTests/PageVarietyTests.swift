// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Pages whose parts are set apart, hidden or linked otherwise than most.
@Suite struct PageVarietyTests {
  private static let story = LostTextTests.story

  private func article(
    _ inside: [String], above: String = "", head: String = "",
    title: String = "<title>Market hall closes | Gazette</title>"
  ) throws -> Article {
    let text = inside.joined()
    return try read(
      "<html lang=en><head>\(title)\(head)</head><body>\(above)<article>\(text)</article></body></html>", .html)
  }

  private func bodies(_ article: Article) -> [String] { article.paragraphs.filter { $0.kind == .body }.map(\.text) }
  private static let prose = story.map { "<p>\($0)</p>" }

  @Test func aSentenceInALinkIsTextAmongParagraphsAndAPointerUnderThem() throws {
    let sentence =
      "A letter to the traders, which the Gazette has seen, says that no stall will be moved before the winter."
    let linked = "<p><a href=/l>\(sentence)</a></p>"
    #expect(bodies(try article([Self.prose[0], linked] + Self.prose.dropFirst())).contains(sentence))
    #expect(bodies(try article(Self.prose + [linked])) == Self.story)
  }

  @Test func aDayBetweenParagraphsHeadsWhatHappenedOnIt() throws {
    let article = try article([Self.prose[0], "<h2>3 March 2025</h2>"] + Self.prose.dropFirst())
    #expect(article.paragraphs[1].kind == .heading)
    #expect(article.paragraphs[1].text == "3 March 2025")
    #expect(!article.dates.contains { $0.iso == "2025-03-03" })
  }

  @Test func aHeadingToWhichATableOfContentsLeadsIsKept() throws {
    let heading = "<h2><span id=toc-1>What the traders say</span></h2>"
    let article = try article([Self.prose[0], heading] + Self.prose.dropFirst())
    #expect(article.paragraphs.contains { $0.kind == .heading && $0.text == "What the traders say" })
  }

  @Test func theRestBehindABarrierIsTextAndTheOfferIsNone() throws {
    let rest = [
      "Two halls were sold in 2016 and a third was let for a year, the council's <a href=/r>report</a> shows.",
      "The traders were never asked, they say, and learned of both sales when the locks had been changed.",
    ]
    let boxed = "<div class=paywall-content>\(rest.map { "<div><p>\($0)</p></div>" }.joined())</div>"
    #expect(try bodies(article([Self.prose[0], boxed] + Self.prose.dropFirst())).count == Self.story.count + 2)
    let offer = "<div class=paywall__content><p>Read on with a subscription.</p><a href=/pay>Subscribe now</a></div>"
    #expect(try bodies(article(Self.prose + [offer])) == Self.story)
  }

  @Test(arguments: [
    "<div id=piede>La Voce di Velm - Via Ostra 4 - Velm - Telefono 123 - Redazione e pubblicità</div>",
    "<div id=foot>北浜日報社　著作権について　プライバシーポリシー　お問い合わせ</div>",
    "<div class=stopka>Kurier Velmski, ulica Portowa 4, redakcja i reklama, telefon 123</div>",
    "<div class=abonneer-blok><h3>Steun ons</h3><p>Een goed verhaal? Lees de eerste maand voor een euro.</p><a href=/a>Word abonnee</a></div>",
    "<hr><center><font size=1>Síðan er gjørd av Velm Kurier</font></center>",
  ]) func theFootOfAPageIsNoText(foot: String) throws {
    #expect(try bodies(article(Self.prose + [foot])) == Self.story)
    #expect(try bodies(article(Self.prose + ["</article>", foot])) == Self.story)
  }

  @Test func aNameInBoldUnderTheTextSignsIt() throws {
    let signed = try article(Self.prose + ["<p style=\"text-align:right\"><strong>Minh Khoa</strong></p>"])
    #expect(bodies(signed) == Self.story && signed.byline == "Minh Khoa")
    let ended = try article(Self.prose + ["<p><strong>They all said no to it.</strong></p>"])
    #expect(bodies(ended).count == Self.story.count + 1)
  }

  @Test func aStandfirstThatIsPrintedTwiceIsKeptOnce() throws {
    let deck = "What four pages of minutes knew of the hall in 2019"
    let article = try article(["<p class=standfirst>\(deck)</p><h4 class=subtitle>\(deck)</h4>"] + Self.prose)
    #expect(article.paragraphs.filter { $0.text == deck }.map(\.kind) == [.deck])
  }

  @Test func aClosingSentenceUnderARuleIsText() throws {
    let last = "The hall was sold in the end, and nobody was told."
    #expect(try bodies(article(Self.prose + ["<hr><p>\(last)</p>"])).last == last)
  }

  @Test func aLinkedItemAmongOthersIsTextAndAListOfLinksIsNone() throws {
    let list =
      "<ul><li>Close the hall</li><li>Ask the county for money</li><li><a href=/b>Build another hall</a></li></ul>"
    #expect(try bodies(article([Self.prose[0], list] + Self.prose.dropFirst())).contains("Build another hall"))
    let links = "<ul><li><a href=/b>Build another hall</a></li><li><a href=/c>What traders say</a></li></ul>"
    #expect(try !bodies(article([Self.prose[0], links] + Self.prose.dropFirst())).contains("Build another hall"))
  }

  @Test func theFirstOfSeveralLinkedHeadingsIsOneToo() throws {
    let heads = ["The hall is closed", "The traders go to court"].map { "<h2><a href=/1>\($0)</a></h2>" }
    let article = try article(
      ["<h1>Market hall closes</h1>", heads[0], Self.prose[0], heads[1]] + Self.prose.dropFirst())
    #expect(
      article.paragraphs.filter { $0.kind == .heading }.map(\.text) == [
        "The hall is closed", "The traders go to court",
      ])
  }

  @Test func directSpeechOfAWordIsText() throws {
    let said = "<p>»Schade.«</p>"
    #expect(bodies(try article([Self.prose[0], said] + Self.prose.dropFirst()))[1] == "»Schade.«")
  }

  @Test func paragraphsOfAnotherLanguageAtTheEndAreAVersionOfTheText() throws {
    let german = [
      "<h2 lang=de>Die Halle schließt</h2>", "<p lang=de>Der Markt zieht im Herbst um, sagte die Verwaltung.</p>",
      "<p lang=de>Die Händler erfuhren es aus einem Brief.</p>",
    ]
    #expect(bodies(try article(Self.prose + german)) == Self.story)
    let quoted = try article([Self.prose[0], german[1]] + Self.prose.dropFirst())
    #expect(bodies(quoted).count == Self.story.count + 1)
  }

  @Test func aBlankBetweenTwoBreaksPartsParagraphs() throws {
    let text = Self.story.joined(separator: "<br />&nbsp;<br />")
    #expect(bodies(try article(["<div>\(text)</div>"])) == Self.story)
  }

  @Test func dataWithACommaTooMany() throws {
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Mara, or Lind",},"datePublished":"2024-03-04",}</script>"#
    let told = try article(Self.prose, head: data)
    #expect(told.byline == "Mara, or Lind" && told.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func whatNoScreenShowsIsLeftOut() throws {
    let hidden = "<p style='position:absolute; left:-9999px'>Read this in our app for the best experience.</p>"
    #expect(bodies(try article(Self.prose + [hidden])) == Self.story)
  }

  @Test func pointsOverTheTextAreKept() throws {
    let points =
      "<h1>Market hall closes</h1><ul><li>The hall closes in June.</li><li>Traders move to the quay.</li></ul>"
    #expect(
      bodies(try article(Self.prose, above: points)).prefix(2) == [
        "The hall closes in June.", "Traders move to the quay.",
      ])
  }

  @Test(arguments: [
    "<div class=byline><span class=author-name>Mara Lind</span><span class=article-date>4 March 2024</span></div>",
    "<div><span>Mara Lind</span><span>4 March 2024</span></div>",
    "<div class=byline><span>Mara Lind</span><span>•</span><span>Monday, 4 March 2024</span></div>",
    "<div class=firma>Por <a href=/m>Mara Lind</a></div><div class=fecha>4 de marzo de 2024</div>",
    "<p class=byline>Mara Lind</p><time itemprop=datePublished content=2024-03-04T09:00:00Z>yesterday</time>",
    "<p class=byline>Mara Lind</p><time data-timestamp=1709510400000>yesterday</time>",
    "<p class=byline><a href=mailto:m@g.example>m@g.example</a> Mara Lind</p><p class=date>04-Mar-2024</p>",
  ])
  func labelsThatOnlyStyleSetsApart(lines: String) throws {
    let article = try article(Self.prose, above: "<h1>Market hall closes</h1>\(lines)")
    #expect(article.byline == "Mara Lind")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
    #expect(bodies(article) == Self.story)
  }

  @Test func aWordMadeOfPiecesStaysOne() throws {
    let text = Self.story[0].replacing(
      Self.story[0].prefix(1), with: "<span class=cap>\(Self.story[0].prefix(1))</span>", maxReplacements: 1)
    #expect(bodies(try article(["<p>\(text)</p>"] + Self.prose.dropFirst())) == Self.story)
  }

  @Test(arguments: ["admin", "The Ellery Gazette"])
  func whoIsNamedForAllToSeeIsTheAuthor(claimed: String) throws {
    let head = "<meta name=author content='\(claimed)'>"
    let article = try article(Self.prose, above: "<h1>Market hall closes</h1><p class=author>Mara Lind</p>", head: head)
    #expect(article.byline == "Mara Lind")
  }

  @Test(arguments: [
    "<meta name=date content=20240304>", "<meta name=pubdate content=20240304T090000Z>",
    "<meta property=og:published_time content=2024-03-04>", "<meta name=dcterms.issued content=2024-03-04>",
  ])
  func momentsInMetadata(head: String) throws {
    #expect(try article(Self.prose, head: head).dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func entitiesInLinkedDataAreUndone() throws {
    let data = #"{"@type":"NewsArticle","author":{"name":"Ren&eacute;e Str&#246;m"}}"#
    let article = try article(Self.prose, head: "<script type=application/ld+json>\(data)</script>")
    #expect(article.byline == "Renée Ström")
  }

  @Test func theSitesNameBeforeTheTitleGoesToo() throws {
    let title = "<title>The Ellery Gazette - Market hall closes after all its traders left</title>"
    #expect(try article(Self.prose, title: title).title == "Market hall closes after all its traders left")
  }

  @Test(arguments: [
    "<div class=author><span>Mara Lind</span><span>Market reporter</span></div>",
    "<div class=meta><span class=author>Mara Lind</span><time datetime=2024-03-04>4 March</time></div>",
    "<div class=post-author><span class=fn>Mara Lind</span></div>",
  ])
  func theNameInTheAuthorsLine(lines: String) throws {
    #expect(try article(Self.prose, above: "<h1>Market hall closes</h1>\(lines)").byline == "Mara Lind")
  }

  @Test(arguments: [
    "<ul class=byline><li>Mara Lind</li><li>Nils Berg</li></ul>",
    "<span class=author>Mara Lind</span>, <span class=author>Nils Berg</span>",
  ])
  func authorsWithALineEach(lines: String) throws {
    #expect(try article(Self.prose, above: "<h1>Market hall closes</h1>\(lines)").byline == "Mara Lind, Nils Berg")
  }

  @Test(arguments: [
    #"<script type=application/ld+json>{"@type":"NewsArticle","author":{"givenName":"Mara","familyName":"Lind"}}</script>"#,
    "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Mara Lind'>",
    "<meta name=author content='Mara Lind | The Ellery Gazette'>",
    "<meta name=author content='&lt;a href=/m&gt;Mara Lind&lt;/a&gt;'>",
  ])
  func authorsInMetadata(head: String) throws { #expect(try article(Self.prose, head: head).byline == "Mara Lind") }

  @Test func anOrganisationThatIsCalledTheAuthorIsTheOutlet() throws {
    let data = #"{"@type":"NewsArticle","author":{"@type":"Organization","name":"Ellery"},"datePublished":1709546400}"#
    let head = "<script type=application/ld+json>\(data)</script>"
    let article = try article(
      Self.prose, above: "<h1>Market hall closes</h1><p class=byline>By Mara Lind</p>", head: head)
    #expect(article.byline == "Mara Lind" && article.site == "Ellery")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func theSignOfAHeadingsOwnLinkIsNoneOfIt() throws {
    let heading = "<h2 id=c>What it costs<a href=#c>#</a></h2>"
    let article = try article([Self.prose[0], heading] + Self.prose.dropFirst())
    #expect(article.paragraphs.first { $0.kind == .heading }?.text == "What it costs")
  }

  @Test(arguments: ["summary", "excerpt", "subheading"])
  func aStandfirstByItsName(name: String) throws {
    let line = "<p class=\(name)>Traders have until June to leave; the town pays half.</p>"
    let above = try article(Self.prose, above: "<h1>Market hall closes</h1>\(line)")
    #expect(above.paragraphs.first?.kind == .deck)
    // In the text, and round all of it, the name means nothing.
    let inside = try article([Self.prose[0], line] + Self.prose.dropFirst())
    #expect(bodies(inside).count == Self.story.count + 1)
    #expect(
      bodies(try article(["<div class=\(name)>"] + Self.prose + Self.prose.map { $0.uppercased() } + ["</div>"])).count
        > 3)
  }

  @Test(arguments: ["writer-info", "reporter", "journalist-name", "contributor"])
  func theNameOfWhoWritesByItsClass(name: String) throws {
    #expect(
      try article(Self.prose, above: "<h1>Market hall closes</h1><div class=\(name)>Mara Lind</div>").byline
        == "Mara Lind")
  }

  @Test(arguments: [
    #"{"@type":"NewsArticle","author":"Mara Lind","datePublished":"2024-03-04"};"#,
    #"{"@graph":[{"@type":"WebPage","datePublished":"2024-03-04"},{"@type":"NewsArticle","author":"Mara Lind"}]}"#,
  ])
  func theDayInLinkedData(data: String) throws {
    let article = try article(Self.prose, head: "<script type=application/ld+json>\(data)</script>")
    #expect(article.byline == "Mara Lind")
    #expect(article.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func japaneseInShiftedAlphabets() throws {
    let word: [UInt8] = [0x1B, 0x24, 0x42, 0x45, 0x67, 0x1B, 0x28, 0x42]
    let page =
      Array("<html><head><meta charset=iso-2022-jp></head><body><p>".utf8) + Array(repeating: word, count: 30).joined()
    let article = try #require(try ArticleReader().read(page + Array("</p></body></html>".utf8)).first)
    #expect(article.paragraphs.first?.text == String(repeating: "島", count: 30))
  }

  @Test func mainHeadingsInTheTextAreItsPartsUnderATitleOfItsOwn() throws {
    let parts = [Self.prose[0], "<h1>The seam</h1>", Self.prose[1], "<h1>The bill</h1>", Self.prose[2]]
    let article = try article(parts, above: "<h1>Market hall closes</h1>")
    #expect(article.paragraphs.map(\.kind) == [.body, .heading, .body, .heading, .body])
  }

  @Test(arguments: ["<h2>Market hall closes</h2>", "<div>Market hall closes</div>"])
  func theTitleOfTheWindowIsNoTextOfTheArticle(line: String) throws {
    #expect(try bodies(article([line] + Self.prose)) == Self.story)
  }

  @Test(arguments: [
    "<div class=x><p>We live on what readers give. Five crowns keep us in the valley.</p><a href=/g>Donate now</a></div>",
    "<div class=x><p>Nous vivons de nos lecteurs. Cinq couronnes nous gardent ici.</p><a href=/g>S'abonner</a></div>",
    "<div class=x><p>Мы живём на деньги читателей. Пять крон держат нас здесь.</p><a href=/g>Подписаться</a></div>",
    "<p class=print-only>Printed from the Gazette on request. Page one.</p>",
    "<div class=video-player><p>Video Player is loading.</p><p>Current Time 0:00</p></div>",
  ])
  func callsAndPlayersAreNoText(box: String) throws {
    #expect(try bodies(article(Self.prose + [box])) == Self.story)
    #expect(try bodies(article([Self.prose[0], box] + Self.prose.dropFirst())) == Self.story)
  }

  @Test func aWordThatOnlyDrawsAPictureIsNotRead() throws {
    let icon = Self.prose[0].replacing("<p>", with: "<p><i class=icon aria-hidden=true>water_drop</i>")
    #expect(try bodies(article([icon] + Self.prose.dropFirst())) == Self.story)
  }

  @Test func elementsOfAPagesOwnMakingPartParagraphs() throws {
    let own = Self.story.map { "<story-paragraph>\($0)</story-paragraph>" }
    #expect(try bodies(article(["<story-body>"] + own + ["</story-body>"])) == Self.story)
    let inline = Self.prose[0].replacing("<p>", with: "<p><x-block>Note.</x-block> ")
    #expect(try bodies(article([inline] + Self.prose.dropFirst())).first == "Note. " + Self.story[0])
  }

  @Test func paragraphsUnderTheFramesOfAGalleryAreCaptions() throws {
    let frames = ["The wall.", "The wall.", "The sluice."].map { "<div class=slide><img src=a.jpg><p>\($0)</p></div>" }
    let article = try article(Self.prose + ["<div class=gallery>"] + frames + ["</div>"])
    #expect(article.paragraphs.filter { $0.kind == .caption }.map(\.text) == ["The wall.", "The sluice."])
    #expect(bodies(article) == Self.story)
  }

  @Test func aQuestionThatOpensItsAnswerIsAHeading() throws {
    let fold = "<details><summary>How old is the hall?</summary>\(Self.prose[1])</details>"
    let article = try article([Self.prose[0], fold, Self.prose[2]])
    #expect(article.paragraphs.map(\.kind) == [.body, .heading, .body, .body])
  }

  @Test func aSubheadingInABoxIsAHeadingOnceTheTextHasBegun() throws {
    let article = try article([Self.prose[0], "<div class=subheading>The roof stays</div>", Self.prose[1]])
    #expect(article.paragraphs.map(\.kind) == [.body, .heading, .body])
  }
}
