// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Lines over and under texts as newsrooms of many countries write them.
@Suite struct NewsroomLineTests {
  /// The article with lines under its headline, and the kinds that these have.
  private func headed(_ lines: [String]) throws -> (Article, [String]) {
    let article = try read(([Pond.title] + lines + [Pond.lead, Pond.more]).joined(separator: "\n\n"))
    return (article, Array(kinds(article).dropFirst().prefix(lines.count)))
  }

  @Test(arguments: [
    "মঙ্গলবার, ৫ মার্চ ২০২৪", "मंगलवार, 5 मार्च 2024 09:15", "5 مارچ 2024", "٥ مارس ٢٠٢٤", "۱۵ اسفند ۱۴۰۲", "5 มีนาคม 2567",
    "5 மார்ச் 2024", "5 март 2024 г., 09:15", "5 de març de 2024", "5. mart 2024. 09:15", "ngày 5 tháng 3 năm 2024",
    "Velm, 5 March 2024", "Velm - 05 mar 2024 - 09:15 CET", "The Velm Courier, 5 March 2024", "05-Mar-2024",
  ])
  func days(line: String) throws {
    let (article, kinds) = try headed([line])
    #expect(kinds == ["date"])
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test func theNumbersOfADayBehindAWord() throws {
    let text =
      "Velm vide son étang\n\nLe 05/03/2024 à 09:15\n\nLe conseil de Velm a décidé lundi de vider l’étang du moulin"
    let article = try read(text + " pour neuf semaines.\n\nLes pêcheurs ont appris la nouvelle par une lettre.")
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: [
    "Von Nora Feld, Velm", "Par Nora Feld (à Velm)", "Door onze redacteur Nora Feld", "Penulis: Nora Feld",
    "Piše: Nora Feld", "de Nora Feld", "Text: Nora Feld", "文｜Nora Feld", "Nora Feld @norafeld",
    "From Nora Feld, our correspondent in Velm", "By Nora Feld / The Velm Courier", "The Velm Courier · By Nora Feld",
    "Nora Feld | The Velm Courier | 5 March 2024", "Nora Feld with Reuters", "^By Nora Feld",
  ])
  func authors(line: String) throws {
    let (article, kinds) = try headed([line])
    #expect(kinds == ["byline"])
    #expect(article.byline == "Nora Feld")
  }

  @Test func whatStandsUnderAName() throws {
    #expect(try headed(["Nora Feld", "Town correspondent"]).1 == ["byline", "byline"])
    #expect(try headed(["Nora Feld", "nora@courier.example"]).1 == ["byline", "furniture"])
    let reporter = try pond(
      "물방앗간 연못을 비운다", "김하나 기자", "2024년 3월 5일", "시의회는 월요일 연못의 물을 아홉 주 동안 빼기로 결정했다고 밝혔다.", "낚시꾼들은 편지로 소식을 들었다고 말했다.")
    #expect(reporter.byline == "김하나")
    let writer = try pond("水車の池の水を抜く", "佐藤健", "2024年3月5日", "市議会は月曜日、壁の修理のために池の水を九週間抜くことを決めた。", "釣り人たちは手紙で知らされたという。")
    #expect(kinds(writer) == ["headline", "byline", "date", "body", "body"])
  }

  @Test(arguments: [
    "По теме: Мост закрыт", "【関連記事】橋が閉鎖", "▶관련기사: 다리 폐쇄", "यह भी पढ़ें: पुल बंद", "Zobacz też: Most zamknięty",
    "Lue lisää: Silta kiinni",
    "Přečtěte si také: Most uzavřen", "Xem thêm: Cầu đóng cửa", "Прочетете още: Мостът е затворен",
  ])
  func pointers(line: String) throws { #expect(try headed([Pond.more, line]).1 == ["body", "readnext"]) }

  @Test(arguments: [
    ("Translated from the Dutch by Ola Brandt", "Ola Brandt"), ("Traduit de l’anglais par Ola Brandt", "Ola Brandt"),
    ("This story was produced by Coast News and distributed by a partner.", "Coast News"),
    ("This story was originally published by Coast News and is republished here.", "Coast News"),
    ("Via Coast Tribune", "Coast Tribune"), ("With reporting by Nora Feld and Reuters", "Reuters"),
  ])
  func whoseTheTextIs(line: String, party: String) throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(kinds(article).last == "credit")
    #expect(article.provenance.map(\.party).contains(party))
  }

  @Test func whoHandedItOn() throws {
    let reposted = try pond(
      "Reposted from Coast Tribune by @pondwatch, May 9, 2024", Pond.title, Pond.lead, Pond.more)
    #expect(reposted.provenance.map(\.party) == ["@pondwatch", "Coast Tribune"])
    let reported = try pond(Pond.title, Pond.lead, "As the Coast Tribune first reported, the wall leaks.")
    #expect(reported.provenance.map(\.party) == ["Coast Tribune"])
  }

  @Test(arguments: [
    ("ВЕЛЬМ, 5 марта — РИА Новости. Совет города решил осушить пруд на девять недель.", "РИА Новости"),
    ("新华社维尔姆3月5日电 市议会周一决定将磨坊池塘排干九个星期，以便修理墙壁。", "新华社"),
    ("【ベルム共同】市議会は月曜日、池の水を九週間抜くことを決めた。", "共同通信"),
    ("(벨름=연합뉴스) 시의회는 월요일 연못의 물을 아홉 주 동안 빼기로 했다.", "연합뉴스"),
    ("VELM (AP) _ The council voted on Monday to drain the pond.", "AP"),
  ])
  func agenciesInDatelines(lead: String, agency: String) throws {
    #expect(try pond("Velm", lead, lead).provenance.map(\.party) == [agency])
  }

  @Test(arguments: ["（新華社）", "（中新网）", "（時事通信）"]) func anAgencyInBracketsIsNoAuthor(line: String) throws {
    #expect(try pond(Pond.title, line, Pond.lead, Pond.more).byline == nil)
  }

  @Test(arguments: ["POND-VELM (UPDATE 2, PIX)", "POND-VELM/", "(Corrects paragraph 3 to say nine weeks, not five)"])
  func whatTheWirePutsOverAReport(line: String) throws {
    #expect(kinds(try pond(line, Pond.title, Pond.lead, Pond.more)).first == "furniture")
  }

  @Test(arguments: ["(Continued on page 4)", "Page 2 of 3", "Our Standards: The Courier's rules."])
  func whatPrintersAndSitesPutBetween(line: String) throws {
    #expect(kinds(try pond(Pond.title, Pond.lead, line, Pond.more)) == ["headline", "body", "furniture", "body"])
  }

  @Test func theTitleSaysItselfAgainOrNamesItsSort() throws {
    #expect(try headed(["By Nora Feld", Pond.title]).1 == ["byline", "headline"])
    #expect(kinds(try pond("EXPLAINER: Why Velm drains its pond", Pond.lead)) == ["headline", "body"])
  }

  @Test func whoHelpedAndWhoWrote() throws {
    let helped = "Associated Press writers Ola Brandt in Velm and Ida Moe in Halden contributed."
    #expect(kinds(try pond(Pond.title, Pond.lead, helped)).last == "credit")
    let note = "Nora Feld is the town correspondent of The Velm Courier."
    #expect(kinds(try pond(Pond.title, "By Nora Feld", Pond.lead, Pond.more, note)).last == "credit")
    #expect(kinds(try pond(Pond.title, "By Ola Brandt", Pond.lead, Pond.more, note)).last == "body")
  }

  @Test(arguments: [
    ("Rada města rozhodla, že se rybník vypustí, protože zeď podle starosty také teče a která bude opravena.", "cs"),
    ("Hội đồng thành phố hôm thứ Hai quyết định tháo cạn hồ của nhà máy trong chín tuần để thợ sửa tường.", "vi"),
    ("Рада міста у понеділок вирішила осушити ставок на дев’ять тижнів, щоб муляри полагодили стіну.", "uk"),
    ("شورای شهر روز دوشنبه تصمیم گرفت برکه آسیاب را برای نه هفته خالی کند تا دیوار آن تعمیر شود.", "fa"),
  ])
  func languages(text: String, tag: String) throws { #expect(try pond(text, text).language == tag) }
}

/// The same, of lines that name others than the authors, and of days and authors in other orders.
@Suite struct NewsroomOrderTests {
  @Test(arguments: [
    ("Nora Feld, The Associated Press", "Nora Feld"), ("【ロンドン＝佐藤健】", "佐藤健"), ("박지훈 기자 park@courier.example", "박지훈"),
    ("Γράφει ο Νίκος Βελμ", "Νίκος Βελμ"),
    ("By Nora Feld Published: March 5, 2024 Updated: March 6, 2024", "Nora Feld"),
  ])
  func authors(line: String, name: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(kinds(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == name)
  }

  @Test(arguments: ["Tirsdag den 5. marts 2024, kl. 18.30", "Velm, Guilderland – March 5, 2024"])
  func days(line: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(kinds(article) == ["headline", "date", "body", "body"])
    #expect(article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test func twoDaysInNumbersOfALanguageThatBeginsWithTheDay() throws {
    let line = "Mis à jour le 06/03/2024 à 08h00, publié le 05/03/2024 à 18h30"
    let lead =
      "Le conseil de Velm a décidé lundi de vider l’étang du moulin pour neuf semaines, et les maçons vont réparer le mur."
    #expect(try pond("Velm vide son étang", line, lead).dates.map(\.iso) == ["2024-03-06", "2024-03-05"])
  }

  @Test(arguments: [
    ("Velm, Mar 5 (PTI) The council voted on Monday to drain the pond.", "PTI"),
    ("Velm (dpa/lno) - Der Rat hat am Montag beschlossen, den Teich zu leeren.", "dpa"),
    ("The wall leaks, the Coast Tribune first reported on Sunday.", "Coast Tribune"),
    ("The Coast Tribune was first to report the leak in the wall.", "Coast Tribune"),
  ])
  func partiesInTheLead(lead: String, party: String) throws {
    #expect(try pond(Pond.title, lead, Pond.more).provenance.map(\.party) == [party])
  }

  @Test(arguments: ["Police first reported the theft on Sunday.", "As she first reported it, the wall was sound."])
  func whoReportsToThePoliceIsNoOutlet(lead: String) throws {
    #expect(try pond(Pond.title, lead, Pond.more).provenance.isEmpty)
  }

  @Test(arguments: [
    ("Syndicated from Coast Tribune", "Coast Tribune"), ("h/t Coast Tribune", "Coast Tribune"),
    ("Originally posted at Coast Tribune", "Coast Tribune"), ("Compiled from wire reports", nil),
  ])
  func whoseTheTextIs(line: String, party: String?) throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(kinds(article).last == "credit")
    #expect(article.provenance.map(\.party) == [party].compactMap(\.self))
  }

  @Test(arguments: [
    "Contact the writer at n.feld@courier.example", "Contact Nora Feld at nora@courier.example or follow her on X.",
    "XXX",
    "350 words", "Listen 4:12", "Get the news of the valley in your inbox every Friday.", "(完)",
    "The views expressed here are those of the author and do not necessarily reflect those of the paper.",
  ])
  func whatIsNoText(line: String) throws {
    #expect(kinds(try pond(Pond.title, Pond.lead, line, Pond.more)) == ["headline", "body", "furniture", "body"])
  }

  @Test(arguments: ["Lee también: El puente", "[관련기사] 다리 폐쇄", "Подробнее: Мост закрыт", "Ayrıca okuyun: Köprü"])
  func pointers(line: String) throws {
    #expect(kinds(try pond(Pond.title, Pond.lead, Pond.more, line)).last == "readnext")
  }

  @Test(arguments: ["الثلاثاء 5 مارس/آذار 2024", "05.03.24, 06:15", "05/03/2024 06h15 Atualizado 05/03/2024 11h02"])
  func daysPrintedTwiceOrShort(line: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(kinds(article) == ["headline", "date", "body", "body"])
    #expect(Set(article.dates.map(\.iso)) == ["2024-03-05"])
  }

  @Test(arguments: [("本报记者 林雅 李明", "林雅, 李明"), ("記者林雅／塔恩報導", "林雅"), ("آدا ليندكفيست - القاهرة", "آدا ليندكفيست")])
  func authorsOfOtherScripts(line: String, names: String) throws {
    let title = "آدا ليندكفيست - القاهرة" == line ? "السد يبقى مغلقا" : "水庫秋季繼續關閉"
    #expect(try pond(title, line, "2024/03/25", Pond.lead, Pond.more).byline == names)
  }
}
