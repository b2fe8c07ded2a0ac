// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Foundation
import GRDB
import TerminalIO
import Testing
import Workbench

/// Slugs and reviewers of a file that somebody wrote by hand: no screen lets them drive the terminal.
@Suite struct HostileNameTests {
  private let project: TemporaryProject
  private static let evil = "\u{1B}[2J\u{9B}31m\u{202E}\u{7}"
  private let slug = "harbour\(HostileNameTests.evil)"

  /// Two finished reviews and two that are not, whose article and reviewers were renamed behind the program's back.
  init() throws {
    project = try TemporaryProject()
    for article in ["harbour", "ferry"] { try project.load(article, paragraphs: 4) }
    let marks = ["source \"The Courier\"", "assess A1", "span loaded harbour board"]
    try project.review("harbour", by: "ana", marks + ["r", "q", "r", "note x", "r"])
    try project.review("harbour", by: "ben", marks + ["r", "r", "q", "r"])
    try project.review("ferry", by: "ana", ["r"], finishes: false)
    try project.review("ferry", by: "ben", ["q"], finishes: false)
    let queue = try DatabaseQueue(path: project.folder.appending(path: "project.sqlite").path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('ledger', 'head')")
      for table in tables {
        let columns = try db.columns(in: table).map(\.name)
        for (column, name, evil) in [
          ("article", "harbour", slug), ("reviewer", "ben", "ben\(Self.evil)"),
          ("article", "ferry", "ferry\(Self.evil)"),
        ] where columns.contains(column) {
          try db.execute(sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [evil, name])
        }
      }
      try db.execute(sql: "UPDATE article SET slug = slug || ?", arguments: [Self.evil])
      try db.execute(sql: "UPDATE reviewer SET id = id || ? WHERE id = 'ben'", arguments: [Self.evil])
    }
  }

  private func expectHarmless(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let text = project.output.take() + project.errors.take()
    let raw = text.unicodeScalars.filter { scalar in
      scalar != "\n" && (scalar.properties.generalCategory == .control || scalar == "\u{202E}")
    }
    #expect(raw.isEmpty, "\(name): \(text.debugDescription)", sourceLocation: sourceLocation)
    #expect(!text.isEmpty, "\(name) says nothing", sourceLocation: sourceLocation)
  }

  private func page(_ change: (inout ReportRequest) -> Void = { _ in }) -> ReportRequest {
    var request = ReportRequest()
    (request.path, request.includesUnfinished) = ("-", true)
    change(&request)
    return request
  }

  @Test func noVerbWritesThemRaw() throws {
    let workspace = project.workspace()
    let verbs: [(String, () throws -> Void)] = [
      ("articles", { try workspace.articles(isJSON: false) }),
      ("show", { try workspace.show(slug, isJSON: false) }),
      ("signals", { try workspace.signals(of: slug, for: nil, isJSON: false) }),
      ("provenance", { try workspace.provenance(ProvenanceRequest(article: slug)) }),
      ("near duplicates", { try workspace.nearDuplicates(isJSON: false) }),
      ("reviewers", { try workspace.reviewers(isJSON: false) }),
      ("sources", { try workspace.sources(of: nil, for: nil, isJSON: false) }),
      ("a source", { try workspace.showSource("The Courier", for: nil, isJSON: false) }),
      ("outlets", { try workspace.outlets(for: nil, isJSON: false) }),
      ("doctor", { try workspace.doctor() }),
      ("a report", { try workspace.report(ReportRequest()) }),
      ("a page", { try workspace.report(page()) }),
      ("the words for a paper", { try workspace.report(page { $0.form = .methods(.latex) }) }),
      ("tables", { try workspace.report(page { $0.form = .tables(.markdown) }) }),
      ("an article's page", { try workspace.showPage(of: slug, to: "-", for: "ana") }),
      ("articles in JSON", { try workspace.articles(isJSON: true) }),
      ("show in JSON", { try workspace.show(slug, isJSON: true) }),
    ]
    for (name, verb) in verbs {
      try? verb()
      expectHarmless(name)
    }
  }

  @Test func noFigureWritesThemRaw() throws {
    var requests: [(String, (inout AgreementRequest) -> Void)] = [
      ("plain", { _ in }), ("differences", { $0.listsDifferences = true }), ("plot", { $0.isPlotted = true }),
      ("unfinished", { $0.includesUnfinished = true }), ("JSON", { $0.isJSON = true }),
      ("an article", { $0.articles = [slug] }), ("pending", { $0.articles = ["ferry\(Self.evil)"] }),
    ]
    requests += Grouping.allCases.map { grouping in ("by \(grouping)", { $0.grouping = grouping }) }
    requests += AgreementField.allCases.map { field in ("on \(field)", { $0.field = field }) }
    for (name, change) in requests {
      var request = AgreementRequest()
      change(&request)
      try project.workspace().agreement(request)
      expectHarmless(name)
    }
  }

  @Test func noPromptWritesThemRaw() throws {
    let script: [InputEvent] = [
      .line("articles"), .line("open"), .line(":summary"), .line(":progress"), .line(":recent"), .line(":list"),
      .line(":handover ben"), .line(":label report"), .endOfInput, .endOfInput,
    ]
    _ = try project.workspace().desk(reviewer: "ana", source: ScriptedSource(script)) { _, _ in }
    expectHarmless("desk")
    _ = try project.workspace().annotate(
      AnnotateRequest(articles: [slug], reviewer: "ana"),
      source: ScriptedSource([.line("reopen"), .line("undo"), .line("r"), .line("finish")], isInteractive: false))
    expectHarmless("pipe")
  }
}
