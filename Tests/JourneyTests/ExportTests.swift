// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import Glibc
import SnapshotTestSupport
import TerminalIO
import Testing
import Workbench

@Suite(.serialized) struct ExportTests {
  private let project = TestProject()

  private func labelled() throws {
    try project.load("library")
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe("library", by: "ben", ["r", "mixed aside", "label quote", "x =cmd, \"quoted\""])
    try project.pipe("library", by: "ana", ["note @first", "O", "flag"])
  }

  @Test func rowsAreCompleteAndSortedAndTheSameTwice() throws {
    try labelled()
    let path = project.folder + "/out.jsonl"
    try project.workspace.export(ExportRequest(format: .jsonl, path: path))
    let first = try #require(read(path))
    try project.workspace.export(ExportRequest(format: .jsonl, path: path))
    #expect(read(path) == first)
    try expectSnapshot(first, "export-labels")
    #expect(project.errors.take().contains("unfinished reviews are included: ana of library, ben of library"))
  }

  @Test func aRowAParagraphHoldsAllItsLabels() throws {
    try labelled()
    var request = ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl")
    request.unit = .paragraph
    try project.workspace.export(request)
    try expectSnapshot(read(request.path) ?? "", "export-paragraphs")
  }

  @Test func spreadsheetsDoNotRunCells() throws {
    try labelled()
    let path = project.folder + "/out.csv"
    try project.workspace.export(ExportRequest(format: .csv, path: path))
    try expectSnapshot(read(path) ?? "", "export-csv")
    #expect(read(path)?.contains("\"'=cmd, \"\"quoted\"\"\"") == true)
  }

  @Test func unfinishedReviewsCanBeLeftOut() throws {
    try labelled()
    var request = ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl")
    request.finishedOnly = true
    try project.workspace.export(request)
    #expect(read(request.path) == "[]\n")
    request.format = .csv
    try project.workspace.export(request)
    #expect(read(request.path)?.hasPrefix("article,paragraph,") == true)
  }

  @Test func anExportIsItsOwnersOnly() throws {
    try labelled()
    let path = project.folder + "/out.csv"
    try project.workspace.export(ExportRequest(format: .csv, path: path))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  /// Ledger entries, as the doctor counts them.
  private func entries() throws -> String? {
    _ = project.output.take()
    try project.workspace.doctor()
    return project.output.take().split(separator: "\n").first { $0.hasPrefix("ledger ") }.map(String.init)
  }

  @Test func atTheDeskNothingUnfinishedOfOthersIsWritten() throws {
    try labelled()
    var desk = project.workspace
    desk.viewer = "ana"
    let before = try entries()
    for unit in [ExportUnit.label, .paragraph, .source] {
      var request = ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl")
      request.unit = unit
      try desk.export(request)
      #expect(read(request.path)?.contains(#""reviewer":"ben""#) == false)
      #expect(unit == .source || read(request.path)?.contains(#""reviewer":"ana""#) == true)
      #expect(project.errors.take().contains("hidden until finished: ben of library"))
    }
    #expect(try entries() == before)
  }

  @Test func theOwnersExportOfUnfinishedReviewsIsAnEntryOfTheLedger() throws {
    try labelled()
    let before = try #require(try entries().flatMap { Int($0.dropFirst("ledger ".count)) })
    var request = ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl")
    try project.workspace.export(request)
    #expect(try entries() == "ledger \(before + 1)")
    try project.workspace.signals(of: "library", for: "ana", isJSON: true)
    #expect(try entries() == "ledger \(before + 2)")
    request.finishedOnly = true
    try project.workspace.export(request)
    try project.workspace.signals(of: "library", for: nil, isJSON: true)
    #expect(try entries() == "ledger \(before + 2)")
  }

  @Test func aReviewThatWasOpenedAndHoldsNothingHidesNothingAndIsNothingToReveal() throws {
    try project.load("library")
    for id in ["ana", "ben", "cleo"] { try project.workspace.addReviewer(id, name: nil) }
    for id in ["ana", "ben"] {
      try project.pipe("library", by: id, Array(repeating: "r", count: 11) + ["finish"])
    }
    for opened in [["next"], ["note a", "undo"], ["flag", "flag", "span loaded 1 9", "undo"]] {
      try project.pipe("library", by: "cleo", opened)
      let before = try entries()
      _ = project.errors.take()
      try project.workspace.signals(of: "library", for: nil, isJSON: true)
      try project.workspace.outlets(for: nil, isJSON: true)
      try project.workspace.export(ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl"))
      #expect(project.errors.take() == "")
      #expect(try entries() == before)
      _ = project.output.take()
    }
    for worked in [["span loaded 1 9"], ["undo", "note a"], ["undo", "flag"]] {
      try project.pipe("library", by: "cleo", worked)
      _ = project.errors.take()
      try project.workspace.signals(of: "library", for: nil, isJSON: true)
      #expect(project.errors.take().contains("cleo of library"))
    }
  }

  @Test func aTerminalGetsNoCSVThatItWouldObey() throws {
    try project.load("library")
    try project.workspace.addReviewer("ana", name: nil)
    project.output.canvas.isTerminal = true
    try project.pipe("library", by: "ana", ["note plain", "r"])
    _ = project.output.take()
    try project.workspace.export(ExportRequest(format: .csv, path: "-"))
    #expect(project.output.take().contains("plain"))
    try project.pipe("library", by: "ana", ["note \u{9B}31m \u{202E}", "r"])
    _ = project.output.take()
    let failure = try #require(throws: Failure.self) {
      try project.workspace.export(ExportRequest(format: .csv, path: "-"))
    }
    #expect(failure.message.status == .refused && failure.line.contains("-o FILE") && project.output.text.isEmpty)
    try project.workspace.export(ExportRequest(format: .jsonl, path: "-"))
    #expect(project.output.take().contains(#""note":"\u009b31m \u202e""#))
    project.output.canvas.isTerminal = false
    let path = project.folder + "/out.csv"
    try project.workspace.export(ExportRequest(format: .csv, path: path))
    let said = project.output.take()
    try project.workspace.export(ExportRequest(format: .csv, path: "-"))
    #expect(read(path) == project.output.take() && !said.isEmpty)
  }
}
