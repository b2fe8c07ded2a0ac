// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@testable import ArticleIngest

/// Bytes are trimmed of what texts are trimmed of.
@Suite struct WhiteSpaceTests {
  @Test func unicodesSeparatorsPartParagraphs() throws {
    let text = "Tram late again\u{2029}The tram ran late\u{2028}on Monday.\u{2029}Nobody knows why it did."
    #expect(
      try read(text).paragraphs.map(\.text) == [
        "Tram late again", "The tram ran late", "on Monday.", "Nobody knows why it did.",
      ])
  }

  @Test func everyScalarIsWhiteSpaceInBytesWhereItIsInText() {
    for scalar in (0...0xFFFF).compactMap(Unicode.Scalar.init) {
      let text = "\(scalar)a\(scalar)b\(scalar)"
      let trimmed = String(decoding: WhiteSpace.trimmed(Array(text.utf8)), as: UTF8.self)
      #expect(trimmed.unicodeScalars.elementsEqual(text.trimmed.unicodeScalars), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(arguments: [[0xC2], [0xE2, 0x80], [0x20, 0xC2], [0x61, 0x20, 0xE2], [0xA0, 0x62], [0x8B]] as [[UInt8]])
  func halfAScalarAtAnEndIsNoSpace(bytes: [UInt8]) {
    #expect(WhiteSpace.trimmed(bytes) == Array(bytes.drop { $0 == 0x20 }))
  }

  @Test func wordsAndBytesAreCountedAsSplittingCountsThem() {
    for seed in 0..<3000 {
      let text = mixture(of: ["a", "b", " ", "\t", "\n", "\u{8}", "\u{E}", "\u{1F}", "é", "漢"], seed: seed)
      let words = text.utf8.split(whereSeparator: WhiteSpace.isASCII)
      let endsOpen = text.utf8.last.map(WhiteSpace.isASCII) ?? false
      let length = words.reduce(0) { $0 + $1.count + 1 } - (endsOpen || words.isEmpty ? 0 : 1)
      let measured = Array(text.utf8).withUnsafeBufferPointer(WhiteSpace.measured)
      #expect(measured == (length, words.count), "\(text.debugDescription)")
    }
  }

  @Test func markupsTextIsCollapsedAsItsScalarsAreHoweverItIsCut() {
    let pieces = [
      "a", "b", " ", "  ", "\n", "\t", "é", "я", "か", "漢", "—", "\u{A0}", "\u{3000}", "\u{2003}", "\u{AD}",
      "\u{200B}", "\u{FEFF}",
    ]
    for seed in 0..<3000 {
      let text = mixture(of: pieces, seed: seed)
      let shown = text.unicodeScalars.filter { !["\u{AD}", "\u{200B}", "\u{FEFF}"].contains($0) }
      let expected = shown.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
      var whole = CollapsedText()
      whole.append(Array(text.utf8)[...])
      var cut = CollapsedText()
      for scalar in text.unicodeScalars { cut.append(Array(String(scalar).utf8)[...]) }
      #expect(whole.take() == expected.joined(separator: " "), "\(text.debugDescription)")
      #expect(cut.take() == expected.joined(separator: " "), "\(text.debugDescription)")
    }
  }

  /// A text of up to 39 pieces, the same for the same seed (constants of Knuth's MMIX).
  private func mixture(of pieces: [String], seed: Int) -> String {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    return (0..<next() % 40).map { _ in pieces[next() % pieces.count] }.joined()
  }
}
