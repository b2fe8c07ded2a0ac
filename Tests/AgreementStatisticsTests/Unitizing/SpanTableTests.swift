// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

@Suite struct SpanTableTests {
  private static let header = "document,rater,category,start,end,length"

  private func read(_ text: String) throws(SpanTableError) -> UnitizedCorpus {
    try SpanTable().read(Array(text.utf8))
  }

  private func rows(_ rows: String...) throws(SpanTableError) -> UnitizedCorpus {
    try read(([Self.header] + rows).joined(separator: "\n"))
  }

  @Test func plainTable() throws {
    let corpus = try rows("d2,ben,quote,0,5,20", "d1,ann,opinion,3,9,12", "d1,ben,quote,3,8,12")
    #expect(corpus.documents == ["d1", "d2"])
    #expect(corpus.lengths == [12, 20])
    #expect(corpus.raters == ["ann", "ben"])
    #expect(corpus.categories == ["opinion", "quote"])
    #expect(corpus.spans.first == UnitizedSpan(document: 0, rater: 0, category: 0, start: 3, end: 9))
    #expect(corpus.spans.count == 3)
  }

  @Test func columnsComeInAnyOrderWithOthersBetween() throws {
    let corpus = try read("note,end,start,length,category,rater,document\r\nx,9,3,12,c,r,d\r\n")
    #expect(corpus.spans == [UnitizedSpan(document: 0, rater: 0, category: 0, start: 3, end: 9)])
    #expect(corpus.categories == ["c"])
  }

  @Test func columnsMayBearOtherNames() throws {
    var columns = SpanTableColumns()
    columns.document = "doc"
    let table = SpanTable(columns: columns)
    #expect(try table.read(Array("doc,rater,category,start,end,length\nd,r,c,0,1,2".utf8)).documents == ["d"])
    #expect(throws: SpanTableError.self) { try table.read(Array(Self.header.utf8)) }
  }

  @Test func quotesTabsAndByteOrderMark() throws {
    let quoted = try rows("\"a, \"\"b\"\"\nc\",r,\"k\",0,1,9", "", "\"a, \"\"b\"\"\nc\",r,k,4,5,9")
    #expect(quoted.documents == ["a, \"b\"\nc"])
    #expect(quoted.spans.count == 2)
    let tabbed = try read("\u{FEFF}document\trater\tcategory\tstart\tend\tlength\nd,1\tr\tc\t0\t1\t2\n")
    #expect(tabbed.documents == ["d,1"])
  }

  @Test func rowThatMarksNothingNamesItsRater() throws {
    let corpus = try rows("d,ann,c,0,4,9", "d,ben,,,,9")
    #expect(corpus.raters == ["ann", "ben"])
    #expect(corpus.spans.count == 1)
    #expect(corpus.categories == ["c"])
  }

  @Test func headerAloneIsAnEmptyCorpus() throws {
    #expect(try rows().spans.isEmpty)
  }

  @Test func brokenTextIsRefused() {
    #expect(throws: SpanTableError.emptyFile) { try read("") }
    #expect(throws: SpanTableError.emptyFile) { try read("\n\r\n") }
    #expect(throws: SpanTableError.notUTF8(row: 2)) {
      try SpanTable().read(Array("\(Self.header)\nd".utf8) + [0xFF] + Array(",r,c,0,1,2".utf8))
    }
    #expect(throws: SpanTableError.unterminatedQuote(row: 2)) { try rows("\"d,r,c,0,1,2", "d,r,c,0,1,2") }
    #expect(throws: SpanTableError.ragged(row: 3, fields: 5, expected: 6)) {
      try rows("d,r,c,0,1,2", "d,r,c,1,2")
    }
  }

  @Test func brokenHeaderIsRefused() {
    #expect(throws: SpanTableError.missingColumn(name: "start", header: ["document", "rater"])) {
      try read("document,rater\n")
    }
    #expect(throws: SpanTableError.repeatedColumn(name: "end")) {
      try read("document,rater,category,start,end,length,end\n")
    }
  }

  @Test func brokenRowsAreRefusedWithTheirRow() {
    #expect(throws: SpanTableError.notANumber(row: 2, column: "start", text: "-1")) { try rows("d,r,c,-1,1,2") }
    #expect(throws: SpanTableError.notANumber(row: 2, column: "end", text: "1.5")) { try rows("d,r,c,0,1.5,2") }
    #expect(throws: SpanTableError.notANumber(row: 2, column: "length", text: "")) { try rows("d,r,c,0,1,") }
    #expect(throws: SpanTableError.notANumber(row: 2, column: "end", text: "99999999999999999999")) {
      try rows("d,r,c,0,99999999999999999999,2")
    }
    #expect(throws: SpanTableError.emptyName(row: 2, column: "rater")) { try rows("d,,c,0,1,2") }
    #expect(throws: SpanTableError.lengthsDiffer(row: 3, document: "d", length: 8, earlier: 9)) {
      try rows("d,r,c,0,1,9", "d,s,c,0,1,8")
    }
  }

  @Test func impossibleSpansAreRefusedWithTheirRow() {
    #expect(
      throws: SpanTableError.refused(
        row: 3, otherRow: nil, reason: .emptyOrNegative(position: 1, start: 5, end: 5))
    ) { try rows("d,r,c,0,1,9", "d,r,c,5,5,9") }
    #expect(
      throws: SpanTableError.refused(row: 2, otherRow: nil, reason: .beyondDocument(position: 0, end: 10, length: 9))
    ) { try rows("d,r,c,0,10,9") }
    #expect(
      throws: SpanTableError.refused(row: 5, otherRow: 2, reason: .overlapping(position: 2, earlier: 0))
    ) { try rows("d,r,c,0,4,9", "d,ann,,,,9", "d,s,c,2,6,9", "d,r,c,3,6,9") }
    #expect(
      throws: SpanTableError.refused(
        row: 2, otherRow: nil, reason: .documentWithoutLength(document: 0, length: 0))
    ) { try rows("d,r,c,0,1,0") }
  }

  @Test func neighboursAndOtherCategoriesMayTouch() throws {
    let corpus = try rows("d,r,c,0,4,9", "d,r,c,4,6,9", "d,r,k,2,5,9")
    #expect(corpus.spans.count == 3)
  }
}
