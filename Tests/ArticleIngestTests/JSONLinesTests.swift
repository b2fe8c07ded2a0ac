// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// JSON lines of which some are bad.
@Suite struct JSONLinesTests {
  private let lines = """
    {"title": "One", "text": "The council met on Monday."}
    {"title": "Two", "text": "The council met
    {"title": "Three"}

    [1, 2]
    {"title": "Six", "text": "Nobody came on Tuesday."}
    """

  @Test func badLinesAreListedAndTheOthersRead() throws {
    let reading = try ArticleReader(format: .jsonl, keepsGoing: true).reading(of: Array(lines.utf8))
    #expect(reading.articles.map(\.title) == ["One", "Six"])
    #expect(reading.failures.map(\.parts) == [[.line(2)], [.line(3)], [.line(5)]])
    guard case .malformedJSON(_, line: 2, column: _) = reading.failures[0].cause else {
      Issue.record("\(reading.failures[0])")
      return
    }
    #expect(reading.failures[2] == .within(.line(5), .notARecord))
  }

  @Test func withoutKeepGoingTheFirstBadLineIsThrown() {
    #expect(throws: IngestError.self) {
      try ArticleReader(format: .jsonl).reading(of: Array(lines.utf8))
    }
  }

  @Test(arguments: ["", "\n \n"]) func noLineIsAnError(text: String) {
    #expect(throws: IngestError.empty) {
      try ArticleReader(format: .jsonl, keepsGoing: true).reading(of: Array(text.utf8))
    }
  }

  @Test func allLinesBadGivesNoArticles() throws {
    let reading = try ArticleReader(format: .jsonl, keepsGoing: true).reading(of: Array("{\n}\n".utf8))
    #expect(reading.articles.isEmpty)
    #expect(reading.failures.map(\.parts) == [[.line(1)], [.line(2)]])
  }

  @Test func exportedRowsAreGroupedByArticle() throws {
    let rows = (1...3).map { #"{"article":"a","paragraph":\#($0),"kind":"body","text":"Line \#($0)."}"# }
    let reading = try ArticleReader(format: .jsonl, keepsGoing: true).reading(
      of: Array((rows + ["{"]).joined(separator: "\n").utf8))
    #expect(reading.articles.map(\.paragraphs.count) == [3])
    #expect(reading.failures.map(\.parts) == [[.line(4)]])
  }

  @Test func linesAreFoundWithoutTheirFormat() throws {
    let reading = try ArticleReader(keepsGoing: true).reading(of: Array(lines.utf8))
    #expect(reading.failures.map(\.parts) == [[.line(2)], [.line(3)], [.line(5)]])
  }

  @Test func otherFormatsHaveNoLinesToPassOver() {
    #expect(throws: IngestError.self) { try ArticleReader(keepsGoing: true).reading(of: Array("{\"text\": \"a".utf8)) }
  }
}
