// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Pages from which text once went missing without a word: every paragraph is there, in order, once.
@Suite struct LostTextTests {
  static let story = [
    "The market hall of Port Ellery will close for the summer, the council decided after a long night on Tuesday.",
    "Stallholders were told by a note on the door, and many said that they had already ordered for June and July.",
    "The roof has leaked since the great storm, and the repair is to cost nine million marks, the treasurer said.",
    "A tent on the old parade ground is to hold sixty stalls, though nobody has yet asked the circus about it.",
  ]
  private static let filler = story.map { "<p>\($0)</p>" }

  /// A page round an article, as sites build theirs.
  static func page(_ article: String, after: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Market hall closes | Ellery Gazette</title></head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sea">Sea</a></li></ul></nav>
    <h1>Market hall closes</h1><article>\(article)</article>\(after)
    <footer><p>© Ellery Gazette. All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>
    """
  }

  private func blocks(_ page: String) throws -> [String] { try read(page, .html).paragraphs.map(\.text) }

  @Test(arguments: [
    "Share the road, cyclists ask", "Share this burden with us, says Ellery", "Comment font les voisins ?",
    "Comment les halles ont brûlé", "Comments by the minister anger farmers", "Topics that divide the council",
    "Tags on the plane trees puzzle walkers", "Responses to the flood were slow", "Facebook fined over stall data",
    "Copyright law divides parliament", "Donate blood, doctors urge", "Follow the money", "Cookie maker to close",
    "More in hospital after the flood", "More from less in the fish hall", "Recommended dose is halved",
    "Get the latest harvest in early", "Kommentare aus dem Rathaus verärgern die Wirte", "Ends of the tram line",
    "Newsletter of 1911 found in an attic", "Twitter quarrel reaches the court", "Tags der Arbeit in Ellery",
    "Discussion about the roof goes on", "Comentarios del alcalde irritan a los vendedores", "Loading bays stay shut",
  ]) func aHeadingThatOnlyBeginsLikeAnEndingCutsNothing(heading: String) throws {
    let tail = ["Nobody had asked them.", "“We shall see,” said the baker, who has sold rolls there since the war."]
    let page = Self.page(Self.filler.joined() + "<h2>\(heading)</h2>" + tail.map { "<p>\($0)</p>" }.joined())
    #expect(try blocks(page) == Self.story + [heading] + tail)
  }

  @Test(arguments: [
    "Comments", "Comments (12)", "Leave a comment", "Share this article", "About the author",
    "About the Author: Mara Lind", "Tags: market, roof", "12 comments", "Kommentare (3)", "Comments are closed",
    "Join the conversation",
  ]) func aHeadingThatIsAnEndingCutsWhatFollows(heading: String) throws {
    let page = Self.page(
      Self.filler.joined() + "<h2>\(heading)</h2><p>I sold eggs there for years and nobody ever told me about it.</p>")
    #expect(try blocks(page) == Self.story)
  }

  @Test func headingsThatOnlyCountAreNoText() throws {
    func page(_ headings: [String]) -> String {
      Self.page(zip(headings, Self.filler).map { "<h2>\($0)</h2>\($1)" }.joined())
    }
    #expect(try blocks(page(["1. Hall", "2. Hall", "3. Hall", "4. Hall"])) == Self.story)
    let chapters = ["1.", "2.", "3.", "4."]
    #expect(try blocks(page(chapters)) == zip(chapters, Self.story).flatMap { [$0, $1] })
    let told = ["1. Hall", "2. Hall", "3. Roof", "Hall"]
    #expect(try blocks(page(told)) == zip(told, Self.story).flatMap { [$0, $1] })
  }

  @Test(arguments: ["Related stories", "More from Ellery Gazette", "Read more", "You may also like"])
  func textAfterAListOfPointersIsTakenUp(heading: String) throws {
    let list = "<ul><li><a href=/1>Quarry reopens in May</a></li><li><a href=/2>Mayor loses a vote</a></li></ul>"
    let page = Self.page(Self.filler.joined() + "<h3>\(heading)</h3>\(list)<p>\(Self.story[0].dropLast(2)).</p>")
    #expect(try blocks(page) == Self.story + ["\(Self.story[0].dropLast(2))."])
  }

  @Test(arguments: [
    "<div class=block><div><p>%</p></div></div>", "<section><p>%</p></section>", "<div>%</div>",
    "<ul><li>%</li></ul>", "<div data-component=text><p>%</p></div>", "<table><tr><td><p>%</p></td></tr></table>",
  ]) func neighbouringBoxesOfOneParagraphWithLinks(box: String) throws {
    let linked = [
      "Last year the council <a href=/0>sold the old fish scales to a museum</a>, according to the minutes.",
      "<a href=/1>The county</a> lent two tents and a kitchen, its clerk wrote to the <a href=/2>Gazette</a>.",
      "In spring it paid for the lamps over the gate, as <a href=/3>its own notice on the door says</a>.",
      "“We never saw a bill,” the baker told <a href=/4>a meeting of the guild in the town hall</a> in March.",
    ]
    let boxes = linked.map { text in box.split(separator: "%", omittingEmptySubsequences: false).joined(separator: text)
    }
    let plain = linked.map { $0.replacing(/<[^>]*>/, with: "") }
    let page = Self.page(Self.filler[0] + Self.filler[1] + boxes.joined() + Self.filler[2] + Self.filler[3])
    #expect(try blocks(page) == Array(Self.story[..<2]) + plain + Array(Self.story[2...]))
  }

  @Test func boxesOfLinkedTitlesAreLeftOut() throws {
    let cards = (1...3).map {
      "<div><a href=/\($0)>Quarry number \($0) is to reopen in May</a><p>Its owners promise jobs.</p></div>"
    }
    #expect(try blocks(Self.page(Self.filler.joined() + "<div>" + cards.joined() + "</div>")) == Self.story)
  }

  @Test(arguments: [
    "<p aria-hidden=true>%</p>", "<p class=blurred aria-hidden=\"true\">%</p>", "<div aria-hidden=true><p>%</p></div>",
    "<section class=premium aria-hidden=true><p>%</p></section>", "<blockquote aria-hidden=true>%</blockquote>",
    "<p><span aria-hidden=true>%</span></p>",
  ]) func textThatScreenReadersPassOver(shape: String) throws {
    let rest = Self.story[2...].map { shape.replacing("%", with: $0) }.joined()
    #expect(try blocks(Self.page(Self.filler[0] + Self.filler[1] + rest)) == Self.story)
  }

  @Test func whatOnlyRepeatsTheTextForTheEyeIsLeftOut() throws {
    let copy = "<div class=big aria-hidden=true><p>\(Self.story[1])</p></div>"
    #expect(
      try blocks(Self.page(Self.filler[0] + Self.filler[1] + copy + Self.filler[2] + Self.filler[3])) == Self.story)
    let icon = "<span aria-hidden=true>▸</span>"
    #expect(try blocks(Self.page(icon + Self.filler.joined())) == Self.story)
  }

  @Test(arguments: [" hidden", " style=\"display: none\"", " class=hidden"])
  func theRestHiddenParagraphByParagraph(attribute: String) throws {
    let rest = Self.story[1...].map { "<p\(attribute)>\($0)</p>" }.joined()
    #expect(try blocks(Self.page(Self.filler[0] + rest)) == Self.story)
  }

  @Test func aHiddenSpanInASentenceIsNotRead() throws {
    let line =
      "The market hall<span style=\"display:none\"> glossary</span> of Port Ellery will close, the council said."
    let page = Self.page("<p>\(line)</p>" + Self.filler.joined())
    #expect(try blocks(page).first == "The market hall of Port Ellery will close, the council said.")
  }

  @Test(arguments: [
    "<a>%</a>", "<a name=here>%</a>", "<p><a id=p2>%</a></p>", "<div><a name=x></a>%</div>",
    "<a class=par><p>%</p></a>",
  ]) func anAnchorWithoutAddressIsNoLink(shape: String) throws {
    let second = shape.replacing("%", with: Self.story[1])
    #expect(try blocks(Self.page(Self.filler[0] + second + Self.filler[2] + Self.filler[3])) == Self.story)
  }

  @Test func linkedDataCountsOnlyWhereItHoldsMuchMore() throws {
    let data = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"%\"}</script>"
    let other = "Another text of the same hall, as long as what the page shows of it and no longer. "
    let told = data.replacing("%", with: String(repeating: other, count: 3))
    #expect(try blocks(Self.page(Self.filler.joined(), after: told)) == Self.story)
  }

  @Test func anArticleForReadersWithoutScripts() throws {
    let article = Self.filler.joined()
    #expect(try blocks(Self.page("<div id=app></div><noscript>\(article)</noscript>")) == Self.story)
    let stub = "<p>This page builds itself in the browser and takes a moment to come up on slow lines.</p>"
    #expect(
      try blocks(Self.page("<noscript><div>\(article)</div></noscript>", after: "<div>\(stub)</div>")) == Self.story)
  }

  @Test func whatIsSaidToReadersWithoutScriptsIsLeftOut() throws {
    let note =
      "<noscript><p>Please switch scripts on to see the pictures, the map and the other parts of it.</p></noscript>"
    #expect(try blocks(Self.page(note + Self.filler.joined())) == Self.story)
    let copies = Self.filler.map { $0 + "<noscript>\($0)</noscript>" }
    #expect(try blocks(Self.page(copies.joined())) == Self.story)
  }

  @Test(arguments: [
    "id=TOC_TITLE_%", "id=toc-%", "id=section-toc-%", "class=toc-section id=s%", "id=social-care-%",
    "id=the-bio-of-a-hall-%", "id=market-share-%", "id=legal-battle-%", "id=comments-by-the-mayor-%",
    "id=ad-hoc-plans-%",
    "id=cookie-factory-%", "id=time-to-go-%",
  ]) func sectionsNamedAfterTheirHeadings(name: String) throws {
    let sections = Self.filler.enumerated().map { "<div \(name.replacing("%", with: "\($0)"))>\($1)</div>" }
    #expect(try blocks(Self.page(sections.joined())) == Self.story)
  }

  @Test(arguments: ["id=toc", "class=toc", "class=table-of-contents", "id=toc-1"])
  func aTableOfContentsIsLeftOut(name: String) throws {
    let list = "<div \(name)><p><a href=#a>What was decided</a></p><p><a href=#b>What it costs</a></p></div>"
    #expect(try blocks(Self.page(list + Self.filler.joined())) == Self.story)
  }

  @Test(arguments: [
    "<p><span class=popup>The market hall</span> of Port Ellery will close for the summer, the council decided.</p>",
    "<p>The <a class=\"popup\" href=/p>market hall of Port Ellery</a> will close for the summer, the council decided.</p>",
    "<div class=popup-gallery><p>The market hall of Port Ellery will close for the summer, the council decided.</p></div>",
    "<div class=\"lead modal-trigger\">The market hall of Port Ellery will close for the summer, the council decided.</div>",
    "<p>The market hall <span class=overlay-term>of Port Ellery will close for the summer</span>, the council decided.</p>",
  ]) func aLayerInTheLead(lead: String) throws {
    let expected = "The market hall of Port Ellery will close for the summer, the council decided."
    #expect(try blocks(Self.page(lead + Self.filler.joined())) == [expected] + Self.story)
  }

  @Test func aLayerOverThePageIsLeftOut() throws {
    let layer =
      "<div class=popup><p>Get our evening letter with all that matters in town, five days a week.</p><form><input></form></div>"
    #expect(try blocks(Self.page(Self.filler[0] + layer + Self.filler[1...].joined())) == Self.story)
    #expect(try blocks(Self.page(Self.filler.joined(), after: layer)) == Self.story)
    let asks = layer.replacing("<form><input></form>", with: "<label>Yes</label>")
    #expect(try blocks(Self.page(Self.filler[0] + asks + Self.filler[1...].joined())) == Self.story)
    let told = "<div class=popup>\(Self.filler[0])</div><form><input></form>"
    #expect(try blocks(Self.page(told + Self.filler[1...].joined())) == Self.story)
  }

  @Test(arguments: [
    "<div style=\"display:none\" itemscope><h1 itemprop=name>Market hall closes</h1><div itemprop=articleBody>%</div></div>",
    "<div hidden><div class=article-body>%</div></div>", "<div class=hidden><p itemprop=articleBody>%</p></div>",
    "<template><div itemprop=articleBody>%</div></template>",
  ]) func aHiddenCopyForMachines(shape: String) throws {
    let copy = shape.replacing("%", with: Self.story.joined(separator: " "))
    #expect(try blocks(Self.page(Self.filler.joined(), after: copy)) == Self.story)
    #expect(try blocks(Self.page(copy + Self.filler.joined())) == Self.story)
  }

  @Test(arguments: [
    "The mayor resigned on 5 March 2024.", "The clerk quit on 5 March 2024.", "The hall reopened in April 2023.",
    "The roof collapsed in the storm of 1987.", "Two stalls burned down on Monday.",
    "Ministers visited the hall on 3 May 2024.", "The guild protested outside the town hall.",
  ]) func aDatedSentenceIsNoCaption(lead: String) throws {
    let article = try read("Market hall closes\n\n\(lead)\n\n\(Self.story[0])\n\n\(Self.story[1])")
    #expect(kinds(article) == ["headline", "body", "body", "body"])
  }

  /// A box with the first lines of a short text is not all of it, when the text goes on behind the box.
  @Test func aShortTextThatLeavesItsBoxIsReadToItsEnd() throws {
    let opening = "The market hall will close, the council said.<br><br>“Nobody asked us,” said baker Mira Holm."
    func page(_ behind: String) -> String {
      let head = "<html><head><title>Market hall closes</title></head><body><main><h1>Market hall closes</h1>"
      return head + "<div class=\"text\">\(opening)</div>\(behind)</main></body></html>"
    }
    let text = ["The market hall will close, the council said.", "“Nobody asked us,” said baker Mira Holm."]
    let end = "<h2>What happens next</h2><ul><li>The roof</li></ul><p>A tent is to hold the stalls.</p>"
    #expect(try blocks(page(end)).suffix(3) == ["What happens next", "The roof", "A tent is to hold the stalls."])
    #expect(try blocks(page(end)).contains(text[1]))
    // A box behind it, or words that are no sentence, are not the text's.
    #expect(try blocks(page("<p>More from Ellery</p>")).last == text[1])
    #expect(try blocks(page(end + "<div class=\"related\"><p>Dam reopens</p></div>")).last != "Dam reopens")
  }

  @Test(arguments: [
    "A view over the closed market hall of Port Ellery.", "The damaged roof of the hall after the storm.",
    "Stallholders pictured outside the market hall.",
  ]) func aPhraseWithoutVerbIsACaption(line: String) throws {
    let article = try read("Market hall closes\n\n\(line)\n\n\(Self.story[0])\n\n\(Self.story[1])")
    #expect(kinds(article) == ["headline", "caption", "body", "body"])
  }

  @Test(arguments: [
    "Facebook said that it would appeal.", "Copyright is no crime, the judge told the stallholders.",
    "Comments from the floor were not taken down.", "Follow the smell of bread and you find the hall.",
    "Cookie sales pay for half of the choir's new robes.", "Donations came from three countries.",
  ]) func aSentenceThatBeginsLikeALabelIsText(line: String) throws {
    let page = Self.page(Self.filler[0] + Self.filler[1] + "<p>\(line)</p>" + Self.filler[2])
    #expect(try blocks(page).contains(line))
    let text = "Market hall closes\n\n\(Self.story[0])\n\n\(Self.story[2])\n\n\(line)\n\n\(Self.story[1])"
    #expect(kinds(try read(text)) == ["headline", "body", "body", "body", "body"])
  }

  @Test(arguments: [
    "<aside class=\"correction\">", "<aside class=\"article-corrections\">", "<div class=\"correction\">",
  ])
  func whatSetsTheTextRightIsOfIt(box: String) throws {
    let note = "Correction: an earlier version of this report said that the council met on Monday."
    let close = box.hasPrefix("<aside") ? "</aside>" : "</div>"
    let page = Self.page(Self.filler.joined() + "\(box)<p>\(note)</p>\(close)")
    #expect(try ArticleReader().read(Array(page.utf8))[0].paragraphs.contains { $0.text == note })
    let export = FileSamples.nexis.replacing(
      "LANGUAGE: ENGLISH", with: "\(note.replacing("Correction", with: "CORRECTION"))")
    let last = try ArticleReader().read(Array(export.utf8))[0].paragraphs.last { $0.text.hasPrefix("CORRECTION: an") }
    #expect(last != nil)
  }

  @Test(arguments: ["shadowrootmode", "shadowmode"]) func theInsideOfAnElementIsShown(attribute: String) throws {
    let inside = "The council of Velm met again on Friday, and nobody who had a stall came to hear it speak."
    let box = "<velm-box><template \(attribute)=\"open\"><p>\(inside)</p></template></velm-box>"
    let page = Self.page(Self.filler.joined() + box + "<template><p>\(inside) Never shown.</p></template>")
    let texts = try ArticleReader().read(Array(page.utf8))[0].paragraphs.map(\.text)
    #expect(texts.contains(inside) && !texts.contains { $0.contains("Never shown") })
  }
}
