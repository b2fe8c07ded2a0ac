// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import GRDB
import TerminalTestSupport

/// Ends adjudication, plans, imports and their reverting with signal 9: rulings are kept, the others whole or not at all.
struct WorkKills: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Kill adjudication, assign, import and revert with signal 9, again and again.")

  @Option(help: "How many kills of each.")
  var count = 100

  func run() throws {
    let rulings = try killRulings()
    print("\(count) kills of adjudicate, \(rulings.acknowledged) acknowledged, \(rulings.lost) lost")
    var faults = rulings.lost
    for verb in try WholeVerb.all() {
      defer { verb.workplace.remove() }
      let tally = try kill(verb)
      faults += tally.half + tally.lost
      print(
        "\(count) kills of \(verb.name), \(tally.done) done, \(tally.lost) acknowledged and lost, "
          + "\(tally.half) half there")
    }
    if faults > 0 { throw ExitCode.failure }
    print("doctor ok")
  }

  /// Rules on the same paragraphs over and over.
  private func killRulings() throws -> (acknowledged: Int, lost: Int) {
    let workplace = try Workplace(articles: 1, reviewers: ["ana", "ben", "cleo"])
    defer { workplace.remove() }
    for (reviewer, label) in [("ana", "report"), ("ben", "quote")] {
      let lines = Array(repeating: label, count: 14) + ["finish"]
      try workplace.runLines(lines, ["annotate", "gate1", "--reviewer", reviewer])
    }
    let script = workplace.folder.appendingPathComponent("rulings")
    let lines = (0..<50_000).map { "go \(1 + $0 % 13)\n\($0 / 13 % 2 == 0 ? "report" : "quote")\n" }
    try Data(lines.joined().utf8).write(to: script)
    var acknowledged: [Int: String] = [:]
    for number in 1...count {
      let output = workplace.folder.appendingPathComponent("output")
      let words = ["adjudicate", "gate1", "--reviewer", "cleo", "--project", workplace.project]
      let process = try PipedProgram.start(workplace.program, words, input: script, output: output)
      usleep(useconds_t(20_000 + number * 7919 % 300_000))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      acknowledged.merge(try workplace.acknowledged(output, "resolved ")) { "\($0) and \($1)" }
    }
    let kept = try LedgerReading.rulings(workplace.project)
    try workplace.run("doctor")
    return (acknowledged.count, acknowledged.count { kept[$0.key] != $0.value })
  }

  private func kill(_ verb: WholeVerb) throws -> (done: Int, lost: Int, half: Int) {
    var tally = (done: 0, lost: 0, half: 0)
    let microseconds = try verb.duration()
    for number in 1...count {
      try verb.prepare()
      let output = verb.workplace.folder.appendingPathComponent("output")
      let words = try verb.words() + ["--project", verb.workplace.project]
      let process = try PipedProgram.start(
        verb.workplace.program, words, input: URL(fileURLWithPath: "/dev/null"), output: output)
      usleep(useconds_t(number * 7_919 % count * microseconds * 5 / 4 / count))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let now = try verb.rows(), isAcknowledged = try !Data(contentsOf: output).isEmpty
      if now == verb.after { tally.done += 1 } else if isAcknowledged { tally.lost += 1 }
      if now != verb.before, now != verb.after { tally.half += 1 }
      if number % 10 == 0 { try verb.workplace.run("doctor") }
    }
    return tally
  }
}

extension LedgerReading {
  /// What each ruling of the ledger says, by its number.
  static func rulings(_ project: String) throws -> [Int: String] {
    let sql = """
      SELECT clock, article || ' ' || paragraph || ' ' || json_extract(body, '$.label') || ' adjudicated' AS said
      FROM v_history WHERE kind = 'paragraphResolved'
      """
    return try DatabaseQueue(path: project).read { db in
      Dictionary(uniqueKeysWithValues: try Row.fetchAll(db, sql: sql).map { ($0["clock"], $0["said"]) })
    }
  }
}
