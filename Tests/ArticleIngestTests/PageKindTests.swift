// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import Testing

@testable import ArticleIngest

/// Pages on which something was lost, came in twice or bore the wrong kind, each kind with a page of its own.
@Suite struct PageKindTests {
  private static let lead =
    "The town council of Velm voted on Monday to drain the mill pond for nine weeks while masons mend its wall."
  private static let more =
    "Anglers were told by letter, and several said that they had nowhere else to go before winter."
  private static let last =
    "The work will cost four million crowns, of which the county pays a third, the treasurer said on Tuesday."

  private func page(_ body: String, head: String = "", language: String = "en") -> String {
    """
    <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>Velm drains its pond</title>\(head)</head><body>
    <nav><a href="/">Home</a></nav><main><article><h1>Velm drains its pond</h1>\(body)</article></main></body></html>
    """
  }

  private func paragraphs(_ texts: String...) -> String { texts.map { "<p>\($0)</p>" }.joined() }

  private var text: String { paragraphs(Self.lead, Self.more, Self.last) }

  private func article(_ body: String, head: String = "") throws -> Article { try read(page(body, head: head), .html) }

  private func told(_ article: Article) -> [String] { article.paragraphs.map { "\($0.kind.rawValue): \($0.text)" } }

  private let plain = ["body: \(lead)", "body: \(more)", "body: \(last)"]

