// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import JSON
import Testing

/// Records as articles, and JSON that is refused with its place.
@Suite struct JSONReaderTests {
  private func refusal(_ text: String, _ format: ArticleFormat = .json) -> IngestError? {
    do {
      _ = try ArticleReader(format: format).read(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func aNewsArticleOfSchemaOrg() throws {
    let article = try read(
      #"""
      {"@type": "NewsArticle", "headline": "Road to close", "author": [{"name": "Ana Ruiz"}, {"name": "Tom Hale"}],
       "datePublished": "2024-03-14T08:00:00Z", "publisher": {"name": "Coastal Post"}, "isBasedOn": {"name": "Northern Wire"},
       "articleBody": "The road will close on Monday, the council said.\n\nWho pays?\n\nThe county pays, according to the mayor."}
      """#, .auto)
    #expect(article.title == "Road to close")
    #expect(article.byline == "Ana Ruiz, Tom Hale")
    #expect(kinds(article) == ["body", "heading", "body"])
    #expect(
      chain(article) == [
        "Coastal Post | outlet | republisher | 2024-03-14 | 0", "Northern Wire | agency | origin | - | 0",
      ])
    #expect(article.claims.allSatisfy { $0.origin == "record" })
  }

  @Test func fieldsCanBeNamed() throws {
    var fields = FieldNames()
    fields.prefer("doc.inhalt", for: .text)
    fields.prefer("titel", for: .title)
    let record = #"{"titel": "Hafen", "title": "x", "doc": {"inhalt": ["Der erste Absatz.", "Der zweite Absatz."]}}"#
    let article = try ArticleReader(format: .json, fields: fields).read(Array(record.utf8)).first
    #expect(article?.title == "Hafen")
    #expect(article?.paragraphs.map(\.text) == ["Der erste Absatz.", "Der zweite Absatz."])
  }

  @Test func aFieldMayLieInAList() throws {
    var fields = FieldNames()
    fields.prefer("body.sections[].text", for: .text)
    fields.prefer("by[].name", for: .byline)
    let record =
      #"{"by": [{"name": "Mara Lind"}], "body": {"sections": [{"text": "First words."}, {"kind": "ad"}, {"text": "Last."}]}}"#
    let article = try ArticleReader(format: .json, fields: fields).read(Array(record.utf8)).first
    #expect(article?.byline == "Mara Lind")
    #expect(article?.paragraphs.map(\.text) == ["First words.", "Last."])
  }

  @Test func whatIsCutOffInATextIsSaidToEnd() {
    for text in ["{\"text\": \"The ferry", "{\"text\": \"The ferry\n", "[{\"text\": \"a\"}, {\"text\": \"The fe\n\n"] {
      guard case .malformedJSON(.unexpectedEnd, _, _) = refusal(text) else {
        Issue.record("\(text): \(String(describing: refusal(text)))")
        continue
      }
    }
    #expect(
      refusal("{\"text\": \"The ferry\nleft.\"}") == .malformedJSON(.controlCharacter(0x0A), line: 1, column: 20))
  }

  @Test(arguments: [
    (FieldNames.Part.text, ArticleFormat.csv, "title,text\nFerry,It left at noon.\n", ["title", "text"]),
    (.byline, .csv, "title,text\nFerry,It left at noon.\n", ["title", "text"]),
    (.text, .json, #"{"title": "Ferry", "data": {"text": "It left at noon."}}"#, ["title", "text"]),
    (.url, .jsonl, "{\"text\": \"It left.\"}\n{\"text\": \"It stood.\", \"by\": \"me\"}\n", ["text"]),
  ])
  func aFieldThatNoRecordHasIsRefused(
    part: FieldNames.Part, format: ArticleFormat, text: String, there: [String]
  ) throws {
    var fields = FieldNames()
    fields.prefer("nope", for: part)
    for keepGoing in [false, true] {
      #expect(throws: IngestError.unknownField(part: part.rawValue, name: "nope", there: there)) {
        try ArticleReader(format: format, fields: fields, keepsGoing: keepGoing).reading(of: Array(text.utf8))
      }
    }
  }

  @Test func aFieldMayStandInSomeRecordsOnly() throws {
    var fields = FieldNames()
    fields.prefer("Kopf Zeile", for: .title)
    let lines = "{\"text\": \"It left.\"}\n{\"text\": \"It stood.\", \"kopf_zeile\": \"Tram\"}\n"
    let articles = try ArticleReader(format: .jsonl, fields: fields).read(Array(lines.utf8))
    #expect(articles.map(\.title) == [nil, "Tram"])
    let alone = try ArticleReader(format: .json, fields: fields).read(Array(#"{"text": "It left."}"#.utf8))
    #expect(alone.map(\.title) == [nil])
  }

  @Test(arguments: ["Ada Lind ", "Ada Lind and ", " Ada Lind with", "Ada Lind\\n", "By Ada Lind and agencies "])
  func blanksRoundAValueAreNoneOfIt(author: String) throws {
    let json = "{\"text\": \"The harbour board said so.\", \"title\": \" A quay \", \"author\": \"\(author)\"}"
    let article = try #require(try ArticleReader(format: .json).read(Array(json.utf8)).first)
    #expect(article.title == "A quay" && article.byline?.hasPrefix("Ada Lind") == true)
    #expect(article.byline?.last?.isWhitespace == false)
    let page = "<meta name=author content='\(author)'><title>A quay</title><p>The harbour board of Ostra said so.</p>"
    #expect(try ArticleReader(format: .html).read(Array(page.utf8)).count == 1)
  }

  @Test func aCellWithoutATextIsNamed() {
    let table = "Title,Full Text\nFerry,It left at noon.\nTram,\n"
    #expect(refusal(table, .csv) == .within(.line(3), .emptyText(field: "Full Text")))
    #expect(refusal("{\"body\": \"  \"}", .jsonl) == .within(.line(1), .emptyText(field: "body")))
  }

  @Test func linesAreManyArticlesAllOrNothing() throws {
    let lines = "{\"text\": \"One.\"}\n\n{\"text\": \"Two.\", \"title\": \"T\"}\n"
    #expect(try ArticleReader().read(Array(lines.utf8)).map { $0.paragraphs[0].text } == ["One.", "Two."])
    #expect(refusal(lines + "{\"text\": 3}", .jsonl) == .within(.line(4), .recordWithoutText(fields: ["text"])))
    #expect(refusal(lines + "7\n", .jsonl) == .within(.line(4), .notARecord))
    #expect(
      refusal(lines + "{\"text\": \"a\" \"b\"}", .jsonl)
        == .within(.line(4), .malformedJSON(.unexpectedByte(0x22), line: 4, column: 14)))
  }

  @Test func ownExportRowsAreGroupedByArticle() throws {
    let rows = """
      {"article":"a","paragraph":2,"kind":"body","text":"Two.","reviewer":"ana"}
      {"article":"a","paragraph":1,"kind":"headline","text":"One","reviewer":"ana"}
      {"article":"b","paragraph":1,"kind":"body","text":"Three.","reviewer":"ana"}
      {"article":"a","paragraph":2,"kind":"body","text":"Two.","reviewer":"tom"}
      """
    let articles = try ArticleReader().read(Array(rows.utf8))
    #expect(articles.map { kinds($0) } == [["headline", "body"], ["body"]])
    #expect(articles[0].title == "One")
  }

  @Test func markupInsideARecordIsRead() throws {
    let article = try read(#"{"content": "<p>First &amp; foremost.</p><ul><li>Second</li></ul><p>Third.</p>"}"#, .auto)
    #expect(article.paragraphs.map(\.text) == ["First & foremost.", "Second", "Third."])
  }

  @Test(
    arguments: [
      (#"{"a": 1, "b": 2, "a": 3}"#, JSONFault.duplicateKey("a"), 1, 18), (#"{"a": "\uD800x"}"#, .loneSurrogate, 1, 8),
      (#"{"a": "\uDC00"}"#, .loneSurrogate, 1, 8), ("{\"a\":\n NaN}", .notANumber, 2, 2),
      ("[-Infinity]", .notANumber, 1, 3),
      ("{\"a\": \"x\ny\"}", .controlCharacter(0x0A), 1, 9), (#"{"a": "\x"}"#, .badEscape, 1, 8),
      ("{\"a\": 01}", .unexpectedByte(0x31), 1, 8),
      ("{} {}", .trailingContent, 1, 4), ("[1,]", .unexpectedByte(0x5D), 1, 4), ("{\"a\"", .unexpectedEnd, 1, 5),
      ("[\"abc", .unexpectedEnd, 1, 6),
    ] as [(String, JSONFault, Int, Int)])
  func faultsHaveTheirPlace(text: String, fault: JSONFault, line: Int, column: Int) {
    #expect(refusal(text) == .malformedJSON(fault, line: line, column: column))
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(refusal(deep) == .malformedJSON(.tooDeep(limit: IngestLimits.jsonDepth), line: 1, column: 65))
  }

  @Test func escapesAreUndone() throws {
    let article = try read(#"{"text": "\u00e9\ud83d\ude00\t\"\/\\ end."}"#, .json)
    #expect(article.paragraphs.map(\.text) == ["é😀\t\"/\\ end."])
    #expect(refusal(#"{"text": "a\u0000b"}"#) == .nulByte(offset: 1))
  }

  @Test(arguments: [
    #"{"plain_text": "The ferry left at noon.", "title": "Ferry", "published_date": "2024-03-04", "sitename": "Gazette"}"#,
    #"[{"id": 7, "data": {"text": "The ferry left at noon."}}]"#,
    #"{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [{"id": "1", "title": "Ferry", "content_html": "<p>The ferry left at noon.</p>", "date_published": "2024-03-04T06:00:00Z"}]}"#,
  ]) func recordsOfOtherTools(json: String) throws {
    let articles = try ArticleReader().read(Array(json.utf8))
    #expect(articles.map { $0.paragraphs.map(\.text) } == [["The ferry left at noon."]])
    #expect(json.contains("2024") == (articles.first?.dates.map(\.iso) == ["2024-03-04"]))
  }
}
