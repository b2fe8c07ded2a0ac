// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@testable import ArticleIngest

/// What the properties of a file say of its text: less than the text itself, and never who wrote it.
@Suite struct DocumentPropertyTests {
  private let sentences = FileSamples.sentences

  private func article(_ bytes: [UInt8]) throws -> Article { try #require(try ArticleReader().read(bytes).first) }

  private func word(_ paragraphs: [String], title: String = "", author: String = "") -> [UInt8] {
    let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    return FileSamples.zip([
      ("word/document.xml", "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"),
      (
        "docProps/core.xml",
        "<cp:p xmlns:cp=\"p\" xmlns:dc=\"c\" xmlns:t=\"t\"><dc:title>\(title)</dc:title><dc:creator>\(author)</dc:creator>"
          + "<dc:language>en-GB</dc:language><t:created>2024-03-04T10:00:00Z</t:created></cp:p>"
      ),
    ])
  }

  private func claims(_ article: Article) -> [String] {
    article.claims.filter { $0.origin == "properties" }.map { "\($0.field.rawValue): \($0.value)" }
  }

  @Test func aTitleThatTheTextDoesNotShow() throws {
    let article = try article(word(sentences, title: "Tram late again", author: "Mara Lind"))
    #expect(article.title == "Tram late again" && kinds(article) == ["body", "body"])
    #expect(claims(article) == ["title: Tram late again", "byline: Mara Lind", "language: en-GB"])
  }

  @Test func whoTypedAFileAndWhenIsNotWhoWroteATextAndWhenItCameOut() throws {
    let article = try article(word(sentences, author: "Mara Lind"))
    #expect(article.byline == nil && article.dates.isEmpty && article.provenance.isEmpty)
    #expect(!article.claims.contains { $0.field == .published || $0.field == .modified })
  }

  @Test func whatStandsInTheTextComesFirst() throws {
    let text = ["Tram late again", "By Mara Lind"] + sentences
    let article = try article(word(text, title: "Report on the depot", author: "Nils Berg"))
    #expect(article.title == "Tram late again" && article.byline == "Mara Lind")
    #expect(article.provenance.allSatisfy { $0.party == "Mara Lind" })
  }

  @Test func aTitleOfThePropertiesTellsWhichLineIsTheHeadline() throws {
    let title = "“We waited in the rain,” riders say."
    let article = try article(word(["The depot and its trams", title] + sentences, title: title))
    #expect(article.title == title && kinds(article) == ["furniture", "headline", "body", "body"])
  }

  @Test(arguments: [
    "Microsoft Word - tram.doc", "Document1", "Dokument2", "C:\\Users\\nb\\tram late.docx", "tram_late_final.docx",
    "Untitled",
    "PowerPoint Presentation", "tram", "https://gazette.example/tram late", "Untitled document",
  ]) func titlesThatProgramsGive(title: String) throws {
    let article = try article(word(sentences, title: title))
    #expect(article.title == nil && claims(article) == ["language: en-GB"])
  }

  @Test(arguments: [
    "user", "admin", "Microsoft Office User", "python-docx", "Windows User", "nberg", "Home PC", "NB12",
    "n.berg@x.example",
    "Unknown Author", "Mara",
  ]) func authorsThatProgramsGive(author: String) throws {
    #expect(try claims(article(word(sentences, author: author))) == ["language: en-GB"])
  }

  @Test func propertiesOfTheOtherDocuments() throws {
    let open = FileSamples.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        "<o:c xmlns:o=\"o\" xmlns:text=\"t\"><o:body><o:text>"
          + sentences.map { "<text:p>\($0)</text:p>" }.joined() + "</o:text></o:body></o:c>"
      ),
      (
        "meta.xml",
        "<o:d xmlns:o=\"o\" xmlns:dc=\"c\" xmlns:meta=\"m\"><o:meta><dc:title>Tram late again</dc:title>"
          + "<meta:initial-creator>Mara Lind</meta:initial-creator><dc:creator>Nils Berg</dc:creator>"
          + "<dc:language>en</dc:language></o:meta></o:d>"
      ),
    ])
    let rich = """
      {\\rtf1\\ansi{\\info{\\title Tram late \\'93again\\'94}{\\author Zo\\u235?a Lind}{\\operator Nils Berg}{\\creatim\\yr2024\\mo3\\dy4}}
      \(sentences[0])\\par \(sentences[1])\\par}
      """
    let first = try article(open), second = try article(Array(rich.utf8))
    #expect(first.title == "Tram late again")
    #expect(claims(first) == ["title: Tram late again", "byline: Mara Lind", "language: en"])
    #expect(second.title == "Tram late “again”")
    #expect(claims(second) == ["title: Tram late “again”", "byline: Zoëa Lind"])
    #expect(first.paragraphs.map(\.text) == sentences && second.paragraphs.map(\.text) == sentences)
  }

  @Test func aTitleThatRepeatsTheHeadlineChangesNothing() throws {
    let text = ["ELLERY GAZETTE", "Tram late again on Monday", "By Mara Lind"] + sentences
    let plain = try article(word(text)), titled = try article(word(text, title: "Tram late again on Monday"))
    #expect(plain.title == "Tram late again on Monday" && titled.paragraphs == plain.paragraphs)
  }

  private func book(_ metadata: String, page: String = FileSamples.page) -> [UInt8] {
    FileSamples.zip([
      ("mimetype", "application/epub+zip"),
      ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"),
      (
        "b.opf",
        "<package xmlns:dc=\"c\" xmlns:opf=\"f\"><metadata>\(metadata)</metadata><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest>"
          + "<spine><itemref idref=\"a\"/></spine></package>"
      ), ("a.xhtml", page),
    ])
  }

  @Test(arguments: [
    ("<dc:date>2024-01-05</dc:date>", ["2024-01-05"]),
    (
      "<dc:date opf:event=\"modification\">2024-02-09</dc:date><dc:date opf:event=\"publication\">2024-01-05</dc:date>",
      ["2024-01-05"]
    ),
    (
      "<dc:date event=\"creation\">2023-11-01</dc:date><dc:date>2024-01-05T06:00:00+00:00</dc:date>", ["2024-01-05"]
    ),
    ("<dc:date opf:event=\"modification\">2024-02-09</dc:date>", []), ("<dc:date>2024</dc:date>", []),
    ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", []),
  ]) func theDayOnWhichABookCameOut(metadata: String, days: [String]) throws {
    #expect(try article(book(metadata)).dates.map(\.iso) == days)
  }

  @Test func theDayOfAChapterComesFirst() throws {
    let page = FileSamples.page.replacing("</h1>", with: "</h1><p>4 March 2024</p>")
    #expect(try article(book("<dc:date>2024-01-05</dc:date>", page: page)).dates.map(\.iso) == ["2024-03-04"])
  }
}
