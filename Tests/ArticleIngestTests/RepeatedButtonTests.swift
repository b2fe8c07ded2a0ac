// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Rows of buttons that a page repeats beside its paragraphs: they go, and the paragraphs stay.
@Suite struct RepeatedButtonTests {
  private static let story = [
    "The ferry across the Lorne will run on Sundays again, the harbour board said on Wednesday after two years of talks.",
    "Its captain has been found, and she will bring her own dog.", "“No,” she said.",
    "The fare stays at two marks, and bicycles still pay as much as calves did in the tariff of the year 1911.",
    "The first boat leaves at seven on the second Sunday in May.",
  ]

  private static let rows = [
    "<div class=x1><ul><li><a href=#>Facebook</a></li><li><a href=#>WhatsApp</a></li><li><a href=#>Copy the link</a></li></ul></div>",
    "<div><a href=/s?f=1>Facebook</a> | <a href=/s?f=2>Bluesky</a> | <a href=/s?f=3>E-post</a></div>",
    "<p class=k>Teilen: <a href=/s1>Facebook</a> <a href=/s2>WhatsApp</a> <a href=/s3>Link kopieren</a></p>",
  ]

  private func blocks(_ article: String) throws -> [String] {
    let page = """
      <html lang=en><head><title>Ferry runs on Sundays | Lorne Post</title></head><body><div><a href=/>Lorne Post</a></div>
      <div class=main-column><h1>Ferry runs on Sundays</h1>\(article)</div></body></html>
      """
    return try read(page, .html).paragraphs.map(\.text)
  }

  @Test(arguments: rows) func aParagraphInABoxWithButtonsIsText(row: String) throws {
    let beside = Self.story.map { "<div class=m><div class=t><p>\($0)</p></div>\(row)</div>" }
    #expect(try blocks(beside.joined()) == Self.story)
    let parted = Self.story.map { "<div class=m>\(row)<p>\($0)</p></div><div id=b><span>Reklam</span></div>" }
    #expect(try blocks(parted.joined()) == Self.story)
  }

  @Test(arguments: rows) func buttonsUnderEachParagraphAreNoText(row: String) throws {
    #expect(try blocks(Self.story.map { "<p>\($0)</p>\(row)" }.joined()) == Self.story)
  }

  @Test func whatLeadsToOtherTextsIsStillACard() throws {
    let titles = ["Quarry reopens in May", "Mayor loses a vote on tents", "Owls return to the mill"]
    let row = Self.rows[0]
    let cards = titles.enumerated().map { number, title in
      "<div class=m><a href=/t\(number)>\(title)</a><p>It was decided in a short meeting.</p>\(row)</div>"
    }
    let text = Self.story.map { "<p>\($0)</p>" }.joined()
    #expect(try blocks(text + "<div class=z>\(cards.joined())</div>") == Self.story)
  }

  @Test func cellsThatSayTheSameAreData() throws {
    let rows = ["Velm", "Ostra", "Tarn"].map { "<tr><td>\($0)</td><td><a href=#>Lorne</a></td><td>12</td></tr>" }
    let text = Self.story.map { "<p>\($0)</p>" }.joined()
    let found = try blocks(text + "<table>\(rows.joined())</table>")
    #expect(found.filter { $0.contains("Lorne") && $0.contains("12") }.count == 3)
  }
}
