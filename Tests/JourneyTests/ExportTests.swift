// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import Glibc
import TerminalIO
import Testing
import Workbench

@Suite(.serialized) struct ExportTests {
  private let bench = TestBench()

  private func labelled() throws {
    try bench.load("library")
    for id in ["ana", "ben"] { try bench.bench.addReviewer(id, name: nil) }
    try bench.pipe("library", by: "ben", ["r", "mixed aside", "label quote", "x =cmd, \"quoted\""])
    try bench.pipe("library", by: "ana", ["note @first", "O", "flag"])
  }

  @Test func rowsAreCompleteAndSortedAndTheSameTwice() throws {
    try labelled()
    let path = bench.folder + "/out.jsonl"
    try bench.bench.export(ExportRequest(format: .jsonl, path: path))
    let first = try #require(read(path))
    try bench.bench.export(ExportRequest(format: .jsonl, path: path))
    #expect(read(path) == first)
    try expectSnapshot(first, "export-labels")
    #expect(bench.errors.take().contains("unfinished reviews are included: ana of library, ben of library"))
  }

  @Test func aRowAParagraphHoldsAllItsLabels() throws {
    try labelled()
    var request = ExportRequest(format: .jsonl, path: bench.folder + "/out.jsonl")
    request.unit = .paragraph
    try bench.bench.export(request)
    try expectSnapshot(read(request.path) ?? "", "export-paragraphs")
  }

  @Test func spreadsheetsDoNotRunCells() throws {
    try labelled()
    let path = bench.folder + "/out.csv"
    try bench.bench.export(ExportRequest(format: .csv, path: path))
    try expectSnapshot(read(path) ?? "", "export-csv")
    #expect(read(path)?.contains("\"'=cmd, \"\"quoted\"\"\"") == true)
  }

  @Test func unfinishedReviewsCanBeLeftOut() throws {
    try labelled()
    var request = ExportRequest(format: .jsonl, path: bench.folder + "/out.jsonl")
    request.finishedOnly = true
    try bench.bench.export(request)
    #expect(read(request.path) == "")
  }

  @Test func anExportIsItsOwnersOnly() throws {
    try labelled()
    let path = bench.folder + "/out.csv"
    try bench.bench.export(ExportRequest(format: .csv, path: path))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }
}
