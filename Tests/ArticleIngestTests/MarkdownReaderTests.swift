// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Markdown as an article.
@Suite struct MarkdownReaderTests {
  @Test func eachRowOfATableIsAParagraph() throws {
    let table = "| Year | Cost |\n|:-----|-----:|\n| 2011 | 400 \\| 500 |\n2019 | **900**\n"
    let article = try read("# Road to close\n\n\(Pond.lead)\n\n\(table)\n\(Pond.more)\n", .markdown)
    #expect(
      article.paragraphs.dropFirst().map(\.text) == [Pond.lead, "Year Cost", "2011 400 | 500", "2019 900", Pond.more])
    #expect(kinds(article).dropFirst().allSatisfy { $0 == "body" })
    let bars = try read("The vote was 9 | 4 on Monday.\n\nIt reopens in May.\n", .markdown)
    #expect(bars.paragraphs.map(\.text) == ["The vote was 9 | 4 on Monday.", "It reopens in May."])
  }

  private let source = """
    ---
    title: "Road to close"
    authors:
      - Ana Ruiz
      - Tom Hale
    date: 2024-03-14
    source: Northern Wire
    tags: [road, council]
    ---

    The **council** met on *Monday* and voted
    by [nine to four](https://example.org/vote) to close the road.

    ## Who pays

    > “The county pays,” said the mayor, Liv_Aamodt.

    - First item of the list.
    - Second item, which
      goes on here.

    ![The closed road](road.jpg)

    ***

    Costs & consequences
    --------------------

    A price of 3 * 4 crowns, `code` and a \\*star\\*.

    Read more: [The road](/x)
    """

  @Test func blocksAndFrontMatter() throws {
    let article = try read(source, .auto)
    #expect(article.title == "Road to close")
    #expect(article.byline == "Ana Ruiz, Tom Hale")
    #expect(dates(article) == ["2024-03-14 | 2024-03-14 | outlet | 0"])
    #expect(chain(article).last == "Northern Wire | agency | origin | - | 0")
    #expect(
      article.paragraphs.map(\.text) == [
        "The council met on Monday and voted by nine to four to close the road.", "Who pays",
        "“The county pays,” said the mayor, Liv_Aamodt.", "First item of the list.", "Second item, which goes on here.",
        "The closed road", "Costs & consequences", "A price of 3 * 4 crowns, code and a *star*.", "Read more: The road",
      ])
    #expect(kinds(article) == ["body", "heading", "body", "body", "body", "caption", "heading", "body", "readnext"])
  }

  @Test func theFirstHeadingIsTheHeadline() throws {
    let article = try read("# Road to close\n\nThe council met on Monday.\n\n# Who pays\n\nThe county.\n", .auto)
    #expect(article.title == "Road to close")
    #expect(kinds(article) == ["headline", "body", "heading", "body"])
  }

  @Test func unclosedFrontMatterIsText() throws {
    #expect(try read("---\ntitle: x\n\nThe council met on Monday.", .markdown).claims.isEmpty)
  }

  @Test func aNewsTextIsNotMarkdown() throws {
    #expect(kinds(try read("The council met.\n\n# 4 of 9 voted no, it said.\n\nIt meets again.", .auto)).count == 3)
  }
}
