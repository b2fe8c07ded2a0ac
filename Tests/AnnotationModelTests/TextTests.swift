// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// How texts are trimmed and compared, and figures printed.
@Suite struct TextTests {
  @Test(arguments: [
    ("", ""), (" \t\r\n", ""), ("a", "a"), ("\u{FEFF} a b\u{A0}\u{200B}", "a b"), ("\u{2060}\u{3000}é\u{85}", "é"),
    (" e\u{301} ", "e\u{301}"), ("\u{200D}a\u{200D}", "\u{200D}a\u{200D}"),
  ])
  func whiteSpaceAtTheEndsGoes(text: String, trimmed: String) {
    #expect(Array(text.trimmed.unicodeScalars) == Array(trimmed.unicodeScalars))
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.005, 2, "-0.01"), (0.005, 2, "0.01"), (0.125, 2, "0.13"),
    (9.996, 2, "10.00"), (-1.5, 0, "-2"), (0.5, 0, "1"), (0.0499, 1, "0.0"), (1234.5678, 4, "1234.5678"),
    (0.000_000_001, 9, "0.000000001"), (.infinity, 2, "inf"), (1e18, 2, "1e+18"),
  ])
  func aFigureHasItsDecimals(value: Double, decimals: Int, text: String) {
    #expect(Figure.text(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    ("ÉTÉ", "été"), ("“a” «b» „c“", "\"a\" \"b\" \"c\""), ("it’s ‘x’", "it's 'x'"), ("a–b—c−d", "a-b-c-d"),
    ("a\u{A0}b\nc\td", "a b c d"), ("İ", "İ"),
  ])
  func aFoldedTextHasOneScalarForEachOfTheText(text: String, folded: String) {
    #expect(text.unicodeScalars.map(\.folded) == Array(folded.unicodeScalars))
  }
}
