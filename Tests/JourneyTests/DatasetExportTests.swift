// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import DatasetExchange
import Foundation
import JSON
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// What a dataset says of itself, what it hides and what it refuses.
@Suite(.serialized) struct DatasetExportTests {
  private let project = TestProject()

  private func worked() throws {
    for name in ["library", "harbour", "ferry"] { try project.load(name) }
    try project.workspace.addReviewer("zoe", name: "Zoë Quill")
    try project.workspace.addReviewer("ben", name: nil)
    let note = "note ask Zoë Quill, or ZOE, not zoely"
    try project.pipe("harbour", by: "zoe", [note] + Array(repeating: "r", count: 14) + ["finish"])
    try project.pipe("harbour", by: "ben", Array(repeating: "r", count: 12) + ["o", "x torn, says zoe", "finish"])
    try project.pipe(
      "library", by: "ben",
      ["source \"Mayor\" person", "mention 1 denial", "assess 1 B2 zoe heard it", "span loaded 1 9", "r"])
    _ = project.output.take()
    _ = project.errors.take()
  }

  private func write(_ format: ExportFormat, _ name: String = "out", _ change: (inout ExportRequest) -> Void = { _ in })
    throws -> String
  {
    var request = ExportRequest(format: format, path: "\(project.folder)/\(name)")
    change(&request)
    try project.workspace.export(request)
    return request.path
  }

  private func bytes(_ path: String) throws -> [(path: String, text: String)] {
    let files = try InputFolder(path)
    return try files.paths.map { ($0, String(decoding: try files.bytes(of: $0), as: UTF8.self)) }
  }

  @Test(arguments: ExportFormat.allCases) func noNameIsInAnyByteOfAnAnonymousDataset(format: ExportFormat) throws {
    try worked()
    let path = try write(format) { ($0.isAnonymous, $0.allowsLoss) = (true, true) }
    let manifest = format.isFile ? [("", read(path + ".manifest.json") ?? "")] : []
    for (file, text) in try bytes(path) + manifest {
      let words = text.lowercased().split { !$0.isLetter }
      #expect(!words.contains("zoe") && !words.contains("zoë") && !words.contains("quill"), "\(file)")
      #expect(!file.contains("zoe") && !text.contains(project.folder) && !text.contains(NSUserName() + "@"))
    }
    let all = try bytes(path).map { $0.path + $0.text }.joined()
    #expect(format == .refiQDA || all.contains("R1") && all.contains("R2"))
  }

