// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import TerminalIO

/// A table of any cells at any width: nothing is lost, nothing is wider than the screen, columns stand in line.
@Suite struct TableTests {
  private static let words = [
    "harbour", "漢字", "e\u{301}te\u{301}", "a", "12", "שלום", "😀", "\u{1B}[1mbold\u{1B}[0m", "long-winded", "…",
  ]

  private static func table(_ seed: Int) -> Table {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let columns = (0..<1 + draw(4)).map { _ in Table.Column(words[draw(5)], draw(2) == 0 ? .leading : .trailing) }
    let rows = (0..<draw(6)).map { _ in
      columns.prefix(draw(3) == 0 ? 1 + draw(columns.count) : columns.count).map { _ in
        (0..<draw(5)).map { _ in words[draw(words.count)] }.joined(separator: " ")
      }
    }
    return Table(columns: columns, rows: rows)
  }

  @Test func aNewlineInACellBreaksNoRow() {
    let table = Table(columns: [.init("id"), .init("name")], rows: [["ana", "Ana\nRuiz"], ["ben", ""]])
    #expect(table.render(in: Canvas()) == "  id   name\n  ana  Ana Ruiz\n  ben\n")
  }

  private static func visible(_ text: String) -> [Unicode.Scalar] {
    TextPiece.cut(text).filter { !$0.isEscape }.flatMap { Array($0.text.unicodeScalars) }.filter {
      $0 != " " && $0 != "\n"
    }
    .sorted()
  }

  @Test(arguments: 0..<60) func nothingIsLostAndNothingIsTooWide(seed: Int) {
    let table = Self.table(seed)
    for width in [16, 24, 40, 79] {
      let text = table.render(in: Canvas(width: width))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.allSatisfy { displayWidth(String($0)) <= width }, "\(width): \(text)")
      let cells = Self.visible(table.rows.joined().joined())
      var found = Self.visible(text)[...]
      // Every scalar of the cells is there; titles come on top.
      for scalar in cells {
        guard let place = found.firstIndex(of: scalar) else {
          Issue.record("\(width) lost \(scalar): \(text)")
          return
        }
        found = found[(place + 1)...]
      }
    }
  }

  @Test(arguments: 0..<30) func aReadingProgramGetsOneLineARowWithItsColumnsInLine(seed: Int) throws {
    let table = Self.table(seed)
    let text = table.render(in: Canvas(width: 10, isTerminal: false))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 == table.rows.count + 1)
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func figuresAreFlushWithTheirTitlesAndNeverBroken() {
    let table = Table(
      columns: [.init("n", .trailing), .init("what")], rows: [["1 000", "one two three"], ["7", "four"], ["", "漢"]])
    #expect(
      table.render(in: Canvas(width: 18)) == """
              n  what
          1 000  one two
                 three
              7  four
                 漢

        """)
  }

  @Test func aCellThatReachesOverOthersIsNotBrokenWhereTheWordFitsTheScreen() {
    let table = Table(
      columns: [.init("name"), .init("figure", .trailing), .init("remark")],
      rows: [["kappa", "0.5", "of two"], ["krippendorff_alpha", "everybodyusedonelabel"]])
    #expect(table.render(in: Canvas(width: 43)).contains("  krippendorff_alpha  everybodyusedonelabel\n"))
    let narrow = table.render(in: Canvas(width: 42))
    #expect(narrow.contains("everybodyusedonelabel") && !narrow.contains("krippendorff_alpha  every"))
  }

  @Test func theWidestColumnIsTheOneThatShrinks() {
    let table = Table(
      columns: [.init(""), .init("")], rows: [["one two three four five six", "seven eight nine ten"]])
    #expect(
      table.render(in: Canvas(width: 40)) == """
          one two three     seven eight nine ten
          four five six

        """)
  }

  @Test func withoutTitlesThereIsNoHeaderAndWithoutRowsOnlyIt() {
    #expect(Table(columns: [.init(""), .init("")], rows: [["a", "b"]]).render(in: Canvas()) == "  a  b\n")
    #expect(Table(columns: [.init("a"), .init("b")]).render(in: Canvas()) == "  a  b\n")
    #expect(Table(columns: []).render(in: Canvas()) == "")
    #expect(Table(columns: [.init("a")], rows: [["x", "beyond"]], indent: "").render(in: Canvas()) == "a\nx\n")
  }
}
