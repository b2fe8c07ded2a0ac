// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Foundation
import JSON
import TerminalIO
import Testing
import Workbench

/// An article of which only rows are known is completed by more of it, and nothing of it counts twice.
@Suite(.serialized) struct ImportCompletionTests {
  private let source = TestProject()
  private let project = TestProject()

  /// A dataset of two articles that ana and ben have finished.
  init() throws {
    for name in ["ferry", "harbour"] { try source.load(name) }
    for id in ["ana", "ben"] {
      try source.workspace.addReviewer(id, name: nil)
      for (name, count) in [("ferry", 10), ("harbour", 14)] {
        let rest = Array(repeating: id == "ana" ? "r" : "o", count: count - 2)
        try source.pipe(name, by: id, ["r", "note ask again", "q"] + rest + ["finish"])
      }
    }
  }

  private func export(
    _ format: ExportFormat, _ name: String, _ change: (inout ExportRequest) -> Void = { _ in }
  ) throws {
    var request = ExportRequest(format: format, path: "\(project.folder)/\(name)")
    request.unit = format == .jsonl ? .all : .label
    request.allowsLoss = true
    change(&request)
    try source.workspace.export(request)
  }

  private func take(_ name: String, _ format: ExportFormat) throws -> String {
    _ = (project.output.take(), project.errors.take())
    try project.workspace.importDataset(ImportRequest(format: format, path: "\(project.folder)/\(name)"))
    return project.output.take()
  }

  /// How many paragraphs the agreement of all articles counts.
  private func units(_ workspace: Workspace, _ console: RecordingConsole) throws -> Int? {
    var request = AgreementRequest()
    request.isJSON = true
    _ = console.take()
    try workspace.agreement(request)
    var parser = JSONParser(Array(console.take().utf8))
    return try parser.document()["data"]?["units"]?.integer
  }

  private func isSound() throws -> Bool {
    _ = project.output.take()
    try project.workspace.doctor()
    return project.output.take().hasSuffix("\nok\n")
  }

  /// When each of a reviewer's labels was made.
  private func times(_ workspace: Workspace, _ name: String) throws -> [String] {
    let path = "\(project.folder)/\(name)"
    try workspace.export(ExportRequest(format: .csv, path: path))
    let rows = (read(path) ?? "").split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
    return rows.dropFirst().flatMap { $0.filter { $0.hasPrefix("2026-03-14T") } }.sorted()
  }

  @Test(arguments: [ExportFormat.huggingface, .labelStudio, .jsonl, .doccano, .gateBDOC])
  func theWholeDatasetCompletesWhatRowsBegan(format: ExportFormat) throws {
    try export(.csv, "labels.csv")
    try export(format, "whole")
    #expect(try take("labels.csv", .csv).contains("known only in part: 2 articles"))
    let said = try take("whole", format)
    #expect(said.contains("completed: ferry as ferry-v2, harbour as harbour-v2"), "\(said)")
    #expect(try take("whole", format).hasPrefix("nothing new"))
    #expect(try take("labels.csv", .csv).hasPrefix("nothing new"))
    let (here, there) = (try units(project.workspace, project.output), try units(source.workspace, source.output))
    #expect(here == there && there != nil)
    let (own, given) = (try times(project.workspace, "own.csv"), try times(source.workspace, "given.csv"))
    #expect(own == given && !own.isEmpty)
    #expect(try isSound())
  }

