// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB
import TerminalTestSupport

/// Project files that somebody tampered with, one fault each, and the verbs that read them.
struct HostileProjects: Sendable {
  /// A copy of a sound project, and what was done to it.
  struct File: Sendable {
    var name: String
    var change: Change
  }

  enum Change: Sendable {
    /// Statements, the schema's own rules switched off.
    case statements(String)
    /// The file is cut off behind so many bytes.
    case cut(Int)
    /// A byte in so many is another one, from a seed.
    case flips(every: Int, seed: UInt64)
  }

  let files: [File]
  let verbs: [Verb]
  private let workplace: Workplace

  /// Makes a sound project with every kind of entry, and lists what is done to copies of it.
  init(values: Int, bytes: Int) throws {
    workplace = try Workplace(articles: 2, reviewers: ["ana", "ben"])
    for reviewer in ["ana", "ben"] {
      try workplace.runLines(Self.review, ["annotate", "gate1", "--reviewer", reviewer])
    }
    let rulings = ["go 1", "report marks=1 note=Seen twice.", "take A 2", "x cannot tell"]
    try workplace.runLines(rulings, ["adjudicate", "gate1", "--reviewer", "ana"])
    try workplace.runLines(["report", "note A word.", "flag"], ["annotate", "gate2", "--reviewer", "ana"])
    for words in Self.arrangements { try workplace.runLines([], words) }
    try workplace.runLines([Self.protocolFile], ["protocol", "freeze", "-"])
    try workplace.run("split", "--train", "50", "--dev", "0", "--test", "50")
    let folder = workplace.folder
    let datasets = ["one", "two", "three"].map { folder.appendingPathComponent("\($0).csv") }
    var imports: [Int] = []
    for (number, file) in datasets.enumerated() {
      try Data("text,reviewer,label\nThe clerk counted \(number).,fay,report\n".utf8).write(to: file)
      guard number < 2 else { break }
      try workplace.run("import", file.path, "--format", "csv")
      imports.append(try workplace.lastEntry())
    }
    try workplace.run("revert", String(imports[1]))
    try workplace.run("reviewer", "key", "ella")
    let bundle = folder.appendingPathComponent("all.bundle").path
    try workplace.run("bundle", "-o", bundle)
    verbs = Self.verbs(
      workplace.folder.appendingPathComponent("texts/gate1.txt").path, dataset: datasets[2].path, bundle: bundle,
      imported: imports[0])
    let size = (try Data(contentsOf: URL(fileURLWithPath: workplace.project))).count
    let columns = try DatabaseQueue(path: workplace.project).read(Self.columns)
    files =
      Self.wrongValues(columns, values) + Self.bodies + Self.schemas
      + (0..<bytes).map { File(name: "cut \($0)", change: .cut(100 + size * $0 / max(1, bytes))) }
      + (0..<bytes).map { File(name: "flips \($0)", change: .flips(every: 200 << ($0 % 6), seed: UInt64($0))) }
  }

  func remove() { workplace.remove() }

  /// The faults of all verbs on one file.
  func faults(of file: File) throws -> [Fault] {
    let folder = workplace.folder.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("project.sqlite").path
    try FileManager.default.copyItem(atPath: workplace.project, toPath: path)
    try change(path, file.change)
    return try verbs.compactMap { verb in
      var words = verb.words.map { $0 == "COPY" ? folder.appendingPathComponent("copy").path : $0 }
      if words.first == "export" { words += ["-o", folder.appendingPathComponent("out").path] }
      let run = try Verb(words + ["--project", path], input: verb.input).run(workplace.program, state: folder.path)
      return run.isFault ? run.of(file.name) : nil
    }
  }

  private func change(_ path: String, _ change: Change) throws {
    switch change {
    case .statements(let sql): Self.execute(sql, path)
    case .cut(let size): truncate(path, off_t(size))
    case .flips(let every, let seed):
      var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
      for place in stride(from: 100, to: bytes.count, by: every) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[place + Int(state >> 33) % min(every, bytes.count - place)] ^= UInt8(truncatingIfNeeded: state >> 40) | 1
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
  }

  /// Switches the schema's rules off in one connection, for SQLite reads them once, and runs the statements in another.
  private static func execute(_ sql: String, _ path: String) {
    let rules = """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(replace(replace(replace(replace(replace(sql, ') STRICT', ')'), ' NOT NULL', ''),
        'CHECK (', 'CHECK (1 OR '), 'TEXT', 'BLOB'), 'INTEGER', 'BLOB'), 'REAL', 'BLOB') WHERE type = 'table';
      DELETE FROM sqlite_schema WHERE type = 'trigger';
      """
    for statements in [rules, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)"] {
      // What SQLite itself refuses to store is no file that could lie before a verb.
      try? DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: statements) }
    }
  }

  private static func columns(_ db: Database) throws -> [(table: String, column: String)] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    return try tables.flatMap { table in try db.columns(in: table).map { (table, $0.name) } }
  }

  private static func wrongValues(_ columns: [(table: String, column: String)], _ count: Int) -> [File] {
    let values = [
      "NULL", "-1", "9223372036854775807", "-9223372036854775808", "1e308", "9e999", "'x'", "''", "x'fffe00'", "'{'",
      "'[1'", "'{\"number\":9223372036854775807}'", "0", "'99999999999-1-1T1:1:1.1Z'", "zeroblob(100000)",
    ]
    return columns.enumerated().flatMap { index, place in
      (0..<count).map { turn in
        let value = values[(index * count + turn * 7) % values.count]
        return File(
          name: "\(place.table).\(place.column) = \(value)",
          change: .statements("UPDATE OR IGNORE \"\(place.table)\" SET \"\(place.column)\" = \(value)"))
      }
    }
  }
}
