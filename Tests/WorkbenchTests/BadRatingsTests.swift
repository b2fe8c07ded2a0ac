// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationAnalysis
import AnnotationModel
import Foundation
import TerminalIO
import Testing
import Workbench

@Suite struct BadRatingsTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private func expect(_ failure: Failure, _ words: String, _ status: Workbench.ExitStatus = .badInput) {
    #expect(failure.line.contains(words))
    #expect(failure.message.status == status)
    #expect(!failure.line.contains("\n"))
    #expect(project.output.text.isEmpty)
  }

  @Test func anUnknownColumnIsNamedWithThoseThereAre() throws {
    expect(
      try project.failure(ratings: "item,rater,label\nu1,a,x\n"),
      "row 1 has no column “unit”; it has “item”, “rater” and “label”")
    let other = try project.failure(ratings: "unit,rater,label\nu1,a,x\n") { $0.file?.columns = "label=verdict" }
    expect(other, "row 1 has no column “verdict”")
  }

  @Test func ofManyColumnsTheFirstAreNamed() throws {
    let names = (1...300).map { "c\($0)" }.joined(separator: ",")
    let line = try project.failure(ratings: "\(names),rater,label\n").line
    #expect(line.contains("“c20” and 282 more (") && !line.contains("“c21”"))
  }

  @Test func aWrongRoleIsAWrongArgument() throws {
    let failure = try project.failure(ratings: "unit,rater,label\nu1,a,x\n") { $0.file?.columns = "item=unit" }
    expect(failure, "--columns can do nothing with “item=unit”", .usage)
  }

  @Test func aRaggedRowHasItsNumber() throws {
    expect(
      try project.failure(ratings: "unit,rater,label\nu1,a,x\nu1,b\n"), "row 3 has 2 fields, the header has 3")
  }

  @Test func whatIsNotUTF8HasItsRow() throws {
    let path = try project.file("bytes.csv", "")
    try Data("unit,rater,label\nu1,a,".utf8 + [0xFF, 0x0A]).write(to: URL(filePath: path))
    expect(try project.failure { $0.file = FileRequest(.ratings, path: path) }, "row 2 is not UTF-8")
  }

  @Test(arguments: [("", "there is nothing in it"), ("unit,rater,label\n", "no rating behind it")])
  func nothingIsNothing(text: String, words: String) throws {
    expect(try project.failure(ratings: text), words)
  }

  @Test func columnsThatAreNoRatersAreNamed() throws {
    let text = "id,date,ana,ben,agree?\np1,2026-01-02,report,report,yes\np2,2026-01-03,quote,report,no\n"
    expect(
      try project.failure(ratings: text),
      "“date” and “agree?” share no label with any other column, and so are no raters")
    let output = try project.agreement(ratings: "id,ana,ben\np1,x,x\np2,y,x\n")
    #expect(output.contains("2 raters"))
  }

  @Test func anOrderThatNobodySaidIsWarnedOf() throws {
    let text = "unit,rater,label\nu1,a,low\nu1,b,low\nu2,a,middle\nu2,b,high\nu3,a,high\nu3,b,high\n"
    let unsaid = try project.agreement(ratings: text) { $0.measure.level = .ordinal }
    #expect(unsaid.contains("Nobody said the order of the labels"))
    let said = try project.agreement(ratings: text) {
      $0.measure.level = .ordinal
      $0.measure.categories = ["low", "middle", "high"]
    }
    #expect(!said.contains("Nobody said"))
  }

  @Test func labelsThatMayNotBeMeantAreRemarkedOn() throws {
    let text = "unit,rater,label\nu1,a,Yes\nu1,b,yes\nu2,a,no\nu2,b,No\nu3,a,maybe\nu3,b,yes\n"
    func remarks(_ change: (inout AgreementRequest) -> Void) throws -> String {
      _ = project.errors.take()
      _ = try project.agreement(ratings: text, change)
      return project.errors.take()
    }
    let alike = try remarks { $0.measure.interval = .analytic }
    #expect(
      alike.contains("“No” and “no” count as different labels, and 1 more such name") && !alike.contains("ranked"))
    let ranked = try remarks { $0.measure.level = .ordinal }
    #expect(ranked.contains("ranked by code point, “No” < “Yes” < “maybe” < “no” < “yes”: --categories"))
    #expect(try remarks { $0.measure.categories = ["Yes", "yes", "no", "No", "maybe"] }.isEmpty)
  }

  @Test func oneRaterIsNotEnough() throws {
    let text = "unit,rater,label\nu1,a,x\nu2,a,y\nu2,b,\n"
    expect(try project.failure(ratings: text), "every rating, from row 2 on, is by one rater, “a”; agreement needs two")
  }

  @Test func oneRaterStillHasJSONWithReasons() throws {
    let failure = try project.failure(ratings: "unit,rater,label\nu1,a,x\nu2,a,y\n") { $0.isJSON = true }
    #expect(failure.message.status == .badInput)
    let object = try JSONSerialization.jsonObject(with: Data(project.output.take().utf8)) as? [String: Any]
    let coefficients = try #require(object?["coefficients"] as? [[String: Any]])
    #expect(!coefficients.isEmpty && coefficients.allSatisfy { $0["value"] is NSNull && $0["reason"] is String })
  }

  @Test func nobodyRatedAnything() throws {
    expect(try project.failure(ratings: "unit,rater,label\nu1,a,\nu1,b,\n"), "every label is empty")
  }

  @Test func anUndeclaredValueHasItsRow() throws {
    let failure = try project.failure(ratings: "unit,rater,label\nu1,a,x\nu1,b,z\n") {
      $0.measure.categories = ["x", "y"]
    }
    expect(failure, "row 3: “z” is not among the categories “x” and “y”")
  }

  @Test func aWordAtIntervalLevelHasItsRow() throws {
    let failure = try project.failure(ratings: "unit,rater,label\nu1,a,1\nu1,b,high\n") { $0.measure.level = .interval }
    expect(failure, "row 3: “high” is not a number")
  }

  @Test func aNegativeNumberAtRatioLevelHasItsRow() throws {
    let failure = try project.failure(ratings: "unit,rater,label\nu1,a,1\nu1,b,-2\n") { $0.measure.level = .ratio }
    expect(failure, "row 3: -2 is negative")
  }

  @Test func aRepeatedRatingHasBothRows() throws {
    expect(
      try project.failure(ratings: "unit,rater,label\nu1,a,x\nu1,b,x\nu1,a,y\n"),
      "rows 2 and 4 are both of unit “u1” by rater “a”")
    let text = try project.agreement(ratings: "unit,rater,label\nu1,a,x\nu1,b,y\nu1,a,y\nu2,a,x\nu2,b,x\n") {
      $0.file?.duplicates = .last
    }
    #expect(text.contains("observed agreement          1.0000"))
    #expect(text.contains("Left out: 1 duplicates"))
  }

  @Test func aMissingFileAndAFolderAreSaid() throws {
    let gone = project.folder.appending(path: "gone.csv").path
    expect(try project.failure { $0.file = FileRequest(.ratings, path: gone) }, "can not be read", .noInput)
    expect(try project.failure { $0.file = FileRequest(.spans, path: gone) }, "can not be read", .noInput)
    let folder = project.folder.path
    expect(try project.failure { $0.file = FileRequest(.ratings, path: folder) }, "is a directory")
  }

  @Test func spansThatOverlapNameBothRows() throws {
    let path = try project.file(
      "spans.csv", "document,rater,category,start,end,length\nd,a,x,0,5,20\nd,a,x,4,8,20\nd,b,x,0,5,20\n")
    expect(try project.failure { $0.file = FileRequest(.spans, path: path) }, "row 3 overlaps row 2")
  }

  @Test func optionsThatContradictAreRefused() throws {
    let text = "unit,rater,label\nu1,a,x\nu1,b,y\n"
    expect(try project.failure(ratings: text) { $0.grouping = .article }, "--ratings and --by", .usage)
    expect(try project.failure(ratings: text) { $0.measure.confidence = 1.5 }, "--confidence 1.5", .usage)
    expect(try project.failure(ratings: text) { $0.measure.replicates = 0 }, "--replicates 0", .usage)
    expect(try project.failure(ratings: text) { $0.measure.posteriors = "p.csv" }, "--posteriors", .usage)
    expect(
      try project.failure(ratings: text) { $0.measure.iterationLimit = 9 },
      "--iterations means nothing without --model", .usage)
    expect(
      try project.failure(ratings: text) { ($0.measure.iterationLimit, $0.measure.model) = (0, .dawidSkene) },
      "--iterations 0", .usage)
    expect(
      try project.failure { ($0.field, $0.isCSV) = (.sources, true) }, "--on sources and --csv", .usage)
    expect(try project.failure(ratings: text) { $0.measure.weights = "heavy" }, "neither a file nor a weight", .noInput)
  }

  @Test func whatMeansNothingIsRefused() throws {
    let text = "unit,rater,label\nu1,a,x\nu1,b,y\n"
    expect(try project.failure(ratings: text) { $0.scope = .all }, "--ratings and --scope", .usage)
    expect(try project.failure(ratings: text) { $0.withMachines = true }, "--ratings and --machines", .usage)
    expect(try project.failure(ratings: text) { $0.measure.aims.power = 0.9 }, "--power", .usage)
    expect(try project.failure { $0.measure.categories = ["x", "y"] }, "--categories", .usage)
  }

  @Test func weightsMustFitTheLabels() throws {
    let text = "unit,rater,label\nu1,a,x\nu1,b,y\n"
    let small = try project.file("small.csv", "1\n")
    expect(
      try project.failure(ratings: text) { $0.measure.weights = small }, "has 1 row and 1 column for 2 labels")
    let word = try project.file("word.csv", "1,0\n0,one\n")
    expect(try project.failure(ratings: text) { $0.measure.weights = word }, "“one” is not a number")
    let ragged = try project.file("ragged.csv", "x,y\n1,0\n1\n")
    expect(try project.failure(ratings: text) { $0.measure.weights = ragged }, "for 2 labels")
    let other = try project.file("other.csv", "x,z\n1,0\n0,1\n")
    expect(try project.failure(ratings: text) { $0.measure.weights = other }, "has weights of x and z")
    let numbered = try project.file("numbered.csv", ",1,2,3\n1,1,0,0\n2,0,1,0\n3,0,0,1\n")
    let four = "unit,rater,label\nu1,a,1\nu1,b,2\nu2,a,3\nu2,b,4\n"
    expect(try project.failure(ratings: four) { $0.measure.weights = numbered }, "has weights of 1, 2 and 3")
    let crooked = try project.file("crooked.csv", "1,0.5\n0.4,1\n")
    expect(
      try project.failure(ratings: text) { $0.measure.weights = crooked },
      "has 0.4 in row 2, column 1, and 0.5 in row 1, column 2")
    let doubled = try project.file("doubled.csv", ",x,y\nx,1,0\nx,0,1\n")
    expect(try project.failure(ratings: text) { $0.measure.weights = doubled }, "has weights of x and x")
    let strange = try project.file("strange.csv", ",x,y\nx,1,0\nz,0,1\n")
    expect(try project.failure(ratings: text) { $0.measure.weights = strange }, "has weights of x and z")
  }
}
