// SPDX-License-Identifier: GPL-3.0-or-later
import CSV
import Testing

/// The records of a text, whatever a spreadsheet or a script made of them.
@Suite struct DelimitedTextTests {
  private func records(_ bytes: [UInt8]) throws -> [[String]] {
    var text = try DelimitedText(bytes)
    var records: [[String]] = []
    while let record = try text.next() { records.append(record.fields) }
    return records
  }

  private func rows(_ text: String) throws -> [Int] {
    var text = try DelimitedText(Array(text.utf8))
    var rows: [Int] = []
    while let record = try text.next() { rows.append(record.row) }
    return rows
  }

  @Test(arguments: [
    ("a,b;c,d\n", ["a", "b;c", "d"]), ("a;b,c;d\n", ["a", "b,c", "d"]), ("a\tb,c\td\n", ["a", "b,c", "d"]),
    ("a,b\tc\n", ["a", "b\tc"]), ("a\tb;c\n", ["a", "b;c"]), ("a|b\n1,2,3\n", ["a", "b"]),
    ("a|b|c,d\n", ["a|b|c", "d"]), ("\"a;b;c\",d\n", ["a;b;c", "d"]), ("\n\r\na;b\n", ["a", "b"]), ("a b\n", ["a b"]),
    ("ỿ,b\n", ["ỿ", "b"]), ("ế,b\n", ["ế", "b"]),
    ("a,b\n1;2;3;4\n", ["a", "b"]),
  ])
  func theDelimiterIsTheOneThatTheFirstLineHasMostOf(text: String, first: [String]) throws {
    #expect(try records(Array(text.utf8)).first == first)
  }

  @Test(arguments: [
    ("sep=;\na;b,c\n", [["a", "b,c"]]), ("\u{FEFF}sep=|\r\na|b,c\r\n", [["a", "b,c"]]), ("sep=x\naxb\n", [["a", "b"]]),
    ("sep=\na,b\n", [["sep="], ["a", "b"]]), ("sep=\r\na,b\r\n", [["sep="], ["a", "b"]]),
    ("sep=;;\na;b\n", [["sep=", "", ""], ["a", "b"]]), ("sep=;", []), ("\u{FEFF}", []),
    ("sap=;\na;b\n", [["sap=", ""], ["a", "b"]]),
  ])
  func aFirstLineMayNameTheDelimiter(text: String, expected: [[String]]) throws {
    #expect(try records(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    ("\"\"\"\",\"a\"\"b\"\"\"\n", ["\"", "a\"b\""]), ("\"a\"x,b\n", ["a", "b"]), ("a\"b,c\"\n", ["a\"b", "c\""]),
    ("\"a\r\",\"b\r\"\r\n", ["a\r", "b\r"]), ("a\rb,c\r\n", ["a\rb", "c"]), (",\n", ["", ""]), ("\"\",x\n", ["", "x"]),
    ("a,b", ["a", "b"]), ("a,", ["a", ""]), ("a,\"b\"", ["a", "b"]), ("a,b\r", ["a", "b"]),
  ])
  func fieldsAreWhatStandsBetweenDelimiters(text: String, fields: [String]) throws {
    #expect(try records(Array(text.utf8)).first?.map { Array($0.utf8) } == fields.map { Array($0.utf8) })
  }

  @Test(arguments: [
    ("'=1", "=1"), ("'+1", "+1"), ("'-1", "-1"), ("'@x", "@x"), ("''x", "'x"), ("'\tx", "\tx"), ("'tis", "'tis"),
    ("'", "'"), ("''", "'"), ("'=", "="), ("x'=1", "x'=1"),
  ])
  func theMarkOfAnExportGoes(cell: String, field: String) throws {
    #expect(try records(Array("\"\(cell)\",x\n".utf8)) == [[field, "x"]])
    #expect(try records(Array("x,\(cell)\n".utf8)) == [["x", field]])
  }

  @Test func rowsCountLinesBlankOnesIncluded() throws {
    #expect(try rows("a,b\n\n1,2\n\r\n\"x\nyyy\n\",3\n4,5") == [1, 3, 5, 8])
    #expect(try rows("sep=;\na;b\n\"\"\n1;2\n") == [2, 4])
  }

  @Test func aFaultNamesTheLineItIsIn() {
    #expect(throws: DelimitedText.Fault.badEncoding(row: 4)) {
      try records(Array("a,b\n\"x\ny\n".utf8) + [0xC3, 0x22])
    }
    #expect(throws: DelimitedText.Fault.badEncoding(row: 1)) { try records([0x61, 0x2C, 0x80]) }
    #expect(throws: DelimitedText.Fault.unclosedQuote(row: 3)) { try records(Array("a,b\n1,2\n3,\"4\"\"\n5,6\n".utf8)) }
    for bytes in [[0x22], Array("\"a\"\"".utf8)] as [[UInt8]] {
      #expect(throws: DelimitedText.Fault.unclosedQuote(row: 1)) { try records(bytes) }
    }
    #expect(throws: DelimitedText.Fault.badEncoding(row: 1)) { try records([0x80]) }
    #expect(throws: DelimitedText.Fault.badEncoding(row: 3)) { try records(Array("\"x\n\n".utf8) + [0xC3, 0x22]) }
    #expect(throws: DelimitedText.Fault.badEncoding(row: 2)) {
      try records(Array("\"x\n".utf8) + [0xC3, 0x0A, 0x79, 0x0A, 0xC3, 0x22])
    }
  }
}

