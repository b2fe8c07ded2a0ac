// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import TerminalTestSupport

/// A folder with a project, and the built program to work on it.
struct Workplace {
  /// The program is not built beside this one.
  struct NotBuilt: Error, CustomStringConvertible {
    var name: String
    var description: String { "\(name) is not built beside this program: swift build -c release" }
  }

  let folder: URL
  let program: String
  var project: String { folder.appendingPathComponent("project.sqlite").path }
  /// Private keys and what else an account keeps lie in the folder too.
  private var environment: [String: String] { ["XDG_STATE_HOME": folder.appendingPathComponent("state").path] }

  /// A fresh folder with a project of so many articles of fourteen paragraphs, and the given reviewers.
  init(articles: Int, reviewers: [String]) throws {
    program = try Self.built("attest")
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("attest-check-\(UUID().uuidString)")
    let texts = folder.appendingPathComponent("texts")
    try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
    for number in 1...articles {
      let text = (1...14).map { "The inspector of gate \(number) counted lorry \($0) before noon on Monday." }
      let file = texts.appendingPathComponent("gate\(number).txt")
      try Data(text.joined(separator: "\n\n").utf8).write(to: file)
    }
    try run("load", texts.path)
    for reviewer in reviewers { try run("reviewer", "add", reviewer) }
  }

  /// The path of a program built beside this one.
  static func built(_ name: String) throws -> String {
    guard let program = builtProgram(name) else { throw NotBuilt(name: name) }
    return program
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func run(_ words: String...) throws -> PipedProgram {
    let run = try PipedProgram.run(program, words + ["--project", project], environment: environment)
    guard run.status == 0 else { throw Ended(words: words, status: run.status, errors: run.errors) }
    return run
  }

  /// Runs a verb that reads lines.
  func runLines(_ lines: [String], _ words: [String]) throws {
    let input = lines.joined(separator: "\n") + "\n"
    let run = try PipedProgram.run(program, words + ["--project", project], input: input, environment: environment)
    guard run.status == 0 else { throw Ended(words: words, status: run.status, errors: run.errors) }
  }

  /// The number of the last entry.
  func lastEntry() throws -> Int {
    try DatabaseQueue(path: project).read { try Int.fetchOne($0, sql: "SELECT max(clock) FROM ledger") ?? 0 }
  }

  /// A verb that should have ended well.
  struct Ended: Error {
    var words: [String]
    var status: Int32
    var errors: String
  }

  /// Starts a review that labels the paragraphs of the first article over and over.
  func startLabelling(_ reviewer: String, lines: Int, output: URL) throws -> Process {
    let labels = ["report", "quote", "opinion", "aside"]
    let script = folder.appendingPathComponent("\(reviewer).lines")
    let text = (0..<lines).map { "label \(labels[$0 / 14 % 4]) \(1 + $0 % 14)" }.joined(separator: "\n")
    try Data(text.utf8).write(to: script)
    return try PipedProgram.start(
      program, ["annotate", "gate1", "--reviewer", reviewer, "--project", project], input: script, output: output)
  }

  /// The acknowledgements in an output: ledger number and what was said of it.
  func acknowledged(_ output: URL, _ word: String = "saved ") throws -> [Int: String] {
    let lines = try String(contentsOf: output, encoding: .utf8).components(separatedBy: "\n").dropLast()
    return Dictionary(
      lines.filter { $0.hasPrefix(word) }.map { line in
        let words = line.components(separatedBy: " ")
        return (Int(words[1]) ?? 0, words[2...].joined(separator: " "))
      }, uniquingKeysWith: { first, second in "\(first) and \(second)" })
  }
}
