// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TerminalTestSupport

/// Ends labelling with signal 9 at random moments and counts what was acknowledged and lost.
struct Kills: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Kill labelling with signal 9, again and again.")

  @Option(help: "How many kills.")
  var count = 300

  func run() throws {
    let workplace = try Workplace(articles: 1, reviewers: ["ana"])
    defer { workplace.remove() }
    var acknowledged: [Int: String] = [:]
    for number in 1...count {
      let output = workplace.folder.appendingPathComponent("output")
      let process = try workplace.startLabelling("ana", lines: 100_000, output: output)
      usleep(useconds_t(20_000 + number * 7919 % 120_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      acknowledged.merge(try workplace.acknowledged(output)) { "\($0) and \($1)" }
    }
    let kept = try LedgerReading.judgements(workplace.project)
    let lost = acknowledged.filter { kept[$0.key] != $0.value }
    let doctor = try workplace.run("doctor").output.hasSuffix("ok\n")
    print("\(count) kills, \(acknowledged.count) acknowledged, \(lost.count) lost, doctor \(doctor ? "ok" : "NOT ok")")
    if !lost.isEmpty || !doctor { throw ExitCode.failure }
  }
}
