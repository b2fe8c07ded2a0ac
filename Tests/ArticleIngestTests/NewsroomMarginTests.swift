// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What stands at the margins of a report: who was where, who hands it on, what it points to at its end.
@Suite struct NewsroomMarginTests {
  @Test(arguments: [
    ("By Nora Feld and Ola Brandt in Velm and Ida Moe in Halden", "Nora Feld, Ola Brandt, Ida Moe"),
    ("By Nora Feld, Ida Moe and Professor Ola Brandt", "Nora Feld, Ida Moe and Professor Ola Brandt"),
    ("By Nora Feld, Professor of Ponds", "Nora Feld"), ("Nora Feld and agencies in Velm", "Nora Feld"),
    ("By our town correspondent", "our town correspondent"),
    ("by nora feld", "nora feld"), ("Nora Feld e Ola Brandt", "Nora Feld e Ola Brandt"),
    ("Nora Feld, town editor, and Ola Brandt", "Nora Feld, Ola Brandt"),
    ("Nora Feld and Ola Brandt report from Velm", "Nora Feld and Ola Brandt"),
    ("A Courier reporter", "A Courier reporter"),
    ("Nora Feld aus Velm", "Nora Feld"), ("N. Feld", "N. Feld"), ("【佐々木亮】", "佐々木亮"), ("取材・文／佐々木亮", "佐々木亮"),
    ("Reportage : Nora Feld", "Nora Feld"), ("Servizio di Nora Feld", "Nora Feld"),
    ("By Nora Feld, Velm Bugle", "Nora Feld"), ("[벨름=김하나 기자]", "김하나"), ("■ 记者 李娜", "李娜"),
    ("מאת נורה פלד, ולם", "נורה פלד"),
    ("نورا فيلد، مراسلة", "نورا فيلد"), ("本报记者 王芳 通讯员 李强", "王芳, 李强"), ("文・鈴木一郎　写真・高橋花", "鈴木一郎"),
    ("नोरा फेल्ड, संवाददाता", "नोरा फेल्ड"), ("By Nora Feld —", "Nora Feld"),
  ])
  func authors(line: String, names: String) throws {
    let article = try pond(Pond.title, line, "2024-03-05", Pond.lead, Pond.more)
    #expect(kinds(article)[1] == "byline" && article.byline == names)
  }

  @Test(arguments: ["By our own admission the wall leaks", "by the pond"])
  func whatBeginsLikeAnAuthorLineAndNamesNobody(line: String) throws {
    #expect(try kinds(pond(Pond.title, line, Pond.lead, Pond.more))[1] != "byline")
  }

