// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// The built program with a project in a folder of its own.
final class Attest {
  let folder: URL
  let program: String
  var project: String { folder.appendingPathComponent("project.sqlite").path }

  init() throws {
    program = try #require(builtProgram("attest"), "attest is not built")
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("attest-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs a verb with pipes at its ends.
  @discardableResult
  func run(_ words: String..., input: String = "", environment: [String: String] = [:]) throws -> PipedProgram {
    try PipedProgram.run(program, words + ["--project", project], input: input, environment: environment)
  }

  /// Starts a verb on a terminal.
  func terminal(_ words: String..., environment: [String: String] = [:]) throws -> PseudoTerminal {
    let base = ["XDG_STATE_HOME": folder.path, "PAGER": ""]
    return try PseudoTerminal(
      program, words + ["--project", project], environment: base.merging(environment) { $1 })
  }

  /// A project with an article of fourteen body paragraphs called "walk", and the reviewers ana and ben.
  func prepare() throws {
    let text = (1...14).map { "The inspector counted lorry number \($0) at the northern gate on Monday." }
    try run("load", write(text.joined(separator: "\n\n"), "walk.txt"))
    try run("reviewer", "add", "ana")
    try run("reviewer", "add", "ben")
  }

  /// Writes a file into the folder and gives its path.
  func write(_ text: String, _ name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Writes bytes into the folder and gives the path.
  func write(bytes: [UInt8], _ name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The labels of the first reviewer, in order of paragraph.
  func labels() throws -> [String] {
    try run("export", "--format", "csv", "-o", "-").output.split(separator: "\r\n").dropFirst().map { row in
      String(row.split(separator: ",", omittingEmptySubsequences: false)[6])
    }
  }
}
