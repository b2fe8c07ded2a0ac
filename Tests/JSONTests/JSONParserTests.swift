// SPDX-License-Identifier: GPL-3.0-or-later
import JSON
import Testing

/// What the reader gives, and what it refuses with its place.
@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONParser.Failure) -> JSONValue {
    var parser = JSONParser(Array(text.utf8))
    return try parser.document()
  }

  @Test func everyKindOfValueIsRead() throws {
    let value = try parse(" {\"b\": [true, false, null], \"a\": \"x\\u00e9\\ud83d\\ude00\\n\", \"n\": [7, -0.5e1]} ")
    #expect(
      value == [
        "b": [true, false, nil], "a": "xé😀\n", "n": [7, -5.0],
      ])
    #expect(value["a"]?.string == "xé😀\n" && value["n"]?["a"] == nil && value["c"] == nil)
  }

  @Test func wholeNumbersStayWholeWhereTheyFit() throws {
    #expect(
      try parse("[9223372036854775807, 9223372036854775808, 1.0, -0]") == [
        9_223_372_036_854_775_807, 9.223372036854775808e18, 1.0, -0.0,
      ])
    #expect(try parse("12").integer == 12)
    #expect(try parse("12.0").integer == nil)
  }

  @Test(
    arguments: [
      ("{\"a\": 1,\n \"b\": 2, \"a\": 3}", JSONFault.duplicateKey("a"), 2, 10),
      ("{\"é\": 1, \"e\u{301}\": 3}", .duplicateKey("e\u{301}"), 1, 11),
      (#"["\uD800x"]"#, .loneSurrogate, 1, 3), (#"["\uDC00"]"#, .loneSurrogate, 1, 3), ("[\nNaN]", .notANumber, 2, 1),
      ("[-Infinity]", .notANumber, 1, 3), ("[1e400]", .numberTooLarge, 1, 2),
      ("[\"x\u{1}\"]", .controlCharacter(1), 1, 4),
      (#"["\x"]"#, .badEscape, 1, 3), (#"["\u12g4"]"#, .badEscape, 1, 7), ("[01]", .unexpectedByte(0x31), 1, 3),
      ("[1.]", .unexpectedByte(0x5D), 1, 4), ("[+1]", .unexpectedByte(0x2B), 1, 2),
      ("[tru]", .unexpectedByte(0x5D), 1, 5),
      ("{} {}", .trailingContent, 1, 4), ("[1,]", .unexpectedByte(0x5D), 1, 4), ("{\"a\"", .unexpectedEnd, 1, 5),
      ("", .unexpectedEnd, 1, 1), ("[\"abc", .unexpectedEnd, 1, 6), ("{1: 2}", .unexpectedByte(0x31), 1, 2),
      ("{\"a\" 1}", .unexpectedByte(0x31), 1, 6), ("{\"a\": 1]", .unexpectedByte(0x5D), 1, 8),
      ("[1}", .unexpectedByte(0x7D), 1, 3), (#"["\uD800\u0041"]"#, .loneSurrogate, 1, 3),
      (#"["\uD800\"#, .loneSurrogate, 1, 3),
    ] as [(String, JSONFault, Int, Int)])
  func faultsHaveTheirPlace(text: String, fault: JSONFault, line: Int, column: Int) throws {
    let bytes = Array(text.utf8)
    let failure = try #require(throws: JSONParser.Failure.self) { try parse(text) }
    #expect(failure.fault == fault)
    #expect(failure.place(in: bytes) == (line, column))
  }

  @Test func depthIsLimited() throws {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try parse(deepest) != nil)
    #expect(throws: JSONParser.Failure(fault: .tooDeep(limit: 64), offset: 64)) { try parse("[" + deepest + "]") }
    let wide = "[" + Array(repeating: "[{}]", count: 200).joined(separator: ",") + "]"
    #expect(try parse(wide) != nil)
    var shallow = JSONParser(Array("[[]]".utf8), depth: 1)
    #expect(throws: JSONParser.Failure(fault: .tooDeep(limit: 1), offset: 1)) { try shallow.document() }
  }

  @Test func theLastCharacterOfUnicodeIsReadFromItsHalves() throws {
    #expect(try parse(#""\uDBFF\uDFFF\ud800\udc00""#) == "\u{10FFFF}\u{10000}")
  }

  @Test func aKeyIsSoughtAmongManyAsAmongFew() throws {
    func object(_ keys: [Int]) -> String { "{" + keys.map { "\"k\($0)\": \($0)" }.joined(separator: ", ") + "}" }
    #expect(try parse(object(Array(1...40)))["k40"] == 40)
    for again in [1, 15, 16, 17, 18, 39] {
      let failure = try #require(throws: JSONParser.Failure.self) { try parse(object(Array(1...39) + [again])) }
      #expect(failure.fault == .duplicateKey("k\(again)"))
    }
  }

  @Test func membersAreAddedBehindThoseOfAnObject() {
    let value: JSONValue = ["a": 1]
    #expect(value.adding(["b": 2]) == ["a": 1, "b": 2] && value.adding(3) == value)
  }

  @Test func aStringThatIsNotUTF8IsRefused() {
    var parser = JSONParser([0x5B, 0x22, 0xC3, 0x22, 0x5D])
    #expect(throws: JSONParser.Failure(fault: .notUTF8, offset: 1)) { try parser.document() }
  }

  @Test func aPartIsReadAsIfItWereAll() throws {
    let bytes = Array("[1]\n[2\n[3]".utf8)
    var second = JSONParser(bytes, in: 4..<6)
    let failure = try #require(throws: JSONParser.Failure.self) { try second.document() }
    #expect(failure == JSONParser.Failure(fault: .unexpectedEnd, offset: 6))
    #expect(failure.place(in: bytes, from: 4) == (1, 3))
  }

  @Test func pagesMayLeaveLineEndsInStrings() throws {
    var parser = JSONParser(Array("\"a\nb\"".utf8), takesControls: true)
    #expect(try parser.document() == "a\nb")
  }
}