  @Test func rowsThatComeInPartsMakeOneArticle() throws {
    try export(.csv, "labels.csv") { $0.articles = ["harbour"] }
    let rows = (read("\(project.folder)/labels.csv") ?? "").split(whereSeparator: \.isNewline)
    let header = String(rows[0])
    for (name, part) in [("a.csv", rows[1..<7]), ("b.csv", rows[4..<12]), ("c.csv", rows[12...])] {
      let text = ([header] + part.map(String.init)).joined(separator: "\n") + "\n"
      try text.write(toFile: "\(project.folder)/\(name)", atomically: true, encoding: .utf8)
    }
    _ = try take("a.csv", .csv)
    #expect(try take("b.csv", .csv).contains("completed: harbour as harbour-v2"))
    #expect(try take("c.csv", .csv).contains("completed: harbour-v2 as harbour-v3"))
    for name in ["a.csv", "b.csv", "c.csv"] { #expect(try take(name, .csv).hasPrefix("nothing new"), "\(name)") }
    _ = project.output.take()
    try project.workspace.export(ExportRequest(format: .csv, path: "\(project.folder)/all.csv"))
    #expect(project.output.take().contains("28 labels of 14 paragraphs"))
    #expect(try isSound())
  }

  @Test func othersRowsAreCompletedByTheName() throws {
    try export(.jsonl, "whole")
    try """
    article,paragraph,text,reviewer,label
    market,1,The market hall opens at six.,ana,report
    market,2,It is far too early.,ana,opinion

    """.write(toFile: "\(project.folder)/rows.csv", atomically: true, encoding: .utf8)
    _ = try take("rows.csv", .csv)
    try """
    article,paragraph,text,reviewer,label
    market,1,The market hall opens at six.,ben,report
    market,2,It is far too early.,ben,opinion
    market,3,Traders agree.,ben,report

    """.write(toFile: "\(project.folder)/more.csv", atomically: true, encoding: .utf8)
    let said = try take("more.csv", .csv)
    #expect(said.contains("completed: market as market-v2") && said.contains("3 labels of ben"))
    try project.workspace.articles(isJSON: true)
    let listed = project.output.take()
    #expect(listed.contains("\"market-v2\"") && !listed.contains("\"market-v3\"") && !listed.contains("\"market-2\""))
  }

  @Test func whatCanNotBeCompletedIsTold() throws {
    try """
    text,reviewer,label
    The market hall opens at six.,ana,report
    It is far too early.,ana,opinion

    """.write(toFile: "\(project.folder)/rows.csv", atomically: true, encoding: .utf8)
    _ = try take("rows.csv", .csv)
    try """
    article,paragraph,text,reviewer,label
    market,1,The market hall opens at six.,ana,report
    market,2,It is far too early.,ana,opinion
    market,3,Traders agree.,ana,report

    """.write(toFile: "\(project.folder)/more.csv", atomically: true, encoding: .utf8)
    _ = try take("more.csv", .csv)
    let told = project.errors.take()
    #expect(told.contains("market") && told.contains("stand here already in"), "\(told)")
  }

  @Test func oneTextUnderTwoNamesIsOneArticle() throws {
    try """
    article,paragraph,text,reviewer,label
    hall,1,The market hall opens at six.,ana,report
    market,1,The market hall opens at six.,ben,report

    """.write(toFile: "\(project.folder)/rows.csv", atomically: true, encoding: .utf8)
    #expect(try take("rows.csv", .csv).contains("1 new article, 2 labels of ana, ben"))
    #expect(try take("rows.csv", .csv).hasPrefix("nothing new"))
    try """
    article,paragraph,text,reviewer,label
    pier,1,The pier is closed.,ana,report
    quay,1,The pier is closed.,ana,quote

    """.write(toFile: "\(project.folder)/twice.csv", atomically: true, encoding: .utf8)
    let failure = try #require(throws: Failure.self) { _ = try take("twice.csv", .csv) }
    #expect(failure.line.contains("a second time"))
  }

  @Test func anExcludedArticleStaysOutAndIsTold() throws {
    try export(.jsonl, "whole")
    _ = try take("whole", .jsonl)
    try project.workspace.exclude("ferry", because: "not news")
    let said = try take("whole", .jsonl)
    #expect(said.hasPrefix("nothing new"), "\(said)")
    #expect(project.errors.take().contains("ferry is excluded here"))
  }

  @Test func anImportThatCompletesIsTakenBackWhole() throws {
    try export(.csv, "labels.csv")
    try export(.jsonl, "whole")
    _ = try take("labels.csv", .csv)
    let before = try times(project.workspace, "before.csv")
    let said = try take("whole", .jsonl)
    let number = try #require(
      Int(said.components(separatedBy: "entry ").dropFirst().first?.prefix { $0.isNumber } ?? ""))
    try project.workspace.revert(number)
    #expect(try times(project.workspace, "after.csv") == before)
    #expect(try isSound())
  }
}
