// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Author lines, days and credits in the forms of desks that write them otherwise than most.
@Suite struct NewsroomFormTests {
  @Test(arguments: [
    ("NORA FELD", "NORA FELD"), ("NORA FELD AND OLA BRANDT", "NORA FELD AND OLA BRANDT"),
    ("Chief harbour correspondent Nora Feld", "Nora Feld"), ("Nora Feld, nora@courier.example", "Nora Feld"),
    ("Von Nora Feld und Ola Brandt, Velm", "Nora Feld und Ola Brandt"), ("Por Nora Feld, v9 — Velm", "Nora Feld"),
    ("Text: Nora Feld Foto: Ola Brandt", "Nora Feld"), ("Texto: Nora Feld / Fotos: Ola Brandt", "Nora Feld"),
    ("文/记者 林雅 李明", "林雅, 李明"), ("記者・佐藤健", "佐藤健"), ("〔記者林雅／塔恩報導〕", "林雅"),
  ])
  func authors(line: String, name: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(kinds(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == name)
  }

  @Test func namesOnALineEachAreAllAuthors() throws {
    let article = try read("\(Pond.title)\n\nNora Feld\nOla Brandt\nIda Moe\n\n\(Pond.lead)\n\n\(Pond.more)")
    #expect(kinds(article) == ["headline", "byline", "byline", "byline", "body", "body"])
    #expect(article.byline == "Nora Feld, Ola Brandt, Ida Moe")
  }

  @Test func anAddressUnderAnOfficeIsTheAuthors() throws {
    let article = try read(
      "\(Pond.title)\n\nNora Feld, town reporter\nnora@courier.example\n\n\(Pond.lead)\n\n\(Pond.more)")
    #expect(kinds(article) == ["headline", "byline", "body", "body"] && article.byline == "Nora Feld")
    let apart = try pond(Pond.title, "By Nora Feld", "@norafeld", Pond.lead, Pond.more)
    #expect(kinds(apart)[2] == "furniture")
  }

  @Test func aNameSignsALetterAndATextThatNamesNobodyElse() throws {
    let letter = try pond("Dear editor,", Pond.lead, Pond.more, "Sincerely,", "Nora Feld")
    #expect(kinds(letter).last == "byline" && letter.byline == "Nora Feld")
    #expect(try pond(Pond.title, Pond.lead, Pond.more, "NORA FELD").byline == "NORA FELD")
    #expect(try pond(Pond.title, "2024年3月5日", Pond.lead, Pond.more, "（佐藤健一）").byline == "佐藤健一")
    let named = try pond(Pond.title, "By Ola Brandt", Pond.lead, Pond.more, "Nora Feld")
    #expect(named.byline == "Ola Brandt" && kinds(named).last == "body")
  }

  @Test func aTitleInCapitalsIsFollowedByNoNames() throws {
    #expect(try kinds(pond("VELM DRAINS ITS MILL POND", "OLD SLUICE", Pond.lead, Pond.more))[1] != "byline")
    #expect(try kinds(pond(Pond.title, Pond.lead, "OLD SLUICE", Pond.more))[2] == "heading")
  }

  @Test(arguments: [
    "发布时间：2024年03月05日 10:22", "5 березня 2024 р., 10:22", "Giriş: 05.03.2024 - 10:22", "Objavljeno: 05.03.2024",
  ])
  func days(line: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(kinds(article)[1] == "date" && article.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: ["há 2 horas", "vor 3 Stunden", "hace 5 minutos", "3 saat önce", "3 часа назад"])
  func agesAreDates(line: String) throws {
    #expect(try kinds(pond(Pond.title, line, Pond.lead, Pond.more))[1] == "date")
  }

  @Test func theDayBehindAnAgencyInBrackets() throws {
    let article = try pond(Pond.title, "(ANSA) - VELM, 05 MAR - " + Pond.lead, Pond.more)
    #expect(article.dates.map(\.iso) == ["--03-05"])
  }

  @Test(arguments: ["nfe-ob/im", "Mill-Pond, 2nd Ld, a0455", "Mill Pond, 1st Ld-Writethru", "Page 1 of 2 Next page"])
  func marksOfTheWire(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, line, Pond.more))[2] == "furniture")
  }

  @Test(arguments: [
    ("Source: Coast Tribune/AFP", ["Coast Tribune", "AFP"]),
    ("Quelle: Coast Tribune, dpa, nfe", ["Coast Tribune", "dpa"]),
    ("Coast Tribune, via AP", ["Coast Tribune", "AP"]),
    ("From the archive of the Coast Tribune", ["the Coast Tribune"]),
    (
      "This article was first published in Der Bote on May 3, 2024. Translation: Ola Brandt",
      ["Ola Brandt", "Der Bote"]
    ),
    ("(nfe/dpa)", ["dpa"]),
    ("Translated from the Dutch by Ola Brandt. First published in Coast Tribune.", ["Ola Brandt", "Coast Tribune"]),
    ("— This article was produced in partnership with the Coast Tribune", ["Coast Tribune"]),
    ("[From Coast Tribune]", ["Coast Tribune"]), ("本文转自《海湾日报》，作者林雅。", ["海湾日报"]),
    ("Der Artikel erschien zuerst auf Englisch bei Coast Tribune.", ["Coast Tribune"]),
  ])
  func whoseTheTextIs(line: String, parties: [String]) throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(kinds(article).last == "credit")
    #expect(article.provenance.map(\.party) == parties)
  }

  @Test func aSourceWithItsDay() throws {
    let article = try pond(Pond.title, "Source: Xinhua | 2024-03-05 10:22:31 | Editor: nora", Pond.lead, Pond.more)
    #expect(article.dates.map(\.iso) == ["2024-03-05"] && article.credit == "Xinhua")
  }

  @Test(arguments: [
    ("Рада города решила осушить пруд, и это будет сделано. Об этом сообщает «Берег».", "Берег"),
    (
      "Der Rat hat das nicht bestritten und will den Teich leeren. Zuerst hatte der „Mühlbote“ darüber berichtet.",
      "Mühlbote"
    ),
    (
      "Le conseil et le maire ont confirmé la nouvelle, qui est révélée par Le Courrier de Velm.", "Le Courrier de Velm"
    ),
  ])
  func whoReportedFirstInOtherLanguages(lead: String, party: String) throws {
    #expect(try pond("Velm", lead, lead).provenance.map(\.party) == [party])
  }

  @Test(arguments: [
    "Zuerst hatte der Bürgermeister die Mauer für sicher gehalten, und das ist nicht von der Hand zu weisen.",
    "Об этом сообщил губернатор, и это было не всё, что он сказал на совете.",
  ])
  func whoSaidItFirstIsNoOutlet(lead: String) throws { #expect(try pond("Velm", lead, lead).provenance.isEmpty) }
}

