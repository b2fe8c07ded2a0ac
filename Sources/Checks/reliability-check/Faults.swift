// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Dispatch
import Foundation
import GRDB
import Schemas
import Synchronization
import TerminalTestSupport

/// Kills first opens and migrations and lays hostile project files before every verb.
struct Faults: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Kill first opens and migrations, and let every verb read hostile project files.")

  @Option(help: "How many first opens are killed, and as many migrations.")
  var kills = 150

  @Option(help: "How many wrong values each column gets, one file each.")
  var values = 2

  @Option(help: "How many files with flipped bytes, and as many cut short.")
  var bytes = 20

  func run() throws {
    let opened = try killOpens("first open") { _, _ in }
    print("\(kills) kills of a first open: \(opened.projects) left a project, \(opened.faults.count) faults")
    let migrated = try killOpens("migration", Self.makeOldProject)
    print("\(kills) kills of a migration: \(migrated.projects) were migrated, \(migrated.faults.count) faults")
    let hostile = try HostileProjects(values: values, bytes: bytes)
    defer { hostile.remove() }
    let verbs = hostile.verbs.count
    let faults = try judged(hostile)
    print(
      "\(hostile.files.count) hostile projects, \(verbs) verbs each: "
        + "\(faults.count { $0.isTrap }) traps, \(faults.count { $0.status == 70 }) bugs, "
        + "\(faults.count { $0.isHang }) hangs, \(faults.count { $0.isTelling }) with types or SQL")
    let killed = opened.faults + migrated.faults
    for fault in (killed + faults).prefix(40) { print("  \(fault)") }
    if !killed.isEmpty || !faults.isEmpty { throw ExitCode.failure }
  }

  /// A project of the first version of the schema, as a program of that time made it.
  private static func makeOldProject(_ path: String, beside project: String) throws {
    let application = try DatabaseQueue(path: project).read { try Int.fetchOne($0, sql: "PRAGMA application_id") ?? 0 }
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(application)")
      try db.execute(sql: SchemaFiles.migrations[0])
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    try queue.close()
  }

  /// Kills programs that open projects, and lets later ones go on: what was killed must be there whole or not at all.
  private func killOpens(
    _ name: String, _ prepare: (_ path: String, _ project: String) throws -> Void
  ) throws -> (projects: Int, faults: [Fault]) {
    let workplace = try Workplace(articles: 1, reviewers: [])
    defer { workplace.remove() }
    let text = workplace.folder.appendingPathComponent("texts/gate1.txt").path
    var projects = 0
    var faults: [Fault] = []
    try prepare(workplace.project + ".whole", workplace.project)
    let start = ContinuousClock.now
    _ = try Verb(["load", text, "--project", workplace.project + ".whole"]).run(
      workplace.program, state: workplace.folder.path)
    let microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
    for number in 1...max(1, kills) {
      let project = workplace.folder.appendingPathComponent("first-\(number).sqlite").path
      try prepare(project, workplace.project)
      let load = ["load", text, "--project", project]
      let output = workplace.folder.appendingPathComponent("output")
      let process = try PipedProgram.start(
        workplace.program, load, input: URL(fileURLWithPath: "/dev/null"), output: output)
      usleep(useconds_t(number * 7_919 % max(1, kills) * microseconds / max(1, kills)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let listed = try Verb(["articles", "--project", project]).run(workplace.program, state: workplace.folder.path)
      if listed.status == 0 { projects += 1 }
      if ![0, 65, 66].contains(listed.status) { faults.append(listed.of("\(name) \(number)")) }
      for words in [load, ["doctor", "--project", project]] {
        let next = try Verb(words).run(workplace.program, state: workplace.folder.path)
        if next.status != 0 { faults.append(next.of("\(name) \(number)")) }
      }
    }
    return (projects, faults)
  }

  private func judged(_ hostile: HostileProjects) throws -> [Fault] {
    let found = Mutex<[Fault]>([])
    DispatchQueue.concurrentPerform(iterations: hostile.files.count) { index in
      let file = hostile.files[index]
      let faults = (try? hostile.faults(of: file)) ?? [Fault(file: file.name, words: [], status: -1, errors: "not run")]
      found.withLock { $0 += faults }
    }
    return found.withLock { $0.sorted { "\($0)" < "\($1)" } }
  }
}

/// One command line, given a limited time.
struct Verb {
  let words: [String]
  var input = ""

  init(_ words: [String], input: String = "") {
    self.words = words
    self.input = input
  }

  /// Runs it, with what an account keeps in a folder; a program that does not end within 30 seconds is ended, which is
  /// status 137.
  func run(_ program: String, state: String) throws -> Fault {
    let run = try PipedProgram.run(
      "/usr/bin/timeout", ["-s", "KILL", "30", program] + words, input: input, environment: ["XDG_STATE_HOME": state])
    return Fault(file: "", words: words, status: run.status, errors: run.errors)
  }
}

/// How a verb ended on a file, where that is none of the documented ways.
struct Fault: CustomStringConvertible {
  var file: String
  var words: [String]
  var status: Int32
  var errors: String

  var isHang: Bool { status == 137 }
  var isTrap: Bool { status != 137 && (status < 0 || status >= 128) }
  /// Whether the message tells of the program's inside: of Swift's types or of SQL.
  var isTelling: Bool {
    let inside = [
      "SELECT ", "INSERT ", "UPDATE ", "DecodingError", "EncodingError", "Swift.", "CodingKeys", "keyNotFound",
    ]
    return inside.contains { errors.contains($0) }
  }
  var isFault: Bool { isHang || isTrap || status == 70 || isTelling }

  func of(_ file: String) -> Fault { Fault(file: file, words: words, status: status, errors: errors) }

  var description: String { "\(file): attest \(words.first ?? ""): \(status) \(errors.prefix(200))" }
}
