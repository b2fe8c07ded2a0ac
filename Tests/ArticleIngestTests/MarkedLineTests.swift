// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// The kinds of a page's lines that its markup calls paragraphs and nothing more.
@Suite struct MarkedLineTests {
  private let prose =
    "<p>The council met on Monday and voted by nine to four to close the harbour road until spring.</p>"

  private func article(_ lines: String) throws -> Article {
    let page = "<html><body><article><h1>Harbour road to close</h1>\(prose)\(prose)\(lines)</article></body></html>"
    return try #require(try ArticleReader().read(Array(page.utf8)).first)
  }

  @Test func aCreditIsOneAndNamesTheOrigin() throws {
    let copy = try article("<p>Source: Reuters</p>")
    #expect(copy.paragraphs.map(\.kind) == [.body, .body, .credit])
    #expect(copy.credit == "Reuters")
    #expect(copy.provenance.map(\.party) == ["Reuters"])
  }

  @Test func aSignOffIsACredit() throws {
    let copy = try article("<p>Reporting by Joyce Tembo; Editing by Kirsty Lowe</p>")
    #expect(copy.paragraphs.last?.kind == .credit)
  }

  @Test func aBoldLineOverTextIsAHeading() throws {
    let parted = try article("<p><strong>Costs</strong></p>\(prose)<p><b>What now</b></p>\(prose)")
    #expect(parted.paragraphs.map(\.kind) == [.body, .body, .heading, .body, .heading, .body])
  }

  @Test func aBoldSentenceIsText() throws {
    let parted = try article("<p><strong>The road stays closed.</strong></p>\(prose)")
    #expect(parted.paragraphs.map(\.kind) == [.body, .body, .body, .body])
  }

  @Test(arguments: [
    "If you buy something from a link on this page, we may earn a commission. See our ethics statement.",
    "Follow the Tidewater podcast wherever you get your podcasts", "- Advertisement -", "4 min read", "Loaded: 0%",
    "Was this page helpful?",
  ]) func noticesOfTheSiteAreLeftOut(notice: String) throws {
    #expect(try article("<p>\(notice)</p>\(prose)").paragraphs.map(\.kind) == [.body, .body, .body])
  }

  @Test func rowsOfDataAreLines() throws {
    let table =
      "<table><tr><td><p>Quay</p></td><td><p>1,204</p></td></tr><tr><td><p>Mole</p></td><td>98</td></tr></table>"
    #expect(try article(table + prose).paragraphs.map(\.text)[2...3] == ["Quay 1,204", "Mole 98"])
  }

  @Test func aCarriageReturnByReferenceEndsALineOfCode() throws {
    let code = try article("<pre>first&#13;second&#xd;\nthird</pre>")
    #expect(code.paragraphs.map(\.text).suffix(3) == ["first", "second", "third"])
  }
}
