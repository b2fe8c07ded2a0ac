// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import CSV
import DatasetExchange
import JSON
import Testing

/// What the writer of CSV writes, the reader of CSV gives back, byte for byte.
@Suite struct CSVRoundTripTests {
  @Test(arguments: 1...20) func everyTextComesBack(seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    let signs = ["'", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", "|", " ", "a", "é", "\u{FEFF}", "'="]
    let rows = (0..<50).map { _ in
      (0..<3).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in signs.randomElement(using: &random) ?? "" }
      }
      .map { $0.joined() }
    }
    var csv = CSVWriter()
    csv.row(["one", "two", "three"])
    for row in rows { csv.row(row.map(JSONValue.string)) }
    var text = try DelimitedText(csv.bytes)
    #expect(try text.next()?.fields == ["one", "two", "three"])
    for row in rows { #expect(try text.next().map { $0.fields.map { Array($0.utf8) } } == row.map { Array($0.utf8) }) }
    #expect(try text.next() == nil)
  }

  @Test func ratingsKnowLabelsThatBeginLikeFormulas() throws {
    let labels = ["=x", "'x", "'", "-1", "plain", "'=x"]
    var csv = CSVWriter()
    csv.row(["unit", "rater", "label"])
    for (index, label) in labels.enumerated() {
      for rater in ["ana", "@ben"] { csv.row([.string("+u\(index)"), .string(rater), .string(label)]) }
    }
    let matrix = try RatingsReader().read(bytes: csv.bytes)
    #expect(Set(matrix.categories) == Set(labels))
    #expect(Set(matrix.raters) == ["ana", "@ben"] && (0..<labels.count).allSatisfy { matrix.units[$0] == "+u\($0)" })
  }

  @Test func anApostropheThatNobodyPutThereStays() throws {
    var text = try DelimitedText(Array("a,b\n'tis,'\n'x=,x'=\n".utf8))
    _ = try text.next()
    #expect(try text.next()?.fields == ["'tis", "'"])
    #expect(try text.next()?.fields == ["'x=", "x'="])
  }
}