/// A text is read in the form that its first bytes announce.
@Suite struct TextFormTests {
  private func plain(_ bytes: [UInt8]) -> String? { TextForm.plain(bytes).map { String(decoding: $0, as: UTF8.self) } }

  private func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isLittle ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [true, false], ["", "\u{FEFF}"]) func utf16IsReadMarkedOrNot(isLittle: Bool, mark: String) {
    #expect(plain(utf16(mark + "a,Ž\n😀,1", isLittle: isLittle)) == "a,Ž\n😀,1")
    #expect(plain(utf16(mark + "ab\r12\r", isLittle: isLittle)) == "ab\n12\n")
    #expect(plain(utf16(mark + "abc", isLittle: isLittle) + [0x00]) == nil)
  }

  @Test func twoLettersWithZerosAreUTF16AndFewerBytesAreNot() {
    #expect(plain([0x61, 0, 0x62, 0]) == "ab" && plain([0, 0x61, 0, 0x62]) == "ab")
    #expect(plain([0x61, 0, 0x62]) == "a\0b" && plain([0x61, 0, 0, 0]) == "a\0\0\0")
    #expect(plain([0xFF]) != nil && plain([0xFF, 0xFE]) == "" && plain([0xFE, 0xFF]) == "")
  }

  @Test func aLoneSurrogateIsNoText() {
    #expect(plain([0xFF, 0xFE, 0x00, 0xD8]) == nil)
  }

  @Test func linesThatEndInReturnsAloneAreLines() {
    #expect(plain(Array("a\rb\r".utf8)) == "a\nb\n")
    #expect(plain(Array("a\rb\r\nc".utf8)) == "a\rb\r\nc")
    let long = [UInt8](repeating: 0x61, count: TextForm.telling - 2)
    #expect(plain(long + [0x0D, 0x62, 0x0A])?.suffix(3).utf8.elementsEqual([0x0A, 0x62, 0x0A]) == true)
    #expect(plain(long + [0x0D, 0x0A])?.utf8.suffix(2).elementsEqual([0x0D, 0x0A]) == true)
    #expect(plain(long + [0x62, 0x62, 0x0D])?.utf8.last == 0x0D)
  }
}

/// A window may end anywhere: what is not whole yet waits for more.
@Suite struct RecordScannerTests {
  private func scan(_ text: String, from start: Int = 0, isLast: Bool) -> (RecordScanner.Found, RecordScanner) {
    var scanner = RecordScanner(delimiter: UInt8(ascii: ","))
    let bytes = Array(text.utf8)
    let found = bytes.withUnsafeBytes { scanner.scan($0, from: start, isLast: isLast) }
    return (found, scanner)
  }

  @Test(arguments: [
    ("a,b", false), ("a,", false), ("", false), ("a,\"b", true), ("a,\"b\"", false), ("\"a\nb\n", true),
  ])
  func aRecordWithoutItsEndWaitsForMore(text: String, insideQuotes: Bool) throws {
    guard case .incomplete(let found) = scan(text, isLast: false).0 else {
      Issue.record("\(text) is no whole record")
      return
    }
    #expect(found == insideQuotes)
  }

  @Test(arguments: [("a,b\n", 0, 4), ("x\na,\"b\nc\"\nd", 2, 10), ("\n", 0, 1)])
  func aRecordEndsBehindItsLineFeed(text: String, start: Int, next: Int) throws {
    guard case .record(let found) = scan(text, from: start, isLast: false).0 else {
      Issue.record("\(text) holds a whole record")
      return
    }
    #expect(found == next)
  }

  @Test func aScannerKnowsTheLinesAndLettersOfItsRecordAlone() {
    #expect(scan("\"a\nbbb\n\",c\n", isLast: true).1.innerLines == 2 && scan("a\nb\n", isLast: true).1.innerLines == 0)
    #expect(scan("a,\"ü\"\n", isLast: true).1.hasHighBytes && scan("ü,a\n", isLast: true).1.hasHighBytes)
    #expect(!scan("a\nü\n", isLast: true).1.hasHighBytes)
  }

  @Test func theStartOfATextWaitsForItsFirstLine() throws {
    func start(_ text: String, isLast: Bool) -> TextStart? {
      Array(text.utf8).withUnsafeBytes { TextStart($0, isLast: isLast) }
    }
    #expect(start("a;b", isLast: false) == nil && start("a;b", isLast: true)?.delimiter == UInt8(ascii: ";"))
    let named = try #require(start("sep=;\na", isLast: false))
    #expect(named.place == 6 && named.row == 2)
    let marked = try #require(start("\u{FEFF}a,b\n", isLast: false))
    #expect(marked.place == 3 && marked.row == 1)
  }
}
