// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Foundation
import JSON
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// What is fixed beforehand, and what deviates from it.
@Suite(.serialized) struct ProtocolTests {
  private let project = TestProject()

  init() throws {
    project.output.canvas.isTerminal = false
    for name in ["harbour", "ferry"] { try project.load(name) }
    for id in ["ana", "ben"] { try project.workspace.addReviewer(id, name: nil) }
    _ = project.output.take()
  }

  private func review(_ reviewers: String...) throws {
    for id in reviewers {
      let lines = try #require(read("\(TestProject.repository)/Samples/sessions/harbour-\(id).txt"))
      try project.pipe("harbour", by: id, lines.split(separator: "\n").map(String.init))
    }
    _ = project.output.take()
  }

  private func freeze(_ changes: [String: String] = [:]) throws {
    let fields = [
      "codebook": "\"attribution@1\"", "sample": "[\"harbour\"]", "overlap": "2",
      "coefficient": "\"krippendorff_alpha\"", "threshold": "0.6",
    ].merging(changes) { $1 }
    let text = "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    #expect(try !changes.isEmpty || JSONSchema("protocol").faults(in: text) == [])
    let file = project.folder + "/protocol.json"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    try project.workspace.freezeProtocol(file: file)
  }

  /// The kinds of the deviations, each with its article; a project without any passes.
  private func check() throws -> [String] {
    var isKept = true
    do { try project.workspace.checkProtocol(isJSON: true) } catch {
      guard error.message.status == .found else { throw error }
      isKept = false
    }
    let text = project.output.take()
    #expect(try JSONSchema("protocol-check").faults(in: text) == [])
    var parser = JSONParser(Array(text.utf8))
    let json = try parser.document()
    #expect(json["kept"] == .bool(isKept))
    guard case .array(let rows)? = json["deviations"] else { return [] }
    return rows.map { "\($0["kind"]?.string ?? "") \($0["article"]?.string ?? "-")" }
  }

  @Test(arguments: ["60", "1.01", "-2"]) func aThresholdThatNoCoefficientReachesIsRefused(threshold: String) {
    #expect(throws: Failure.self) { try freeze(["threshold": threshold]) }
  }

  @Test func aProtocolThatIsKeptIsKept() throws {
    try freeze()
    // What sha256sum says of the file.
    let digest = "9fc5ce566939abf357e8ae07edd667eccfbac9846473e70a5524e3f478b9785c"
    #expect(project.output.take() == "the protocol is frozen in entry 6, SHA-256 \(digest)\n")
    #expect(try check() == ["overlap harbour", "figure -"])
    try review("ana", "ben")
    #expect(try check().isEmpty)
    try project.workspace.checkProtocol(isJSON: false)
    #expect(project.output.take().hasSuffix("  The protocol is kept.\n"))
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }

  @Test func whatIsFrozenAlreadyIsNotFrozenAgain() throws {
    try freeze()
    let said = project.output.take()
    try freeze()
    #expect(project.output.take() == said.replacing("is frozen in", with: "is frozen already, in"))
    try review("ana", "ben")
    #expect(try check().isEmpty)
    try freeze(["threshold": "0.5"])
    #expect(!project.output.take().contains("already"))
    #expect(try check() == ["frozen_before -", "decided_before harbour"])
  }

  @Test func everyDeviationIsListed() throws {
    try review("ana")
    try freeze(["threshold": "0.9", "limit": "\"lower\""])
    _ = project.output.take()
    try review("ben")
    try project.pipe("ferry", by: "ben", ["r"])
    try project.workspace.renameLabel("quote", to: "citation")
    _ = project.output.take()
    #expect(
      try check() == ["decided_before harbour", "codebook -", "outside_sample ferry", "figure -"])
    try project.pipe("harbour", by: "ben", ["reopen", "label citation 7"])
    try freeze(["sample": "[\"harbour\", \"ferry\"]", "overlap": "3"])
    _ = project.output.take()
    #expect(
      try check() == [
        "frozen_before -", "decided_before harbour", "decided_before ferry", "codebook -", "decided_under -",
        "overlap harbour", "overlap ferry", "figure -",
      ])
    try project.workspace.exclude("ferry", because: "a test")
    _ = project.output.take()
    #expect(try check().contains("missing ferry"))
  }

  @Test func everyReportSaysInOneLineWhetherItIsKept() throws {
    try review("ana", "ben")
    func reports() throws -> [String] {
      var json = AgreementRequest(), sources = AgreementRequest()
      (json.isJSON, sources.field) = (true, .confidence)
      let views: [(Workspace) throws -> Void] = [
        { try $0.agreement(AgreementRequest()) }, { try $0.agreement(sources) },
        { try $0.gate("reviewers >= 2", AgreementRequest()) }, { try $0.agreement(json) },
      ]
      return try views.map { view in
        try view(project.workspace)
        return project.output.take()
      }
    }
    let before = try reports()
    #expect(before.allSatisfy { !$0.contains("protocol") })
    try freeze()
    _ = project.output.take()
    let line = "not kept: 1 deviation, listed by attest protocol check\n"
    let after = try reports()
    #expect(after.prefix(3).allSatisfy { $0.replacing(#/\s+/#, with: " ").contains(line.dropLast()) })
    #expect(after[3].contains(#""deviations":1"#))
    var seat = project.workspace
    seat.viewer = "ana"
    try seat.agreement(AgreementRequest())
    #expect(!project.output.take().contains("protocol"))
  }

  @Test func whatIsNoProtocolIsRefused() throws {
    let faults = [
      ["codebook": "\"attribution@9\""], ["codebook": "1"], ["sample": "[]"], ["sample": "[\"harbour\", \"harbour\"]"],
      ["sample": "[\"nowhere\"]"], ["sample": "[7]"], ["overlap": "1"], ["overlap": "\"2\""],
      ["coefficient": "\"alpha\""], ["coefficient": "\"reviewers\""], ["threshold": "\"high\""],
      ["limit": "\"middle\""], ["extra": "1"],
    ]
    for fault in faults {
      #expect(throws: Failure.self, "\(fault)") { try freeze(fault) }
    }
    #expect(throws: Failure.self) { try project.workspace.freezeProtocol(file: project.folder + "/nothing.json") }
    #expect(throws: Failure.self) { try check() }
    var seat = project.workspace
    seat.viewer = "ana"
    #expect(throws: Failure.self) { try seat.freezeProtocol(file: project.folder + "/protocol.json") }
  }

  @Test func aFrozenProtocolIsNotTakenBack() throws {
    try freeze()
    #expect(throws: Failure.self) { try project.workspace.revert(7) }
    #expect(throws: Failure.self) { try project.workspace.erase("7", why: "a test") }
  }
}
