// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import DatasetExchange
import Glibc
import JSON
import SchemaTestSupport
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

/// Articles that change, are corrected, are copied, or are read with the outlet hidden.
@Suite(.serialized) struct VersionTests {
  private let project = TestProject()

  init() { project.output.canvas.isTerminal = false }

  private func load(_ text: String, id: String? = nil) throws -> String {
    try write(text, to: project.folder + "/article.txt")
    var request = LoadRequest([project.folder + "/article.txt"])
    request.id = id
    try project.workspace.load(request)
    return project.output.take()
  }

  private func load(_ text: String, as name: String, isDry: Bool = false) throws -> String {
    try write(text, to: project.folder + "/" + name)
    var request = LoadRequest([project.folder + "/" + name])
    request.isDryRun = isDry
    try project.workspace.load(request)
    return project.output.take()
  }

  private let first = """
    The quay at Norsund was sold on Monday for nine million crowns.

    The buyer, a pension fund, said it would keep the fish hall open.

    Twelve boats still land there, the harbour master said on Tuesday.

    The town council meets on Thursday to discuss the price.
    """

  @Test func aChangedArticleKeepsTheLabelsOfWhatDidNotChange() throws {
    #expect(try load(first) == "article: 4 paragraphs, 4 to label\n")
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("article", by: "ana", ["r", "note kept", "q", "O", "o", "finish"])
    _ = project.output.take()
    let second =
      "A new opening paragraph was added to the story this morning.\n\n"
      + first.replacing("Twelve boats still land there", with: "Eleven boats still land there")
    let news = "article-v2: a new version of article, 3 paragraphs unchanged; a new look at ¶4, new ¶1\n"
    #expect(try load(second) == news)
    #expect(try load(second) == "already here as article-v2\n")
    try project.pipe("article-v2", by: "ana", ["list"])
    try expectSnapshot(project.output.take(), "new-version")
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("ok\n"))
  }

  /// Wire copy under the agency's headline: who loads both judges two articles.
  @Test func theSameHeadlineOfAnotherOutletIsNoVersion() throws {
    func record(_ outlet: String, _ address: String, _ end: String) -> String {
      let text = (first + "\n\n" + end).replacing("\n", with: "\\n")
      return #"{"title": "Quay sold", "outlet": "\#(outlet)", "url": "\#(address)", "text": "\#(text)"}"#
    }
    let post = record("Norsund Post", "https://post.example/a", "Norsund Post asked the fund for its plans.")
    let courier = record("Courier", "https://www.courier.example/b", "The Courier reported from the town hall.")
    let later = record("Courier", "https://www.courier.example/b", "The Courier reported from the town hall on Friday.")
    #expect(try load(post, as: "quay-sold.json").hasPrefix("quay-sold: 5 paragraphs"))
    let second = try load(courier, as: "quay-sold.json")
    #expect(second.hasPrefix("quay-sold-2: 5 paragraphs") && second.contains("quay-sold"), "\(second)")
    #expect(try load(later, as: "quay-sold.json", isDry: true).contains("a new version of quay-sold-2"))
    #expect(try load(later, as: "quay-sold.json").contains("a new version of quay-sold-2"))
  }

  /// A column under one headline, with one day and one signature, says something else every week.
  @Test func textsThatShareOnlyTheirHeadAreNoVersions() throws {
    let letters = "Letters to the editor\n\nBy Norsund Post Staff\n\n%\n\n© 2024 Norsund Post. All rights reserved.\n"
    _ = try load(
      letters.replacing("%", with: "SIR – The quay has been sold, and nobody has told us where we land our catch."))
    let second = try load(
      letters.replacing("%", with: "SIR – The swimming bath is too cold for children, as its caretaker knows."))
    #expect(second.hasPrefix("article-2: 4 paragraphs"), "\(second)")
  }

  @Test func aNewVersionComesInWhenAReaderOfTheOldOneHasRetired() throws {
    _ = try load(first)
    for id in ["ana", "ben"] {
      try project.workspace.addReviewer(id, name: nil)
      try project.pipe("article", by: id, ["r", "q", "O", "o", "finish"])
    }
    try project.workspace.retire("ben")
    _ = project.output.take()
    let second = first.replacing("Twelve boats still land there", with: "Eleven boats still land there")
    #expect(try load(second).contains("article-v2: a new version of article, 3 paragraphs unchanged"))
    var request = ExportRequest(format: .csv, path: project.folder + "/out.csv")
    request.versions = .all
    try project.workspace.export(request)
    let rows = try #require(read(project.folder + "/out.csv")).split(separator: "\r\n")
    #expect(rows.count { $0.hasPrefix("article-v2") && $0.contains(",ana,") } == 3)
    #expect(!rows.contains { $0.hasPrefix("article-v2") && $0.contains(",ben,") })
  }

  @Test func twoVersionsAreLaidSideBySideWithOnesOwnLabels() throws {
    _ = try load(first)
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe("article", by: "ana", ["r", "note kept", "q", "O", "o", "finish"])
    _ = try load(
      "A new opening paragraph was added to the story this morning.\n\n"
        + first.replacing("Twelve boats still land there", with: "Eleven boats still land there"))
    _ = project.output.take()
    func diff(by viewer: String? = nil, _ change: (inout DiffRequest) -> Void = { _ in }) throws -> JSONValue {
      var workspace = project.workspace, request = DiffRequest("article", "article-v2")
      (workspace.viewer, request.isJSON) = (viewer, true)
      change(&request)
      try workspace.compare(request)
      let text = project.output.take()
      #expect(try JSONSchema("diff-versions").faults(in: text) == [])
      var parser = JSONParser(Array(text.utf8))
      return try parser.document()
    }
    func labels(_ json: JSONValue, _ key: String) -> [String?] {
      guard case .array(let rows)? = json["changes"] else { return [] }
      return rows.map { $0[key]?["label"]?.string }
    }
    let own = try diff { $0.reviewer = "ana" }
    #expect(labels(own, "left") == [nil, "opinion"] && labels(own, "right") == [nil, nil])
    #expect(labels(try diff(), "left") == [nil, nil])
    #expect(labels(try diff(by: "ben"), "left") == [nil, nil])
    #expect(labels(try diff(by: "ben") { $0.reviewer = "ana" }, "left") == [nil, nil])
    #expect(labels(try diff { ($0.listsAll, $0.reviewer) = (true, "ana") }, "left").count == 5)
    #expect(throws: Failure.self) { try diff { $0.articles = ["article"] } }
    #expect(throws: Failure.self) { try diff { $0.sides.1 = "article" } }
    var request = DiffRequest("article", "article-v2")
    request.reviewer = "ana"
    try project.workspace.compare(request)
    try expectSnapshot(project.output.take(), "diff-versions")
  }

  @Test func otherMarksKeepTheLabelAndAreSaid() throws {
    let typed = first.replacing("Twelve boats still land there", with: "\"Twelve\" boats - still - land there")
    _ = try load(typed)
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("article", by: "ana", ["r", "r", "r", "r"])
    let set = typed.replacing("\"Twelve\" boats - still - land", with: "“Twelve” boats — still — land")
    let said = try load(set)
    #expect(said.contains("4 paragraphs unchanged, ¶"))
    #expect(said.contains(" but for spaces, quotation marks or dashes"))
    var request = ExportRequest(format: .csv, path: project.folder + "/out.csv")
    request.versions = .all
    try project.workspace.export(request)
    let rows = try #require(read(project.folder + "/out.csv")).split(separator: "\r\n")
    #expect(rows.count { $0.hasPrefix("article-v2") && $0.contains(",ana,") } == 4)
  }

  @Test func nobodyLeftWhereNobodyWas() throws {
    _ = try load(first)
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("article", by: "ana", ["r", "q"])
    _ = try load("A new opening paragraph was added to the story this morning.\n\n" + first)
    _ = try project.annotate("article-v2", by: "ana", [.endOfInput])
    #expect(!project.output.take().contains("you left"))
    let screen = try project.workspace.desk(reviewer: "ana", source: ScriptedSource([.endOfInput])) { _, _ in }
    #expect(screen == nil)
    let desk = project.output.take().split(separator: "\n")
    #expect(desk.filter { $0.contains("article-v2 ") }.allSatisfy { !$0.contains("left") })
    _ = try project.annotate("article-v2", by: "ana", [.line(":label report"), .endOfInput])
    _ = project.output.take()
    _ = try project.annotate("article-v2", by: "ana", [.endOfInput])
    #expect(project.output.take().contains("you left on Saturday"))
  }

  @Test func aDryRunSaysThatNothingIsLoaded() throws {
    try write(first, to: project.folder + "/article.txt")
    var request = LoadRequest([project.folder + "/article.txt"])
    request.isDryRun = true
    try project.workspace.load(request)
    #expect(project.output.take() == "would load article: 4 paragraphs, 4 to label\n")
  }

  @Test func aLoneReviewerIsNotToldThatAnotherHasNotFinished() throws {
    _ = try load(first)
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("article", by: "ana", ["r", "q"])
    _ = project.output.take()
    var request = AgreementRequest()
    request.includesUnfinished = true
    try project.workspace.agreement(request)
    #expect(project.output.take() == "  article: no agreement yet; only ana has reviewed it.\n")
  }

  @Test func anotherArticleOfTheSameNameIsNoVersion() throws {
    _ = try load(first)
    #expect(try load("Something else entirely.\n\nAbout another harbour.").hasPrefix("article-2: 2 paragraphs"))
  }

  @Test func theChainCanBeCorrectedAndTheCorrectionIsKept() throws {
    try project.load("harbour")
    var request = ProvenanceRequest(article: "harbour")
    request.settings = ["1.role=origin", "1.date=2023-09-12", "3.party=Old Harbour Gazette"]
    request.removals = [2]
    try project.workspace.provenance(request)
    request = ProvenanceRequest(article: "harbour")
    request.isJSON = true
    try project.workspace.provenance(request)
    try expectSnapshot(project.output.take(), "provenance")
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test(arguments: ["role=origin", "1.role=king", "9.party=X", "1.date=yesterday", "1.paragraph=0", "3.role=origin"])
  func aCorrectionThatMeansNothingIsRefused(setting: String) throws {
    try project.load("harbour")
    var request = ProvenanceRequest(article: "harbour")
    request.settings = [setting]
    #expect(throws: Failure.self) { try project.workspace.provenance(request) }
  }

  @Test(arguments: [
    ("0.role=foo", "it is one of reposter, republisher, origin, human_source"),
    ("0.date=2024-13-45", "a date is a day as YYYY-MM-DD, or nothing"), ("0.colour=red", "STEP.FIELD=VALUE with"),
  ])
  func aRefusedCorrectionSaysWhatCanStandThere(setting: String, says: String) throws {
    try project.load("harbour")
    var request = ProvenanceRequest(article: "harbour")
    request.settings = [setting]
    let failure = #expect(throws: Failure.self) { try project.workspace.provenance(request) }
    #expect(failure?.line.contains("“\(setting)” corrects nothing (\(says)") == true)
  }

  @Test func whatIsAskedOfAnArticleThatIsHereIsSaidToBeIgnored() throws {
    _ = try load(first)
    var request = LoadRequest([project.folder + "/article.txt"])
    (request.title, request.id) = ("A title", "article")
    try project.workspace.load(request)
    #expect(project.output.take() == "already here as article\n")
    #expect(
      project.errors.take() == "attest: article: --title ignored, for the article was here already (attest article set "
        + "article title=… changes it)\n")
    (request.title, request.url, request.id) = (nil, "https://example.org/quay", "quay")
    try project.workspace.load(request)
    #expect(
      project.errors.take() == "attest: article: --url and --id ignored, for the article was here already\n")
  }

  @Test func aReviewerIsToldOfAKindThatAnotherSetAndTheOwnerHowManyLabelsThatSetsAside() throws {
    _ = try load(first)
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe("article", by: "ana", ["r", "q", "r"])
    try project.pipe("article", by: "ben", ["kind furniture", "go 3", "kind furniture"])
    #expect(project.output.take().contains("article 1 furniture sets aside 1 label of others\n"))
    try project.workspace.setKind(of: 2, in: "article", to: .caption)
    #expect(project.output.take().contains("was body, is caption; 1 label kept but not counted"))
    _ = try project.annotate("article", by: "ana", [.line(":go 2"), .endOfInput])
    let text = project.output.take()
    #expect(text.contains("¶1 is furniture now, by ben; your label of it is kept but not counted.\n"))
    #expect(
      text.contains("¶2 is caption now, by the project's owner; your label of it is kept but not\n    counted.\n"))
    _ = try project.annotate("article", by: "ben", [.endOfInput])
    #expect(!project.output.take().contains("kept but"))
  }

  @Test func aKindIsCorrectedForEverybody() throws {
    try project.load("harbour")
    try project.workspace.setKind(of: 6, in: "harbour", to: .body)
    try project.workspace.setKind(of: 6, in: "harbour", to: .body)
    #expect(project.output.take().hasSuffix("was caption, is body\n¶6 of harbour is body already\n"))
    #expect(throws: Failure.self) { try project.workspace.setKind(of: 60, in: "harbour", to: .body) }
  }

  @Test func copiesAreGrouped() throws {
    let text = (1...30).map { "Sentence number \($0) of the wire report tells what happened at gate \($0 * 7)." }
    _ = try load(text.joined(separator: "\n\n"), id: "wire")
    _ = try load((text + ["A local paper adds one line of its own."]).reversed().joined(separator: "\n\n"), id: "copy")
    _ = try load(first, id: "other")
    try project.workspace.nearDuplicates(isJSON: true)
    #expect(
      project.output.take().hasPrefix(
        #"{"groups":[{"articles":[{"article":"copy","likeness":1,"containment":1},{"article":"wire","#))
  }

  @Test func aMaskedReviewNeverShowsTheOutletAndSaysThatItWasMasked() throws {
    try project.load("harbour")
    _ = project.output.take()
    var request = AnnotateRequest(articles: ["harbour"], reviewer: "ana")
    request.options.isMasked = true
    let script: [InputEvent] = [.line("yes")] + keys("rrJKlv") + [.line(":find Coastal"), .endOfInput]
    _ = try project.workspace.annotate(request, source: ScriptedSource(script))
    let shown = project.output.take()
    for name in ["Coastal Voice", "saltwatercommons", "Meridian Courier"] { #expect(!shown.contains(name), "\(name)") }
    #expect(shown.contains("[hidden]"))
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("ok\n"))
  }

  @Test func badLinesOfRecordsArePassedOverAndListedOrNothingIsLoaded() throws {
    let lines = #"""
      {"title":"The first record","text":"It has a paragraph of running text that is long enough."}
      {"title":"The second record","text":
      {"title":"The third record","text":"It has another paragraph of running text, long enough too."}
      """#
    try write(lines, to: project.folder + "/article.txt")
    var request = LoadRequest([project.folder + "/article.txt"])
    #expect(throws: Failure.self) { try project.workspace.load(request) }
    #expect(project.output.take().isEmpty)
    request.keepsGoing = true
    let failure = #expect(throws: Failure.self) { try project.workspace.load(request) }
    #expect(failure?.message.status == .badInput)
    #expect(failure?.line.contains("article.txt line 2 not loaded: line 2, column ") == true)
    #expect(
      project.output.take().split(separator: "\n").map { $0.prefix { $0 != ":" } } == [
        "the-first-record", "the-third-record",
      ])
  }

  @Test func bytesThatAreNoTextInAPageAreSaid() throws {
    let page = "<html><head><meta charset=utf-8><title>Quay</title></head><body><article><p>The caf\u{E9} of the quay "
    let rest = "stays open all winter, the owner said on Monday, and so does the fish hall beside it.</p></article>"
    var bytes = Array(page.unicodeScalars.map { UInt8($0.value) })
    bytes += Array((rest + "<p>A second paragraph of the same story says more about it.</p></body></html>").utf8)
    let file = fopen(project.folder + "/article.txt", "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    try project.workspace.load(LoadRequest([project.folder + "/article.txt"]))
    #expect(project.output.take().contains("1 byte is no text and is shown as U+FFFD"))
  }
}
