// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// Plain text whose short lines are no headings and no titles: talk, letters, menus, recipes.
@Suite struct TalkAndLetterTests {
  private let answer = "They will have to use the lower pond, which is too small for most of the club's boats."

  @Test(arguments: [
    ["Ada Lind: Why was the pond drained?", "Jo Sand: The wall is cracked", "Ada Lind: And the anglers", "Jo Sand: %"],
    ["AL: Why was the pond drained?", "JS: The wall is cracked", "AL: And the anglers?", "JS: %"],
    ["[10:02] ada: is the pond dry", "[10:03] jo: since monday", "[10:04] ada: and the fish", "[10:05] jo: %"],
    ["The Chair: Is the wall safe", "Ms Berg: No", "The Chair: Since when", "Ms Berg: %"],
  ]) func linesOfTalkAreNoHeadings(lines: [String]) throws {
    let lines = lines.map { $0.replacing("%", with: answer) }
    let article = try read(([Pond.title, Pond.lead] + lines).joined(separator: "\n\n"))
    #expect(kinds(article) == ["headline", "body"] + lines.map { _ in "body" })
  }

  @Test func aChatHasNoTitle() throws {
    let chat = try pond("[10:02] ada: is the pond dry", "[10:03] jo: since monday", "[10:05] jo: \(answer)")
    #expect(chat.title == nil && kinds(chat) == ["body", "body", "body"])
  }

  @Test func aLabelThatComesOnceMayHeadAText() throws {
    let article = try pond(Pond.title, Pond.lead, "Step one: The wall", Pond.more, "Step two: The water", answer)
    #expect(kinds(article) == ["headline", "body", "heading", "body", "heading", "body"])
  }

  @Test func whoWroteALetterHeadsNothing() throws {
    let article = try read(
      """
      Letters to the editor

      SIR – \(Pond.more)

      Ines Rask
      Velm

      SIR – \(answer)

      Jo Sand, Ellery

      SIR – \(Pond.lead)

      Mara Lind
      Velm
      """)
    #expect(
      kinds(article) == ["headline", "body", "byline", "furniture", "body", "byline", "body", "byline", "furniture"])
    #expect(article.byline == nil)
  }

  @Test func anOfficeStandsUnderTheNameOfWhoWroteALetter() throws {
    let article = try pond(
      "A letter from the pond", "Dear readers,", Pond.lead, Pond.more, "Jo Sand", "Manager, Velm Fishing Club")
    #expect(kinds(article) == ["headline", "body", "body", "body", "byline", "byline"])
  }

  @Test func aBoldQuestionInMarksIsAHeading() throws {
    let article = try pond(Pond.title, "By Ada Lind", "**Why is it dry?**", Pond.lead, "**Who pays?**", Pond.more)
    #expect(kinds(article) == ["headline", "byline", "heading", "body", "heading", "body"])
  }

  @Test func aShortTitleOverNumbersIsNoKicker() throws {
    let article = try pond("The pond in numbers", "By Ada Lind", "33 boats lie dry in it", Pond.lead, Pond.more)
    #expect(article.title == "The pond in numbers")
  }

  @Test(arguments: [
    "Home\nNews\nSport\nOpinion\nSubscribe", "Menu\n\nHome\n\nWorld\n\nBusiness\n\nSign in",
    "Home News World Sport Opinion",
    "Startseite Politik Wirtschaft Kultur",
  ]) func aMenuIsNoTitle(menu: String) throws {
    let article = try pond(menu, Pond.title, Pond.lead, Pond.more)
    #expect(article.title == Pond.title)
    #expect(kinds(article).suffix(3) == ["headline", "body", "body"])
    #expect(kinds(article).dropLast(3).allSatisfy { $0 == "furniture" })
  }

  @Test func aShortTitleEndsItsMenu() throws {
    let article = try read("Home\nRecipes\nBread\nRye bread\n\nServes 4\n\n\(Pond.lead)\n\n\(Pond.more)")
    #expect(article.title == "Rye bread")
  }

  @Test func whatARecipeAsksForHeadsNothing() throws {
    let article = try pond(
      "Rye bread with caraway", "Ingredients", "500 g rye flour", "2 tsp caraway seed", "1 tbsp salt", "Method",
      Pond.lead, Pond.more)
    #expect(article.title == "Rye bread with caraway")
    #expect(kinds(article) == ["headline", "body", "body", "body", "body", "heading", "body", "body"])
  }
}
