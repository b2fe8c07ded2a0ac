// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Records as newspapers' interfaces, scrapers and labelling tools write them.
@Suite struct RecordKindTests {
  private static let text = ["The ferry left at noon, its captain said.", "Nobody was on the quay to see it go."]
  private static let joined = text.joined(separator: "\\n\\n")
  private static let markup = text.map { "<p>\($0)</p>" }.joined()
  private static let dated = #""date": "2024-03-04", "title": "Ferry""#

  private func articles(_ json: String) throws -> [Article] { try ArticleReader().read(Array(json.utf8)) }

  @Test(arguments: [
    """
    {"response": {"status": "ok", "content": {"webTitle": "Ferry", "webPublicationDate": "2024-03-04T06:00:00Z",
     "fields": {"byline": "Mara Lind", "body": "\(markup)", "bodyText": "one line"}}}}
    """,
    """
    {"response": {"results": [{"webTitle": "Ferry", "webPublicationDate": "2024-03-04", "fields": {"byline": "Mara Lind",
     "body": "\(markup)"}}]}}
    """,
    #"{"status": "ok", "articles": [{"author": "Mara Lind", "publishedAt": "2024-03-04", "title": "Ferry", "content": "\#(joined)"}]}"#,
    #"{"hits": {"hits": [{"_source": {\#(dated), "authors": ["Mara Lind"], "full_text": "\#(joined)"}}]}}"#,
    #"{"title": "Ferry", "authors": ["Mara Lind"], "publishing_date": "2024-03-04 06:00:00", "plaintext": "\#(joined)"}"#,
    #"[{"id": 1, "data": {\#(dated), "byline": "Mara Lind", "article": "\#(joined)"}, "annotations": []}]"#,
    #"{"id": 1, "data": "\#(joined)", "label": [], "meta": {\#(dated), "author": "Mara Lind"}}"#,
    #"{"headline": {"main": "Ferry"}, "byline": {"original": "By Mara Lind"}, "pub_date": "2024-03-04", "text": "\#(joined)"}"#,
    """
    [{"date": "2024-03-04T06:00:00", "title": {"rendered": "Ferry"}, "content": {"rendered": "\(markup)"},
      "excerpt": {"rendered": "<p>The ferry left [&hellip;]</p>"}, "author": "Mara Lind"}]
    """,
    #"{"Date": "2024-03-04", "Title": "Ferry", "Author": "Mara Lind", "Full Text": "\#(joined)"}"#,
    #"{\#(dated), "byline": "Mara Lind", "body_xhtml": "\#(markup)"}"#,
  ]) func theTextAndWhatIsSaidOfIt(json: String) throws {
    let articles = try articles(json)
    #expect(articles.map { $0.paragraphs.map(\.text) } == [Self.text])
    #expect(articles.first?.title == "Ferry" && articles.first?.byline == "Mara Lind")
    #expect(articles.first?.dates.map(\.iso) == ["2024-03-04"])
  }

  @Test func sectionsKeepTheirHeadings() throws {
    let json = """
      {"title": "Ferry", "body": {"summary": ["It left early."], "sections": [
        {"headline": [], "paragraphs": ["\(Self.text[0])"]},
        {"headline": ["What now & when"], "paragraphs": ["\(Self.text[1])"]}]}}
      """
    let article = try #require(try articles(json).first)
    #expect(article.paragraphs.map(\.text) == ["It left early.", Self.text[0], "What now & when", Self.text[1]])
    #expect(kinds(article) == ["deck", "body", "heading", "body"])
  }

  @Test func aListInARecordIsManyArticles() throws {
    let two = #"{"data": [{"title": "Ferry", "text": "It left."}, {"title": "Tram", "text": "It stood."}]}"#
    #expect(try articles(two).map(\.title) == ["Ferry", "Tram"])
    let parts =
      #"{"data": {"paragraphs": [{"author": "a", "text": "It left."}, {"author": "b", "text": "It stood."}]}}"#
    #expect(try articles(parts).map { $0.paragraphs.count } == [2])
  }

