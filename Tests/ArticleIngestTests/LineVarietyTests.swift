// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@testable import ArticleIngest

/// Lines round a text in forms that were met late: who wrote it and when, whose it is, and how it ends.
@Suite struct LineVarietyTests {
  private func author(_ head: String...) throws -> String? {
    try read(([Pond.title] + head + [Pond.lead, Pond.more]).joined(separator: "\n\n")).byline
  }

  private func under(_ lines: String...) throws -> Article {
    try read(([Pond.title] + lines + [Pond.lead, Pond.more]).joined(separator: "\n\n"))
  }

  private func over(_ line: String) throws -> Article {
    try pond(Pond.title, "By Ada Lind", Pond.lead, Pond.more, line)
  }

  @Test(arguments: [
    "Por Ada Lind, em Velm", "Di Ada Lind, a Velm", "Von Ada Lind, in Bad Velm", "By Ada Lind/AFP",
    "Par Ada Lind avec AFP",
    "Published on Monday, 4 March 2024 | Written by Ada Lind", "Ada Lind · 4 March 2024 · 3 min read",
    "4 March 2024, Ada Lind", "Velm - Ada Lind", "Interview: Ada Lind", "Words by Ada Lind. Photographs by Jo Sand",
    "Text: Ada Lind; pictures: Jo Sand", "Ada Lind Sunday, May 4 2025, 10:00am", "Texte par : Ada Lind",
    "By Ada Lind. Translated from the German by Jo Sand",
  ]) func whoWroteIt(line: String) throws {
    let article = try under(line)
    #expect(
      article.byline == "Ada Lind" && kinds(article) == ["headline", "byline", "body", "body"], "\(kinds(article))")
  }

  @Test(arguments: [
    ("Egilea: Nerea Etxeberria", "2024ko martxoaren 5a", "Irakurri ere: Kaia itxita"),
    ("ავტორი: ნინო ბერიძე", "5 მარტი 2024", "ასევე წაიკითხეთ: ხიდი დაკეტილია"),
    ("Аўтар: Алесь Каваль", "5 сакавіка 2024 года", "Чытайце таксама: Мост зачынены"),
    ("Deur Anna Botha", "5 Maart 2024", "Lees ook: Die brug is toe"),
    ("Nga Ana Hoxha", "5 mars 2024", "Lexo edhe: Ura u mbyll"),
    ("Аутор: Мина Илић", "5. марта 2024.", "Прочитајте и: Мост је затворен"),
  ]) func linesOfMoreLanguages(author: String, day: String, pointer: String) throws {
    let article = try pond(Pond.title, author, day, Pond.lead, Pond.more, pointer)
    #expect(kinds(article) == ["headline", "byline", "date", "body", "body", "readnext"], "\(kinds(article))")
    #expect(article.dates.map(\.iso) == ["2024-03-05"] && article.byline?.split(separator: " ").count == 2)
  }

  @Test(arguments: [
    "- Reklamë -", "[Advertisement]", "— Werbung —", "MCB // JAP", "Lusa/Fim",
    "Newsletter nicht richtig dargestellt? Im Browser ansehen: https://velm.example/77",
  ]) func whatPapersAndAgenciesAddIsFurniture(line: String) throws {
    #expect(try kinds(over(line)).last == "furniture")
  }

  @Test func aScriptOfTheRadioNamesItsPartsInCapitals() throws {
    let head = "DATE=2024-03-05\nTYPE=CORRESPONDENT REPORT\nTITLE=VELM / POND\nBYLINE=ADA LIND\nDATELINE=VELM\nCONTENT="
    let article = try pond(head, Pond.lead, Pond.more)
    #expect(
      article.byline == "ADA LIND" && article.title == "VELM / POND" && article.dates.map(\.iso) == ["2024-03-05"])
    #expect(kinds(article).suffix(2) == ["body", "body"] && !kinds(article).dropLast(2).contains("body"))
  }

  @Test func anAuthorOfTheEastBeforeTheDayIsNamedWithIt() throws {
    let article = try under("박지훈 기자 승인 2024.03.05 09:40")
    #expect(article.byline == "박지훈" && article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test func ofTwoBracketsTheAgencysSaysWhoseTheReportIs() throws {
    let report = "Velm (France), 14 mars 2023 (AFP) - " + Pond.lead
    #expect(try chain(pond(Pond.title, report, Pond.more)).contains { $0.hasPrefix("AFP") })
  }

  @Test(arguments: [
    "See POND, Page A6", "POND, From Page A1", "Continued on Page 14", "(Continued from Page 1)",
    "Fortsetzung auf Seite 4",
    "Suite page 7", "Viene de la página 1", "La Voce di Velm - P.IVA 123 - Tutti i diritti riservati",
    "Page maintained by Ada Lind. You are visitor number 00412. Best viewed at 800 x 600.",
    "Back to the front page © 1998 Velm Courier", "저작권자 벨름신문 무단전재 및 재배포 금지",
    "При перепечатке ссылка на «Вестник» обязательна",
  ]) func whatThePageAddsIsFurniture(line: String) throws { #expect(try kinds(over(line)).last == "furniture") }

  @Test(arguments: [
    "该公司未经授权使用了池塘的照片。", "人気ブログが無断転載の被害、訴えへ", "版权所有者起诉了池塘的照片", "При перепечатке книги нашли ошибку",
    "See the pond, page by page, before 2030.", "The rights of 1998 continued on paper",
    "Pond, page 3 of the plan says", "A visitor, number 12 in the queue, asked why.",
  ]) func whatOnlySoundsLikeItIsText(line: String) throws { #expect(try kinds(over(line)).last != "furniture") }

  @Test func anAuthorBehindTheDayIsNamedWithTheDay() throws {
    for line in [
      "7 Kasım 2023 Haber: Ada Lind", "5 March 2024, 10:04 Text: Ada Lind", "By Ada Lind 5 March 2024 10:04",
    ] {
      let article = try under(line)
      #expect(article.byline == "Ada Lind" && article.dates.count == 1, "\(line) \(kinds(article))")
    }
  }

  @Test func aNameUnderDaysIsTheAuthors() throws {
    #expect(try author("Published: 4 March 2024 06:20", "Updated: 5 March 2024 10:11", "Ada Lind") == "Ada Lind")
    #expect(try author("2024年3月4日", "山田太郎") == "山田太郎")
    #expect(try author("Ada Lind", "Da Agência Velm", "4 March 2024") == "Ada Lind")
  }

  @Test(arguments: [
    "The Velm Gazette Editorial Board", "Gazette staff and wire reports", "Post staff with news services",
  ])
  func aPapersPeopleWroteIt(line: String) throws {
    #expect(try kinds(under(line)) == ["headline", "byline", "body", "body"])
  }

  @Test(arguments: [
    ("Mit Material der dpa", "dpa"), ("A version of this article first appeared in Velm Notes on May 2.", "Velm Notes"),
    ("Con información de Reuters", "Reuters"), ("Zdroj: ČTK", "ČTK"), ("• With reporting by AFP", "AFP"),
    ("Translated from the Czech by Jo Sand and edited by Mara Berg.", "Jo Sand"),
    ("This article first appeared on Velm Notes. Read the original here.", "Velm Notes"),
    ("Copyright 2024 The Associated Press. All rights reserved.", "The Associated Press"),
    ("Reprinted with permission from the Velm Review, March 2024", "the Velm Review"),
  ]) func whoseItIs(line: String, party: String) throws {
    let article = try over(line)
    #expect(article.provenance.map(\.party).contains(party), "\(chain(article))")
    #expect(kinds(article).last == "credit")
  }

  @Test(arguments: [
    "Jo Sand contributed from Ostra.", "Sand reported from Ostra.", "Подписаться на канал",
    "Ada Lind is the chair of the Velm harbour board and of its fund. The views expressed here are her own.",
  ]) func whatIsSaidUnderATextIsNoneOfIt(line: String) throws {
    #expect(try kinds(over(line)).last != "body")
  }

  @Test func notesUnderAWireReportMakeItNoMarkdown() throws {
    let report = [
      "Hafenrat schließt Mole in Velm", "Von Ada Lind, dpa",
      "Velm (dpa) - Der Hafenrat von Velm hat die Mole geschlossen.",
      "Die Reparatur soll vier Millionen Euro kosten, hieß es am Dienstag in Velm.", "# dpa-Notizblock",
      "## Redaktionelle Hinweise", "dpa hol yyon n1 br",
    ]
    let article = try #require(try ArticleReader().read(Array(report.joined(separator: "\n\n").utf8)).first)
    #expect(kinds(article) == ["headline", "byline", "body", "body", "furniture", "furniture", "furniture"])
    let text = "The ferry left.\n\n## Why\n\nIt was noon, the board said.\n\n## When\n\nAt noon, said the board."
    #expect(
      try ArticleReader().read(Array(text.utf8)).first.map(kinds) == ["body", "heading", "body", "heading", "body"])
  }

  @Test func anAgencyIsOneHandWithItsArticleAndWithout() throws {
    let text =
      "Quay sold\n\nBy Ada Lind / Associated Press\n\nThe quay was sold on Monday, the harbour board of Velm said.\n\n"
      + "Copyright 2025 The Associated Press. All rights reserved.\n"
    let article = try #require(try ArticleReader().read(Array(text.utf8)).first)
    #expect(article.provenance.map(\.party) == ["The Associated Press"], "\(chain(article))")
  }

  @Test func aNameMayStandOverItsOutletAndUnderAStandfirst() throws {
    #expect(try author("Ada Lind", "Velm Times, 1 August 2025") == "Ada Lind")
    #expect(try kinds(under("ADA LIND in Velm")) == ["headline", "byline", "body", "body"])
    let deck = "The council has hired thirty masons from a bankrupt firm and sent them to the wall"
    let article = try under(deck, "1 August 2025", "Ada Lind Water correspondent")
    #expect(kinds(article) == ["headline", "deck", "date", "byline", "body", "body"] && article.byline == "Ada Lind")
  }

  @Test func aStandfirstMayStandOverAQuestion() throws {
    let deck = "Jo Sand has guarded the pond for ten years. Ada Lind asked her what has changed"
    let article = try pond(Pond.title, deck, "Why is it dry?", Pond.lead, "Who pays?", Pond.more)
    #expect(kinds(article) == ["headline", "deck", "heading", "body", "heading", "body"])
    let list = try pond(Pond.title, "By Ada Lind", "1. It is dry", Pond.lead, "2. It was deep", Pond.more)
    #expect(!kinds(list).contains("deck"))
  }

  @Test func buttonsAndABracketedPhotographer() throws {
    let article = try under(
      "By Ada Lind", "Share Save", "Masons stand on the wall in Velm on Friday [Jo Sand/Velm Times]")
    #expect(kinds(article) == ["headline", "byline", "furniture", "caption", "body", "body"])
  }

  @Test func whoHelpedIsCredited() throws {
    #expect(try kinds(over("Report by Jo Sand in Velm; editing by Mara Berg")).last == "credit")
    #expect(try kinds(over("(Reportage Jo Sand, édité par Mara Berg)")).last == "credit")
    #expect(try over("(Avec AFP)").provenance.map(\.party) == ["AFP"])
    #expect(try kinds(over("Information from Velm Radio was used in this report.")).last == "credit")
    #expect(try kinds(over("• With reporting by Jo Sand in Ellery")).last == "credit")
  }

  @Test(arguments: [
    ("VELM (Velm Post/AFP) – ", "AFP"), ("[벨름=뉴시스] 이수진 기자 = ", "뉴시스"), ("فيلم (أ ف ب) - ", "أ ف ب"),
  ]) func datelines(head: String, agency: String) throws {
    #expect(try pond(Pond.title, head + Pond.lead, Pond.more).provenance.map(\.party) == [agency])
  }

  @Test(arguments: [
    "mk/ pad/", "[adl/th]", "Image 2 of 5", "- ENDS -", "— Ende —", "무단 전재 및 재배포 금지", "Wszelkie prawa zastrzeżone",
  ])
  func howATextEnds(line: String) throws { #expect(try kinds(over(line)).last == "furniture") }

  @Test func aReleaseSaysItsDay() throws {
    let release = try pond("For immediate release: 4 March 2024", Pond.title, Pond.lead, Pond.more)
    #expect(release.dates.map(\.iso) == ["2024-03-04"] && release.title == Pond.title)
    let post = try pond("Posted 4 March 2024 by pondfriends", Pond.title, Pond.lead, Pond.more)
    #expect(post.provenance.map(\.party) == ["pondfriends"] && post.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func aReportsSignAndASentenceAboutPersonsAreNoCaptions() throws {
    #expect(try kinds(over("The wall was cracked, the masons said on Tuesday. (dpa/tl)")).last == "body")
    let talk = try pond(
      Pond.title, "Jo Sand talks to Ada Lind about the last winter on the pond.", Pond.lead, Pond.more)
    #expect(["body", "deck"].contains(kinds(talk)[1]))
  }

  private func page(_ body: String, head: String = "") throws -> Article {
    let text = "<p>\(Pond.lead)</p><p>\(Pond.more)</p>"
    return try read(
      "<html lang=en><head><title>\(Pond.title)</title>\(head)</head><body><article><h1>\(Pond.title)</h1>"
        + body.replacing("%", with: text) + "</article></body></html>", .html)
  }

  @Test func aCardBesideAnEntrysTextIsItsAuthors() throws {
    let card = "<span class=vcard><span class=fn>Ada Lind</span></span>"
    #expect(try page("<div class=hentry>\(card)<div class=entry-content>%</div></div>").byline == "Ada Lind")
    #expect(try page("<div class=hentry><div class=entry-content>%<p>\(card) was there.</p></div></div>").byline == nil)
  }

  @Test(arguments: ["04 MAR 24", "04-Mar-24", "Mar 4, '24", "Mar-04-2024", "4th Mar '24"])
  func daysInShortForms(day: String) throws {
    let article = try under(day)
    #expect(article.dates.map(\.iso) == ["2024-03-04"] && kinds(article)[1] == "date")
    let dated = try pond(
      Pond.title, "VELM, 04 MAR - 24 boats lie dry in the pond of Velm since Monday, the council said.")
    #expect(dated.dates.map(\.iso) == ["--03-04"])
  }

  @Test func linesOverTheTextUnderATitleThatIsNoHeading() throws {
    let head = "<div><div>\(Pond.title)</div><div>by Ada Lind</div><div>Mar 4, 2024</div></div>"
    let text = [Pond.lead, Pond.more, Pond.lead + " Again."].map { "<div>\($0)</div>" }.joined()
    let article = try read(
      "<html><head><title>\(Pond.title) - Velm Times</title></head><body><div>\(head)<div>\(text)</div></div></body></html>",
      .html)
    #expect(article.byline == "Ada Lind" && article.dates.map(\.iso) == ["2024-03-04"])
    #expect(article.paragraphs.count == 3)
  }

  @Test func anAuthorsParagraphIsNoText() throws {
    let article = try page("<p class=author-line>Ada Lind<br>Velm Post</p>%")
    #expect(article.byline == "Ada Lind" && article.paragraphs.map(\.text) == [Pond.lead, Pond.more])
    let note = "Ada Lind is a writer in Velm, and she has fished in the pond since she was nine."
    #expect(try page("%<p class=author-note>\(note)</p>").paragraphs.map(\.text) == [Pond.lead, Pond.more, note])
  }

  @Test func timesHeadTheEntriesOfADay() throws {
    let article = try page(
      "<p>\(Pond.lead)</p><h3>07:10</h3><p>\(Pond.more)</p><h3>06:45</h3><p>\(Pond.lead) Today.</p>")
    #expect(kinds(article) == ["body", "heading", "body", "heading", "body"])
  }

  @Test func linkedDataMayListNamesOfOnePerson() throws {
    let data = #"{"@type": "NewsArticle", "author": {"@type": "Person", "name": ["Ada Lind", "Jo Sand"]}}"#
    #expect(try page("%", head: "<script type=\"application/ld+json\">\(data)</script>").byline == "Ada Lind, Jo Sand")
  }

  @Test(arguments: [
    "title,published_on,text\nPond,2024-03-04,\(Pond.lead)\n",
    #"{"title": "Pond", "published": 1709532000, "text": "\#(Pond.lead)"}"#,
  ]) func daysOfRecords(record: String) throws {
    #expect(try ArticleReader().read(Array(record.utf8)).first?.dates.map(\.iso) == ["2024-03-04"])
  }
}

/// What stands round a text though no script has hidden it, and lines that only their indents part.
@Suite struct SavedTextTests {
  private static let story = [
    "The old mill of Velm burned down in the early hours of Sunday, the fire brigade said in a short statement.",
    "Forty people fought the blaze for six hours, and the roof fell in shortly before dawn, a neighbour told us.",
    "The mill was built in 1871 and had been empty since 1996, for plans to make flats of it were refused twice.",
  ]

  @Test(arguments: ["onetrust-consent-sdk", "CybotCookiebotDialog", "didomi-host", "cmplz-cookiebanner-container"])
  func whatAsksForConsentIsNoText(id: String) throws {
    let box = "<div id=\"\(id)\"><h2>Privacy Preference Center</h2><p>\(Self.consent)</p><h3>Strictly needed</h3></div>"
    let page =
      "<html lang=\"en\"><body>\(box)<article><h1>Mill burns</h1>"
      + Self.story.map { "<p>\($0)</p>" }.joined() + "</article></body></html>"
    let texts = try ArticleReader().read(Array(page.utf8))[0].paragraphs.map(\.text)
    #expect(texts.filter { $0 != "Mill burns" } == Self.story)
  }

  private static let consent =
    "When you come to any site, it may keep or fetch things on your browser, mostly such as might be about you or your device."

  @Test func paragraphsThatOnlyIndentsPartAreWhole() throws {
    let text = "Mill burns in Velm\n\n" + Self.story.map(indented).joined(separator: "\n") + "\n"
    let article = try ArticleReader().read(Array(text.utf8))[0]
    #expect(article.paragraphs.map(\.kind) == [.headline, .body, .body, .body])
    #expect(article.paragraphs.dropFirst().map(\.text) == Self.story)
  }

  /// A paragraph broken at 64 characters, its first line drawn in by four.
  private func indented(_ paragraph: String) -> String {
    var lines = ["   "]
    for word in paragraph.split(separator: " ") {
      if lines[lines.count - 1].count + word.count >= 64 {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] += " \(word)"
      }
    }
    return lines.map { $0.hasPrefix("    ") ? $0 : String($0.drop { $0 == " " }) }.joined(separator: "\n")
  }
}

