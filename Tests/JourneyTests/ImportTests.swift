// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Foundation
import JSON
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// What is written comes back: out of one project, into an empty one, and out again as the same bytes.
@Suite(.serialized) struct ImportTests {
  private let project = TestProject()

  private static let hard = """
    # Zwei “Häuser” 👩‍👩‍👧

    Ein Absatz mit Zeile\u{2028}und e\u{301}, 👍🏽 und שלום עולם, "Zitat", Tab\tund 'Strich'.

    =SUM(A1:A9) steht hier als Satz, der lang genug ist, um einer zu sein.

    Der letzte Absatz, den nur eine liest, sagt „nein“ und sonst nichts.
    """

  private func worked() throws {
    try project.load("library")
    try project.load("harbour")
    let path = project.folder + "/hard.md"
    try Self.hard.write(toFile: path, atomically: true, encoding: .utf8)
    try project.workspace.load(LoadRequest([path]))
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: id == "ana" ? "Ana O’Hara" : nil) }
    try project.pipe("library", by: "ben", ["r", "mixed aside", "label quote", "x =cmd, \"quoted\""])
    try project.pipe("library", by: "ana", ["note @first, “two”", "O", "flag", "go 8", "note only a note"])
    try project.pipe("harbour", by: "ana", Array(repeating: "r", count: 14) + ["finish"])
    try project.pipe("harbour", by: "ben", Array(repeating: "r", count: 12) + ["o", "x torn", "finish"])
    try project.pipe(
      "hard", by: "ana",
      [
        "source \"die Häuser\" group", "source gone person", "undo", "source \"ein Amt\" group", "mention 1 ¶2",
        "assess 1 B2 gesehen", "span loaded ¶2 4 10", "span hedge ¶2 6 12", "r", "q",
      ])
    _ = project.errors.take()
  }

  private func export(_ format: ExportFormat, _ unit: ExportUnit, _ name: String, from other: String? = nil) throws
    -> String
  {
    var workspace = project.workspace
    workspace.project = other ?? project.path
    var request = ExportRequest(format: format, path: "\(project.folder)/\(name)")
    request.unit = unit
    try workspace.export(request)
    return read(request.path) ?? ""
  }

  private func take(
    _ name: String, _ format: ExportFormat, into other: String = "other.sqlite",
    _ change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> String {
    var workspace = project.workspace
    workspace.project = "\(project.folder)/\(other)"
    var request = ImportRequest(format: format, path: "\(project.folder)/\(name)")
    change(&request)
    _ = project.output.take()
    try workspace.importDataset(request)
    return project.output.take()
  }

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: "\(project.folder)/\(name)", atomically: true, encoding: .utf8)
  }

  @Test(arguments: [(ExportFormat.jsonl, ExportUnit.all), (.jsonl, .label), (.csv, .label), (.tsv, .label)])
  func whatIsWrittenComesBack(format: ExportFormat, unit: ExportUnit) throws {
    try worked()
    let out = try export(format, unit, "out")
    _ = try take("out", format)
    let other = project.folder + "/other.sqlite"
    #expect(try export(format, unit, "again", from: other) == out)
    if unit == .all {
      for unit in [ExportUnit.source, .mention, .rating, .span, .article, .paragraph] {
        #expect(try export(.jsonl, unit, "m1") == export(.jsonl, unit, "m2", from: other), "\(unit)")
      }
    }
    #expect(try take("out", format).hasPrefix("nothing new: "))
    var workspace = project.workspace
    workspace.project = other
    try workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test(arguments: [
    ExportFormat.labelStudio, .doccano, .prodigy, .brat, .gateBDOC, .casJSON, .refiQDA, .huggingface, .croissant,
  ])
  func whatIsWrittenForOthersComesBack(format: ExportFormat) throws {
    try worked()
    var split = SplitRequest(train: 50, dev: 25, test: 25)
    split.isJSON = true
    try project.workspace.split(split)
    func export(_ name: String, _ path: String) throws -> [String: [UInt8]] {
      var workspace = project.workspace
      workspace.project = path
      var request = ExportRequest(format: format, path: "\(project.folder)/\(name)")
      request.allowsLoss = true
      try workspace.export(request)
      let files = try InputFolder(request.path)
      let kept = files.paths.filter { $0 != "manifest.json" && $0 != "README.md" }
      return try Dictionary(uniqueKeysWithValues: kept.map { ($0, try files.bytes(of: $0)) })
    }
    let out = try export("out", project.path)
    _ = try take("out", format)
    let again = try export("again", project.folder + "/other.sqlite")
    #expect(again.keys.sorted() == out.keys.sorted() && !out.isEmpty)
    for (path, bytes) in out { #expect(again[path] == bytes, "\(path)") }
    #expect(try take("out", format).hasPrefix("nothing new: "))
  }

  @Test func aMachineIsShownToNobodyWhoReadsBlind() throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("harbour", by: "ana", Array(repeating: "r", count: 14))
    _ = try export(.jsonl, .label, "labels.jsonl")
    var request = ImportRequest(format: .jsonl, path: "\(project.folder)/labels.jsonl")
    request.machine = Reviewer(id: "gpt", machine: Reviewer.Machine())
    try project.workspace.importDataset(request)
    func history() throws -> String {
      var workspace = project.workspace
      workspace.viewer = "ana"
      _ = project.output.take()
      try workspace.history(of: "harbour", paragraph: nil, isJSON: true)
      return project.output.take()
    }
    #expect(try !history().contains(#""reviewer":"gpt","kind":"judgementMade""#))
    try project.pipe("harbour", by: "ana", ["finish"])
    #expect(try history().contains(#""reviewer":"gpt","kind":"judgementMade""#))
  }

  @Test func aPersonWithANameIsNoMachine() throws {
    try project.load("harbour")
    try project.workspace.addReviewer("ana", name: "Ana O’Hara")
    try project.pipe("harbour", by: "ana", Array(repeating: "r", count: 14) + ["finish"])
    _ = try export(.jsonl, .all, "out")
    _ = try take("out", .jsonl) { $0.machine = Reviewer(id: "ana", machine: Reviewer.Machine()) }
    let failure = try #require(throws: Failure.self) { _ = try take("out", .jsonl) }
    #expect(failure.line.contains("“ana” is a machine"), "\(failure.line)")
  }

  @Test func loadSaysThatLabelsAreToBeImported() throws {
    try worked()
    _ = try export(.jsonl, .all, "all.jsonl")
    _ = try export(.jsonl, .label, "labels.jsonl")
    for name in ["all.jsonl", "labels.jsonl"] {
      _ = project.errors.take()
      let failure = try #require(throws: Failure.self) {
        try project.workspace.load(LoadRequest(["\(project.folder)/\(name)"]))
      }
      #expect(failure.line.contains("attest import --format jsonl"), "\(failure.line)")
    }
  }

  @Test func aDatasetOfTheSameProjectAddsNothing() throws {
    try worked()
    _ = try export(.jsonl, .all, "out")
    #expect(try take("out", .jsonl, into: "project.sqlite").hasPrefix("nothing new: "))
  }

  @Test func agreementOfWhatCameBackIsTheSame() throws {
    try worked()
    _ = try export(.csv, .label, "out")
    _ = try take("out", .csv)
    var other = project.workspace
    other.project = project.folder + "/other.sqlite"
    var figures: [String] = []
    for workspace in [project.workspace, other] {
      var request = AgreementRequest()
      (request.articles, request.isJSON) = (["harbour"], true)
      try workspace.agreement(request)
      figures.append(project.output.take())
    }
    #expect(figures[0] == figures[1] && figures[0].contains("krippendorff_alpha"))
  }

  @Test(arguments: [(ExportFormat.csv, "csv"), (.tsv, "tsv"), (.jsonl, "jsonl")])
  func agreementReadsAnExportAsTheProject(format: ExportFormat, name: String) throws {
    try worked()
    let path = "\(project.folder)/ratings.\(name)"
    _ = try export(format, .label, "ratings.\(name)")
    func figure(_ request: AgreementRequest) throws -> [JSONValue?] {
      _ = project.output.take()
      try project.workspace.agreement(request)
      var parser = JSONParser(Array(project.output.take().utf8))
      let answer = try parser.document()
      guard case .array(let all)? = answer["coefficients"] else { return [] }
      let alpha = all.filter { $0["coefficient"] == "krippendorff_alpha" }
      return alpha.map { $0["value"] } + [answer["data"]?["clusters"]]
    }
    var whole = AgreementRequest()
    whole.isJSON = true
    var ratings = whole
    ratings.file = FileRequest(.ratings, path: path)
    _ = project.errors.take()
    let own = try figure(ratings)
    let expected = try figure(whole)
    #expect(own == expected)
    #expect(own.count == 2 && own[0] != .null && own[1] == 1)
    #expect(project.errors.take().contains("left out are 6 labels of unfinished reviews"))
  }

  @Test func labelsOutsideTheCodebookAreListedWithTheMapThatTakesThem() throws {
    try write("text,reviewer,label\nSome words.,ana,News\nOther words.,ana,report\nMore.,ben,News\n", "in.csv")
    let failure = try #require(throws: Failure.self) { _ = try take("in.csv", .csv) }
    #expect(failure.message.status == .badInput)
    #expect(failure.line.contains("“News” (2 labels)") && failure.line.contains("--map News=…"))
    #expect(!FileManager.default.fileExists(atPath: project.folder + "/other.sqlite"))
    let said = try take("in.csv", .csv) { $0.renames = ["News=report"] }
    #expect(said.contains("3 new articles, 3 labels of ana, ben") && said.contains("new reviewers: ana, ben"))
    #expect(project.errors.take().isEmpty)
    #expect(throws: Failure.self) { _ = try take("in.csv", .csv) { $0.renames = ["News=gossip"] } }
    _ = try take("in.csv", .csv) { $0.renames = ["News=report", "Nwes=quote", "ben=cleo"] }
    let unused = "attest: --map “Nwes”: no label and no reviewer of the dataset is called so"
    #expect(project.errors.take().split(separator: "\n").map(String.init) == [unused])
  }

  @Test func columnsMayBearOtherNamesAndReviewersMayBeColumns() throws {
    try worked()
    let rows = ["id,coder,code", "harbour#6,cleo,report", "harbour#7,cleo,opinion"].joined(separator: "\n")
    try write(rows, "long.csv")
    let long = try take("long.csv", .csv, into: "project.sqlite") {
      $0.columns = ["unit=id,reviewer=coder,label=code"]
    }
    #expect(long.contains("2 labels of cleo"))
    let failure = try #require(throws: Failure.self) {
      _ = try take("long.csv", .csv, into: "project.sqlite") { $0.columns = ["unit=id,reviewer=codr,label=code"] }
    }
    #expect(failure.line.contains("line 1: there is no column “codr”; there is “id”, “coder” and “code”"))
    try write("unit,dan,eve\nharbour#6,report,quote\nharbour#7,,opinion\n", "wide.csv")
    #expect(try take("wide.csv", .csv, into: "project.sqlite").contains("3 labels of dan, eve"))
    #expect(throws: Failure.self) { _ = try take("wide.csv", .csv, into: "empty.sqlite") }
  }

  @Test func aReviewerIsNeverMergedByAccident() throws {
    try write("text,reviewer,label\nSome words.,Ana O.,report\nSome words.,bob@example.org,quote\n", "in.csv")
    let said = try take("in.csv", .csv)
    #expect(said.contains("ana-o (Ana O.)") && said.contains("bob-at-example-org (bob@example.org)"))
    #expect(try take("in.csv", .csv).hasPrefix("nothing new"))
    try write("text,reviewer,label\nSome words.,ANA-O,report\n", "clash.csv")
    let failure = try #require(throws: Failure.self) { _ = try take("clash.csv", .csv) }
    #expect(failure.line.contains("“ANA-O”") && failure.line.contains("--map ANA-O=ID"))
    #expect(try take("clash.csv", .csv) { $0.renames = ["ANA-O=cleo"] }.contains("1 label of cleo"))
  }

  @Test(arguments: [
    ("text,reviewer,label\nA b.,ana,report\nA b.,ana,quote\n", "line 3: “ana” labels “A b.” a second time"),
    ("text,reviewer,label\nA b.,,report\n", "line 2: nothing says whose label it is"),
    ("text,reviewer,label\nA b.,ana\n", "line 2: 2 cells where the header has 3"),
    ("text,reviewer,label,seconds\nA b.,ana,report,-1\n", "line 2: “seconds” can not be “-1”"),
    ("unit,reviewer,label\n17,ana,report\n", "line 2: “unit” can not be “17”"),
    (
      "article,paragraph,kind,text,text_sha256,reviewer,label\na,1,body,A b.,00,ana,report\n",
      "“a” ¶1 is not the text whose digest stands beside it"
    ), ("text,reviewer,label\n\"A b.,ana,report\n", "a quoted field is never closed"),
    (#"{"text":"A b.","reviewer":"ana","label":"report"}"#, "line 1: it is JSON and no table"),
  ])
  func whatIsWrongIsSaidWithItsLine(text: String, words: String) throws {
    try write(text, "in.csv")
    let failure = try #require(throws: Failure.self) { _ = try take("in.csv", .csv) }
    #expect(failure.message.status == .badInput && failure.line.contains(words), "\(failure.line)")
    #expect(!FileManager.default.fileExists(atPath: project.folder + "/other.sqlite"))
  }

  @Test func badRecordsCanBeLeftOutAndAreListed() throws {
    try write("text,reviewer,label\nA b.,ana,report\nC d.,,quote\nE f.,ben,opinion\n", "in.csv")
    let failure = try #require(throws: Failure.self) { _ = try take("in.csv", .csv) { $0.keepsGoing = true } }
    #expect(failure.line.contains("1 record left out"))
    #expect(project.output.take().contains("2 labels of ana, ben"))
    #expect(project.errors.take().contains("line 3: nothing says whose label it is"))
  }

  @Test func aLabelOfNoParagraphAndAParagraphWithoutTextAreLeftOutAlone() throws {
    try write("article,paragraph,kind,text,reviewer,label\na,1,body,A b.,ana,report\n", "whole.csv")
    _ = try take("whole.csv", .csv)
    try write(
      """
      {"article":"a","paragraph":1,"label":"quote","reviewer":"ben"}
      {"article":"a","paragraph":99,"label":"opinion","reviewer":"ben"}
      """, "more.jsonl")
    let refused = try #require(throws: Failure.self) { _ = try take("more.jsonl", .jsonl) }
    #expect(refused.line.contains("“a” has no ¶99"))
    let failure = try #require(throws: Failure.self) { _ = try take("more.jsonl", .jsonl) { $0.keepsGoing = true } }
    #expect(failure.line.contains("1 record left out"))
    #expect(project.output.take().contains("1 label of ben"))
    #expect(project.errors.take().contains("“a” has no ¶99"))
    try write(
      """
      article,paragraph,kind,text,text_sha256,reviewer,label
      b,1,body,C d.,00,ana,report
      c,1,body,E f.,,ana,quote

      """, "digests.csv")
    _ = try #require(throws: Failure.self) { _ = try take("digests.csv", .csv) { $0.keepsGoing = true } }
    #expect(project.output.take().contains("1 label of ana"))
    #expect(project.errors.take().contains("“b ¶1”: “text_sha256” can not be “00”"))
  }

  @Test func aDryRunStoresNothingAndTheAnswerIsOfItsSchema() throws {
    try write("text,reviewer,label\nA b.,ana,report\n", "in.csv")
    let said = try take("in.csv", .csv) {
      ($0.isDryRun, $0.isJSON) = (true, true)
    }
    #expect(!FileManager.default.fileExists(atPath: project.folder + "/other.sqlite"))
    #expect(try JSONSchema("import").faults(in: said) == [])
    #expect(try JSONSchema("import").faults(in: #"{"format":7}"#).count > 5)
    #expect(said.contains(#""new":["a-b"]"#) && said.contains(#""labels":1"#))
  }

  @Test func whatIsOlderThanWhatStandsIsLeftOut() throws {
    try worked()
    _ = try export(.csv, .label, "before")
    try project.pipe("library", by: "ben", ["go 3", "label quote"])
    #expect(try take("before", .csv, into: "project.sqlite").hasPrefix("nothing new"))
  }

  @Test(arguments: [ExportUnit.label, .paragraph, .source, .mention, .rating, .span, .article])
  func everyRowIsOfItsSchema(unit: ExportUnit) throws {
    try worked()
    let rows = try export(.jsonl, unit, "rows").split(separator: "\n")
    #expect(!rows.isEmpty)
    for row in rows { #expect(try JSONSchema(unit.rawValue).faults(in: String(row)) == []) }
  }

  @Test func aParagraphHasOneTextAndTextsWithoutNumbersGetThem() throws {
    try write("article,paragraph,text,reviewer,label\nd1,1,One.,ana,report\nd1,1,Other.,ben,opinion\n", "two.csv")
    let failure = try #require(throws: Failure.self) { _ = try take("two.csv", .csv) }
    #expect(failure.line.contains("line 3: “d1 ¶1” stands with two texts"))
    let rows =
      "article,text,reviewer,label\na,One.,ana,report\na,Two.,ana,quote\nb,Three.,ana,report\na,One.,ben,quote\n"
    try write(rows, "plain.csv")
    #expect(try take("plain.csv", .csv, into: "plain.sqlite").contains("2 new articles, 4 labels of ana, ben"))
    let out = try export(.csv, .label, "again.csv", from: project.folder + "/plain.sqlite")
    #expect(out.contains("a,1,body,One.,") && out.contains("a,2,body,Two.,") && out.contains("b,1,body,Three.,"))
  }

  @Test func twoNamesOfOnePersonAreOneReading() throws {
    try write("text,Ana Maria,ana\nOne thing.,report,\nTwo.,,quote\n", "wide.csv")
    #expect(try take("wide.csv", .csv) { $0.renames = ["Ana Maria=ana"] }.contains("2 labels of ana"))
    try write("text,Ana Maria,ana\nOne thing.,report,quote\n", "clash.csv")
    let failure = try #require(throws: Failure.self) {
      _ = try take("clash.csv", .csv, into: "clash.sqlite") { $0.renames = ["Ana Maria=ana"] }
    }
    #expect(failure.line.contains("“ana” labels") && failure.line.contains("a second time"))
  }

  @Test func labelsMayBearTheirNamesAndBadOnesAreLeftOut() throws {
    try write("text,reviewer,label\nOne.,ana,Editorial Aside\nTwo.,ana,odd one\nThree.,ana,REPORT\n", "in.csv")
    let refused = try #require(throws: Failure.self) { _ = try take("in.csv", .csv) }
    #expect(refused.line.contains("--map 'odd one'=…"))
    _ = try #require(throws: Failure.self) { _ = try take("in.csv", .csv) { $0.keepsGoing = true } }
    #expect(project.output.take().contains("2 labels of ana"))
    #expect(project.errors.take().contains("“label” can not be “odd one”"))
  }

  @Test(arguments: [ExportFormat.jsonl, .csv]) func goldAloneIsRefusedAndStaleGoldIsLeftOut(format: ExportFormat) throws
  {
    try worked()
    let source = ScriptedSource(["o", "x unclear"].map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.adjudicate(
      AdjudicateRequest(articles: ["harbour"], adjudicator: "ana"), source: source)
    var request = ExportRequest(format: format, path: project.folder + "/gold")
    request.labels = .gold
    try project.workspace.export(request)
    let failure = try #require(throws: Failure.self) { _ = try take("gold", format) }
    #expect(failure.line.contains("rests on votes that are not in the dataset"))
    try project.pipe("harbour", by: "ana", ["reopen", "go 5", "label quote", "finish"])
    _ = try export(.jsonl, .all, "all")
    _ = project.errors.take()
    _ = try take("all", .jsonl)
    #expect(project.errors.take().contains("stale gold label"))
  }

  @Test func marksWithoutWordsFindThemInTheText() throws {
    try worked()
    var request = ExportRequest(format: .jsonl, path: project.folder + "/bare")
    (request.unit, request.isWithoutText) = (.all, true)
    try project.workspace.export(request)
    _ = try export(.jsonl, .article, "texts")
    #expect(try take("bare", .jsonl, into: "project.sqlite").hasPrefix("nothing new"))
    let refused = try #require(throws: Failure.self) { _ = try take("bare", .jsonl, into: "empty.sqlite") }
    #expect(refused.line.contains("has no text, and the project has no such article"))
  }

  @Test func aLabelOfAnOlderVersionStaysWhatItWas() throws {
    try worked()
    _ = try export(.csv, .label, "before")
    try project.workspace.renameLabel("report", to: "account")
    #expect(try take("before", .csv, into: "project.sqlite").hasPrefix("nothing new"))
    let refused = try #require(throws: Failure.self) {
      try write("text,reviewer,label\nOne.,ana,report\n", "new.csv")
      _ = try take("new.csv", .csv, into: "project.sqlite")
    }
    #expect(refused.line.contains("--map report=…"))
  }

  @Test func reviewersWithoutLabelsComeToo() throws {
    try worked()
    try project.workspace.addReviewer("idle", name: "Idle Hand")
    _ = try export(.jsonl, .all, "all")
    #expect(try take("all", .jsonl).contains("idle"))
    #expect(try export(.jsonl, .all, "again", from: project.folder + "/other.sqlite") == read(project.folder + "/all"))
  }
}
