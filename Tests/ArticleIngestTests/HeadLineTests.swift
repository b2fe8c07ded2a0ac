// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What stands over and under the running text of plain texts: authors, dates, slugs, sign-offs, in several languages.
@Suite struct HeadLineTests {
  private static let lead =
    "The town council of Velm voted on Monday to drain the mill pond for nine weeks while masons mend its wall."
  private static let more =
    "Anglers were told by letter, and several said that they had nowhere else to go before winter."

  private func article(_ lines: [String], under title: String = "Velm drains its mill pond") throws -> Article {
    try read(([title] + lines + [Self.lead, Self.more]).joined(separator: "\n\n"))
  }

  /// The kinds of the lines under the headline; those of the running text behind them are looked at as well.
  private func kinds(of lines: [String]) throws -> [String] {
    let all = ArticleIngestTests.kinds(try article(lines))
    #expect(all.first == "headline" && all.suffix(2) == ["body", "body"], "\(all)")
    return Array(all.dropFirst().dropLast(2))
  }

  @Test(arguments: [
    ("Nora Feld with agencies", "Nora Feld"), ("Courier staff and agencies", "Courier staff"),
    ("Nora Feld | 5 March 2024", "Nora Feld"), ("By Nora Feld @norafeld", "Nora Feld"),
    ("By Nora Feld in Velm", "Nora Feld"), ("Nora Feld, town correspondent", "Nora Feld"),
    ("Nora Feld", "Nora Feld"), ("Nora J. Feld", "Nora J. Feld"), ("Nóra O’Feld-Brandt", "Nóra O’Feld-Brandt"),
  ])
  func authors(line: String, name: String) throws {
    #expect(try kinds(of: [line]) == ["byline"])
    #expect(try article([line]).byline == name)
  }

  @Test(arguments: ["Middle East", "World News", "Anglers are angry", "The Mill Pond"])
  func twoWordsThatAreNoName(line: String) throws { #expect(try article([line]).byline == nil) }

  @Test(arguments: ["EMBARGOED UNTIL 6 A.M. FRIDAY", "FOR IMMEDIATE RELEASE"])
  func whatTheDeskIsToldIsNoHeadline(line: String) throws {
    let article = try read([line, "Velm drains its mill pond", Self.lead, Self.more].joined(separator: "\n\n"))
    #expect(ArticleIngestTests.kinds(article) == ["furniture", "headline", "body", "body"])
  }

  @Test func aNameBetweenStandfirstAndDateIsTheAuthors() throws {
    let lines = ["Anglers say they were told by letter", "Nora Feld", "March 5, 2024 | 9:15 am"]
    #expect(try kinds(of: lines) == ["deck", "byline", "date"])
    #expect(try article(lines).byline == "Nora Feld")
  }

  @Test func theOutletUnderTheAuthorsIsTheirs() throws {
    #expect(try kinds(of: ["By Nora Feld and Ola Brandt", "The Velm Courier"]) == ["byline", "byline"])
  }

  @Test(arguments: [
    "5 березня 2024 року", "5 Mart 2024", "5 Μαρτίου 2024", "5. března 2024", "5 martie 2024", "5. maaliskuuta 2024",
    "Tuesday 5 March 2024 09:15, UK", "9:15 AM, Mar 05, 2024",
  ])
  func days(line: String) throws {
    #expect(try kinds(of: [line]) == ["date"])
    #expect(try article([line]).dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: [
    "Di, 05.03.2024 | 09:15", "2024年3月5日(火) 09:15", "2024. március 5. 09:15", "5. marca 2024", "5 d’abril de 2024",
    "5. ožujka 2024. u 06:30", "令和6年3月5日 09:15", "中華民國113年3月5日", "20240305",
  ])
  func daysWithWhatStandsRoundThem(line: String) throws {
    #expect(try article([line]).dates.map { $0.iso.replacing("-04-", with: "-03-") } == ["2024-03-05"])
  }

  @Test(arguments: [
    ("fr", "05/03/2024 09:15", ["2024-03-05"]), ("nl", "05-03-2024", ["2024-03-05"]), ("en", "05/03/2024", []),
    ("en-US", "05/03/2024", ["2024-05-03"]), ("en-GB", "05/03/2024", ["2024-03-05"]),
    ("fr", "05/13/2024", ["2024-05-13"]),
  ])
  func theLanguageOfAPageSaysWhichNumberIsTheDay(language: String, line: String, days: [String]) throws {
    let page = """
      <html lang=\(language)><head><title>Velm drains its mill pond</title></head><body><h1>Velm drains its mill pond</h1>
      <div class=date>\(line)</div><p>\(Self.lead)</p><p>\(Self.more)</p></body></html>
      """
    #expect(try read(page, .html).dates.map(\.iso) == days)
  }

