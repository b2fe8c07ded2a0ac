// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@Suite struct ArticleTests {
  private func article(_ kinds: [ParagraphKind]) -> Article {
    let paragraphs = kinds.enumerated().map { Paragraph(number: $0 + 1, kind: $1, text: "t\($0)", sha256: "") }
    return Article(paragraphs: paragraphs, sha256: "", contentSHA256: "")
  }

  @Test func sectionsFollowTheHeadingAbove() {
    #expect(article([.deck, .heading, .body, .heading, .body]).sections == [nil, nil, 2, 2, 4])
  }

  @Test func onlyBodyAndDeckAreAnnotatable() {
    #expect(article(ParagraphKind.allCases).annotatableCount == 2)
  }

  @Test(arguments: [0, 3, -1]) func aNumberOutsideTheArticleHasNoParagraph(number: Int) {
    #expect(article([.body, .body]).paragraph(number) == nil)
  }
}
