// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What a document is read as when nobody says it.
@Suite struct ArticleFormatTests {
  private func read(_ text: String, named name: String) throws(IngestError) -> [String] {
    let reader = ArticleReader(suggestion: ArticleFormat(fileName: name))
    return try reader.read(Array(text.utf8)).flatMap(\.paragraphs).map(\.text)
  }

  @Test(arguments: [
    ("a.json", ArticleFormat.json), ("a.JSONL", .jsonl), ("a.ndjson", .jsonl), ("page.htm", .html),
    ("a.b.md", .markdown),
  ]) func namesSuggestFormats(name: String, format: ArticleFormat) {
    #expect(ArticleFormat(fileName: name) == format)
  }

  @Test(arguments: ["notes", "notes.txt", "json", "-", "dir.json/notes"])
  func otherNamesTellNothing(name: String) { #expect(ArticleFormat(fileName: name) == nil) }

  @Test func theNameDecidesWhereTheContentTellsNothing() throws {
    #expect(try read("A *quiet* harbour.", named: "a.md") == ["A quiet harbour."])
    #expect(try read("Fish &amp; chips <b>sold</b> here.", named: "a.html") == ["Fish & chips sold here."])
    #expect(throws: IngestError.self) { try read("[1, 2", named: "a.json") }
  }

  @Test func theContentGoesBeforeTheName() throws {
    let page = "<!DOCTYPE html><p>The harbour of Port Ellery was quiet on Monday, its keeper said.</p>"
    #expect(try read(page, named: "a.json") == ["The harbour of Port Ellery was quiet on Monday, its keeper said."])
  }

  @Test func aPageWithoutMarkupIsText() throws {
    #expect(try read("One line.\n\nAnother line.", named: "a.html") == ["One line.", "Another line."])
  }
}