  @Test func aCaptionThatAGalleryRepeatsComesOnce() throws {
    let figure = "<figure><img src=a.jpg><figcaption>Anglers at the pond on Monday.</figcaption></figure>"
    #expect(
      try told(article(text + "<div class=gallery>\(figure)\(figure)</div>")) == plain + [
        "caption: Anglers at the pond on Monday."
      ])
  }

  @Test(arguments: [
    "googletag.cmd.push(function() { googletag.display(\"div-1\"); });", "window.dataLayer = window.dataLayer || [];",
    "[caption id=\"pond\" align=\"left\"]", "[/gallery]", "{{ ad.middle }}", ".ad{display:block;margin:0 auto;}",
    "&lt;iframe src=\"https://velm.example/e\"&gt;&lt;/iframe&gt;", "{\"slot\":\"mid\",\"size\":[300,250]}",
    "We value your privacy. We and our 812 partners use cookies to store and access personal data on your device.",
    "Wir verwenden Cookies und bitten um Ihre Zustimmung, damit auch unsere Partner Ihr Gerät erkennen können.",
  ]) func codeAndConsentAreNoText(residue: String) throws {
    #expect(try told(article(paragraphs(Self.lead, residue, Self.more, Self.last))) == plain)
  }

  @Test(arguments: ["description", "alternativeHeadline"]) func aStandfirstMarkedAsSuch(name: String) throws {
    let deck = "<p itemprop=\(name)>Masons will mend the wall for nine weeks.</p>"
    #expect(try told(article(deck + text)) == ["deck: Masons will mend the wall for nine weeks."] + plain)
  }

  @Test(arguments: [
    "<p>We were never asked.</p><cite>Ines Rask, angler</cite>", "We were never asked. <cite>Ines Rask, angler</cite>",
    "<p>We were never asked.</p><footer>Ines Rask, angler</footer>",
    "<p>We were never asked.</p><footer class=blockquote-footer><cite>Ines Rask</cite>, angler</footer>",
    "<p>We were never asked.</p><p><cite class=author>Ines Rask, angler</cite></p>",
    "<p>We were never asked.</p><p class=quote-author>Ines Rask, angler</p>",
  ]) func whoseWordsAQuotationHasStandsWithThem(quotation: String) throws {
    let told = try told(
      article(paragraphs(Self.lead) + "<blockquote>\(quotation)</blockquote>" + paragraphs(Self.last)))
    #expect(told == [plain[0], "body: We were never asked. Ines Rask, angler", plain[2]])
  }

  @Test func aPaperThatAQuotationCitesIsPartOfIt() throws {
    let told = try told(
      article(text + "<blockquote><p>As <cite>The Velm Post</cite> wrote, nobody was asked.</p></blockquote>"))
    #expect(told == plain + ["body: As The Velm Post wrote, nobody was asked."])
  }

  @Test func daysInAListOfTermsAreOfTheText() throws {
    let list = "<dl><dt>5 March 1998</dt><dd>\(Self.more)</dd><dt>2 May 2019</dt><dd>\(Self.last)</dd></dl>"
    let article = try article(paragraphs(Self.lead) + list)
    #expect(told(article) == [plain[0], "heading: 5 March 1998", plain[1], "heading: 2 May 2019", plain[2]])
    #expect(article.dates.isEmpty)
  }

  @Test(arguments: ["vorspann", "entradilla", "article__lead", "intro", "c-chapo", "sommario", "ingress"])
  func whatIsCalledALeadIsADeckWhereItIsOneParagraph(name: String) throws {
    let deck = "Masons will mend the wall for nine weeks."
    #expect(try told(article("<p class=\(name)>\(deck)</p>" + text)) == ["deck: " + deck] + plain)
    #expect(try told(article("<div class=\(name)><p>\(deck)</p></div>" + text)) == ["deck: " + deck] + plain)
    #expect(
      try told(article("<div class=\(name)>\(paragraphs(Self.lead, Self.more))</div>" + paragraphs(Self.last))) == plain
    )
    let dated = "VELM (Reuters) - \(Self.lead)"
    #expect(
      try told(article(paragraphs(dated).replacing("<p>", with: "<p class=\(name)>") + paragraphs(Self.more))) == [
        "body: " + dated, plain[1],
      ])
  }

  @Test func aPageLaidOutTwiceIsReadOnce() throws {
    let twice = ["wide", "narrow"].map { "<div class=\($0)><div>\(text)</div></div>" }.joined()
    #expect(try told(article(twice)) == plain)
  }

  @Test func sentencesThatBreaksPartAreParagraphs() throws {
    #expect(try told(article("<div>\([Self.lead, Self.more, Self.last].joined(separator: "<br>"))</div>")) == plain)
    let verse = "<p>The pond is dry,<br>the wall is old,<br>and nobody was told.</p>"
    #expect(try told(article(text + verse)).last == "body: The pond is dry, the wall is old, and nobody was told.")
    let bold = "<div><b>Velm drains its pond</b><br><i>By Nora Feld</i>\(text)</div>"
    let article = try article(bold)
    #expect(told(article) == plain && article.byline == "Nora Feld")
  }

  @Test func aHeadingOverAnotherLanguageEndsTheText() throws {
    let other =
      "<h2>Leer en español</h2><p>El consejo de Velm decidió el lunes vaciar el estanque durante nueve semanas.</p>"
    #expect(try told(article(text + other)) == plain)
  }

  @Test func aLoneHeadingUnderTheTitleIsTheStandfirstAndOneOfSeveralIsNot() throws {
    let deck = "<h2>Masons will mend the wall for nine weeks</h2>"
    #expect(try told(article(deck + text)).first == "deck: Masons will mend the wall for nine weeks")
    #expect(
      try told(article(deck + text + "<h2>What is next</h2>" + text)).first
        == "heading: Masons will mend the wall for nine weeks")
  }

  @Test func questionsInBoldOrInListsOfTermsAreHeadingsWhateverTheirLength() throws {
    let question =
      "Why does the council of the town drain the mill pond now, of all times, when the anglers need it most of all?"
    #expect(
      try told(article(paragraphs(Self.lead, "<b>\(question)</b>", Self.more))).dropFirst().first
        == "heading: \(question)")
    let terms = "<dl><dt>Why now?</dt><dd>\(Self.lead)</dd><dt>What does it cost?</dt><dd>\(Self.last)</dd></dl>"
    #expect(
      try told(article(terms)) == [
        "heading: Why now?", "body: \(Self.lead)", "heading: What does it cost?", "body: \(Self.last)",
      ])
  }

  @Test func aRubysReadingIsNotText() throws {
    let ruby = Self.lead.replacing("Velm", with: "<ruby>Velm<rp>(</rp><rt>velm</rt><rp>)</rp></ruby>")
    #expect(try told(article(paragraphs(ruby, Self.more, Self.last))) == plain)
  }

  @Test func theTextAgainInAnotherLanguageIsLeftOutAndAQuotationIsNot() throws {
    let german =
      "<div lang=de><h2>Velm lässt den Teich ab</h2><p>Der Rat von Velm beschloss am Montag, den Teich abzulassen.</p><p>Die Angler erfuhren es durch einen Brief.</p></div>"
    #expect(try told(article(text + german)) == plain)
    #expect(
      try told(
        article(text + "<blockquote lang=de><p>Niemand hat uns gefragt, und niemand wird es tun.</p></blockquote>")
      ).count == 4)
  }

  @Test func whatAsksForSupportAtTheEndIsLeftOut() throws {
    #expect(
      try told(article(text + paragraphs("The Velm Courier is funded by readers. Support our journalism today.")))
        == plain)
  }

  @Test(arguments: [
    #"<span class="author vcard"><span class="fn">Nora Feld</span></span>"#,
    #"<div class="byline">By <a rel="author" href="/n">Nora Feld</a></div>"#,
  ])
  func authorsOnCards(markup: String) throws { #expect(try article(markup + text).byline == "Nora Feld") }

  @Test func aCommentersCardNamesNoAuthor() throws {
    let comment = #"<div class="comment-author vcard author"><cite class="fn">Ola Brandt</cite></div>"#
    #expect(
      try article(text + "<ol class=comments><li class=comment>\(comment)<p>Well said.</p></li></ol>").byline == nil)
  }

  @Test(arguments: [
    #"<abbr class="published" title="2024-03-05T09:15:00+01:00">Tuesday</abbr>"#,
    #"<time datetime="Tue Mar 05 09:15:00 CET 2024">5 March</time>"#,
  ])
  func days(markup: String) throws { #expect(try article(markup + text).dates.map(\.iso).contains("2024-03-05")) }

  @Test(arguments: ["article:published:time", "published_at", "dc.date.created"])
  func claimedDays(name: String) throws {
    let head = #"<meta property="\#(name)" content="2024-03-05T09:15:00Z">"#
    #expect(try article(text, head: head).dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: [
    (
      String.Encoding.windowsCP1251, "windows-1251",
      "Совет города Вельм в понедельник решил спустить мельничный пруд на девять недель, пока каменщики чинят стену."
    ),
    (.shiftJIS, "shift_jis", "ヴェルムの町議会は月曜日、石工が壁を直すあいだ、水車の池の水を九週間抜くことを決めた。釣り人は手紙で知らされた。"),
  ])
  func encodingsThatAPageDoesNotName(encoding: String.Encoding, name: String, text: String) throws {
    let html = "<html><head><title>x</title></head><body><p>\(text)</p><p>\(text)</p></body></html>"
    let bytes = try #require(html.data(using: encoding))
    let decoded = try TextDecoder().decode(Array(bytes))
    #expect(decoded.assumed == name)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == html)
  }

  @Test func bytesOfNoLanguageAreRefused() {
    let bytes =
      Array("<html><body><p>".utf8) + (0..<400).map { UInt8(128 + $0 * 37 % 128) } + Array("</p></body></html>".utf8)
    #expect(throws: IngestError.self) { try TextDecoder().decode(bytes) }
  }
}
