// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@testable import AnnotationStore

/// An article's entry, written piece by piece, is the encoder's to the byte.
@Suite struct ArticleCodingTests {
  @Test(arguments: [0, 1, 511, 512, 513, 1025])
  func theBodyIsTheEncodersOwn(count: Int) throws {
    let paragraphs = (0..<count).map { index in
      Paragraph(
        number: index + 1, kind: .body, text: "\"paragraphs\":[ \\ / \u{1} é ¶\(index)", sha256: String(index))
    }
    let article = Article(title: "\"paragraphs\":[]", paragraphs: paragraphs, sha256: "a", contentSHA256: "b")
    let loaded = ArticleLoaded(article: "x", content: article, source: "x.txt", originalSHA256: "c")
    let whole = String(decoding: try EventCoding.encoded(loaded, key: "k"), as: UTF8.self)
    #expect(try EventCoding.json(.articleLoaded(loaded), key: "k") == whole)
  }
}
