// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Days, outlets, addresses and blanks as databases and programs write them into records.
@Suite struct RecordValueTests {
  private static let text = "The ferry left Velm at noon on Monday, the harbour board said in a note."

  private func article(_ fields: String) throws -> Article {
    let record = #"{"title": "A", "text": "\#(Self.text)", \#(fields)}"#
    return try #require(try ArticleReader(format: .json).read(Array(record.utf8)).first)
  }

  @Test(arguments: [
    #"{"$date": "2024-03-04T10:00:00Z"}"#, #"{"$date": {"$numberLong": "1709546400000"}}"#,
    #"{"$date": 1709546400000}"#,
    "1709546400.5", #""1709546400.5""#, "1709546400000.25", #"{"year": 2024, "month": 3, "day": 4}"#,
    #"{"year": "2024", "month": "03", "day": "04", "hour": 10}"#, #"{"_seconds": 1709546400, "_nanoseconds": 0}"#,
    "[2024, 3, 4]", "1709546400",
    "1709546400000000", "1709546400000000000", #""Mon Mar 04 10:00:00 +0000 2024""#, #""Mon Mar  4 10:00:00 2024""#,
  ]) func daysOfDatabases(day: String) throws {
    for name in ["published", "pubdate", "date"] {
      #expect(try article(#""\#(name)": \#(day)"#).dates.map(\.iso) == ["2024-03-04"], "\(name): \(day)")
    }
  }

  @Test func aDayThatCanNotBeReadIsNamed() throws {
    for (day, named) in [(#"{"week": 12}"#, #"{"week":12}"#), (#""in spring""#, "in spring"), ("12.5", "12.5")] {
      let article = try article(#""published": \#(day)"#)
      #expect(article.dates.isEmpty)
      #expect(article.claims.filter { $0.field == .published }.map(\.value) == [named])
    }
  }

  @Test(arguments: ["nan", "NaN", "None", "null", "N/A", " NULL ", "NaT"]) func aBlankInWordsIsNone(word: String) throws
  {
    let table =
      "title,text,authors,date,publisher\nA,\(Self.text.replacing(",", with: "")),\(word),\(word),\(word)\nB,\(word),Ann,,\n"
    #expect(throws: IngestError.within(.line(3), .emptyText(field: "text"))) {
      try ArticleReader(format: .csv).reading(of: Array(table.utf8))
    }
    let rest = try ArticleReader(format: .csv, keepsGoing: true).reading(of: Array(table.utf8))
    #expect(rest.articles.map(\.byline) == [nil] && rest.articles.map(\.site) == [nil])
    #expect(rest.articles.allSatisfy { $0.claims.map(\.field) == [.title] })
    let other = try ArticleReader(format: .csv).read(Array("title,text,body\nA,\(word),It left at noon.\n".utf8))
    #expect(other.map { $0.paragraphs.map(\.text) } == [["It left at noon."]])
  }

  @Test func anEmptyListOfAuthorsIsNone() throws {
    for list in ["[]", "['']", "[ ]", "{}"] {
      #expect(try article(#""author": "\#(list)""#).byline == nil)
    }
    #expect(try article(#""author": "['Ann Lee', 'Bo Lee']""#).byline == "Ann Lee, Bo Lee")
  }

  @Test(arguments: [
    #""source": {"uri": "post.example", "title": "Velm Post"}"#, #""source": {"id": null, "name": "Velm Post"}"#,
    #""source_hostname": "Velm Post", "hostname": "post.example""#, #""Medium": "Velm Post""#,
    #""Zeitung": "Velm Post""#,
    #""Journal": "Velm Post""#, #""Média": "Velm Post""#, #""Medio": "Velm Post""#, #""Testata": "Velm Post""#,
    #""source-hostname": "Velm Post", "source": "https://post.example/1""#, #""outlet_name": "Velm Post""#,
  ]) func outletsByOtherNames(fields: String) throws {
    let article = try article(fields)
    #expect(article.site == "Velm Post" && article.credit == nil)
  }

  @Test(arguments: [
    #""external_url": "https://post.example/1""#, #""source": "https://post.example/1""#,
    #""url": "https://post.example/1", "external_url": "https://other.example/2""#,
    #""Lien": "https://post.example/1""#,
  ]) func addressesByOtherNames(fields: String) throws {
    let article = try article(fields)
    #expect(article.url == "https://post.example/1" && article.credit == nil)
  }

  @Test func aMediumMayBeAKind() throws { #expect(try article(#""medium": "print""#).site == nil) }

  @Test func aSourceThatIsNamedStaysACredit() throws {
    #expect(try article(#""source": "Northern Wire""#).provenance.map(\.party) == ["Northern Wire"])
  }

  @Test func whoWroteIsEmbeddedWhereANumberStands() throws {
    #expect(try article(#""author": 7, "_embedded": {"author": [{"id": 7, "name": "Ann Lee"}]}"#).byline == "Ann Lee")
    #expect(try article(#""author": 7"#).byline == nil)
  }
}
