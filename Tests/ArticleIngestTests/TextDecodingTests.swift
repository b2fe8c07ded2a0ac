// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What bytes are taken for text, and what is refused.
@Suite struct TextDecodingTests {
  private func refusal(_ bytes: [UInt8], encoding: String? = nil) -> IngestError? {
    do {
      _ = try ArticleReader(format: .text, encoding: encoding).read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      ([0x61, 0xE9, 0x0A], 1), ([0x61, 0x62, 0xC3], 2), ([0xED, 0xA0, 0x80], 0), ([0x61, 0xC0, 0x80], 1),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE2, 0x82, 0x28], 0), (Array(repeating: 0x61, count: 40) + [0xFF], 40),
    ] as [([UInt8], Int)])
  func badUTF8IsRefusedWithItsOffset(bytes: [UInt8], offset: Int) {
    #expect(refusal(bytes) == .notUTF8(offset: offset, byte: bytes[offset]))
  }

  @Test func aNulIsRefusedWithItsOffset() {
    #expect(refusal([0x61, 0x62, 0, 0x63]) == .nulByte(offset: 2))
  }

  @Test(arguments: ["", "\n\n \t\r\n", "\u{FEFF}", "\u{FEFF}\u{3000}\n\u{A0}"])
  func nothingButWhiteSpaceIsEmpty(text: String) {
    #expect(refusal(Array(text.utf8)) == .empty)
  }

  @Test func limitsAreErrorsOfTheirOwn() {
    let limit = IngestLimits.inputBytes
    #expect(refusal(Array(repeating: 0x61, count: limit + 1)) == .inputTooLarge(bytes: limit + 1, limit: limit))
    let long = Array("x\n\n".utf8) + Array(repeating: 0x61, count: IngestLimits.paragraphBytes + 1)
    #expect(
      refusal(long)
        == .paragraphTooLarge(number: 2, bytes: IngestLimits.paragraphBytes + 1, limit: IngestLimits.paragraphBytes))
    let many = Array(repeating: Array("x\n".utf8), count: IngestLimits.paragraphs + 1).flatMap { $0 }
    #expect(refusal(many) == .tooManyParagraphs(limit: IngestLimits.paragraphs))
  }

  @Test(arguments: [("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF])] as [(String, [UInt8])])
  func aByteOrderMarkDecides(name: String, mark: [UInt8]) throws {
    let units = Array("Ein Haus für alle: “Ölwand” 🏠".utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return name == "UTF-16LE" ? pair : pair.reversed()
    }
    let article = try ArticleReader(format: .text).read(mark + bytes).first
    #expect(article?.paragraphs.map(\.text) == ["Ein Haus für alle: “Ölwand” 🏠"])
  }

  @Test func aNamedEncodingIsUsedAndNothingIsReplaced() throws {
    let bytes: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x78, 0x94]
    let article = try ArticleReader(format: .text, encoding: "windows-1252").read(bytes).first
    #expect(article?.paragraphs.first?.text == "café “x”")
    #expect(refusal([0x61, 0x81, 0x20], encoding: "SHIFT_JIS") == .notDecodable(encoding: "SHIFT_JIS", offset: 1))
    #expect(refusal([0x61], encoding: "klingon") == .unknownEncoding("klingon"))
    #expect(refusal([0x61], encoding: "ASCII//IGNORE") == .unknownEncoding("ASCII//IGNORE"))
  }

  @Test(arguments: ["western.txt", "table.csv"])
  func aTextThatIsNoUTF8IsRefusedWithThePlaceAndNeverGuessed(name: String) throws {
    let words = "The council met on Monday, and \"nobody\" asked for the mayor's letter, caf"
    let bytes = Array((name == "table.csv" ? "title,text\nLetter," : "").utf8) + Array(words.utf8) + [0xE9, 0x2E, 0x0A]
    #expect(throws: IngestError.notUTF8(offset: bytes.count - 3, byte: 0xE9)) {
      try ArticleReader(suggestion: ArticleFormat(fileName: name)).read(bytes)
    }
    #expect(try ArticleReader(encoding: "windows-1252").read(Array(words.utf8) + [0xE9, 0x2E]).first?.title == nil)
  }

  @Test func aPageMayHoldFewStrayBytes() throws {
    let prose = "<p>The council met on Monday and voted by nine to four to close the road for good.</p>"
    let head = "<html><head><meta charset=utf-8></head><body>" + String(repeating: prose, count: 4)
    let tail = "<p>He said “no” and left the room, and nobody saw him again.</p>"
    let page = Array(head.utf8) + Array("<p>She didn".utf8) + [0x92] + Array("t ask why he had come at all.</p>".utf8)
    let texts = try ArticleReader().read(page + Array(tail.utf8)).first?.paragraphs.map(\.text) ?? []
    #expect(texts.contains("She didn\u{FFFD}t ask why he had come at all."))
    #expect(texts.contains { $0.contains("“no”") })
    #expect(refusal(Array(head.utf8) + Array(repeating: 0xE9, count: 40)) != nil)
  }

  @Test func aDeclaredEncodingMayHoldFewStrayBytes() throws {
    let prose = String(repeating: "<p>The council met on Monday and voted by nine to four.</p>", count: 5)
    let head = Array("<html><head><meta charset=iso-8859-1></head><body>".utf8)
    let page = head + Array(prose.utf8) + Array("<p>The caf".utf8) + [0xE9, 0x81] + Array(" stays open.</p>".utf8)
    #expect(try ArticleReader().read(page).first?.paragraphs.last?.text == "The café\u{FFFD} stays open.")
  }
}
