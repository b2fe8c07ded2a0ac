// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import ArticleIngest

/// What poppler says where words stand becomes paragraphs.
@Suite struct PDFPagesTests {
  private func line(_ text: String, left: Int = 72, right: Int = 540) -> String {
    let words = text.split(separator: " ").map { "<word>\($0)</word>" }.joined()
    return "<line xMin=\"\(left)\" xMax=\"\(right)\" yMin=\"0\" yMax=\"10\">\(words)</line>"
  }

  private func page(_ blocks: [String]...) -> String {
    "<page><flow>" + blocks.map { "<block>\($0.joined())</block>" }.joined() + "</flow></page>"
  }

  private func paragraphs(_ pages: String...) throws -> [String] {
    try PDFPages(Array("<html><body><doc>\(pages.joined())</doc></body></html>".utf8)).paragraphs
  }

  @Test func aBlockIsAParagraphAndSoIsALineDrawnIn() throws {
    let page = page(
      [line("Tram late again", right: 200)],
      [
        line("The tram to Port Ellery ran late"), line("on Monday."), line("Riders waited", left: 90),
        line("in the rain."),
      ])
    #expect(
      try paragraphs(page) == [
        "Tram late again", "The tram to Port Ellery ran late on Monday.", "Riders waited in the rain.",
      ])
  }

  @Test func aSentenceThatEndsShortEndsAParagraph() throws {
    let page = page([line("The tram ran late."), line("It rained.", right: 150), line("Riders waited there.")])
    #expect(try paragraphs(page) == ["The tram ran late. It rained.", "Riders waited there."])
  }

  @Test func runningHeadsAndPageNumbersAreNone() throws {
    let first = page([line("Ellery Gazette 1")], [line("The tram ran late, and the riders")], [line("12")])
    let second = page([line("Ellery Gazette 2")], [line("waited in the rain.")], [line("13")])
    #expect(try paragraphs(first, second) == ["The tram ran late, and the riders waited in the rain."])
    #expect(try paragraphs(first) == ["Ellery Gazette 1", "The tram ran late, and the riders"])
  }

  @Test func aHyphenAtALinesEndStaysAndASoftOneGoes() throws {
    let page = page([line("The ferry went north-"), line("west and re\u{AD}"), line("turned.")])
    #expect(try paragraphs(page) == ["The ferry went north-west and returned."])
  }

  @Test func aHyphenGoesWhereTheTextHasTheWordWhole() throws {
    let page = page([line("The foot-"), line("bridge is shut."), line("No footbridge is open.")])
    #expect(try paragraphs(page) == ["The footbridge is shut. No footbridge is open."])
  }
}
