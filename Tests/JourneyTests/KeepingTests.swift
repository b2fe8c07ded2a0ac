// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import TerminalIO
import Testing
import Workbench

/// Backups are whole, nothing newer is given up without a yes, and what is erased is gone.
@Suite(.serialized) struct KeepingTests {
  private let project = TestProject()
  private var backup: String { project.folder + "/backup.sqlite" }

  init() throws {
    project.output.canvas.isTerminal = false
    try project.load("ferry")
    try project.workspace.addReviewer("ana", name: nil)
    try project.pipe("ferry", by: "ana", ["r", "note about nobody’s business"])
    _ = project.output.take()
  }

  private func restore(_ lines: [InputEvent] = [], isInteractive: Bool = false, isAgreed: Bool = false) throws {
    let source = ScriptedSource(lines, isInteractive: isInteractive)
    try project.workspace.restore(backup, isAgreed: isAgreed, source: source)
  }

  private func isSound() throws -> Bool {
    try project.workspace.doctor()
    return project.output.take().hasSuffix("\nok\n")
  }

  @Test func aBackupIsWholeAndOverwritesNothing() throws {
    try project.workspace.backUp(to: backup)
    #expect(project.output.take().hasSuffix("entries, whole\n"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    #expect(throws: Failure.self) { try project.workspace.backUp(to: backup) }
    #expect(throws: Failure.self) { try project.workspace.backUp(to: project.path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: backup)) == bytes)
    #expect(!FileManager.default.fileExists(atPath: backup + ".partial"))
  }

  @Test func aProjectIsNoBackupOfItselfWhateverItIsCalled() throws {
    try FileManager.default.createSymbolicLink(atPath: backup, withDestinationPath: project.path)
    for agreed in [true, false] {
      let refused = #expect(throws: Failure.self) { try restore(isAgreed: agreed) }
      #expect(refused?.line.contains("is that project itself") == true)
    }
    #expect(try isSound())
  }

  @Test func aNewerStateIsGivenUpOnlyAfterAYes() throws {
    try project.workspace.backUp(to: backup)
    try project.pipe("ferry", by: "ana", ["q"])
    #expect(throws: Failure.self) { try restore() }
    #expect(throws: Failure.self) { try restore([.line("no")], isInteractive: true) }
    #expect(throws: Failure.self) { try restore([.line("perhaps")], isInteractive: true) }
    _ = project.output.take()
    try project.pipe("ferry", by: "ana", [])
    #expect(project.output.take().contains("2 of 10 decided"))
    try restore([.line("perhaps"), .line("yes")], isInteractive: true)
    _ = project.output.take()
    try project.pipe("ferry", by: "ana", [])
    #expect(project.output.take().contains("1 of 10 decided"))
    #expect(try isSound())
  }

  @Test func aLostProjectComesBackAndABrokenBackupDoesNot() throws {
    try project.workspace.backUp(to: backup)
    try FileManager.default.removeItem(atPath: project.path)
    try restore()
    #expect(try isSound())
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    bytes.replaceSubrange(bytes.count / 2..<bytes.count, with: Data(repeating: 0, count: bytes.count - bytes.count / 2))
    try bytes.write(to: URL(fileURLWithPath: backup))
    #expect(throws: Failure.self) { try restore(isAgreed: true) }
    #expect(try isSound())
  }

  @Test func whatIsErasedIsGoneAndTheProjectSound() throws {
    #expect(throws: Failure.self) { try project.workspace.erase("nowhere", why: "x") }
    #expect(throws: Failure.self) { try project.workspace.erase("999", why: "x") }
    #expect(throws: Failure.self) { try project.workspace.erase("ferry", why: "  ") }
    try project.workspace.erase("ferry", why: "the paper withdrew it")
    _ = project.output.take()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: project.path))
    #expect(bytes.firstRange(of: Data("Skarn".utf8)) == nil)
    #expect(bytes.firstRange(of: Data("nobody’s business".utf8)) == nil)
    #expect(try isSound())
    #expect(throws: Failure.self) { try project.pipe("ferry", by: "ana", ["r"]) }
  }

  @Test func aReversalAboutAnErasedArticleIsNoFinding() throws {
    try project.workspace.tag("ferry", "pilot", removes: false)
    let said = project.output.take()
    let number = try #require(Int(said.filter(\.isNumber)))
    try project.workspace.revert(number)
    try project.workspace.erase("ferry", why: "the paper withdrew it")
    _ = project.output.take()
    #expect(try isSound())
  }

  @Test func atADeskNobodyKeepsOrErases() throws {
    var workspace = project.workspace
    workspace.viewer = "ana"
    let desk = workspace
    #expect(throws: Failure.self) { try desk.backUp(to: backup) }
    #expect(throws: Failure.self) { try desk.erase("ferry", why: "x") }
    #expect(throws: Failure.self) {
      try desk.restore(backup, isAgreed: true, source: ScriptedSource([], isInteractive: false))
    }
    #expect(throws: Failure.self) { try desk.quality(isJSON: true) }
  }
}