/// What newsletters say of why they came.
@Suite struct NewsletterFootTests {
  @Test(
    arguments: [
      "Sie erhalten diese E-Mail, weil Sie den Newsletter des Kuriers von Velm bestellt haben.",
      "Vous recevez cet e-mail car vous êtes abonné à la lettre du Courrier de Velm, chaque matin.",
      "Recibes este correo porque te has suscrito al boletín diario del Correo de Velm en su página.",
      "Ricevi questa e-mail perché ti sei abbonato alla lettera quotidiana del Corriere di Velm.",
      "U ontvangt deze mail omdat u zich hebt geabonneerd op de dagelijkse brief van de Koerier van Velm.",
    ])
  func whyAMessageCameIsNoText(line: String) {
    #expect(isFurniture(line))
    let sentence = "Sie erhalten diese E-Mail, sagte der Minister am Dienstag, erst nach dem Ende der Untersuchung."
    #expect(!isFurniture(sentence))
  }

  private func isFurniture(_ line: String) -> Bool {
    if case .furniture = LineReading(line, atHead: false) { true } else { false }
  }
}

/// Days that are two, printed where no language says which.
@Suite struct UnclearDayTests {
  private static let body =
    "The ferry left Velm at noon, the harbour board said on Tuesday.\n\nNobody was on the quay but a dog, the crew said."

  @Test(
    arguments: [
      ("Ferry leaves\nBy Mara Lind\n03/04/2024\n\n\(body)\n", nil, "03/04/2024"),
      ("Title: Ferry leaves\nDate: 3/4/2024\n\n\(body)\n", nil, "3/4/2024"),
      ("Ferry leaves\n13/04/2024\n\n\(body)\n", "2024-04-13", nil),
      (
        "<html lang=\"en\"><body><article><h1>Ferry</h1><p class=\"date\">Published 03/04/2024 10:00</p><p>\(body)</p>",
        nil, "03/04/2024"
      ),
      (
        "<html lang=\"en-GB\"><body><article><h1>Ferry</h1><p class=\"date\">Published 03/04/2024 10:00</p><p>\(body)</p>",
        "2024-04-03", nil
      ),
    ] as [(String, String?, String?)])
  func whatNamesNoOneDayIsKeptAsAClaim(text: String, day: String?, claim: String?) throws {
    let article = try ArticleReader().read(Array(text.utf8))[0]
    #expect(article.dates.first?.iso == day)
    #expect(article.claims.first { $0.field == .published }?.value == claim)
  }
}
