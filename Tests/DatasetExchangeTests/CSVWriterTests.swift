// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import JSON
import Testing

/// Cells that a spreadsheet leaves alone and that can be read back.
@Suite struct CSVWriterTests {
  private func row(_ values: JSONValue..., isGuarded: Bool = true) -> String {
    var csv = CSVWriter(isGuarded: isGuarded)
    csv.row(values)
    return String(decoding: csv.bytes, as: UTF8.self)
  }

  @Test func whatBeginsLikeAFormulaIsGuarded() {
    for first in ["=", "+", "-", "@", "\t"] { #expect(row(.string(first + "1")) == "'\(first)1\r\n") }
    #expect(row("\rx", "\nx") == "\"'\rx\",\"'\nx\"\r\n")
    #expect(row("=1", isGuarded: false) == "=1\r\n")
    #expect(row(["=a", "b"]) == "'=a|b\r\n")
  }

  @Test func twoTextsNeverGiveOneCell() {
    let texts = ["=1", "'=1", "''=1", "'", "''", "'x", "x", ""]
    #expect(Set(texts.map { row(.string($0)) }).count == texts.count)
    for text in texts where CSVWriter.guarded(text) != text { #expect(CSVWriter.guarded(text).dropFirst() == text) }
  }

  @Test func figuresAreNoFormulas() {
    #expect(row(-1, -0.5, 1.0, nil, true, .number(-0.0)) == "-1,-0.5,1.0,,true,0.0\r\n")
  }

  @Test func separatorsQuotesAndLineEndsAreQuoted() {
    #expect(row("a,b", "say \"x\"", "one\ntwo", "plain") == "\"a,b\",\"say \"\"x\"\"\",\"one\ntwo\",plain\r\n")
    #expect(row([1, 2], [["a": "b"]], ["a": 1]) == "1|2,\"[{\"\"a\"\":\"\"b\"\"}]\",\"{\"\"a\"\":1}\"\r\n")
  }

  @Test func rowsAreTakenPieceByPiece() {
    var csv = CSVWriter()
    csv.row(["a", "b"])
    #expect(csv.take() == Array("a,b\r\n".utf8) && csv.bytes.isEmpty)
  }
}
