// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import Foundation
import TerminalIO
import Testing
import Workbench

/// An import or a split is taken back whole, unless something later rests on it.
@Suite(.serialized) struct ImportRevertTests {
  private let project = TestProject()
  private let source = TestProject()

  /// A dataset of two articles: ana and ben have finished harbour, and cleo made gold of it; ben reads the library.
  init() throws {
    for name in ["harbour", "library"] { try source.load(name) }
    for id in ["ana", "ben", "cleo"] { try source.workspace.addReviewer(id, name: nil) }
    for id in ["ana", "ben"] {
      let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(id).txt"))
      try source.pipe("harbour", by: id, lines.split(separator: "\n").map(String.init))
    }
    try source.pipe("library", by: "ben", ["r", "mixed aside", "note two voices", "source editor person", "q"])
    try export(source.workspace, "dataset")
  }

  private func export(_ workspace: Workspace, _ name: String) throws {
    var request = ExportRequest(format: .jsonl, path: "\(project.folder)/\(name)")
    request.unit = .all
    try workspace.export(request)
  }

  /// Everything that the project says of labels and articles, and that the doctor finds nothing.
  private func state() throws -> String {
    _ = project.output.take()
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
    try project.workspace.articles(isJSON: true)
    try project.workspace.reviewers(isJSON: true)
    let listed = project.output.take()
    try export(project.workspace, "state")
    return listed + (read("\(project.folder)/state") ?? "")
  }

  /// Imports the dataset, and gives the number of the entry that says so.
  private func take() throws -> Int {
    _ = project.output.take()
    try project.workspace.importDataset(ImportRequest(format: .jsonl, path: "\(project.folder)/dataset"))
    return try entry(in: project.output.take())
  }

  private func split(train: Int) throws -> Int {
    _ = project.output.take()
    try project.workspace.split(SplitRequest(train: train, dev: 0, test: 100 - train))
    return try entry(in: project.output.take())
  }

  /// The number behind the word "entry".
  private func entry(in text: String) throws -> Int {
    try #require(Int(text.components(separatedBy: "entry ").dropFirst().first?.prefix { $0.isNumber } ?? ""))
  }

  private func refusal(_ number: Int) throws -> String {
    let before = try state()
    let failure = try #require(throws: Failure.self) { try project.workspace.revert(number) }
    #expect(failure.message.status == .refused)
    #expect(try state() == before)
    return failure.line
  }

  @Test func anEmptyProjectIsEmptyAgain() throws {
    try project.workspace.addReviewer("dora", name: nil)
    let before = try state(), number = try take()
    #expect(try state() != before)
    try project.workspace.revert(number)
    #expect(try state() == before)
    let again = try take()
    #expect(again > number)
    #expect(try refusal(number).contains("entry \(number) was taken back already"))
    try project.workspace.revert(again)
    #expect(try state() == before)
  }

  @Test func whatWasThereStaysWhatItWas() throws {
    try project.load("harbour")
    for id in ["ben", "dora"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe("harbour", by: "ben", ["r", "note mine", "q", "flag"])
    let before = try state(), number = try take()
    #expect(try state() != before)
    try project.pipe("harbour", by: "dora", ["r", "r"])
    try project.workspace.revert(number)
    let after = try state()
    #expect(after != before)
    try project.pipe("harbour", by: "ben", ["undo", "undo", "undo", "undo"])
    #expect(project.output.take().contains("0 of 14 decided"))
  }

  @Test func whatRestsOnItKeepsIt() throws {
    try project.load("ferry")
    try project.workspace.addReviewer("dora", name: nil)
    try project.pipe("ferry", by: "dora", ["r"])
    let number = try take()
    try project.pipe("ferry", by: "dora", ["q"])
    try project.workspace.assign(AssignRequest(reviewers: "dora,ben"))
    let plan = try refusal(number)
    #expect(plan.contains(", articlesAssigned, rests on what the import of entry \(number) brought"))
    try project.workspace.revert(entry(in: plan.components(separatedBy: "not reverted: ")[1]))
    try project.workspace.tag("library", "pilot", removes: false)
    try project.workspace.revert(entry(in: try refusal(number).components(separatedBy: "not reverted: ")[1]))
    let split = try split(train: 80)
    #expect(try refusal(number).contains("entry \(split), datasetSplit, rests"))
    try project.workspace.revert(split)
    try project.pipe("ferry", by: "dora", ["q"])
    try project.workspace.revert(number)
    #expect(try state().contains("\"ferry\""))
  }

  @Test func aDecisionOnWhatItLoadedKeepsIt() throws {
    let number = try take()
    try project.pipe("library", by: "ana", ["r"])
    #expect(try refusal(number).contains("rests on what the import"))
  }

  @Test func theSplitBeforeCountsAgain() throws {
    for name in ["harbour", "library", "ferry"] { try project.load(name) }
    let first = try split(train: 100)
    let second = try split(train: 0)
    #expect(try parts() == [false, true])
    try project.workspace.revert(second)
    #expect(try parts() == [true, false])
    try project.workspace.revert(first)
    #expect(try parts() == [false, false])
    #expect(try !state().isEmpty)
  }

  private func parts() throws -> [Bool] {
    try export(project.workspace, "parts")
    let text = read("\(project.folder)/parts") ?? ""
    return ["\"split\":\"train\"", "\"split\":\"test\""].map(text.contains)
  }
}
