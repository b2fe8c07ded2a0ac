// SPDX-License-Identifier: GPL-3.0-or-later
import TerminalTestSupport
import Testing

@testable import TerminalIO

@Suite struct InputParserTests {
  private func pieces(_ bytes: [UInt8]) -> [InputParser.Piece] {
    var parser = InputParser()
    return bytes.flatMap { parser.feed($0) }
  }

  private func pieces(_ text: String) -> [InputParser.Piece] { pieces(Array(text.utf8)) }

  private func key(_ text: String) -> InputParser.Piece { .key(Array(text.utf8)) }

  @Test func plainTextIsItsCharacters() {
    #expect(pieces("ré漢😀\r") == ["r", "é", "漢", "😀", "\r"].map(key))
    #expect(pieces([0xFF, 0x61, 0xC3, 0x72]) == [.key([0xFF]), key("a"), .key([0xC3]), key("r")])
  }

  @Test func noSequenceLeavesAByteBehind() {
    let all = TerminalSequences.all.map { Array($0.utf8) } + TerminalSequences.eightBitBytes
    #expect(all.count > 400)
    for bytes in all {
      let keys = pieces(bytes + [0x1B, 0x5B, 0x49, 0x72]).filter { if case .sequence = $0 { false } else { true } }
      #expect(keys == [key("r")], "\(bytes)")
    }
  }

  @Test func aSequenceIsGivenWholeAndAControlStringNotAtAll() {
    #expect(pieces("\u{1B}[1;5Cr") == [.sequence(Array("\u{1B}[1;5C".utf8)), key("r")])
    #expect(pieces("\u{1B}\u{1B}OAr") == [.sequence(Array("\u{1B}\u{1B}OA".utf8)), key("r")])
    #expect(pieces("\u{1B}]11;rgb:0/0/0\u{1B}\\r") == [key("r")])
    for text in ["\u{1B}[M !!r", "\u{1B}\u{1B}[M !!r", "\u{1B}[[Ar", "\u{1B}\u{1B}[[Ar", "\u{1B}[1Mr"] {
      #expect(pieces(text).last == key("r") && pieces(text).count <= 2, "\(text.utf8.map { $0 })")
    }
    #expect(pieces("\u{1B}Pq\u{1B}[Ar") == [.sequence(Array("\u{1B}[A".utf8)), key("r")])
  }

  @Test func aPasteIsPassedOnWithWhateverIsInIt() {
    let text = "r\u{1B}[5~\u{1B}]q\u{1B}[201~"
    let expected = Array(text.utf8).map { InputParser.Piece.paste([$0]) }
    #expect(pieces("\u{1B}[200~" + text + "r") == [.sequence(InputParser.pasteStart)] + expected + [key("r")])
  }

  @Test func whatStaysUnfinishedIsAKeyOrNothing() {
    for (text, expected) in [
      ("\u{1B}", [InputParser.Piece.key([0x1B])]), ("\u{1B}O", [.sequence([0x1B, 0x4F])]), ("\u{1B}[1;", []),
      ("\u{1B}]10;r", []), ("\u{1B}[M r", []), ("r", []),
    ] {
      var parser = InputParser()
      for byte in text.utf8 { _ = parser.feed(byte) }
      #expect(parser.expire() == expected, "\(text.utf8.map { $0 })")
      #expect(parser.feed(0x71) == [key("q")] && !parser.isPending)
    }
  }

  @Test func onlyAnEscapeBySoMuchIsAlone() {
    var parser = InputParser()
    #expect(!parser.isEscapeAlone && !parser.isPending)
    _ = parser.feed(0x1B)
    #expect(parser.isEscapeAlone && parser.isPending)
    _ = parser.feed(0x5B)
    #expect(!parser.isEscapeAlone && parser.isPending)
  }

  @Test func anEndlessSequenceIsNotKept() {
    let digits = String(repeating: "1;", count: 100_000)
    #expect(pieces("\u{1B}[\(digits)~r") == [key("r")])
  }
}
