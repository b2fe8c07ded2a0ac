// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// Who copies the others' labels after finishing makes agreement rise; every answer that gives the figure says so.
@Suite(.serialized) struct LateChangeTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    project.output.canvas.width = 200
    try project.load("ferry")
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe("ferry", by: "ana", ["q", "q"] + Array(repeating: "r", count: 8) + ["finish"])
    try project.pipe("ferry", by: "ben", Array(repeating: "r", count: 8) + ["q", "q"] + ["finish"])
    _ = project.output.take()
  }

  private func copyLabels() throws {
    try project.pipe(
      "ferry", by: "ben", ["reopen", "label quote 4", "label quote 5", "label report 13", "label report 14", "finish"])
    _ = project.output.take()
  }

  private func said(_ body: (Workspace) throws -> Void) throws -> String {
    _ = project.output.take()
    try body(project.workspace)
    return project.output.take().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func methods() throws -> String {
    try said {
      var request = ReportRequest()
      (request.form, request.path) = (.methods(.text), "-")
      try $0.report(request)
    }
  }

  @Test func copiedLabelsAreCountedWhereverTheFigureIsGiven() throws {
    let before = try methods()
    #expect(before.contains("worked independently: nobody saw") && !before.contains("changed after"))
    #expect(try !said { try $0.agreement(AgreementRequest()) }.contains("changed after"))
    try copyLabels()
    let sentence =
      "4 labels of 1 review were changed after the review had been finished, all of them after another's labels could be seen"
    #expect(try said { try $0.agreement(AgreementRequest()) }.contains(sentence))
    let gate = try said { try $0.gate("krippendorff_alpha >= 0.9", AgreementRequest()) }
    #expect(gate.hasPrefix("passed: ") && gate.contains(sentence))
    let json = try said {
      var request = AgreementRequest()
      request.isJSON = true
      try $0.agreement(request)
    }
    #expect(try JSONSchema("agreement").faults(in: json) == [])
    #expect(json.contains("\"changed_after_finish\": {") || json.contains("\"changed_after_finish\":{"))
    let after = try methods()
    #expect(after.contains("independently only until both had finished") && after.contains("4 labels of 1 review"))
    #expect(after.contains("labels changed after another’s could be seen: 4") || after.contains("could be seen: 4"))
    #expect(!after.contains("nobody saw another"))
  }

  @Test func aPaperSaysThatAnIntervalOrAFigureCanNotBeHad() throws {
    let text = try methods()
    #expect(text.contains("intervals of 95 % are made"))
    let empty = TestProject()
    empty.output.canvas.isTerminal = false
    try empty.load("ferry")
    var nothing = ReportRequest()
    (nothing.form, nothing.path) = (.methods(.text), "-")
    _ = empty.output.take()
    try empty.workspace.report(nothing)
    let none = empty.output.take().replacing("\n", with: " ")
    #expect(none.contains("; an interval of 95 % can not be had.") && !none.contains("not to be had"), "\(none)")
    let bare = TestProject()
    bare.output.canvas.isTerminal = false
    try bare.load("ferry")
    for id in ["ana", "ben"] {
      try bare.workspace.addReviewer(id, name: nil)
      try bare.pipe("ferry", by: id, Array(repeating: "r", count: 10) + ["finish"])
    }
    _ = bare.output.take()
    var request = ReportRequest()
    (request.form, request.path) = (.methods(.text), "-")
    try bare.workspace.report(request)
    let words = bare.output.take().replacing("\n", with: " ")
    #expect(words.contains("alpha can not be had."))
    #expect(!words.contains("not to be had") && !words.contains(" is ."), "\(words)")
  }
}
