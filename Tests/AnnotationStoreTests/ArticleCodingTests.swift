// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import GRDB
import JSON
import Testing

@testable import AnnotationStore

/// An article's entry, written piece by piece, is canonical JSON and is read back as it was.
@Suite struct ArticleCodingTests {
  @Test(arguments: [0, 1, 600])
  func theBodyIsCanonicalAndTheArticleComesBack(count: Int) throws {
    let paragraphs = (0..<count).map { index in
      Paragraph(
        number: index + 1, kind: .body, text: "\"paragraphs\":[ \\ / \u{1} é ¶\(index)", sha256: String(index))
    }
    let article = Article(title: "\"paragraphs\":[]", paragraphs: paragraphs, sha256: "a", contentSHA256: "b")
    let loaded = ArticleLoaded(article: "x", content: article, source: "x.txt", originalSHA256: "c")
    try DatabaseQueue().read { db in
      let body = try EntryCoding(db).body(.articleLoaded(loaded), by: nil)
      var parser = JSONParser(Array(body.utf8))
      #expect(try parser.document().canonicalText == body)
      let entry = LedgerEntry(
        origin: "o", seq: 1, clock: 1, prev: nil, reviewer: nil, kind: .articleLoaded, article: "b", seen: "", key: "k",
        madeAt: "", body: body)
      #expect(try EntryCoding(db).event(entry) == .articleLoaded(loaded))
    }
  }
}