  @Test(arguments: [
    "Special to the Velm Courier"
  ]) func theOutletThatAskedForIt(line: String) throws {
    #expect(try kinds(of: ["By Nora Feld", line]) == ["byline", "byline"])
  }

  @Test func aDatelineBetweenSlashes() throws {
    let article = try read(
      "Вельм осушает пруд\n\nВЕЛЬМ, 5 марта. /ТАСС/. Совет города в понедельник решил осушить пруд на девять недель.")
    #expect(article.provenance.map(\.party) == ["ТАСС"])
  }

  @Test func aDayThatTwoCountriesReadOtherwiseIsADateWithoutADay() throws {
    #expect(try kinds(of: ["05/03/2024 09:15"]) == ["date"])
    #expect(try article(["05/03/2024 09:15"]).dates.isEmpty)
  }

  @Test func aDateWithASourceBehindItGivesBoth() throws {
    let article = try article(["2024-03-05 14:20 来源：河谷日报"])
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
    #expect(article.provenance.map(\.party).contains("河谷日报"))
  }

  @Test(arguments: [
    "adl/th/jj", "-0-", "— 30 —", "Contact: Nora Feld, nora@courier.example, +44 20 7946 0000", "12 comments",
    "Media enquiries: press@velm.example",
  ])
  func whatFollowsTheText(line: String) throws {
    let all = ArticleIngestTests.kinds(
      try read(["Velm drains its mill pond", Self.lead, Self.more, line].joined(separator: "\n\n")))
    #expect(all == ["headline", "body", "body", "furniture"])
  }

  @Test(arguments: ["URGENT", "r i XP-EU-Velm-Pond 1stLd-Writethru 03-05 0212"])
  func whatStandsOverAWireReport(line: String) throws {
    let all = ArticleIngestTests.kinds(
      try read([line, "Velm drains its mill pond", Self.lead, Self.more].joined(separator: "\n\n")))
    #expect(all == ["furniture", "headline", "body", "body"])
  }

  @Test(arguments: ["(via Meridian Courier)", "Source: Meridian Courier"])
  func sources(line: String) throws {
    #expect(try kinds(of: [line]) == ["credit"])
    #expect(try article([line]).provenance.map(\.party).contains("Meridian Courier"))
  }

  @Test(arguments: [
    "Читайте також: Міст закрито", "İlgili haber: Köprü kapandı", "Διαβάστε επίσης: Έκλεισε η γέφυρα", "관련 기사: 다리 폐쇄",
  ])
  func pointers(line: String) throws { #expect(try kinds(of: [Self.more, line]) == ["body", "readnext"]) }

  @Test func anOpinionsLabelBeforeTheTitleIsNoPointer() throws {
    let all = ArticleIngestTests.kinds(
      try read(["Opinion | Drain the pond", "By Nora Feld", Self.lead, Self.more].joined(separator: "\n\n")))
    #expect(all == ["headline", "byline", "body", "body"])
  }

  @Test func itemsOfANumberedListAreNoHeadingsAndALoneNumberedLineIsOne() throws {
    #expect(
      try kinds(of: [Self.more, "1. The pond closes on Monday", "2. The anglers move south"]) == [
        "body", "body", "body",
      ])
    #expect(try kinds(of: [Self.more, "1. What happens next"]) == ["body", "heading"])
  }

  @Test func aDescriptionWithThePhotographersNameIsACaption() throws {
    #expect(try kinds(of: [Self.more, "Anglers at the mill pond of Velm. Photo: Ola Brandt"]) == ["body", "caption"])
  }

  @Test func aSentenceInALanguageOfOtherLettersIsNoCaptionForWantOfEnglishVerbs() throws {
    let text =
      "Velm gölünü kapatıyor\n\nNora Feld\n\n5 Mart 2024\n\nBelediye kurulu pazartesi günü gölün on bir hafta boşaltılmasına karar verdi.\n\n"
    let all = ArticleIngestTests.kinds(try read(text + "“Bize kimse sormadı,” dedi kaptan."))
    #expect(all == ["headline", "byline", "date", "body", "body"])
  }

