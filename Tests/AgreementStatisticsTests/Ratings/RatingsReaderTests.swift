// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Ratings from delimited text.
@Suite("Ratings reader")
struct RatingsReaderTests {
  private func read(_ text: String, _ reader: RatingsReader = RatingsReader()) throws(RatingsError) -> ReliabilityMatrix
  {
    try reader.read(bytes: Array(text.utf8))
  }

  @Test("Plain rows, in any order")
  func plain() throws {
    let matrix = try read("unit,rater,label\nu1,r10,b\nu2,r2,a\nu1,r2,b\n")
    #expect(matrix.raters == ["r2", "r10"])
    #expect(matrix.units.all == ["u1", "u2"])
    #expect(matrix.categories == ["a", "b"])
    #expect(matrix.categoryOrder == .codePoint)
    #expect(matrix.ratings(ofUnit: 0) == [Rating(rater: 0, category: 1), Rating(rater: 1, category: 1)])
    #expect(matrix.ratingCount == 3)
  }

  @Test("Words that say that there is no rating")
  func missing() throws {
    var reader = RatingsReader()
    let text = "unit,rater,label\nu,r,NA\nu,s,x\nv,r,\"nan\"\nv,s,na\n"
    #expect(try read(text, reader).categories == ["NA", "na", "nan", "x"])
    reader.missing = ["NA", "nan"]
    let matrix = try read(text, reader)
    #expect(matrix.categories == ["na", "x"])
    #expect(matrix.dropped.first?.count == 2)
    let rated = try read("unit,rater,label\nu,r,NA\nv,r,x\nw,r,NA\nx,r,y\n", reader)
    #expect(rated.units.all == ["v", "x"] && rated.dropped.map(\.count) == [2, 2])
  }

  @Test(
    "The same ratings however they are written",
    arguments: [
      "unit,rater,label\nu,r,\"a, \"\"b\"\"\"\nu,s,c\n",
      "\u{FEFF}unit,rater,label\r\nu,r,\"a, \"\"b\"\"\"\r\nu,s,c\r\n",
      "rater\tlabel\tx\tunit\nr\t\"a, \"\"b\"\"\"\t\tu\ns\tc\t\tu",
      "unit;rater;label\n\n\"u\";r;\"a, \"\"b\"\"\"\nu;s;c\n\n",
      "\"unit\",\"rater\",\"label\",\"note\"\n\"u\",\"r\",\"a, \"\"b\"\"\",\"two\nlines\"\n\"u\",\"s\",\"c\",\"ü\"\n",
    ])
  func dialects(text: String) throws {
    let matrix = try read(text)
    #expect(matrix.categories == ["a, \"b\"", "c"])
    #expect(matrix.raters == ["r", "s"])
    #expect(matrix.units.all == ["u"])
    #expect(matrix.ratingCount == 2)
  }

  @Test("Columns of one's own, clusters, missing labels")
  func columns() throws {
    var reader = RatingsReader(columns: RatingsColumns(unit: "item", rater: "who", label: "value", cluster: "doc"))
    reader.level = .interval
    let matrix = try read("item,who,value,doc\n1,a,2.5,x\n1,b,,x\n2,a,10,y\n2,b,2.50,y\n", reader)
    #expect(matrix.categories == ["2.5", "10"])
    #expect(matrix.values == [2.5, 10])
    #expect(matrix.clusters?.names == ["x", "y"])
    #expect(matrix.dropped.map(\.what) == [.emptyCells])
  }

  @Test("Bad input is named with its row")
  func errors() {
    let cases: [(String, RatingsError)] = [
      ("", .empty), ("unit,rater,label\n", .noRatings),
      ("unit,who,label\n", .unknownColumn(name: "rater", known: ["unit", "who", "label"])),
      ("unit,rater,label,unit\n", .repeatedColumn(name: "unit")),
      ("unit,rater,label\nu,r,a\nu,s\n", .raggedRow(row: 3, fields: 2, expected: 3)),
      ("unit,rater,label\nu,r,a,b\n", .raggedRow(row: 2, fields: 4, expected: 3)),
      ("unit,rater,label\nu,r,\"a\n", .unclosedQuote(row: 2)),
      ("unit,rater,label\n,r,a\n", .missingUnit(row: 2)), ("unit,rater,label\nu,,a\n", .missingRater(row: 2)),
      (
        "unit,rater,label\nu,r,a\nv,r,a\nu,r,b\n",
        .matrix(.duplicateRating(unit: "u", rater: "r", firstRow: 2, secondRow: 4))
      ),
    ]
    for (text, error) in cases {
      #expect(throws: error) { try read(text) }
    }
  }

  @Test("Bytes that are not UTF-8 are named with their row, in any column")
  func encoding() {
    let bytes = Array("unit,rater,label,note\nu,r,a,x\nu,s,a,".utf8) + [0xE4, 0x0A]
    #expect(throws: RatingsError.notUTF8(row: 3)) { try RatingsReader().read(bytes: bytes) }
  }

  @Test("A value outside the declared categories, or no number where numbers are needed")
  func values() {
    #expect(throws: RatingsError.matrix(.undeclaredCategory(value: "c", row: 3, declared: ["a", "b"]))) {
      try read("unit,rater,label\nu,r,a\nu,s,c\n", RatingsReader(categories: ["a", "b"]))
    }
    #expect(throws: RatingsError.matrix(.notANumber(value: "high", row: 2))) {
      try read("unit,rater,label\nu,r,high\n", RatingsReader(level: .interval))
    }
    #expect(throws: RatingsError.matrix(.negativeAtRatioLevel(value: "-1", row: 2))) {
      try read("unit,rater,label\nu,r,-1\n", RatingsReader(level: .ratio))
    }
  }

  @Test(
    "Repeated ratings by policy", arguments: [(DuplicatePolicy.first, "a", 2), (.last, "b", 2), (.replicates, "a", 3)])
  func duplicates(policy: DuplicatePolicy, label: String, count: Int) throws {
    let matrix = try read("unit,rater,label\nu,r,a\nu,s,a\nu,r,b\n", RatingsReader(duplicates: policy))
    #expect(matrix.ratingCount == count)
    #expect(matrix.hasReplicates == (policy == .replicates))
    let rating = try #require(matrix.withoutReplicates().ratings(ofUnit: 0).first)
    #expect(matrix.categories[Int(rating.category)] == label)
  }

  @Test("Text longer than a piece, with names longer than a word, reads like the short one")
  func long() throws {
    var text = "unit,rater,label\n"
    for unit in 0..<40_000 {
      text += "a rather long unit name \(unit),rater one,yes\na rather long unit name \(unit),\"rater two\",no\n"
    }
    let matrix = try read(text)
    #expect(matrix.unitCount == 40_000)
    #expect(matrix.patterns.count == 1)
    #expect(matrix.units[39_999] == "a rather long unit name 39999")
  }
}
