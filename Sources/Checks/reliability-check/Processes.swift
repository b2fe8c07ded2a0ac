// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Foundation
import TerminalTestSupport

/// Lets many processes label one file at once and counts what was lost or doubled.
struct Processes: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Label one file from many processes at once.")

  @Option(help: "How many processes.")
  var count = 8

  @Option(help: "How many labels each.")
  var labels = 250

  func run() throws {
    let reviewers = (1...count).map { "r\($0)" }
    let workplace = try Workplace(articles: 1, reviewers: reviewers)
    defer { workplace.remove() }
    let start = ContinuousClock.now
    let runs = try reviewers.map { reviewer in
      try workplace.startLabelling(
        reviewer, lines: labels, output: workplace.folder.appendingPathComponent("\(reviewer).output"))
    }
    runs.forEach { $0.waitUntilExit() }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var acknowledged: [Int: String] = [:]
    var doubled = 0
    for reviewer in reviewers {
      let output = workplace.folder.appendingPathComponent("\(reviewer).output")
      acknowledged.merge(try workplace.acknowledged(output)) { first, _ in
        doubled += 1
        return first
      }
    }
    let kept = try LedgerReading.judgements(workplace.project)
    let lost = acknowledged.filter { kept[$0.key] != $0.value }.count + (count * labels - acknowledged.count - doubled)
    let doctor = try workplace.run("doctor").output.hasSuffix("ok\n")
    print(
      "\(count) processes, \(count * labels) labels in \(Figure.text(seconds, decimals: 1)) s, "
        + "\(lost) lost, \(doubled + kept.count - acknowledged.count) doubled, doctor \(doctor ? "ok" : "NOT ok")")
    if lost > 0 || doubled > 0 || !doctor { throw ExitCode.failure }
  }
}