  private func sorts(_ article: Article) -> [String] { article.paragraphs.map(\.kind.rawValue) }

  @Test(arguments: [
    "Exclusive by Nora Feld, town correspondent", "Ein Bericht von Nora Feld", "Une enquête de Nora Feld",
    "5 March 2024 | By Nora Feld | Town", "Nora Feld, special to the Courier", "Nora Feld, специально для «Вестника»",
    "By Nora Feld at Velm Courier", "Von unserer Reporterin Nora Feld", "Авторка: Nora Feld", "Texto de Nora Feld",
  ])
  func whoWroteBehindOtherWords(line: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == "Nora Feld")
  }

  @Test(arguments: ["Courier staff", "Redacción", "From our own correspondent", "Courier staff and Reuters"])
  func aPaperThatNamesNobody(line: String) throws {
    #expect(try sorts(pond(Pond.title, line, Pond.lead, Pond.more)) == ["headline", "byline", "body", "body"])
  }

  @Test(arguments: ["Staff of the mill are angry", "The Courier report", "En los campos de Castilla", "A mill in Velm"])
  func otherShortLinesNameNobody(line: String) throws {
    #expect(try pond(Pond.title, line, Pond.lead, Pond.more).byline == nil)
  }

  @Test func namesWithTheirPlaces() throws {
    let article = try pond(Pond.title, "Nora Feld in Velm and Ola Brandt in Upper Mill", Pond.lead, Pond.more)
    #expect(article.byline == "Nora Feld, Ola Brandt")
  }

  @Test(arguments: ["Town editor", "The Velm Courier", "Special to the Courier", "Town editor\nVelm"])
  func whatStandsUnderANameOnItsOwnLines(office: String) throws {
    let article = try pond(Pond.title, "By Nora Feld\n\(office)", Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == "Nora Feld")
  }

  @Test func aDayUnderANameIsALineOfItsOwn() throws {
    let article = try pond(Pond.title, "By Nora Feld\n5 March 2024", Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "byline", "date", "body", "body"])
  }

  @Test func aSecondTimeOnALineOfItsOwnGoesOnWithTheFirst() throws {
    let article = try pond(
      Pond.title, "Posted at 6:15 PM, Mar 05, 2024\nand last updated 7:02 PM, Mar 06, 2024", Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "date", "body", "body"])
    #expect(article.dates.map(\.iso) == ["2024-03-05", "2024-03-06"])
  }

  @Test func aRuleUnderTheTitleIsNoBlock() throws {
    #expect(try sorts(pond(Pond.title + "\n==========", Pond.lead, Pond.more)) == ["headline", "body", "body"])
  }

  @Test(arguments: [
    "Text and photos by Nora Feld", "Text: Nora Feld, Fotos: Ola Brandt", "Propos recueillis par Nora Feld",
    "Nora Feld reports", "By Nora Feld. Translated by Ola Brandt", "द्वारा Nora Feld",
  ])
  func whoWroteBesideWhoDidOtherWork(line: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == "Nora Feld")
  }

  @Test func whoToldItToWhom() throws {
    let article = try pond(Pond.title, "Ola Brandt, as told to Nora Feld", Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "byline", "body", "body"])
  }

  @Test(arguments: [
    ("Nora Feld for the Velm Courier", "Nora Feld"), ("Nora Feld (Velm)", "Nora Feld"),
    ("Nora Feld — Velm Packet", "Nora Feld"), ("By Nora Feld and agencies", "Nora Feld"),
    ("Nora Feld and Ola Brandt", "Nora Feld and Ola Brandt"), ("Published May 3, 2024 by Nora Feld", "Nora Feld"),
    ("Nora Feld (Velm) and Ola Brandt (Halden)", "Nora Feld, Ola Brandt"), ("Nora Feld, May 3", "Nora Feld"),
    ("By Nora Feld, Velm, and Ola Brandt, Halden", "Nora Feld, and Ola Brandt"),
  ])
  func namesAndWhatBelongsToThem(line: String, names: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(sorts(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == names)
  }

  @Test(arguments: ["Anglers and masons", "A pond, a wall and a bill", "Velm, Halden and Upper Mill are dry"])
  func listsOfOtherThingsNameNobody(line: String) throws {
    #expect(try pond(Pond.title, line, Pond.lead, Pond.more).byline == nil)
  }
}
