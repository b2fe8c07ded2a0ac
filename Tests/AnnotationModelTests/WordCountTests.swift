// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@Suite struct WordCountTests {
  @Test(arguments: [
    ("", 0), (" \t\n", 0), ("one", 1), (" one ", 1), ("one two", 2), ("one\r\ntwo\n\nthree", 3), ("one\u{A0}two", 2),
    ("one\u{2003}two\u{3000}three", 3), ("zero\u{200B}width", 1), ("né à", 2), ("👩‍👩‍👧 family", 2),
  ])
  func wordsArePartedAtWhiteSpace(text: String, count: Int) {
    #expect(text.wordCount == count)
  }

  @Test func aCountIsThatOfTheStandardLibrary() {
    var generator = SystemRandomNumberGenerator()
    let scalars: [Unicode.Scalar] = ["a", "b", " ", "\n", "\u{A0}", "é", "\u{2028}", "\u{85}", "7", "\u{3000}"]
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<20 { text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a") }
      #expect(text.wordCount == text.split(whereSeparator: \.isWhitespace).count, "\(text.debugDescription)")
    }
  }
}
