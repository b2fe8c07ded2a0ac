// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What the reader makes of the sample articles, whole.
@Suite struct SampleArticleTests {
  @Test func aRepostedRewriteKeepsItsThreeHands() throws {
    let article = try Samples.article("harbour.txt")
    #expect(article.title == nil)
    #expect(article.byline == "Coastal Voice English")
    #expect(article.credit == "The Meridian Courier")
    #expect(article.language == "en")
    #expect(dates(article) == ["2023-09-14 | 2023-09-14 | repost | 1", "2023-09-13 | 13 Sep 2023 | outlet | 2"])
    #expect(
      chain(article) == [
        "saltwatercommons | account | reposter | 2023-09-14 | 1",
        "Coastal Voice English | outlet | republisher | 2023-09-13 | 4",
        "The Meridian Courier | outlet | origin | - | 3",
      ])
    #expect(
      kinds(article) == [
        "repost", "date", "credit", "byline", "deck", "caption", "body", "heading", "body", "body", "body", "body",
        "readnext", "body", "readnext", "heading", "body", "body", "body", "body", "readnext", "heading", "body",
        "body",
        "body",
      ])
    #expect(article.annotatableCount == 14)
  }

  @Test func aWireReportHasHeadlineDatelineAndAgency() throws {
    let article = try Samples.article("ferry.txt")
    #expect(article.title == "Ferry service to Skarn islands resumes after nine-day strike")
    #expect(article.byline == "Ana Ruiz and Tom Hale")
    #expect(dates(article) == ["2024-03-14 | 14 March 2024 | outlet | 3"])
    #expect(chain(article) == ["Northern Wire | agency | origin | - | 4"])
    #expect(
      kinds(article) == [
        "headline", "byline", "date", "body", "body", "body", "body", "body", "heading", "body", "body", "body", "body",
        "body", "credit",
      ])
  }

  @Test func anEditorialHasKickerDeckAndBoard() throws {
    let article = try Samples.article("library.txt")
    #expect(article.title == "A library is not a waiting room")
    #expect(article.byline == "the Editorial Board")
    #expect(article.site == "The Aldersley Gazette")
    #expect(
      dates(article) == ["2023-11-02 | 2 November 2023 | outlet | 5", "2023-11-04 | 4 November 2023 | outlet | 5"])
    #expect(chain(article) == ["The Aldersley Gazette | outlet | origin | 2023-11-02 | 4"])
    #expect(
      kinds(article) == [
        "furniture", "headline", "deck", "byline", "date", "body", "body", "body", "body", "heading", "body", "body",
        "body", "body", "body", "body", "readnext", "furniture",
      ])
  }

  @Test func scriptsOfThreeDirectionsAreReadAlike() throws {
    let article = try Samples.article("border-market.txt")
    #expect(article.title == "Three scripts, one market: how Qasr Bridge trades again")
    #expect(article.byline == "Noor Haddad")
    #expect(chain(article) == ["Noor Haddad | person | origin | 2024-05-09 | 2"])
    #expect(
      kinds(article) == [
        "headline", "byline", "date", "body", "credit", "body", "body", "body", "body", "body", "body", "body",
        "heading", "body", "body", "body", "readnext", "furniture",
      ])
    #expect(article.paragraphs[13].text.contains("👍🏽"))
  }

  @Test(arguments: ["harbour.txt", "ferry.txt", "library.txt", "border-market.txt"])
  func lineEndsAndByteOrderMarkChangeNothing(name: String) throws {
    let plain = try Samples.bytes(name)
    let expected = try ArticleReader().read(plain)
    for end in [[0x0D, 0x0A], [0x0D]] as [[UInt8]] {
      let bytes = plain.flatMap { $0 == 0x0A ? end : [$0] }
      #expect(try ArticleReader().read([0xEF, 0xBB, 0xBF] + bytes) == expected)
    }
  }
}
