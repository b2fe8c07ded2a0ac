// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import JSON
import Testing

@testable import DatasetExchange

/// Tables that others made: long and wide, with numbers, names or nothing but texts.
@Suite struct TableReaderTests {
  private func read(
    _ text: String, _ change: (inout ReaderOptions) -> Void = { _ in }
  ) throws -> [DatasetArticle] {
    var options = ReaderOptions()
    change(&options)
    return try FormatRoundTripTests.read(MemoryFiles(["": Array(text.utf8)]), .csv, options).articles
  }

  private func fault(_ text: String, _ change: (inout ReaderOptions) -> Void = { _ in }) -> DatasetFault? {
    #expect(throws: DatasetFault.self) { try self.read(text, change) }
  }

  private func labels(_ articles: [DatasetArticle]) -> [String] {
    articles.flatMap { article in
      article.reviews.flatMap { review in
        review.labels.map {
          "\(article.name ?? "-") \($0.paragraph) \(review.reviewer) \($0.judgement?.label?.rawValue ?? "-")"
        }
      }
    }
  }

  @Test func aUnitNamesArticleAndParagraph() throws {
    let articles = try read("unit,reviewer,label\na#1,ana,x\na#p2,ana,y\nb#1,ben,x\n")
    #expect(labels(articles) == ["a 1 ana x", "a 2 ana y", "b 1 ben x"])
    #expect(fault("unit,reviewer,label\na,ana,x\n")?.reason == .badValue(field: "unit", value: "a"))
    #expect(fault("unit,reviewer,label\na#x,ana,x\n")?.line == 2)
  }

  @Test func aWideTableHasAColumnForEachReviewer() throws {
    let articles = try read("article,paragraph,ana,ben\na,1,x,y\na,2,,x\n")
    #expect(labels(articles) == ["a 1 ana x", "a 1 ben y", "a 2 ben x"])
    #expect(labels(try read("text,lang,split,title,id,ana\nOne.,en,dev,T,7,x\n")) == ["- 1 ana x"])
  }

  @Test func columnsOfOtherNamesAreKnownWhereTheyAreSaid() throws {
    let articles = try read("doc,par,who,code\na,1,ana,x\na,1,ben,y\n") {
      $0.columns = ["article": "doc", "paragraph": "par", "reviewer": "who", "label": "code"]
    }
    #expect(labels(articles) == ["a 1 ana x", "a 1 ben y"])
    #expect(labels(try read("article,paragraph,label,who\na,2,x,ana\n") { $0.reviewerField = "who" }) == ["a 2 ana x"])
    #expect(labels(try read("article,paragraph,label\na,3,x\n") { $0.reviewer = "cy" }) == ["a 3 cy x"])
  }

  @Test func aColumnThatTheUserNamesMustBeThere() throws {
    let table = "text,who,code\nOne.,ana,x\n", has = ["text", "who", "code"]
    let renamed = fault(table) { $0.columns = ["text": "text", "reviewer": "whom", "label": "code"] }
    #expect(renamed?.reason == .noSuchColumn("whom", has: has) && renamed?.line == 1)
    #expect(fault(table) { $0.reviewerField = "by" }?.reason == .noSuchColumn("by", has: has))
  }

  @Test func aColumnThatEveryRowNeedsMustBeThere() {
    let needs = [
      ("sentence,coder,code", "text"), ("article,reviewer,label", "paragraph"), ("text,who,label", "reviewer"),
      ("text,reviewer,code", "label"),
    ]
    for (header, name) in needs {
      let found = fault("\(header)\nOne.,ana,x\n")
      #expect(found?.reason == .noColumn(name, has: header.split(separator: ",").map(String.init)) && found?.line == 1)
    }
  }

  @Test func textsWithoutNumbersCountInTheOrderInWhichTheyCome() throws {
    let articles = try read("article,text,reviewer,label\na,One.,ana,x\na,Two.,ana,y\na,One.,ben,y\nb,One.,ana,x\n")
    #expect(labels(articles) == ["a 1 ana x", "a 2 ana y", "a 1 ben y", "b 1 ana x"])
    #expect(articles.map { $0.content.paragraphs.map(\.text) } == [["One.", "Two."], ["One."]])
  }