  @Test(arguments: [
    "Также по теме: Мост закрыт", "こちらも：橋が閉鎖", "اقرأ أيضًا: الجسر مغلق", "Lesen Sie dazu auch: Die Brücke",
    "Te recomendamos: El puente", "Przeczytaj: Most zamknięty", ">> The bridge is closed",
    "Kuuntele: Silta on suljettu",
    "Skoðið líka: Brúin er lokuð",
  ])
  func pointersAtTheEnd(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)).last == "readnext")
  }

  @Test(arguments: [
    "The vote: nine to four", "“We said it: Drain the pond”", "He asked one thing: Who pays for it all?",
  ])
  func whatEndsATextIsNoPointer(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)).last == "body")
  }

  @Test func aNameBesideItsDayInOtherScripts() throws {
    let article = try pond("연못을 비운다", "김하나 기자 | 입력 2024.03.05 10:20", Pond.lead, Pond.more)
    #expect(article.byline == "김하나" && article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test func anOfficeUnderANameInCapitals() throws {
    let article = try read("\(Pond.title)\n\nNORA FELD\nStaff Writer\n\n\(Pond.lead)\n\n\(Pond.more)")
    #expect(kinds(article) == ["headline", "byline", "body", "body"] && article.byline == "NORA FELD")
  }

  @Test func aDayBesideAWordOfAnyLanguage() throws {
    let article = try pond(Pond.title, "Avaldatud 05.03.2024", Pond.lead, Pond.more)
    #expect(kinds(article)[1] == "date" && article.dates.map(\.iso) == ["2024-03-05"])
    #expect(try kinds(pond(Pond.title, "It was Tuesday, March 5, 2024.", Pond.lead, Pond.more))[1] != "date")
  }

  @Test func aCaptionWithItsOwnerInBrackets() throws {
    let line = "The sluice in an undated picture. (Velm Archive)"
    #expect(try kinds(pond(Pond.title, Pond.lead, line, Pond.more))[2] == "caption")
    #expect(try kinds(pond(Pond.title, Pond.lead, "Nobody came. (Nobody ever does)", Pond.more))[2] != "caption")
  }

  @Test func aLetterWithItsWritersPlace() throws {
    let letter = try pond("The pond", "SIR – " + Pond.lead, Pond.more, "Nora Feld", "Velm")
    #expect(kinds(letter).suffix(2) == ["byline", "furniture"] && letter.byline == "Nora Feld")
  }

  @Test func aCaptionThatNamesADay() throws {
    #expect(
      try kinds(pond(Pond.title, "Nora Feld at the sluice in Velm on Monday.", Pond.lead, Pond.more))[1] == "caption")
    #expect(try kinds(pond(Pond.title, "Nora Feld quit in Velm on Monday.", Pond.lead, Pond.more))[1] != "caption")
    #expect(try kinds(pond(Pond.title, Pond.lead, "Photo courtesy of Velm Council", Pond.more))[2] == "credit")
  }

  @Test(arguments: [
    "a1234 BC-VelmPond 03-05 0310", "epd nfe ob", "(PTI) NF OB", "0:00 / 3:12",
    "This article continues after the advert",
  ])
  func marksOfTheDesk(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, line, Pond.more))[2] == "furniture")
  }

  @Test(arguments: [
    ("pondwatch shared this post", "pondwatch"), ("Re-posted by pondwatch, 6 March 2024", "pondwatch"),
    ("From Coast Tribune, March 4, 2024", "Coast Tribune"),
    ("Coast Tribune/dpa", "dpa"), ("Content provided by Coast Tribune.", "Coast Tribune"),
    ("via @pondwatch, 6 March 2024", "@pondwatch"),
    ("Translated from German by Ola Brandt for Coast Tribune", "Ola Brandt"),
  ])
  func whoseTheTextIs(line: String, party: String) throws {
    let article =
      try line.contains("pondwatch")
      ? pond(line, Pond.title, Pond.lead, Pond.more) : pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(article.provenance.last?.party == party)
  }

  @Test func theOutletBetweenAPostAndItsDay() throws {
    let lead =
      "The leak, first revealed by the Coast Tribune, is older than the wall, the council said on Monday night."
    let article = try pond("Posted by pondwatch on 6 March 2024", "The Velm Courier", "5 March 2024", lead, Pond.more)
    #expect(kinds(article) == ["repost", "byline", "date", "body", "body"])
    #expect(article.provenance.map(\.party) == ["pondwatch", "The Velm Courier", "Coast Tribune"])
  }

  @Test(arguments: [
    "The Coast Tribune first broke the story of the leak.", "The Coast Tribune broke the news on Monday.",
  ])
  func whoBrokeTheStory(lead: String) throws {
    #expect(try pond(Pond.title, lead, Pond.more).provenance.map(\.party) == ["Coast Tribune"])
  }

  @Test func namesThatOnlyStyleParts() throws {
    let names = "<div class=byline><span>By</span><span>Nora Feld</span><span>and</span><span>Ola Brandt</span></div>"
    let text = [Pond.lead, Pond.more, Pond.lead].map { "<p>\($0)</p>" }.joined()
    #expect(
      try read("<html><body><h1>\(Pond.title)</h1>\(names)<article>\(text)</article></body></html>", .html).byline
        == "Nora Feld and Ola Brandt")
  }
}
