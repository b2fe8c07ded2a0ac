// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// Texts that a scraper left with labelled or bare lines at their head.
@Suite struct ScrapedTextTests {
  private let lead = "A quay wall collapsed early on Thursday in the port of Vela, and nobody was hurt, officials said."

  @Test func labelledLines() throws {
    let article = try read(
      """
      URL: https://www.example.org/quay
      DATE: 2021-03-04
      AUTHORS: ['Jane Doe', 'John Roe']

      Quay wall collapses in Vela, nobody hurt
      Image copyright Example Images Image caption The quay before the collapse
      (CNN) — \(lead)
      Media playback is unsupported on your device
      "I heard a noise like thunder," said Mara Lindt, who lives above the chandler's shop.
      Story continues below advertisement
      What happened?
      Engineers say that the wall, built in 1911, had been leaning for a decade.
      READ MORE: Why the quay was never mended
      "We asked for money every year"
      The council says it did what it could. It had no money for a survey.
      Follow Jane Doe on Twitter @janedoe
      """)
    #expect(article.byline == "Jane Doe, John Roe")
    #expect(article.url == "https://www.example.org/quay")
    #expect(chain(article) == ["CNN | outlet | origin | - | 6"])
    #expect(
      kinds(article) == [
        "furniture", "date", "byline", "headline", "caption", "body", "furniture", "body", "furniture", "heading",
        "body",
        "readnext", "heading", "body", "furniture",
      ])
  }

  @Test func labelsOnLinesOfTheirOwn() throws {
    let article = try read(
      "URL\nhttps://www.example.org/quay\nDATE\nMarch 4, 2021\nAUTHORS\nJane Doe\nJohn Roe\nTITLE\nQuay wall collapses in Vela\nTEXT\n\(lead)"
    )
    #expect(article.title == "Quay wall collapses in Vela")
    #expect(dates(article) == ["2021-03-04 | March 4, 2021 | outlet | 4"])
    #expect(
      kinds(article) == [
        "furniture", "furniture", "furniture", "date", "furniture", "byline", "byline", "furniture", "headline",
        "furniture",
        "body",
      ])
  }

  @Test func bareLines() throws {
    let article = try read(
      "https://www.example.org/quay\n2021-03-04 10:15:00+00:00\nJane Doe, John Roe\n\nQuay wall collapses in Vela\n\nVELA — \(lead)\n"
    )
    #expect(article.title == "Quay wall collapses in Vela")
    #expect(article.byline == "Jane Doe, John Roe")
    #expect(kinds(article) == ["furniture", "date", "byline", "headline", "body"])
  }
}
