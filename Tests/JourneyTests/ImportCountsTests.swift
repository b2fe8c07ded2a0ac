// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Foundation
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// An import says what it replaces, what it leaves unfinished and what it found no label in.
@Suite(.serialized) struct ImportCountsTests {
  private let project = TestProject()

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(project.folder)/\(name)", atomically: true, encoding: .utf8)
  }

  private func take(
    _ name: String, _ format: ExportFormat = .csv, _ change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> String {
    var request = ImportRequest(format: format, path: "\(project.folder)/\(name)")
    change(&request)
    _ = (project.output.take(), project.errors.take())
    try project.workspace.importDataset(request)
    return project.output.take()
  }

  /// How the articles stand, one line an article.
  private func progress() throws -> String {
    _ = project.output.take()
    try project.workspace.articles(isJSON: true)
    return project.output.take()
  }

  /// harbour, finished by ana and ben, and adjudicated.
  private func adjudicated() throws {
    try project.load("harbour")
    for id in ["ana", "ben"] {
      try project.workspace.addReviewer(id, name: nil)
      try project.pipe("harbour", by: id, Array(repeating: "r", count: 14) + ["finish"])
    }
    _ = try project.workspace.adjudicate(
      AdjudicateRequest(articles: ["harbour"], adjudicator: "ana"), source: ScriptedSource([], isInteractive: false))
    try project.workspace.export(ExportRequest(format: .csv, path: "\(project.folder)/own.csv"))
  }

  /// Rows of article, paragraph, text, reviewer and label alone, of some of ana's paragraphs, all of them quotes.
  private func undated(_ numbers: ClosedRange<Int>) throws -> String {
    var request = ExportRequest(format: .jsonl, path: "\(project.folder)/own.jsonl")
    request.reviewers = ["ana"]
    try project.workspace.export(request)
    let paragraphs = (read(request.path) ?? "").split(separator: "\n").compactMap { line -> String? in
      line.components(separatedBy: "\"paragraph\":").dropFirst().first.map { String($0.prefix { $0.isNumber }) }
    }
    let chosen = paragraphs[(numbers.lowerBound - 1)..<numbers.upperBound]
    return "article,paragraph,reviewer,label\n" + chosen.map { "harbour,\($0),ana,quote\n" }.joined()
  }

  @Test func whatIsReplacedIsCountedAndWhose() throws {
    try adjudicated()
    try write(try undated(1...9), "bare.csv")
    let foreseen = try take("bare.csv") { $0.isDryRun = true }
    #expect(foreseen.contains("would import 9 labels of ana"))
    #expect(foreseen.contains("9 standing labels would be replaced: 9 of ana"), "\(foreseen)")
    #expect(foreseen.contains("9 gold labels of harbour would be stale"), "\(foreseen)")
    let json = try take("bare.csv") { ($0.isDryRun, $0.isJSON) = (true, true) }
    #expect(try JSONSchema("import").faults(in: json) == [])
    #expect(json.contains(#""replaced":{"ana":9}"#) && json.contains(#""made_stale":{"harbour":9}"#), "\(json)")
    let said = try take("bare.csv")
    #expect(
      said.contains("9 standing labels replaced: 9 of ana") && said.contains("9 gold labels of harbour are stale"))
    var request = ExportRequest(format: .jsonl, path: "\(project.folder)/gold.jsonl")
    request.labels = .gold
    try project.workspace.export(request)
    #expect((read(request.path) ?? "").components(separatedBy: #""stale":true"#).count == 10)
    #expect(try take("bare.csv").hasPrefix("nothing new"))
  }

  @Test func whatIsForReadingAloneIsSaidToBe() throws {
    try adjudicated()
    let files: [(ExportFormat, ExportLabels, ExportUnit, String)] = [
      (.csv, .soft, .label, "shares of labels"), (.jsonl, .soft, .label, "shares of labels"),
      (.csv, .current, .article, "articles without their paragraphs"), (.csv, .current, .paragraph, "in one cell"),
    ]
    for (format, labels, unit, words) in files {
      var request = ExportRequest(format: format, path: "\(project.folder)/read")
      (request.labels, request.unit) = (labels, unit)
      try project.workspace.export(request)
      let failure = #expect(throws: Failure.self) { try take("read", format) }
      #expect(failure?.line.contains(words) == true && failure?.message.status == .badInput, "\(failure?.line ?? "")")
    }
    var measured = AgreementRequest()
    measured.isJSON = true
    _ = project.output.take()
    try project.workspace.agreement(measured)
    try write(project.output.take(), "agreement.json")
    try write("[\n  {\"a\": 1}\n]\n", "list.json")
    let values = [
      ("own.csv.manifest.json", "the manifest of a dataset"), ("own.schema.json", "what the fields of a file are"),
      ("agreement.json", "coefficients of agreement"), ("list.json", "one JSON value over several lines"),
    ]
    for (name, words) in values {
      let failure = #expect(throws: Failure.self) { try take(name, .jsonl) }
      #expect(failure?.line.contains(words) == true && failure?.message.status == .badInput, "\(failure?.line ?? "")")
    }
    #expect(throws: Failure.self) { try project.workspace.load(LoadRequest(["\(project.folder)/agreement.json"])) }
  }

  @Test(arguments: [ExportFormat.csv, .jsonl]) func anEditedRowOfAnExportIsNamed(format: ExportFormat) throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("harbour", by: "ana", Array(repeating: "r", count: 14) + ["finish"])
    let path = "\(project.folder)/own.\(format.rawValue)"
    try project.workspace.export(ExportRequest(format: format, path: path))
    #expect(try take("own.\(format.rawValue)", format).hasPrefix("nothing new: 14 labels are here already"))
    let (before, after) =
      format == .csv ? (",ana,report,", ",ana,opinion,") : (#""label":"report""#, #""label":"opinion""#)
    let rows = try #require(read(path))
    let place = try #require(rows.firstRange(of: before))
    try write(rows.replacingCharacters(in: place, with: after), "edited")
    for isDryRun in [true, false] {
      let said = try take("edited", format) { $0.isDryRun = isDryRun }
      #expect(said.hasPrefix("nothing new: 13 labels are here already"), "\(said)")
      let remarks = project.errors.take()
      #expect(remarks.contains("of ana: “opinion” in the dataset, “report” here, both of one time"), "\(remarks)")
    }
    let json = try take("edited", format) { $0.isJSON = true }
    #expect(try JSONSchema("import").faults(in: json) == [])
    #expect(json.contains(#""here":"report","dataset":"opinion""#), "\(json)")
  }

  @Test(arguments: [
    (["note": "late"], "the note “late” in the dataset, no note here"),
    (["flag": "true"], "a flag in the dataset, no flag here"),
    (["confidence": "2"], "“report, confidence 2” in the dataset, “report” here"),
    (["label": "", "abstained": "true", "reason": "torn"], "“no label, torn” in the dataset, “report” here"),
    (["label": "quote", "note": "late"], "“quote” in the dataset, “report” here"),
  ])
  func whateverWasEditedInARowIsNamed(edit: [String: String], words: String) throws {
    try adjudicated()
    let rows = try #require(read("\(project.folder)/own.csv"))
    let names = try #require(rows.split(separator: "\r\n").first).split(separator: ",").map(String.init)
    let json = try take("own.csv") { $0.isJSON = true }
    #expect(json.contains(#""differing_labels":[]"#))
    var lines = rows.components(separatedBy: "\r\n")
    let place = try #require(lines.firstIndex { !$0.contains("\"") && $0.contains(",ana,report,") })
    var cells = lines[place].components(separatedBy: ",")
    for (name, value) in edit { cells[try #require(names.firstIndex(of: name))] = value }
    lines[place] = cells.joined(separator: ",")
    try write(lines.joined(separator: "\r\n"), "edited.csv")
    _ = try take("edited.csv")
    let remarks = project.errors.take()
    #expect(remarks.contains("of ana: \(words), both of one time"), "\(remarks)")
    #expect(remarks.contains("late") == (edit["note"] != nil), "\(remarks)")
    #expect(try JSONSchema("import").faults(in: take("edited.csv") { $0.isJSON = true }) == [])
  }

  @Test func newLabelsReplaceNothing() throws {
    try project.load("harbour")
    try write("article,paragraph,reviewer,label\nharbour,6,cleo,quote\n", "new.csv")
    #expect(try !take("new.csv").contains("replaced"))
  }

  @Test func whatSaysOnlyThatALabelStandsLeavesNotesAndLabelsAlone() throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("harbour", by: "ana", ["note mine", "flag", "r"])
    try project.workspace.export(ExportRequest(format: .csv, path: "\(project.folder)/own.csv"))
    let number =
      (read("\(project.folder)/own.csv") ?? "").split(whereSeparator: \.isNewline)[1].split(separator: ",")
      .compactMap { Int($0) }.first ?? 0
    try write("article,paragraph,reviewer,label\nharbour,\(number),ana,report\n", "same.csv")
    #expect(try take("same.csv").hasPrefix("nothing new"))
  }

  @Test func notesAloneAreTakenInAndCounted() throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("harbour", by: "ana", ["r", "r"])
    try write("article,paragraph,reviewer,note\nharbour,6,ana,look again\n", "notes.csv")
    let said = try take("notes.csv")
    #expect(said.hasPrefix("1 note or flag of ana"), "\(said)")
    #expect(try take("notes.csv").hasPrefix("nothing new"))
    #expect(try JSONSchema("import").faults(in: try take("notes.csv") { $0.isJSON = true }) == [])
  }

  private static let holes = """
    article,paragraph,text,reviewer,label
    d1,1,One thing.,ana,report
    d1,2,Two things.,ana,
    d1,3,Three things.,ana,quote
    d1,1,One thing.,ben,report
    d1,2,Two things.,ben,opinion
    d1,3,Three things.,ben,quote

    """

  @Test func aReviewWithAHoleStaysUnfinishedAndTheHoleIsCounted() throws {
    try write(Self.holes, "holes.csv")
    let said = try take("holes.csv")
    #expect(
      said.contains("1 cell without label") && said.contains("left unfinished: ana of d1 (2 of 3 decided)"), "\(said)")
    #expect(!said.contains("ben of d1"))
    let json = try take("holes.csv") { $0.isJSON = true }
    #expect(try JSONSchema("import").faults(in: json) == [])
    #expect(json.contains(#""unlabelled":1"#))
    var request = ExportRequest(format: .jsonl, path: "\(project.folder)/out.jsonl")
    request.finishedOnly = true
    try project.workspace.export(request)
    let out = read(request.path) ?? ""
    #expect(!out.contains(#""reviewer":"ana""#) && out.contains(#""reviewer":"ben""#))
    try write("article,paragraph,reviewer,label\nd1,2,ana,opinion\n", "rest.csv")
    #expect(try !take("rest.csv").contains("unfinished"))
    try project.workspace.export(request)
    #expect((read(request.path) ?? "").contains(#""reviewer":"ana""#))
  }

  @Test func aStateThatTheDatasetSaysHoldsUnlessItsOwnRowsSayOtherwise() throws {
    try write(
      """
      article,paragraph,text,reviewer,label,review
      d1,1,One thing.,ana,report,finished
      d1,2,Two things.,ana,,finished
      d2,1,A thing.,ana,report,finished
      d2,2,Another.,ben,report,finished

      """, "states.csv")
    let said = try take("states.csv")
    #expect(said.contains("left unfinished: ana of d1 (1 of 2 decided)"), "\(said)")
    #expect(!said.contains("of d2"))
  }

  @Test func aWideTableWithAHoleLeavesItsReaderUnfinished() throws {
    try write("article,paragraph,text,ana,ben\nd1,1,One.,report,report\nd1,2,Two.,,quote\nd1,3,Three.,,\n", "wide.csv")
    let said = try take("wide.csv")
    #expect(said.contains("3 cells without label"), "\(said)")
    #expect(said.contains("ana of d1 (1 of 3 decided)") && said.contains("ben of d1 (2 of 3 decided)"), "\(said)")
  }

  @Test func columnsThatAreThereAreNamedWithTheOption() throws {
    try write("sentence,coder,code\nOne.,ana,report\n", "in.csv")
    let failure = try #require(throws: Failure.self) { _ = try take("in.csv") }
    #expect(failure.line.contains("there is “sentence”, “coder” and “code”"), "\(failure.line)")
    #expect(failure.line.contains("--columns text="), "\(failure.line)")
    try write("text,who,label\nOne.,ana,report\n", "who.csv")
    let nobody = try #require(throws: Failure.self) { _ = try take("who.csv") }
    #expect(nobody.line.contains("“reviewer”") && nobody.line.contains("“who”"), "\(nobody.line)")
    try write("text,reviewer,code\nOne.,ana,report\n", "code.csv")
    let none = try #require(throws: Failure.self) { _ = try take("code.csv") }
    #expect(none.line.contains("no column “label”") && none.line.contains("“code”"), "\(none.line)")
  }

  @Test func anOptionThatAFormatDoesNotReadIsRefused() throws {
    try write(#"{"text":"One.","reviewer":"ana","label":"report"}"#, "in.jsonl")
    let failure = try #require(throws: Failure.self) {
      _ = try take("in.jsonl", .jsonl) { $0.columns = ["text=sentence"] }
    }
    #expect(failure.message.status == .usage && failure.line.contains("--columns text"), "\(failure.line)")
  }

  @Test func oneWordBecomesOneOther() throws {
    try write("text,reviewer,label\nOne.,ana,News\n", "in.csv")
    let failure = try #require(throws: Failure.self) {
      _ = try take("in.csv") { $0.renames = ["News=report", "News=quote"] }
    }
    #expect(failure.message.status == .usage && failure.line.contains("“News” two meanings"), "\(failure.line)")
  }
}
