// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import DatasetExchange
import Foundation
import TerminalIO
import Testing
import Workbench

/// A reveal stands in the ledger where something of an unfinished review was shown, and nowhere else.
@Suite(.serialized) struct RevealTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    for name in ["harbour", "ferry"] { try project.load(name) }
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    try project.pipe("ferry", by: "ana", ["r", "q", "flag"])
    try project.pipe("ferry", by: "ben", Array(repeating: "r", count: 10) + ["finish"])
    _ = project.output.take()
  }

  /// How often labels were revealed, as the report says it.
  private func reveals() throws -> Int {
    var request = ReportRequest()
    (request.path, request.sections) = ("-", [.reveals])
    _ = project.output.take()
    try project.workspace.report(request)
    return Int(project.output.take().firstMatch(of: /could read them (\d+) time/)?.1 ?? "") ?? 0
  }

  private func search(_ change: (inout SearchRequest) -> Void) throws -> Int {
    var request = SearchRequest()
    request.reviewer = "ana"
    change(&request)
    try project.workspace.search(request)
    return try reveals()
  }

  private func export(_ unit: ExportUnit, since: String? = nil) throws -> Int {
    var request = ExportRequest(format: .jsonl, path: "-")
    (request.unit, request.since) = (unit, try since.map(ExportRequest.moment))
    try project.workspace.export(request)
    return try reveals()
  }

  @Test func whatShowsNoLabelRevealsNone() throws {
    #expect(try search { $0.states = [.undecided] } == 0)
    #expect(try search { $0.states = [.unsure] } == 0)
    #expect(try search { $0.label = "opinion" } == 0)
    try project.workspace.sources(of: nil, for: "ana", isJSON: false)
    #expect(project.output.take().contains("No source can be shown"))
    #expect(throws: Failure.self) { try project.workspace.showSource("nobody", for: "ana", isJSON: false) }
    try project.workspace.signals(of: "harbour", for: "ana", isJSON: false)
    try project.workspace.showPage(of: "harbour", to: "-", for: "ana")
    #expect(try reveals() == 0)
    #expect(try export(.source) == 0 && export(.span) == 0 && export(.article) == 0)
    #expect(try export(.label, since: "2027-01-01") == 0)
    var report = ReportRequest()
    (report.path, report.sections, report.includesUnfinished) = ("-", [.progress, .codebook], true)
    try project.workspace.report(report)
    var request = AgreementRequest()
    (request.articles, request.includesUnfinished) = (["harbour"], true)
    try project.workspace.agreement(request)
    (request.articles, request.field) = (["ferry"], .kind)
    try project.workspace.agreement(request)
    #expect(try reveals() == 0)
  }

  @Test func whatShowsLabelsIsRecordedEachTime() throws {
    #expect(try search { $0.states = [.flagged] } == 1)
    #expect(try search { $0.label = "quote" } == 2)
    try project.workspace.signals(of: "ferry", for: "ana", isJSON: false)
    try project.workspace.showPage(of: "ferry", to: "-", for: "ana")
    #expect(try reveals() == 4)
    #expect(try export(.label) == 5)
    #expect(try export(.paragraph) == 6)
    var request = AgreementRequest()
    request.includesUnfinished = true
    try project.workspace.agreement(request)
    #expect(try reveals() == 7)
    request.isJSON = true
    _ = try? project.workspace.gate("reviewers >= 2", request)
    #expect(try reveals() == 8)
  }
}
