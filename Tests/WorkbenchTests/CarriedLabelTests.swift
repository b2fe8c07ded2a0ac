// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import DatasetExchange
import Foundation
import TerminalIO
import Testing
import Workbench

/// Labels that were carried over to a new version count once, and rows say where they come from.
@Suite struct CarriedLabelTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
    try project.load("quay", paragraphs: 4)
    try project.review("quay", by: "ana", ["r", "r", "q", "o"])
    try project.review("quay", by: "ben", ["r", "o", "q", "o"])
    let sentences = [1, 2, 4].map { number in
      "The harbour board met for the \(number). time this year and put off the dredging of the channel of quay again."
    }
    let text =
      ["What the board said", "A paragraph that was not there before says what has changed since."] + sentences
    try project.workspace().load(LoadRequest([try project.file("quay.txt", text.joined(separator: "\n\n") + "\n")]))
    for reviewer in ["ana", "ben"] { try project.review("quay-v2", by: reviewer, ["r"]) }
  }

  private func units(_ versions: VersionChoice, _ field: AgreementField? = nil) throws -> Int? {
    let json = try project.agreementJSON { ($0.versions, $0.field) = (versions, field) }
    return (json["data"] as? [String: Any])?["units"] as? Int
  }

  @Test func agreementCountsTheLatestVersionThatBothHaveFinished() throws {
    #expect(try units(.latest) == 4)
    #expect(try units(.all) == 8)
    #expect(try units(.latest, .labels) == 4)
    let json = try project.agreementJSON()
    #expect(json["articles"] as? [String] == ["quay-v2"])
    let text = try project.agreement { $0.articles = ["quay", "quay-v2"] }
    #expect(text.contains("4 judged by both"))
  }

  private func rows(_ versions: VersionChoice, _ unit: ExportUnit = .label) throws -> [[String: Any]] {
    var request = ExportRequest(format: .jsonl, path: project.folder.appending(path: "out.jsonl").path)
    (request.versions, request.unit) = (versions, unit)
    try project.workspace().export(request)
    let text = try String(contentsOf: project.folder.appending(path: "out.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  @Test func anExportedRowSaysWhichVersionItWasCarriedFrom() throws {
    let latest = try rows(.latest)
    #expect(latest.map { $0["article"] as? String } == Array(repeating: "quay-v2", count: 8))
    #expect(latest.count { $0["carried_from"] as? String == "quay" } == 6)
    #expect(latest.allSatisfy { $0.keys.contains("carried_from") })
    #expect(try rows(.all).count == 16)
    #expect(try rows(.all).count { $0["carried_from"] is NSNull } == 10)
  }

  @Test func outletsCountTheArticleOnce() throws {
    func articles(_ versions: VersionChoice) throws -> [String]? {
      _ = project.output.take()
      try project.workspace().outlets(for: nil, versions: versions, isJSON: true)
      let json = try JSONSerialization.jsonObject(with: Data(project.output.take().utf8)) as? [String: Any]
      return (json?["outlets"] as? [[String: Any]])?.flatMap { $0["articles"] as? [String] ?? [] }
    }
    #expect(try articles(.latest) == ["quay-v2"])
    #expect(try articles(.all) == ["quay", "quay-v2"])
  }
}
