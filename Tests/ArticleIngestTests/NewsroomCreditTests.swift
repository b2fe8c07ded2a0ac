// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Who helped, translated, sent or printed first, as lines and sentences say it.
@Suite struct NewsroomCreditTests {
  @Test(arguments: [
    ("Source: Coast Review (https://coast.example/pond)", "Coast Review"),
    ("Source: Coast Review, 5 March 2024", "Coast Review"),
    ("This article originally appeared on Coast Review: Why ponds must go", "Coast Review"),
    ("Shared from Coast Review", "Coast Review"), ("Adapted from an article in Coast Review", "Coast Review"),
    ("Translation: Ola Brandt", "Ola Brandt"), ("Translated by Ola Brandt from the French", "Ola Brandt"),
    ("Перевод с английского: Ола Брандт", "Ола Брандт"), ("SOURCE Velm Council", "Velm Council"),
    ("Nora Feld reported from Velm; Ola Brandt from Halden.", nil),
  ])
  func lines(line: String, party: String?) throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(kinds(article).last == "credit")
    #expect(article.provenance.map(\.party) == [party].compactMap(\.self))
  }

  @Test func theDayOnWhichTheOriginPrintedIt() throws {
    let line = "Originally published by Coast Review on March 5, 2024"
    let alone = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(alone.dates.map(\.iso) == ["2024-03-05"] && alone.provenance.map(\.date) == ["2024-03-05"])
    let dated = try pond(Pond.title, "2024-04-01", Pond.lead, Pond.more, line)
    #expect(dated.dates.map(\.iso) == ["2024-04-01"] && dated.provenance.last?.date == "2024-03-05")
  }

  @Test(arguments: [
    ("The leak was first reported in the Coast Review.", "Coast Review"),
    ("The leak was first reported on Tuesday by the Coast Review.", "Coast Review"),
    ("Velm (KNA) The council voted to drain the pond.", "KNA"),
    ("VELM (dpa-AFX) - The council voted to drain the pond.", "dpa-AFX"),
    ("VELM, March 5, 2024 /PRNewswire/ -- The council voted to drain the pond.", "PRNewswire"),
  ])
  func sentences(lead: String, party: String) throws {
    #expect(try pond(Pond.title, lead, Pond.more).provenance.map(\.party) == [party])
  }

  @Test(arguments: ["The disease was first reported in China.", "Two reporters (AP) were there, nobody else."])
  func noOutlets(lead: String) throws { #expect(try pond(Pond.title, lead, Pond.more).provenance.isEmpty) }

  @Test(arguments: [
    "Eds: UPDATES with quotes from anglers, details of cost. With AP Photos.", "[Advertisement]",
    "You can follow the Courier on Facebook and Instagram.", "PTI GT PH",
    "(This story has not been edited by Courier staff and comes from a syndicated feed.)",
  ])
  func whatIsNoText(line: String) throws {
    #expect(kinds(try pond(Pond.title, Pond.lead, line, Pond.more)) == ["headline", "body", "furniture", "body"])
  }

  @Test(arguments: [
    (["Nora Feld and Ola Brandt", "Town reporters"], "Nora Feld and Ola Brandt"),
    (["Nora Feld, Velm", "5 March 2024"], "Nora Feld"),
    (["Nora Feld in Velm", "Tue 5 Mar 2024 06.00 GMT"], "Nora Feld"), (["Words: Nora Feld"], "Nora Feld"),
    (["Nora Feld March 5, 2024 06:00 AM IST"], "Nora Feld"),
  ])
  func authors(lines: [String], name: String) throws {
    let article = try read(([Pond.title] + lines + [Pond.lead, Pond.more]).joined(separator: "\n\n"))
    #expect(article.byline == name)
    #expect(kinds(article).dropFirst().first == "byline")
  }

  @Test(arguments: [
    "PM-Mill Pond-Velm,450", "a0432 EU-POND 03-05 0341", "AP-NY-03-05-24 0615EST",
    "(This story has been refiled to fix a typographical error in paragraph 2)", "(dpa/lnw)",
  ])
  func whatAgenciesSayOfTheirReports(line: String) throws {
    let article = try pond(line, "VELM (AP) — " + Pond.lead, Pond.more, line)
    #expect(["furniture", "credit"].contains(kinds(article).last) && kinds(article).first == kinds(article).last)
  }

  @Test(arguments: [
    ("Dieser Artikel erschien zuerst im Mühlboten.", "Mühlboten"), ("转载自：谷地时报", "谷地时报"),
    ("Cet article a été initialement publié par Le Moulin.", "Le Moulin"),
    ("Publicado originalmente en El Molino.", "El Molino"),
    ("Reprinted by permission from the Spring 2024 issue of Mill Review.", "Mill Review"),
    ("Adapted from a report in the Coast Tribune.", "Coast Tribune"),
    ("Copyright 2024 Coast Tribune. Republished with permission.", "Coast Tribune"),
    ("This story is published in partnership with The Lens.", "The Lens"),
  ])
  func whereItStoodBefore(line: String, party: String) throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(kinds(article).last == "credit")
    #expect(article.provenance.map(\.party) == [party])
  }

  @Test func theTranslatorAndThePlaceOfPrinting() throws {
    let article = try pond(
      Pond.title, Pond.lead, Pond.more, "Translated from the Dutch by Ola Brandt",
      "Originally published in Coast Tribune")
    #expect(article.provenance.map(\.party) == ["Ola Brandt", "Coast Tribune"])
    #expect(article.provenance.first?.relation == .translation)
  }

  @Test(arguments: [
    "Nora Feld covers towns for the Courier. Follow her on X @norafeld.", "With reporting from Ola Brandt in Halden.",
    "Nora Feld has written about mills since 2011.",
  ])
  func aboutWhoWrote(line: String) throws {
    #expect(try kinds(pond(Pond.title, "By Nora Feld", Pond.lead, Pond.more, line)).last == "credit")
  }

  @Test func aNameBehindADashSignsTheText() throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, "— Nora Feld")
    #expect(kinds(article).last == "byline" && article.byline == "Nora Feld")
  }

  @Test(arguments: [
    "A version of this article appears in print on May 4, 2024, Section A, Page 3 of the Velm edition.",
    "More follows...", "Add your comment",
  ])
  func whatASiteSaysUnderATextIsFurniture(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)).last == "furniture")
  }

  @Test func aLongerVersionElsewhere() throws {
    let line = "A longer version of this story first appeared in the Coast Tribune."
    #expect(try pond(Pond.title, Pond.lead, line).provenance.map(\.party) == ["the Coast Tribune"])
    let monday = try pond(Pond.title, Pond.lead, "This report appeared on Monday.")
    #expect(monday.provenance.isEmpty)
  }

  @Test(arguments: ["(Translated from Dutch by Ola Brandt)", "Translated from the Dutch by Ola Brandt"])
  func aTranslatorInBracketsOrOut(line: String) throws {
    let article = try pond(Pond.title, Pond.lead, Pond.more, line)
    #expect(kinds(article).last == "credit" && article.provenance.map(\.party) == ["Ola Brandt"])
  }

  @Test func whoKeepsThePicture() throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, "Photo: City archive", Pond.more))[2] == "credit")
  }

  @Test(arguments: [
    "Originally in Coast Tribune, May 3, 2024", "Story courtesy of Coast Tribune", "(Coast Tribune)",
    "Reposted with permission from Coast Tribune", "This piece is syndicated from Coast Tribune.",
    "Article originally appeared on Coast Tribune", "Read the original article on Coast Tribune",
    "This content was republished from Coast Tribune under CC BY 4.0.", "© Velm Courier / Distributed by Coast Tribune",
    "— With files from Coast Tribune", "Translation by Coast Tribune", "Übersetzt aus dem Englischen von Coast Tribune",
    "This report by Coast Tribune was first published May 3, 2024.",
  ])
  func otherWaysToSayWhoseItWas(line: String) throws {
    let isHelp = line.hasPrefix("—")
    let article = try pond(Pond.title, Pond.lead, Pond.more, isHelp ? "— With files from The Canadian Press" : line)
    #expect(kinds(article).last == "credit")
    #expect(article.provenance.map(\.party) == [isHelp ? "The Canadian Press" : "Coast Tribune"])
  }

  @Test(arguments: [
    "Editing by committee, the masons wrote, had made it worse.", "Reporting by the masons will go on until June.",
    "Courtesy of the storm, the wall is already leaning.", "Filed under protest, the claim went nowhere.",
    "Published in Velm, the notice said nothing of it.", "This story was told to the council by two anglers.",
    "This report cost two million.", "A version of this was denied by the mayor.", "Originally the pond was a quarry.",
    "In its original form the wall was higher.",
  ])
  func sentencesThatBeginLikeCreditsAreText(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, line, Pond.more)) == ["headline", "body", "body", "body"])
  }

  @Test(arguments: [
    "To comment on this story, write to letters@courier.example", "Nora can be reached at nora@courier.example",
    "Get unlimited access to the Courier for a crown a week.", "Did you spot a mistake? Tell us.", "Kommentare (12)",
    "For more stories like this, sign up to our newsletter.", "Back to the top",
  ])
  func whatReadersAreAskedToDoIsFurniture(line: String) throws {
    #expect(try kinds(pond(Pond.title, Pond.lead, Pond.more, line)).last == "furniture")
  }

  @Test func aPictureWithItsLabelIsACaption() throws {
    let line = "Image: Anglers at the pond on Friday (Lena Okoye/Velm Packet)"
    #expect(try kinds(pond(Pond.title, Pond.lead, line, Pond.more)) == ["headline", "body", "caption", "body"])
  }
}
