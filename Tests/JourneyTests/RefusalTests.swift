// SPDX-License-Identifier: GPL-3.0-or-later
import DatasetExchange
import Glibc
import TerminalIO
import Testing
import Workbench

/// Bad input: one line that says what to do, the documented status, and nothing lost.
@Suite(.serialized) struct RefusalTests {
  private let project = TestProject()

  private func failure(_ body: () throws -> Void) -> Failure? {
    do { try body() } catch { return error as? Failure }
    return nil
  }

  private func load(_ bytes: [UInt8], isJSON: Bool = false) -> Failure? {
    let path = project.folder + "/article.txt"
    let file = fopen(path, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    var request = LoadRequest([path])
    request.isJSON = isJSON
    return failure { try project.workspace.load(request) }
  }

  @Test func whatIsNotUTF8IsRefusedWithItsOffset() {
    let failure = load(Array("A line.\n\nAn".utf8) + [0xE9, 0x20])
    #expect(failure?.message.status == .badInput)
    #expect(failure?.line.contains("0xE9 at offset 11") == true)
    #expect(failure?.line.contains("--encoding") == true)
  }

  @Test func anUnknownEncodingNamesTheOption() {
    let page = Array("<html><head><meta charset=klingon-8></head><body><p>Caf".utf8) + [0xE9]
    let failure = load(page)
    #expect(failure?.message.status == .badInput)
    #expect(failure?.line.contains("klingon-8") == true)
    #expect(failure?.line.contains("--encoding") == true)
  }

  @Test func theListOfFilesHoldsTheAdvice() {
    #expect(load([0x43, 0xE9], isJSON: true)?.message.status == .badInput)
    #expect(project.output.take().contains(#""advice":"name the encoding with --encoding""#))
  }

  @Test func anEmptyFileIsRefused() {
    #expect(load([])?.message.status == .badInput)
    #expect(load(Array(" \n\n".utf8))?.message.status == .badInput)
  }

  @Test func aFileThatIsNotThereIsNoInput() {
    let failure = failure { try project.workspace.load(LoadRequest(["/nonexistent/x.txt"])) }
    #expect(failure?.message.status == .noInput)
  }

  @Test func anUnknownReviewerOfAPipeIsToldHowToJoin() throws {
    try project.load("library")
    let failure = failure { try project.pipe("library", by: "zoe", ["r"]) }
    #expect(failure?.message.status == .refused)
    #expect(failure?.line.contains("attest reviewer add zoe") == true)
  }

  @Test func theFirstBadLineEndsAPipeAndWhatPrecededIsSaved() throws {
    try project.load("library")
    try project.workspace.addReviewer("ana", name: nil)
    let failure = failure { try project.pipe("library", by: "ana", ["r", "# fine", "go 999", "q"]) }
    #expect(failure?.message.status == .badInput)
    #expect(project.errors.take().hasPrefix("line 3: No paragraph 999; this article has "))
    try project.workspace.export(ExportRequest(format: .jsonl, path: project.folder + "/out.jsonl"))
    #expect(read(project.folder + "/out.jsonl")?.split(separator: "\n").count == 1)
  }

  @Test func anUnknownArticleIsSuggested() throws {
    try project.load("library")
    let failure = failure { try project.workspace.show("libary", isJSON: true) }
    #expect(failure?.message.status == .noInput)
    #expect(failure?.line.contains("did you mean “library”?") == true)
  }

  @Test func aNameOfSeveralLinesBecomesOne() throws {
    try project.workspace.addReviewer("ana", name: " Ana\n  Ruiz ")
    _ = project.output.take()
    try project.workspace.reviewers(isJSON: true)
    #expect(project.output.take().contains(#""name":"Ana Ruiz""#))
  }

  @Test func escapesOfAnArgumentAreNotEchoed() throws {
    try project.load("library")
    let failure = failure { try project.workspace.show("\u{1B}[2Jx", isJSON: false) }
    #expect(sanitized(failure?.line ?? "\u{1B}").contains("\u{1B}") == false)
  }

  @Test func anExportDoesNotShowOthersLabelsOnTheScreenOfTheDesk() throws {
    try project.load("library")
    var desk = project.workspace
    desk.viewer = "ana"
    let failure = failure { try desk.export(ExportRequest(format: .jsonl, path: "-")) }
    #expect(failure?.message.status == .refused)
    #expect(failure?.line.contains("-o PATH") == true)
  }

  @Test func anExportToAFolderThatIsNotThereChangesNothing() throws {
    try project.load("library")
    let failure = failure { try project.workspace.export(ExportRequest(format: .csv, path: "/nonexistent/out.csv")) }
    #expect(failure?.message.status == .notWritable)
  }
}
