// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import CSV
import Testing

/// Ratings, spans and weights are read by one reader, whatever a spreadsheet made of them.
@Suite("Delimited text")
struct DelimitedTextTests {
  private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var text = try DelimitedText(bytes)
    var rows: [[String]] = []
    while let record = try text.next() { rows.append(record.fields) }
    return rows
  }

  /// A text as UTF-16 with its byte order mark.
  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isLittle ? bytes.reversed() : bytes
    }
  }

  @Test(
    "Delimiters, quotes, line ends and what stands before the first row",
    arguments: [
      "a,b\n1,\"2,5\"\n", "a\tb\r\n1\t2,5\r\n", "a;b\n1;2,5", "\u{FEFF}a;b\n\n1;\"2,5\"", "sep=;\r\na;b\r\n1;2,5\r\n",
      "sep=|\na|b\n1|2,5",
    ])
  func dialects(_ text: String) throws {
    #expect(try rows(Array(text.utf8)) == [["a", "b"], ["1", "2,5"]])
    for isLittle in [true, false] where !text.hasPrefix("\u{FEFF}") {
      #expect(try rows(utf16(text, isLittle: isLittle)) == [["a", "b"], ["1", "2,5"]])
    }
  }

  @Test("Doubled quotes are one, and rows count lines") func quotes() throws {
    var text = try DelimitedText(Array("a,b\n\"x\ny\",\"say \"\"ü\"\"\"\n1,2".utf8))
    _ = try text.next()
    let quoted = try #require(try text.next())
    #expect(quoted.row == 2 && quoted.fields == ["x\ny", "say \"ü\""])
    #expect(try text.next()?.row == 4)
    #expect(try text.next() == nil)
  }

  @Test("What is no text is refused with its row") func refused() {
    #expect(throws: DelimitedText.Fault.unclosedQuote(row: 2)) { try rows(Array("a,b\n\"1,2".utf8)) }
    #expect(throws: DelimitedText.Fault.badEncoding(row: 3)) { try rows(Array("a,b\n1,2\n".utf8) + [0xFF, 0x0A]) }
    #expect(throws: DelimitedText.Fault.badEncoding(row: 1)) { try rows([0xFF, 0xFE, 0x61]) }
  }

  @Test("Ratings and spans in every dialect are the same") func ratingsAndSpans() throws {
    let ratings = "unit;rater;label\nu1;ana;x\nu1;ben;y\nu2;ana;ä\n"
    let spans = "document;rater;category;start;end;length\nd;ana;x;0;4;9\nd;ben;x;0;5;9\n"
    let plain = try RatingsReader().read(bytes: Array(ratings.utf8))
    let corpus = try SpanTable().read(Array(spans.utf8))
    #expect(plain.categories == ["x", "y", "ä"])
    for dialect in [utf16(ratings, isLittle: true), utf16(ratings, isLittle: false), Array("sep=;\n\(ratings)".utf8)] {
      let matrix = try RatingsReader().read(bytes: dialect)
      #expect(matrix.categories == plain.categories && matrix.ratingCount == 3)
    }
    for dialect in [utf16(spans, isLittle: true), utf16(spans, isLittle: false), Array("sep=;\n\(spans)".utf8)] {
      #expect(try SpanTable().read(dialect) == corpus)
    }
  }

  @Test("A row that does not end is given up before it fills the memory", arguments: [1, 4]) func endlessRow(
    threads: Int
  ) {
    var reader = RatingsReader()
    (reader.rowLimit, reader.piece, reader.threads) = (1 << 14, 1 << 10, threads)
    let rows = (0..<4000).map { "u\($0),a,x\n" }.joined()
    #expect(throws: RatingsError.rowTooLong(row: 2, limit: 1 << 14)) {
      try reader.read(bytes: Array("unit,rater,label\n\"u,a,x\n\(rows)".utf8))
    }
  }

  @Test("Rows of ratings are lines of the file, a line that names the delimiter included") func rowsOfErrors() {
    #expect(throws: RatingsError.raggedRow(row: 4, fields: 2, expected: 3)) {
      try RatingsReader().read(bytes: Array("sep=;\nunit;rater;label\nu;a;x\nu;b\n".utf8))
    }
  }
}