/// The same, of names beside what else desks put on a line.
@Suite struct NewsroomPlaceTests {
  @Test(arguments: [
    ("Nora Feld Town correspondent", "Nora Feld"), ("5 March 2024 · Nora Feld", "Nora Feld"), ("作者 | 林雅", "林雅"),
    ("佐藤健記者", "佐藤健"), ("By Nora Feld, Coast Tribune (via Coast Wire)", "Nora Feld"),
    ("By Nora Feld and Reuters", "Nora Feld"),
  ])
  func authors(line: String, name: String) throws {
    let article = try pond(Pond.title, line, Pond.lead, Pond.more)
    #expect(kinds(article) == ["headline", "byline", "body", "body"])
    #expect(article.byline == name)
  }

  @Test func aNameOverWhatStandsUnderNames() throws {
    for line in ["Illustration: Ola Brandt", "Share", "Da Redação"] {
      let article = try pond(Pond.title, "Nora Feld", line, Pond.lead, Pond.more)
      #expect(kinds(article)[1] == "byline" && article.byline == "Nora Feld")
    }
    let labelled = try pond(
      Pond.title, "Authors", "Nora Feld", "Professor of Ponds, University of Velm", Pond.lead, Pond.more)
    #expect(kinds(labelled)[2...3] == ["byline", "byline"] && labelled.byline == "Nora Feld")
    let outlet = try read("\(Pond.title)\n\nNora Feld\nBBC Velm\n\n\(Pond.lead)\n\n\(Pond.more)")
    #expect(kinds(outlet)[1] == "byline" && outlet.byline == "Nora Feld" && outlet.site == "BBC Velm")
    let agency = try pond("Staw zostaje pusty", "Nora Feld (PAP)", "wtorek, 5 marca 2024 r.", Pond.lead, Pond.more)
    #expect(agency.byline == "Nora Feld" && agency.site == "PAP" && agency.dates.map(\.iso) == ["2024-03-05"])
  }

  @Test(arguments: ["N.F.", "(nfe)", "■", "#pond #Velm", "(END) Coast Newswires", "end", "（编辑：林雅）"])
  func whatEndsATextIsFurniture(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)).last == "furniture")
  }

  @Test func whoWroteItSaidInALine() throws {
    let line = "Nora Feld is a writer based in Velm"
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)).last == "credit")
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, "Nora Feld is a mason in Velm.")).last == "body")
  }

  @Test func aCaptionSignedByPhotographerAndOutlet() throws {
    let line = "Anglers wait beside the sluice. Ola Brandt / Velm Courier"
    #expect(try kinds(pond(Pond.title, line, Pond.lead, Pond.more))[1] == "caption")
  }

  @Test func whoHandedItOnAndWhoReportedFirst() throws {
    let reposted = try pond("pondwatch reposted", Pond.title, Pond.lead, Pond.more)
    #expect(kinds(reposted).first == "repost" && reposted.provenance.map(\.party) == ["pondwatch"])
    let lead = "According to the Coast Tribune, which first reported the leak, the wall will be mended."
    #expect(try pond(Pond.title, lead, Pond.more).provenance.map(\.party) == ["Coast Tribune"])
  }

  @Test func aWordThatALineEndParts() throws {
    let lead =
      "The town council of Velm voted on Mon-\nday to drain the mill pond for nine weeks while its masons mend the wall."
    #expect(try kinds(read("\(Pond.title)\n\n\(lead)\n\n\(Pond.more)")) == ["headline", "body", "body"])
  }
}
