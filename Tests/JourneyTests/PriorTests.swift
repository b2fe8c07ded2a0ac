// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Foundation
import JSON
import SchemaTestSupport
import TerminalIO
import Testing
import Workbench

/// A machine's label as a second opinion: hidden until the paragraph is decided, shown once, and what became of it counted.
@Suite struct PriorTests {
  private let project = TestProject()

  /// Four paragraphs of which gpt says report, report and quote, and abstains from the last; llama says the same.
  init() throws {
    let texts = (1...4).map { "The inspector counted lorry number \($0) at the northern gate on Monday." }
    let path = project.folder + "/walk.txt"
    try texts.joined(separator: "\n\n").write(toFile: path, atomically: true, encoding: .utf8)
    try project.workspace.load(LoadRequest([path]))
    try project.workspace.addReviewer("ana", name: nil)
    let labels: [JSONValue] = ["report", "report", "quote", nil]
    let rows = zip(texts, labels).map { text, label in
      (["text": .string(text), "label": label, "abstained": .bool(label == .null), "reviewer": "x"] as JSONValue).text
    }
    let answers = project.folder + "/answers.jsonl"
    try rows.joined(separator: "\n").write(toFile: answers, atomically: true, encoding: .utf8)
    for name in ["gpt", "llama"] {
      var request = ImportRequest(format: .jsonl, path: answers)
      try request.take(Reviewer.Machine(), named: name)
      try project.workspace.importDataset(request)
    }
    _ = project.output.take()
  }

  private func review(_ lines: [String], prior: String? = nil) throws -> String {
    var request = AnnotateRequest(articles: ["walk"], reviewer: "ana")
    request.options.prior = prior
    let source = ScriptedSource(lines.map(InputEvent.line), isInteractive: false)
    _ = try project.workspace.annotate(request, source: source)
    return project.output.take()
  }

  private func shown(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("prior ") }.map(String.init)
  }

  @Test func itIsShownOnceBehindTheDecision() throws {
    let output = try review(["r", "q", "label report 2", "undo", "undo", "q", "label opinion 4"], prior: "gpt")
    #expect(shown(output) == ["prior walk 1 report gpt", "prior walk 2 report gpt", "prior walk 4 abstained gpt"])
    #expect(output.contains("walk 1 report\nprior walk 1 report gpt\n"))
  }

  @Test func whatWasShownStaysShownWhenTheReviewGoesOn() throws {
    _ = try review(["q", "undo"], prior: "gpt")
    #expect(try shown(review(["r", "r"])) == ["prior walk 2 report gpt"])
    #expect(throws: Failure.self) { try review([], prior: "llama") }
    #expect(throws: Failure.self) { try review([], prior: "ana") }
  }

  @Test func aPersonReadsItUnderTheConfirmation() throws {
    var request = AnnotateRequest(articles: ["walk"], reviewer: "ana")
    request.options.prior = "gpt"
    _ = try project.workspace.annotate(request, source: ScriptedSource(keys("o"), isInteractive: true))
    let output = project.output.take()
    let decided = try #require(output.range(of: "¶1 opinion"))
    #expect(output[..<decided.lowerBound].contains("gpt is shown behind each decision"))
    #expect(output[decided.upperBound...].contains("gpt says of ¶1: report"))
    #expect(!output[..<decided.lowerBound].contains("gpt says"))
  }

  @Test func flipsAreCountedByTheLabelBefore() throws {
    _ = try review(
      ["q", "q", "q", "r", "label report 1", "label opinion 2", "label opinion 3", "finish"], prior: "gpt")
    try project.workspace.quality(isJSON: true)
    let json = project.output.take()
    #expect(try JSONSchema("quality").faults(in: json) == [])
    let flips = #"""
      "flips":[{"prior":"gpt","label":"quote","decided":3,"same":1,"to_prior":1,"away":2},\#
      {"prior":"gpt","label":"report","decided":1,"same":0,"to_prior":0,"away":0}]
      """#
    #expect(json.contains(flips))
    try project.workspace.quality(isJSON: false)
    let words = project.output.take().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("quote, then gpt 3 decided before it was seen, 1 the same; 1 changed to it, 2 away"))
  }

  @Test func exportsAndAgreementSayIt() throws {
    _ = try review(["q", "q", "q", "r", "finish"], prior: "gpt")
    try project.workspace.addReviewer("ben", name: nil)
    try project.pipe("walk", by: "ben", ["q", "q", "q", "r", "finish"])
    _ = project.output.take()
    try project.workspace.agreement(AgreementRequest())
    let words = project.output.take().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Made with a machine's labels as a prior: ana's review of walk"))
    var request = ExportRequest(format: .jsonl, path: project.folder + "/all.jsonl")
    request.unit = .all
    try project.workspace.export(request)
    let rows = try String(contentsOfFile: request.path, encoding: .utf8).split(separator: "\n")
    #expect(rows.filter { $0.contains(#""prior":"gpt""#) }.map { $0.contains(#""reviewer":"ana""#) } == [true])
    try project.workspace.doctor()
    #expect(project.output.take().hasSuffix("\nok\n"))
  }
}
