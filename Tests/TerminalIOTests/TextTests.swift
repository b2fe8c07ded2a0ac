// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import TimeTestSupport

@testable import TerminalIO

@Suite struct TextTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｱ", 1), ("😀", 2), ("שלום", 4), ("a\u{200B}b", 2),
    ("\u{1B}[1mbold\u{1B}[0m", 4), ("\u{1B}[2J", 4), ("\u{9B}", 4), ("▸ ¶■", 4), ("a\nb", 2),
  ])
  func widthIsWhatTheTerminalShows(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func aControlCharacterIsAsWideAsWhatIsWrittenForIt() {
    for value in UInt8(1)..<0xA0 where value != 0x09 {
      let scalar = Unicode.Scalar(value)
      let text = String(scalar)
      #expect(displayWidth(text) == displayWidth(sanitized(text)), "U+\(value)")
    }
  }

  @Test func linesBreakAtBlanks() {
    #expect(wrap("one two  three", width: 8) == ["one two", "three"])
    #expect(wrap("one  two three", width: 8) == ["one  two", "three"])
    #expect(wrap("", width: 8) == [""])
    #expect(wrap("a\n\nb", width: 8, indent: "  ") == ["  a", "", "  b"])
    #expect(
      wrap("Yes: one two three", width: 12, indent: "  ", hanging: "     ") == [
        "  Yes: one", "       two", "       three",
      ])
    #expect(wrap("ten\u{A0}km off", width: 6) == ["ten\u{A0}km", "off"])
  }

  @Test func wideCharactersBreakAnywhereAndLongWordsAreBroken() {
    #expect(wrap("漢字漢字漢", width: 5) == ["漢字", "漢字", "漢"])
    #expect(wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(wrap("a bcdefgh", width: 3) == ["a", "bcd", "efg", "h"])
    #expect(wrap("e\u{301}e\u{301}e\u{301}", width: 2) == ["e\u{301}e\u{301}", "e\u{301}"])
    #expect(wrap("漢", width: 1) == ["漢"])
  }

  @Test func noLineIsWiderThanAskedAndNoTextIsLost() {
    let text = "The 港湾局 said — “nothing” — שלום \u{1B}[1mand 😀😀😀😀 left\u{1B}[0m unbelievablylongwordindeed."
    for width in 4...40 {
      let lines = wrap(text, width: width, indent: " ", hanging: " ")
      #expect(lines.allSatisfy { displayWidth($0) <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("漢字漢字", 6, "漢字…"), ("one two", 5, "one…"),
    ("\u{1B}[2mdimmed\u{1B}[0m", 4, "\u{1B}[2mdim…\u{1B}[0m"), ("a\nb\tc", 9, "a b c"), ("abc", 0, ""),
    ("\u{1B}[1m abcdef", 4, "\u{1B}[1m ab…"),
  ])
  func truncationFitsAndSaysSo(text: String, width: Int, expected: String) {
    #expect(truncate(text, width: width, ellipsis: "…") == expected)
  }

  @Test(arguments: [
    ("plain é 漢 שלום عربي", "plain é 漢 שלום عربي"), ("\u{1B}[31m", "␛[31m"), ("a\u{0}\u{7}\u{D}b", "a␀␇␍b"),
    ("\u{7F}\u{9B}31m\u{85}", "<7F><9B>31m<85>"), ("\u{202E}x\u{2066}\u{200F}", "<U+202E>x<U+2066><U+200F>"),
    ("a\u{200B}b\u{FEFF}", "a<U+200B>b<U+FEFF>"), ("a\u{200D}b", "a<U+200D>b"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("👩\u{200D}🚀", "👩\u{200D}🚀"), ("☑\u{FE0F}", "☑\u{FE0F}"), ("a\u{2028}b", "a<U+2028>b"), ("\u{E0041}", "<U+E0041>"),
    ("line\n\ttab", "line\n\ttab"), ("e\u{301}", "e\u{301}"), ("\r\n", "␍\n"), ("ten\u{A0}km", "ten\u{A0}km"),
    ("a\u{7F}", "a<7F>"),
    ("م\u{200D}", "م<U+200D>"), ("\u{200D}م", "<U+200D>م"),
  ])
  func untrustedTextCannotDriveTheTerminal(text: String, expected: String) {
    #expect(Array(sanitized(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(sanitized(sanitized(text)) == sanitized(text))
  }

  @Test func aTableFitsByWrappingItsWidestColumnAtWords() {
    #expect(
      Self.table.render(in: Canvas()) == """
          article   n  note
          harbour   4  left on Saturday at 16:40
          漢字     11

        """)
    #expect(
      Self.table.render(in: Canvas(width: 27)) == """
          article   n  note
          harbour   4  left on
                       Saturday at
                       16:40
          漢字     11

        """)
  }

  @Test func aTableTooWideForItsWordsIsStacked() {
    #expect(
      Self.table.render(in: Canvas(width: 20)) == """
          article
          harbour
            n     4
            note  left on
                  Saturday
                  at 16:40
          漢字
            n     11

        """)
  }

  @Test func aPipeGetsTheRowsWhole() {
    let wide = Self.table.render(in: Canvas())
    #expect(Self.table.render(in: Canvas(width: 20, isTerminal: false)) == wide)
  }

  @Test func theLastCellOfAShortRowReachesOverTheRest() {
    let table = Table(
      columns: [.init("name"), .init("figure", .trailing), .init("remark")],
      rows: [["kappa", "0.5", "of two"], ["alpha", "everybody used only one label, so nothing can vary"]])
    #expect(
      table.render(in: Canvas(width: 40)) == """
          name   figure  remark
          kappa     0.5  of two
          alpha  everybody used only one label,
                 so nothing can vary

        """)
  }

  @Test func aStyleEndsWithItsCell() {
    let table = Table(
      columns: [.init(""), .init("")], rows: [[Style.ansi.dim("one two three"), "four five six"]], indent: "")
    #expect(
      table.render(in: Canvas(width: 15, style: .ansi)) == """
        \u{1B}[2mone\u{1B}[0m    four
        \u{1B}[2mtwo\u{1B}[0m    five six
        \u{1B}[2mthree\u{1B}[0m

        """)
  }

  @Test func phrasesAndMeaningsKeepTogether() {
    let canvas = Canvas(width: 30)
    #expect(
      canvas.flow(["r report", "q quote", "e editorial aside"]) == ["  r report   q quote", "  e editorial aside"])
    let narrow = Canvas(width: 20)
    #expect(narrow.flow(["sixsix", "ninenines"]) == ["  sixsix   ninenines"])
    #expect(narrow.flow(["sevenss", "ninenines"]) == ["  sevenss", "  ninenines"])
    #expect(
      Canvas().definitions([("j", "next one"), ("a very long term", "is")], column: 12) == [
        "    j       next one", "    a very long term", "            is",
      ])
    #expect(canvas.definitions([("j", "next one")], column: 12) == ["    j   next one"])
    #expect(Canvas().definitions([("sixsix", "is"), ("sevenss", "is")], column: 12).first == "    sixsix  is")
    #expect([3, 5, 40, 80, 200].map { Canvas(width: $0).measure } == [1, 1, 36, 76, 76])
    #expect(!canvas.rule(String(repeating: "x", count: 24)).contains("\n"))
    #expect(canvas.rule(String(repeating: "x", count: 25)).contains("\n"))
    let long = String(repeating: "word ", count: 40)
    for width in [40, 80, 200] {
      let lines = Canvas(width: width).definitions([("j", long), ("a very long term", long)], column: 12)
      #expect(lines.allSatisfy { displayWidth($0) <= min(width, 80) } && lines.contains { displayWidth($0) > 34 })
    }
    #expect(
      canvas.fitted("  one line that fits\n  and one line that does not fit\n") == """
          one line that fits
          and one line that does not
            fit

        """)
    #expect(canvas.rule("¶5 of 11", "■□") == "── ¶5 of 11 ──────────── ■□ ──")
    #expect(
      canvas.rule("harbour: every paragraph decided").split(separator: "\n").allSatisfy { displayWidth($0) <= 30 })
  }

  private static let table = Table(
    columns: [.init("article"), .init("n", .trailing), .init("note")],
    rows: [["harbour", "4", "left on Saturday at 16:40"], ["漢字", "11", ""]])

  /// Texts that a hostile article may hold, of `count` scalars and more.
  private static let hostile: [@Sendable (Int) -> String] = [
    { String(repeating: "\u{1B}", count: $0) }, { String(repeating: "\u{1B}[31m", count: $0 / 5) },
    { String(repeating: "a\u{1B}[3", count: $0 / 4) }, { "a" + String(repeating: "\u{301}", count: $0) },
    { String(repeating: "\u{202E}", count: $0) }, { String(repeating: "ab ", count: $0 / 3) },
    { String(repeating: " ", count: $0) }, { String(repeating: "\n", count: $0) },
    { String(repeating: "漢", count: $0) },
    { String(repeating: "a", count: $0) }, { "\u{1B}[" + String(repeating: "1", count: $0) },
  ]

  /// Sixteen times the text may take sixteen times as long; a square would take 256 times, and the bound lies between.
  @Test(arguments: hostile.indices) func theTimeATextTakesGrowsAsTheText(index: Int) {
    func seconds(_ count: Int) -> Double {
      let text = Self.hostile[index](count)
      let times = (0..<3).map { _ in
        threadTime {
          let clean = sanitized(text)
          _ = displayWidth(clean) + displayWidth(text)
          _ = truncate(clean, width: 60, ellipsis: "…")
          _ = wrap(clean, width: 76)
          let table = Table(columns: [.init("a"), .init("b")], rows: [[clean, "1"]])
          _ = table.render(in: Canvas(width: 60))
        }
      }
      return (times.min() ?? .zero) / .seconds(1)
    }
    _ = seconds(100)
    let (short, long) = (seconds(4_000), seconds(64_000))
    #expect(long < max(short, 0.000_5) * 64)
  }
}
