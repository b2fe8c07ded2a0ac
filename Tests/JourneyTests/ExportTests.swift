// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import Glibc
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
    #expect(read(request.path) == "")
  }

  @Test func anExportIsItsOwnersOnly() throws {
    try labelled()
    let path = project.folder + "/out.csv"
    try project.workspace.export(ExportRequest(format: .csv, path: path))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }
}