  @Test func aTextAloneIsAnArticleOfItsOwn() throws {
    let articles = try read("text,reviewer,label\nOne.,ana,x\nTwo.,ana,y\nOne.,ben,y\n")
    #expect(articles.map { $0.content.paragraphs.map(\.text) } == [["One."], ["Two."]])
    #expect(labels(articles) == ["- 1 ana x", "- 1 ben y", "- 1 ana y"])
    #expect(
      fault("text,reviewer,label\nOne.,ana,x\nOne.,ana,y\n")?.reason == .labelTwice(reviewer: "ana", unit: "One."))
  }

  @Test(arguments: [
    (
      "article,paragraph,reviewer,label\na,1,ana,x\na,1,ana,y\n",
      DatasetFault.Reason.labelTwice(reviewer: "ana", unit: "a ¶1"), 3
    ),
    ("article,paragraph,text,reviewer,label\na,1,One,ana,x\na,1,Two,ben,x\n", .twoTexts(unit: "a ¶1"), 3),
    ("article,paragraph,reviewer,label\na,1,ana\n", .syntax("3 cells where the header has 4"), 2),
    ("article,paragraph,text,reviewer,label\na,0,One,ana,x\n", .badValue(field: "paragraph", value: "0"), 2),
    ("article,paragraph,reviewer,label\n\na,1,,x\n", .noReviewer, 3),
    ("article,paragraph,reviewer,label,confidence\na,1,ana,x,9\n", .badValue(field: "confidence", value: "9"), 2),
    ("article,paragraph,reviewer,label,unsure\na,1,ana,x,perhaps\n", .badValue(field: "unsure", value: "perhaps"), 2),
    ("article,paragraph,reviewer,label,seconds\na,1,ana,x,-1\n", .badValue(field: "seconds", value: "-1"), 2),
    ("article,paragraph,reviewer,label,review\na,1,ana,x,done\n", .badValue(field: "review", value: "done"), 2),
    ("article,paragraph,reviewer,label\na,1,\"ana,x\n", .syntax("a quoted field is never closed"), 2),
    ("{\"article\":1}", .syntax("it is JSON and no table"), 1), ("[]", .syntax("it is JSON and no table"), 1),
  ])
  func whatIsWrongIsSaidWithItsLine(text: String, reason: DatasetFault.Reason, line: Int) {
    let found = fault(text)
    #expect(found?.reason == reason && found?.line == line)
  }

  @Test func faultsAreCollectedAndTheRestIsRead() throws {
    let faults = Faults()
    let articles = try read("article,paragraph,reviewer,label\na,1,ana,x\na,2,ana\na,3,ana,y\n") {
      $0.onFault = { faults.add($0) }
    }
    #expect(labels(articles) == ["a 1 ana x", "a 3 ana y"] && faults.lines == [3])
  }

  @Test func cellsSayWhatJSONSays() throws {
    let header =
      "article,paragraph,reviewer,label,unsure,mixed,note,flag,confidence,seconds,reason,abstained,review,round"
    let articles = try read(
      "\(header)\na,1,ana,x,yes,y|z,hm,1,2,0,,no,open,\na,2,ana,,0,,,no,,,torn,,finished,1\na,3,ana,,,,,,,,,true,,2\n")
    let first = try #require(articles.first?.reviews.first)
    let judgement = try #require(first.labels[0].judgement)
    #expect(judgement == Judgement(label: "x", unsure: true, confidence: .medium, mixed: ["y", "z"]))
    #expect(first.labels[0].note == "hm" && first.labels[0].isFlagged && first.labels[0].seconds == 0)
    #expect(first.labels[1].judgement == Judgement(label: nil, reason: "torn") && !first.labels[1].isFlagged)
    #expect(first.isFinished == true && articles[0].reviews.map(\.round) == [1, 2])
    #expect(articles[0].reviews[1].labels[0].isAbstention && !first.labels[0].isAbstention)
  }

  private final class Faults: @unchecked Sendable {
    private(set) var lines: [Int?] = []
    func add(_ fault: DatasetFault) { lines.append(fault.line) }
  }
}

/// The fields of a row, of JSON or of a table.
@Suite struct RowFieldsTests {
  private let row = RowFields(
    ["whole": 3, "text": "4", "share": 0.5, "list": ["a", 2], "empty": "", "none": nil, "bad": [true], "zero": 0],
    path: "f.jsonl", line: 7)

  private func fault(_ field: String, _ value: String) -> DatasetFault {
    DatasetFault(.badValue(field: field, value: value), path: "f.jsonl", line: 7)
  }

  @Test func numbersAreReadFromNumbersAndTexts() throws {
    #expect(try row.optionalInteger("whole") == 3 && row.optionalInteger("text") == 4)
    #expect(
      try row.optionalNumber("whole") == 3 && row.optionalNumber("text") == 4 && row.optionalNumber("share") == 0.5)
    #expect(try row.optionalInteger("empty") == nil && row.optionalNumber("none") == nil)
    #expect(try row.optionalNumber("zero") == 0 && row.integer("zero", from: 0) == 0)
    #expect(throws: fault("zero", "0")) { try row.integer("zero") }
    #expect(try row.integer("whole", from: 3) == 3)
    #expect(throws: fault("share", "0.5")) { try row.optionalInteger("share") }
    #expect(throws: DatasetFault(.missing(field: "empty"), path: "f.jsonl", line: 7)) { try row.integer("empty") }
  }

  @Test func textsAreTextsOrDigits() throws {
    #expect(try row.text("text") == "4" && row.text("whole") == "3" && row.optionalText("empty") == nil)
    #expect(throws: fault("share", "0.5")) { try row.optionalText("share") }
    #expect(throws: DatasetFault(.missing(field: "absent"), path: "f.jsonl", line: 7)) { try row.text("absent") }
  }

  @Test func listsHoldTextsAlone() throws {
    #expect(try row.list("list") == ["a", "2"] && row.list("text") == ["4"] && row.list("empty") == [])
    #expect(throws: fault("bad", "[true]")) { try row.list("bad") }
    #expect(throws: fault("whole", "3")) { try row.list("whole") }
  }

  @Test(arguments: [
    (JSONValue.integer(1), true), (0, false), ("YES", true), ("no", false), ("0", false), ("1", true), (true, true),
    (nil, false),
  ])
  func truthsAreReadFromWordsAndDigits(value: JSONValue, expected: Bool) throws {
    #expect(try RowFields(["flag": value]).flag("flag") == expected)
    #expect(throws: DatasetFault.self) { try RowFields(["flag": 2]).flag("flag") }
  }
}
