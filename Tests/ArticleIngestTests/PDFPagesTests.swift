// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TimeTestSupport

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

  /// A block of a column: its lines stand one under the other from a height, in a box from left to right.
  private func block(_ text: String, left: Int, top: Int, lines count: Int = 1, width: Int = 200) -> String {
    let lines = (0..<count).map { number in
      let (top, words) = (top + number * 12, number == 0 ? text : "and so on.")
      return
        "<line xMin=\"\(left)\" xMax=\"\(left + width)\" yMin=\"\(top)\" yMax=\"\(top + 10)\"><word>\(words)</word></line>"
    }
    return "<block>\(lines.joined())</block>"
  }

  private func order(_ blocks: String...) throws -> String {
    try paragraphs("<page><flow>\(blocks.joined())</flow></page>").map { $0.prefix { $0 != " " } }.joined(
      separator: " ")
  }

  @Test func columnsWithGapsBetweenParagraphsAreReadOneAfterTheOther() throws {
    let head = block("Head.", left: 50, top: 60, width: 420)
    let found = try order(
      head, block("A1.", left: 50, top: 100, lines: 4), block("B1.", left: 310, top: 100, lines: 3),
      block("B2.", left: 310, top: 144, lines: 3), block("A2.", left: 50, top: 156, lines: 3),
      block("B3.", left: 310, top: 188, lines: 2), block("A3.", left: 50, top: 200, lines: 3),
      block("Foot.", left: 50, top: 300, width: 420))
    #expect(found == "Head. A1. A2. A3. B1. B2. B3. Foot.")
  }

  @Test func soAreThreeColumns() throws {
    func column(_ name: String, _ left: Int, _ top: Int, _ lines: Int) -> String {
      block(name, left: left, top: top, lines: lines, width: 140)
    }
    let found = try order(
      column("A1.", 50, 100, 4), column("B1.", 210, 100, 3), column("C1.", 370, 100, 5), column("B2.", 210, 144, 3),
      column("A2.", 50, 156, 3), column("C2.", 370, 168, 2), column("B3.", 210, 188, 2), column("A3.", 50, 200, 3))
    #expect(found == "A1. A2. A3. B1. B2. B3. C1. C2.")
  }

  @Test func storiesUnderOneAnotherKeepTheirColumns() throws {
    let found = try order(
      block("A1.", left: 50, top: 100, lines: 4), block("B1.", left: 310, top: 100, lines: 3),
      block("A2.", left: 50, top: 190, lines: 3), block("B2.", left: 310, top: 190, lines: 4))
    #expect(found == "A1. B1. A2. B2.")
  }

  @Test func rowsOfTwoCellsAreReadAcross() throws {
    let found = try order(
      block("Q1.", left: 50, top: 100, lines: 2), block("A1.", left: 310, top: 100, lines: 3),
      block("Q2.", left: 50, top: 140, lines: 2), block("A2.", left: 310, top: 140, lines: 2))
    #expect(found == "Q1. A1. Q2. A2.")
  }

  @Test func manyBlocksOnAPageAreOrderedInBoundedTime() throws {
    let blocks = (0..<20_000).map { number in
      block("P\(number).", left: number % 2 == 0 ? 50 : 310, top: number / 2 * 24 + number % 3 * 6, lines: 2)
    }
    var found = ""
    let spent = try threadTime { found = try order(blocks.joined()) }
    #expect(found.hasPrefix("P0. P2. P4.") && found.hasSuffix("P19997. P19999.") && spent < .seconds(40))
  }

  @Test func aParagraphGoesOnInTheNextColumn() throws {
    let found = try paragraphs(
      "<page><flow>\(block("The tram waited", left: 50, top: 100))\(block("in the rain.", left: 310, top: 60))</flow></page>"
    )
    #expect(found == ["The tram waited in the rain."])
  }

  @Test func whatRunsOverEachPageIsTold() throws {
    let first = page([line("Ellery Gazette 1")], [line("The tram ran late.")], [line("12")])
    let second = page([line("Ellery Gazette 2")], [line("Riders waited.")], [line("13")])
    let pages = try PDFPages(Array("<html><body><doc>\(first)\(second)</doc></body></html>".utf8))
    #expect(pages.margins == ["Ellery Gazette 1", "12", "Ellery Gazette 2", "13"])
  }

  @Test func columnsOfEqualParagraphsAreReadOneAfterTheOther() throws {
    func grid(_ lines: [Int]) -> String {
      block("One", left: 60, top: 90, lines: lines[0]) + block("Three", left: 320, top: 90, lines: lines[1])
        + block("Two", left: 60, top: 140, lines: lines[2]) + block("Four", left: 320, top: 140, lines: lines[3])
    }
    func order(_ lines: [Int]) throws -> [String] {
      try PDFPages(Array("<doc><page>\(grid(lines))</page></doc>".utf8)).paragraphs.map {
        String($0.prefix { $0 != " " })
      }
    }
    #expect(try order([3, 3, 2, 2]) == ["One", "Two", "Three", "Four"])
    // Cells of a table begin at one height, whatever stands above them.
    #expect(try order([1, 1, 1, 1]) == ["One", "Three", "Two", "Four"])
    #expect(try order([3, 2, 2, 2]) == ["One", "Three", "Two", "Four"])
  }

  @Test func aHyphenGoesWhereTheTextHasTheWordWhole() throws {
    let page = page([line("The foot-"), line("bridge is shut."), line("No footbridge is open.")])
    #expect(try paragraphs(page) == ["The footbridge is shut. No footbridge is open."])
  }
}
