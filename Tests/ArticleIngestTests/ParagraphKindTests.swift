// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// What single lines are taken for, inside an article of ordinary paragraphs.
@Suite struct ParagraphKindTests {
  private let prose = "The council met on Monday and voted by nine to four to close the harbour road until the spring."

  private func kind(of line: String) throws -> String {
    let article = try read(
      "Harbour road to close until spring\n\n\(prose)\n\n\(line)\n\n\(prose) It reopens in May.\n\n\(prose)")
    return kinds(article)[2]
  }

  @Test(arguments: [
    "Published 3 March 2024", "Updated: March 4, 2024 at 10:15 a.m. GMT", "2024-03-04", "Friday, June 17, 2022",
    "17.06.2022", "Le 17 juin 2022 à 10h15", "Aktualisiert am 17. Juni 2022, 10:15 Uhr", "2022年6月17日", "3 hours ago",
    "Last updated on 17th of June 2022 10:15 UTC | 4 min read", "Kamis, 17 Juni 2022 06:30 WIB", "2022年6月17日 6時30分",
    "2022년 6월 17일 오전 6시 30분", "fredag 17 juni 2022 kl. 06.30", "пятница, 17 июня 2022, 06:30 мск",
  ]) func dates(line: String) throws { #expect(try kind(of: line) == "date") }

  @Test(arguments: [
    "By Ana Ruiz and Tom Hale", "By X, The Coastal Post", "BY ANA RUIZ", "Von Anna Weiß", "Par Léa Martin",
    "By Ana Ruiz | 3 March 2024", "Written by Tom Hale", "By Ana Ruiz in London", "By Coastal Voice English",
    "By Martin Luther Jr.", "بقلم: نور حداد", "Oleh Ana Ruiz", "Ana Ruiz, 3 March 2024", "文・佐藤花子",
  ]) func bylines(line: String) throws { #expect(try kind(of: line) == "byline") }

  @Test(arguments: [
    "Source: The Meridian Courier", "(Reuters)", "— AP", "AFP/dpa", "Via: Coastal Post", "Quelle: dpa",
    "This article was originally published by The Meridian Courier.", "Reporting by Ana Ruiz; editing by Tom Hale",
    "This story first appeared in the Meridian Courier on March 3, 2024.", "Aus dem Dänischen von Anna Weiß",
    "Translated from Danish by Ana Ruiz.", "Traduit de l’anglais par Léa Martin",
    "Photo: Ana Ruiz/Reuters", "The Associated Press contributed to this report.",
  ]) func credits(line: String) throws { #expect(try kind(of: line) == "credit") }

  @Test(arguments: [
    "Read more: The road that nobody mended", "Also read", "Related: Ostra's long war on small boats",
    "READ NEXT | Why the quay matters", "Lire aussi : La route", "Lesen Sie auch: Der Hafen", "関連記事：港の道",
    "Watch: How the road was lost", "You may also like", "Čtěte také: Cesta", "Đọc thêm: Con đường",
  ]) func readNextLines(line: String) throws { #expect(try kind(of: line) == "readnext") }

  @Test(arguments: [
    "(c) 2024 The Coastal Post. All rights reserved.", "Advertisement", "***", "Sign up for our morning newsletter.",
    "Share this article", "https://example.org/road", "BC-HARBOUR-ROAD", "Follow us on Mastodon", "© 2024 Coastal Post",
    "Enditem", "More to follow", "(more)", "Home > News > Local", "News | Sport | Weather | Opinion",
    "desk@coastalpost.example", "Editor’s note: This story has been updated.",
    "Advertisement - scroll to continue reading",
    "This article is for subscribers only. Log in to read it.",
    "If you like what we do, please consider supporting us with a small donation.", "Tweet", "Listen to this article",
    "4 min", "dpa hol/br yyzz n1", "Lesezeit: 3 Minuten",
    "The post Harbour road closes appeared first on Coastal Post.",
    "We use cookies and your consent lets our partners read your device.",
  ]) func furniture(line: String) throws { #expect(try kind(of: line) == "furniture") }

  @Test(arguments: [
    "Image caption, The harbour road in winter", "File photo: The harbour road in January.",
    "The harbour road in January. (Photo by Ana Ruiz)", "Pictured: the closed road",
    "The harbour road, pictured in January. AP Photo/Ana Ruiz",
    "The harbour road in January. (Ana Ruiz/Coastal Post)",
  ]) func captions(line: String) throws { #expect(try kind(of: line) == "caption") }

  @Test(arguments: [
    "»Jetzt reicht es.«", "›Schade‹, sagte sie. ›Sehr schade.‹", "„Es reicht.“", "The road is old.[2][3]",
    "It is lost.¹",
  ]) func whatEndsWithAQuotationOrANoteIsASentence(line: String) throws { #expect(try kind(of: line) == "body") }

  @Test(arguments: [
    "Every morning at five, Marta Holm sits in her kitchen above the quay and mends nets.",
    "I sit in a meeting at the office and listen to a man read his slides.",
    "Sir, I write about the trains and their delays in our county.",
  ]) func aFirstSentenceInThePresentIsTheLead(line: String) throws {
    #expect(kinds(try read("Nets\n\nBy Lena Frost\n\n\(line)\n\n\(prose)\n\n\(prose)"))[2] == "body")
  }

  @Test(arguments: ["Who pays for the road?", "WHAT HAPPENS NEXT", "A road for nobody", "Was nun?"])
  func headings(line: String) throws { #expect(try kind(of: line) == "heading") }

  @Test(arguments: [
    "Read the report, the mayor said, and then come back to me.", "By Friday, the road was quiet.",
    "By the time the council met, the road had been closed.", "Nobody asked why.", "“Who pays for it?” she asked.",
    "In 2022 the road was closed for eleven days.", "Sources said the road was unsafe.",
    "Related costs rose by a third.",
    "We use cookies at tea, said the mayor, who had baked them himself for the whole of the council.",
    "The road is closed (or nearly so).", "Not a soul in the streets of Vela.",
    "Watch committees were formed in every street.",
  ]) func bodies(line: String) throws { #expect(try kind(of: line) == "body") }

  @Test func aKickerStandsOverTheHeadline() throws {
    let article = try read(
      "OPINION\n\nWhy the harbour road should stay open\n\nNobody asked the people who live on it.\n\n\(prose)")
    #expect(kinds(article) == ["furniture", "headline", "body", "body"])
    #expect(article.title == "Why the harbour road should stay open")
  }

  @Test func aLeadIsNeverTheTitle() throws {
    let article = try read("\(prose)\n\n\(prose)\n\n\(prose)")
    #expect(article.title == nil)
    #expect(kinds(article) == ["body", "body", "body"])
  }

  @Test(arguments: ["Bridge closed for a month", "Who pays for the bridge?", "Bridge closed"])
  func theFirstLineDirectlyAboveABylineIsTheHeadline(line: String) throws {
    let article = try read(
      "\(line)\n\nBy Ann Smith, Vela Post\n12 May 2024\n\nThe bridge is shut.\n\nNobody knows why.")
    #expect(kinds(article) == ["headline", "byline", "date", "body", "body"])
    #expect(article.title == line)
  }

  @Test func aLeadAboveABylineIsNoHeadlineAndAKickerIsNone() throws {
    #expect(try kinds(read("\(prose)\n\nBy Ana Ruiz\n\n\(prose)\n\n\(prose)"))[0] == "body")
    let article = try read("OPINION\n\nBy Ana Ruiz\n\nWhy the road should stay open\n\n\(prose)\n\n\(prose)")
    #expect(article.title == "Why the road should stay open")
  }

  @Test func aDeckStandsAboveTheByline() throws {
    let article = try read("Harbour road to close\n\n\(prose)\n\nBy Ana Ruiz\n\n3 March 2024\n\n\(prose)\n\n\(prose)")
    #expect(kinds(article) == ["headline", "deck", "byline", "date", "body", "body"])
  }

  @Test func titlesUnderABarePointerPointElsewhere() throws {
    let article = try pond(
      Pond.title, Pond.lead, Pond.more, "Related stories", "Anglers threaten to sue", "A bridge is closed for a month")
    #expect(kinds(article) == ["headline", "body", "body", "readnext", "readnext", "readnext"])
  }

  @Test func aQuestionOfAnyLengthAloneOnALineIsAHeading() throws {
    let question =
      "Why did the council wait until the end of the season before it told those who had paid for all of it?"
    #expect(try kinds(pond(Pond.title, Pond.lead, question, Pond.more)) == ["headline", "body", "heading", "body"])
  }

  @Test func wordsThatEndWithACommaAreNoHeading() throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, "Yours, etc.,", Pond.more)) == ["headline", "body", "body", "body"])
  }

  @Test(arguments: [
    "De molenvijver blijft tot november leeg, zei de wethouder donderdag in de raad.",
    "Der Teich bleibt bis November leer, hieß es in der Stadt.",
    "Il laghetto resta vuoto, ha detto in aula il sindaco.",
  ])
  func aLeadInAnotherLanguageIsNoCaption(lead: String) throws {
    #expect(try kinds(pond("Velm", "By Nora Feld", lead, Pond.more)).dropFirst(2) == ["body", "body"])
  }
}
