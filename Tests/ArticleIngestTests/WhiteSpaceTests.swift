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
}
