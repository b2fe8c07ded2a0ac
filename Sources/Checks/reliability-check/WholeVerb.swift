// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB

/// A verb that does all or nothing, with the rows that a project has before and after it.
struct WholeVerb {
  let name: String
  let workplace: Workplace
  let before: [Int]
  let after: [Int]
  /// The words of the verb that does it, and of the one before that undoes; `ENTRY` stands for the last entry.
  private let does: [String]
  private let undoes: [String]

  /// The verbs, each in a workplace of its own.
  static func all() throws -> [WholeVerb] {
    let plan = ["assign", "--reviewers", "ana,ben", "--overlap", "1"]
    let source = try Workplace(articles: 100, reviewers: ["ana"])
    defer { source.remove() }
    for number in 1...100 {
      try source.runLines(Array(repeating: "report", count: 14), ["annotate", "gate\(number)", "--reviewer", "ana"])
    }
    let dataset = FileManager.default.temporaryDirectory.appendingPathComponent("attest-check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: dataset) }
    try source.run("export", "--format", "jsonl", "--unit", "all", "-o", dataset.path)
    return [
      try WholeVerb("assign", Workplace(articles: 200, reviewers: ["ana", "ben"]), plan, ["revert", "ENTRY"]),
      try importing("import", dataset), try importing("revert of an import", dataset, isReverted: true),
    ]
  }

  private static func importing(_ name: String, _ dataset: URL, isReverted: Bool = false) throws -> WholeVerb {
    let workplace = try Workplace(articles: 1, reviewers: ["ben"])
    let file = workplace.folder.appendingPathComponent("dataset.jsonl")
    try FileManager.default.copyItem(at: dataset, to: file)
    let take = ["import", "--format", "jsonl", file.path], revert = ["revert", "ENTRY"]
    return isReverted
      ? try WholeVerb(name, workplace, revert, take, startsDone: true) : try WholeVerb(name, workplace, take, revert)
  }

  private init(
    _ name: String, _ workplace: Workplace, _ does: [String], _ undoes: [String], startsDone: Bool = false
  ) throws {
    (self.name, self.workplace, self.does, self.undoes) = (name, workplace, does, undoes)
    let first = try Self.rows(workplace)
    let turns = startsDone ? [undoes] : [does, undoes]
    var seen = [first]
    for words in turns {
      try Self.run(workplace, words)
      seen.append(try Self.rows(workplace))
    }
    (before, after) = startsDone ? (seen[1], first) : (first, seen[1])
  }

  func rows() throws -> [Int] { try Self.rows(workplace) }

  func words() throws -> [String] { try Self.words(does, workplace) }

  /// Undoes what the last turn did, where it did it.
  func prepare() throws {
    if try rows() == after { try Self.run(workplace, undoes) }
  }

  /// How many microseconds it takes when nobody ends it.
  func duration() throws -> Int {
    try prepare()
    let start = ContinuousClock.now
    try Self.run(workplace, does)
    return Int((ContinuousClock.now - start) / .microseconds(1))
  }

  private static func run(_ workplace: Workplace, _ words: [String]) throws {
    try workplace.runLines([], try self.words(words, workplace))
  }

  private static func words(_ words: [String], _ workplace: Workplace) throws -> [String] {
    let last = try workplace.lastEntry()
    return words.map { $0 == "ENTRY" ? String(last) : $0 }
  }

  /// How many rows the tables hold that it writes.
  private static func rows(_ workplace: Workplace) throws -> [Int] {
    try DatabaseQueue(path: workplace.project).read { db in
      try ["article", "reviewer", "judgement", "assignment"].map {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0
      }
    }
  }
}