  @Test(arguments: [
    (#"{"name": "attest", "version": "1", "dependencies": {"a": "1"}}"#, ["name", "version", "dependencies"]),
    (#"[{"a": {"b": [{"c": 1}]}}]"#, ["a"]),
  ]) func dataWithoutATextIsRefused(json: String, fields: [String]) {
    #expect(throws: IngestError.recordWithoutText(fields: fields)) { try articles(json) }
  }

  @Test func whatAServiceCallsASummaryMayBeTheText() throws {
    let long = (Self.text + Self.text + Self.text).joined(separator: "\\n")
    let json = #"{"articles": [{"title": "Ferry", "author": "Mara Lind in Ellery", "summary": "\#(long)"}]}"#
    let article = try #require(try articles(json).first)
    #expect(article.paragraphs.filter { $0.kind == .body }.count == 6 && article.byline == "Mara Lind")
  }

  @Test func lineEndsThatATableWroteInLettersPartParagraphs() throws {
    let table = "title\ttext\nFerry\t\(Self.text.joined(separator: "\\n"))\n"
    #expect(try ArticleReader(format: .csv).read(Array(table.utf8)).first?.paragraphs.map(\.text) == Self.text)
  }

  @Test func aTableMayCallItsTextAnything() throws {
    let note = "The ferry left at noon, its captain said, and nobody was on the quay to see it go that day."
    let long =
      note
      + " It had waited since the morning for a crew that never came, and for a mail that was lost at the depot in spring."
    let table = "nr,kop,weergave,bron\n1,Ferry,\"\(long)\",Gazette\n2,Tram,\"\(long)\",Gazette\n"
    let articles = try ArticleReader(format: .csv).read(Array(table.utf8))
    #expect(articles.map { $0.paragraphs.map(\.text) } == [[long], [long]])
    let notes = "nr,word,remark\n1,Ferry,\"\(note)\"\n2,Tram,\"\(note)\"\n"
    #expect(throws: IngestError.self) { try ArticleReader(format: .csv).read(Array(notes.utf8)) }
    let torn = "a,b\n\"\(long)\",\"\(long)\"\n"
    #expect(throws: IngestError.self) { try ArticleReader(format: .csv).read(Array(torn.utf8)) }
  }

  @Test(
    arguments: [
      (["25/05/2025", "03/05/2025"], ["2025-05-25", "2025-05-03"]),
      (["05/25/2025", "03/05/2025"], ["2025-05-25", "2025-03-05"]),
      (["25/05/2025", "05/26/2025", "03/05/2025"], ["2025-05-25", "2025-05-26", nil]),
      (["04/05/2025", "03/05/2025"], [nil, nil]), (["2025-05-25", "03/05/2025 10:15"], ["2025-05-25", nil]),
      (["25.5.2025 10:15", "03.05.2025 09:00"], ["2025-05-25", "2025-05-03"]),
    ] as [([String], [String?])]) func datesOfAColumnSettleTheirOrder(dates: [String], days: [String?]) throws
  {
    let rows = dates.enumerated().map { "\($0.element),Row \($0.offset) stands here now." }
    let table = try ArticleReader(format: .csv).read(Array((["date,text"] + rows).joined(separator: "\n").utf8))
    #expect(table.map { $0.dates.first?.iso } == days)
    let lines = dates.enumerated().map { #"{"date": "\#($0.element)", "text": "Row \#($0.offset) stands here now."}"# }
    let records = try ArticleReader(format: .jsonl).read(Array(lines.joined(separator: "\n").utf8))
    #expect(records.map { $0.dates.first?.iso } == days)
  }

  @Test(arguments: [("de", "2025-05-03"), ("en-US", "2025-03-05"), ("en", nil)])
  func theLanguageOfARecordSettlesItsDate(language: String, day: String?) throws {
    let json = #"{"date": "03/05/2025", "language": "\#(language)", "text": "Row 1 stands here now."}"#
    #expect(try ArticleReader(format: .json).read(Array(json.utf8)).first?.dates.first?.iso == day)
  }
}