  @Test func aManifestNamesFilesDigestsAndCountsAndIsOfItsSchema() throws {
    try worked()
    let path = try write(.csv, "labels.csv")
    let manifest = try #require(read(path + ".manifest.json"))
    #expect(try JSONSchema("manifest").faults(in: manifest) == [])
    var parser = JSONParser(Array(manifest.utf8))
    let value = try parser.document()
    #expect(value["counts"]?["labels"]?.integer == 28 && value["counts"]?["abstentions"]?.integer == 1)
    #expect(
      value["counts"]?["notes"]?.integer == 1 && value["counts"]?["lone_notes"]?.integer == 0
        && value["offset_unit"] == "code-points")
    guard case .array(let files)? = value["files"] else { throw CancellationError() }
    #expect(files.map { $0["path"] } == ["labels.csv"])
    #expect(project.output.take().contains("28 labels, 1 abstention of 15 paragraphs"))
    let folder = try write(.doccano, "doccano") { $0.allowsLoss = true }
    #expect(try JSONSchema("manifest").faults(in: read(folder + "/manifest.json") ?? "") == [])
  }

  @Test func whatStandsBesideADatasetAndIsNotOursStays() throws {
    try worked()
    let schema = project.folder + "/labels.schema.json"
    try "{\"mine\":1}".write(toFile: schema, atomically: true, encoding: .utf8)
    _ = try write(.csv, "labels.csv")
    #expect(read(schema) == "{\"mine\":1}" && project.errors.take().contains("stays as it is"))
    try FileManager.default.createDirectory(atPath: project.folder + "/mine", withIntermediateDirectories: true)
    try "x".write(toFile: project.folder + "/mine/notes.txt", atomically: true, encoding: .utf8)
    let failure = try #require(throws: Failure.self) { _ = try write(.brat, "mine") { $0.allowsLoss = true } }
    #expect(failure.message.status == .refused && read(project.folder + "/mine/notes.txt") == "x")
    _ = try write(.brat, "ours") { $0.allowsLoss = true }
    _ = try write(.brat, "ours") { $0.allowsLoss = true }
    for own in ["ours/notes.txt", "ours/zoe/own.txt"] {
      try "x".write(toFile: "\(project.folder)/\(own)", atomically: true, encoding: .utf8)
      let refused = try #require(throws: Failure.self) { _ = try write(.brat, "ours") { $0.allowsLoss = true } }
      #expect(refused.message.status == .refused && read("\(project.folder)/\(own)") == "x")
      try FileManager.default.removeItem(atPath: "\(project.folder)/\(own)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: project.folder).filter { $0.contains("partial") }
    #expect(names.isEmpty)
  }

  @Test func whatAFormatCanNotCarryIsNamedAndRefused() throws {
    try worked()
    let failure = try #require(throws: Failure.self) { _ = try write(.conll) }
    #expect(failure.message.status == .badInput && failure.line.contains("notes (1)"))
    #expect(failure.line.contains("--allow-loss") && !FileManager.default.fileExists(atPath: project.folder + "/out"))
    _ = try write(.conll) { $0.allowsLoss = true }
  }

  @Test func rowsCanBeChosenByReviewerArticleAndTime() throws {
    try worked()
    func rows(_ change: (inout ExportRequest) -> Void) throws -> Int {
      let text = read(try write(.csv, "rows", change)) ?? ""
      return text.split(separator: "\r\n").count - 1
    }
    let all = try rows { _ in }
    #expect(all == 29)
    #expect(try rows { $0.reviewers = ["zoe"] } == 14)
    #expect(try rows { $0.articles = ["library"] } == 1)
    #expect(try rows { $0.since = Timestamp(iso8601: "2027-01-01T00:00:00.000Z") } == 0)
    #expect(throws: Failure.self) { _ = try rows { $0.reviewers = ["nobody"] } }
    #expect(throws: Failure.self) { _ = try ExportRequest.moment("soon") }
    #expect(try ExportRequest.moment("2026-03-01").iso8601 == "2026-03-01T00:00:00.000Z")
  }

  @Test func sharesOfVotesAndTheHistoryAreRowsToo() throws {
    try worked()
    try project.pipe("library", by: "ben", ["go 3", "o", "go 3", "q"])
    let soft = try #require(read(try write(.jsonl) { $0.labels = .soft }))
    let rows = soft.split(separator: "\n").map(String.init)
    for row in rows { #expect(try JSONSchema("soft-label").faults(in: row) == []) }
    #expect(rows.contains { $0.contains(#""annotators":"ben,zoe""#) && $0.contains(#""soft_label":{"report":0.5,"#) })
    #expect(rows.contains { $0.contains(#""hard_label":null"#) })
    let history = try #require(read(try write(.jsonl) { $0.labels = .history })).split(separator: "\n")
    let library = history.filter { $0.contains(#""article":"library""#) }
    #expect(library.count == 3 && history.count == 31)
  }

  @Test func goldIsRowsOfItsOwnAndAReviewerInOthersFormats() throws {
    try worked()
    let source = ScriptedSource(["o", "x unclear"].map(InputEvent.line), isInteractive: false)
    let request = AdjudicateRequest(articles: ["harbour"], adjudicator: "zoe")
    _ = try project.workspace.adjudicate(request, source: source)
    let gold = try #require(read(try write(.jsonl) { $0.labels = .gold })).split(separator: "\n")
    for row in gold { #expect(try JSONSchema("gold-label").faults(in: String(row)) == []) }
    #expect(gold.count == 14)
    let folder = try write(.doccano, "gold") { ($0.labels, $0.allowsLoss) = (.gold, true) }
    #expect(try bytes(folder).contains { $0.path.hasPrefix("gold") })
  }

  @Test func goldGoesWithTheVotesThatItRestsOn() throws {
    try worked()
    let source = ScriptedSource(["o", "x unclear"].map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.adjudicate(
      AdjudicateRequest(articles: ["harbour"], adjudicator: "zoe"), source: source)
    func gold(_ change: (inout ExportRequest) -> Void) throws -> Int {
      let path = try write(.jsonl) {
        $0.unit = .all
        change(&$0)
      }
      return (read(path) ?? "").split(separator: "\n").count { $0.hasPrefix(#"{"record":"gold""#) }
    }
    #expect(try gold { _ in } == 14)
    #expect(try gold { $0.reviewers = ["zoe"] } == 0)
  }

  @Test func withoutTextThereAreDigestsAndOffsets() throws {
    try worked()
    for format in [ExportFormat.jsonl, .huggingface] {
      let path = try write(format, "bare-\(format)") { ($0.unit, $0.isWithoutText) = (.all, true) }
      let text = try bytes(path).map(\.text).joined()
      #expect(!text.contains("harbour front") && !text.contains("The council will decide"))
      #expect(text.contains("text_sha256"))
    }
  }

  @Test(arguments: ExportFormat.allCases.filter { $0 != .refiQDA }) func goldsMarksAreWithoutTextToo(
    format: ExportFormat
  ) throws {
    try worked()
    try project.pipe("harbour", by: "zoe", ["reopen", "go 24", "span loaded ¶24 0 12", "finish"])
    let source = ScriptedSource(["o marks=1", "r"].map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.adjudicate(
      AdjudicateRequest(articles: ["harbour"], adjudicator: "ben"), source: source)
    let span = try #require(read(try write(.jsonl, "spans") { $0.unit = .span }))
    var parser = JSONParser(Array((span.split(separator: "\n").first ?? "").utf8))
    let words = try #require(try parser.document()["text"]?.string)
    for labels in [ExportLabels.current, .gold] {
      let path = try write(format, "bare-\(labels)") {
        ($0.labels, $0.isWithoutText, $0.allowsLoss) = (labels, true, true)
        if format == .jsonl, labels == .current { $0.unit = .all }
      }
      #expect(try !bytes(path).map(\.text).joined().contains(words))
    }
  }

  @Test func excelGetsItsMarkAndNoFormula() throws {
    try worked()
    try project.pipe("library", by: "zoe", ["note =1+1", "r"])
    let text = try #require(read(try write(.csv) { ($0.isForExcel, $0.isRaw) = (true, true) }))
    #expect(text.hasPrefix("\u{FEFF}article") && text.contains("'=1+1") && text.contains("\r\n"))
  }

  @Test(arguments: ["article", "outlet", "origin", "cluster"]) func aSplitIsKeptAndNamed(by grouping: String) throws {
    try worked()
    var request = SplitRequest(train: 60, dev: 20, test: 20)
    request.grouping = try #require(.init(rawValue: grouping))
    try project.workspace.split(request)
    let said = project.output.take()
    #expect(said.contains("no run of 8 words stands in two parts") && said.contains("train"))
    request.isJSON = true
    try project.workspace.split(request)
    #expect(try JSONSchema("split").faults(in: project.output.take()) == [])
    let rows = try #require(read(try write(.jsonl) { $0.unit = .article }))
    #expect(rows.split(separator: "\n").count == 2 || rows.split(separator: "\n").count == 3)
    #expect(!rows.contains(#""split":null"#))
    #expect(throws: Failure.self) { try project.workspace.split(SplitRequest(train: 90, dev: 10, test: 10)) }
  }

  @Test func aPartThatGotNothingIsNamed() throws {
    try project.load("library")
    try project.workspace.split(SplitRequest(train: 80, dev: 10, test: 10))
    #expect(project.output.take().contains("dev and test got nothing: a group stays whole"))
  }

  @Test func theCardSaysWhatIsKnown() throws {
    try worked()
    let path = try write(.huggingface, "hf") { $0.licence = "cc-by-4.0" }
    let card = try #require(read(path + "/README.md"))
    for words in [
      "license: 'cc-by-4.0'", "config_name: annotations", "'0': 'report'", "- zoe: 14 labels", "alpha (nominal)",
      "The texts are under cc-by-4.0.", "Unicode code points", "Nothing was adjudicated.",
    ] {
      #expect(card.contains(words), "\(words)")
    }
    #expect(!card.contains("{{") && !card.contains("\n\n\n"))
  }

  @Test(arguments: [false, true])
  func theCardSaysWhoIsNoPerson(isAnonymous: Bool) throws {
    try worked()
    var request = ImportRequest(format: .jsonl, path: try write(.jsonl, "labels.jsonl") { $0.reviewers = ["ben"] })
    request.machine = Reviewer(id: "judge", machine: Reviewer.Machine(model: "small", version: "4"))
    try project.workspace.importDataset(request)
    let path = try write(.huggingface, "hf") { $0.isAnonymous = isAnonymous }
    let card = try #require(read(path + "/README.md"))
    #expect(card.contains("labelled by 2 reviewers and 1 machine under"))
    #expect(card.contains("- \(isAnonymous ? "R3" : "judge") (a machine: model small, model_version 4): "))
  }

  @Test func goldObeysAMomentAndIsNobodysAlone() throws {
    try worked()
    _ = try project.workspace.adjudicate(
      AdjudicateRequest(articles: ["harbour"], adjudicator: "ben"), source: ScriptedSource([], isInteractive: false))
    let all = try #require(read(try write(.jsonl) { $0.labels = .gold }))
    for labels in [ExportLabels.gold, .soft] {
      let rows = try [ExportUnit.label, .paragraph].map { unit in
        read(try write(.jsonl, unit.rawValue) { ($0.unit, $0.labels) = (unit, labels) })
      }
      #expect(rows[0] == rows[1] && rows[0] != nil, "each is of a paragraph")
    }
    let late = try #require(Timestamp(iso8601: "2030-01-01T00:00:00.000Z"))
    let none = try #require(
      read(
        try write(.jsonl) {
          ($0.labels, $0.since) = (.gold, late)
        }))
    #expect(all.contains(#""how":"unanimous""#) && !none.contains("how"))
    let whole = try #require(
      read(
        try write(.jsonl) {
          ($0.unit, $0.since) = (.all, late)
        }))
    #expect(!whole.contains(#""record":"gold""#))
    let refused = try #require(throws: Failure.self) {
      _ = try write(.jsonl) {
        ($0.labels, $0.reviewers) = (.gold, ["ben"])
      }
    }
    #expect(refused.message.status == .usage && refused.line.contains("--labels gold"), "\(refused.line)")
  }

  @Test func whatCanNotBeObeyedIsRefused() throws {
    try worked()
    let wishes: [(ExportFormat, String, (inout ExportRequest) -> Void)] = [
      (.jsonl, "--raw", { $0.isRaw = true }), (.doccano, "--excel", { $0.isForExcel = true }),
      (.csv, "--text-licence", { $0.licence = "CC0" }),
      (.csv, "--unit paragraph", { ($0.unit, $0.labels) = (.paragraph, .history) }),
      (.jsonl, "--unit source", { ($0.unit, $0.labels) = (.source, .history) }),
    ]
    for (format, words, wish) in wishes {
      let refused = try #require(throws: Failure.self) { _ = try write(format, "refused", wish) }
      #expect(refused.message.status == .usage && refused.line.contains(words), "\(refused.line)")
    }
  }
}
