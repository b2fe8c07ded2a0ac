// SPDX-License-Identifier: GPL-3.0-or-later
import JSON
import Testing

/// What is written: no character that a terminal obeys, and the same value when it is read again.
@Suite struct JSONWriterTests {
  @Test func whatATerminalObeysOrHidesIsEscaped() throws {
    let escaped: [ClosedRange<UInt32>] = [
      0x00...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200B...0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
      0xFEFF...0xFEFF,
    ]
    for code in (0...UInt32(0x30FF)).map({ $0 }) + [0xFEFE, 0xFEFF, 0xFFFD, 0x1F600] {
      let scalar = try #require(Unicode.Scalar(code))
      let text = JSONValue.string("a\(scalar)b").text
      let isBare = text == "\"a\(scalar)b\""
      let isQuoting = scalar == "\"" || scalar == "\\"
      #expect(isBare == !(isQuoting || escaped.contains { $0.contains(code) }), "U+\(String(code, radix: 16))")
      var parser = JSONParser(Array(text.utf8))
      #expect(try parser.document() == .string("a\(scalar)b"))
    }
    #expect(JSONValue.string("\u{9B}\u{202E}\u{1B}\n\t\r\"\\").text == #""\u009b\u202e\u001b\n\t\r\"\\""#)
  }

  @Test func joinersOfWordsStay() {
    #expect(JSONValue.string("می\u{200C}خواهم \u{200D}").text == "\"می\u{200C}خواهم \u{200D}\"")
  }

  @Test func whatWasWrittenReadsTheSame() throws {
    let value: JSONValue = [
      "z": [1, -7, 0.1, 1e300, .number(.leastNonzeroMagnitude), 1.0, -0.25],
      "a": ["": [:], "b": [nil, true, "é\u{0}"]], "e": [],
    ]
    for text in [value.text, value.canonicalText] {
      var parser = JSONParser(Array(text.utf8))
      let read = try parser.document()
      #expect(read.sortedByKey == value.sortedByKey)
    }
    #expect(value.text.hasPrefix(#"{"z":[1,-7,0.1,1e+300,5e-324,1.0,-0.25],"a":{"#))
  }

  @Test func equalValuesHaveOneCanonicalText() {
    let left: JSONValue = ["b": ["y": 1, "x": 2], "a": "é", "B": 0]
    let right: JSONValue = ["a": "é", "B": 0, "b": ["x": 2, "y": 1]]
    #expect(left.text != right.text)
    #expect(left.canonicalText == right.canonicalText)
    #expect(left.canonicalText == #"{"B":0,"a":"é","b":{"x":2,"y":1}}"#)
  }

  @Test func aFigureThatIsNoneIsNull() {
    let none: [Double?] = [.nan, -.infinity, nil]
    #expect(none.map { JSONValue($0).text } == ["null", "null", "null"])
    let figures: [Double] = [3, -2, 1e300, 0.5]
    #expect(figures.map { JSONValue($0).text } == ["3", "-2", "1e+300", "0.5"])
    var json = JSONWriter()
    json.array([3.0, -0.0, .nan]) { $0.number($1) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[3.0,0.0,null]")
  }

  @Test func valuesOnLinesOfTheirOwnAreTakenPieceByPiece() {
    var json = JSONWriter()
    json.value(["a": 1])
    json.line()
    #expect(json.take() == Array("{\"a\":1}\n".utf8))
    json.object { json in
      json.key("b")
      json.array([1, 2]) { $0.int($1) }
      json.key("c")
      json.bool(false)
    }
    #expect(json.take() == Array(#"{"b":[1,2],"c":false}"#.utf8) && json.bytes.isEmpty)
  }

  @Test func linesMayBeIndented() {
    var json = JSONWriter(.indented)
    json.value(["a": [1, "x"], "b": [], "c": ["d": nil]])
    let text = "{\n  \"a\" : [\n    1,\n    \"x\"\n  ],\n  \"b\" : [\n\n  ],\n  \"c\" : {\n    \"d\" : null\n  }\n}"
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }
}
