// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Foundation
import TerminalTestSupport

/// Measures the time from a key to the next screen, on a terminal: of decisions in small and large projects, and of rulings.
struct Latency: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure a decision from its key to the next screen.")

  @Option(help: "Projects of how many articles.")
  var articles = [10, 10_000]

  @Option(help: "How many decisions.")
  var decisions = 200

  @Option(help: "How many differing paragraphs are adjudicated.")
  var rulings = 100

  func run() throws {
    for count in articles {
      let workplace = try Workplace(articles: count, reviewers: ["ana"])
      defer { workplace.remove() }
      let times = try measure(workplace)
      print("\(count) articles, \(times.count) decisions: \(Self.figures(times))")
    }
    let workplace = try Workplace(articles: 1, reviewers: ["ana", "ben", "cleo"])
    defer { workplace.remove() }
    let times = try rule(workplace)
    print("\(rulings) differing paragraphs, \(times.count) keys of an adjudicator: \(Self.figures(times))")
  }

  private static func figures(_ times: [Double]) -> String {
    let times = times.sorted()
    let figures = [times[times.count / 2], times[times.count * 95 / 100], times[times.count - 1]].map {
      Figure.text($0, decimals: 1)
    }
    return "median \(figures[0]) ms, p95 \(figures[1]) ms, max \(figures[2]) ms"
  }

  /// Adjudicates an article of which two reviewers labelled nothing alike: a label key and a cause key each, nothing else.
  private func rule(_ workplace: Workplace) throws -> [Double] {
    let file = workplace.folder.appendingPathComponent("long.txt")
    let text = (1...rulings).map { "The clerk counted lorry \($0) at the gate before noon." }
    try Data(text.joined(separator: "\n\n").utf8).write(to: file)
    try workplace.run("load", file.path)
    for (reviewer, label) in [("ana", "report"), ("ben", "quote")] {
      let lines = Array(repeating: label, count: rulings) + ["finish"]
      try workplace.runLines(lines, ["annotate", "long", "--reviewer", reviewer])
    }
    let terminal = try PseudoTerminal(
      workplace.program, ["adjudicate", "long", "--reviewer", "cleo", "--project", workplace.project])
    guard terminal.wait(for: "cleo ¶1 ▸") else { throw ExitCode.failure }
    var times: [Double] = []
    for number in 1...rulings {
      for (key, next) in [
        ("r", "cause ▸"), ("1", number < rulings ? "cleo ¶\(number + 1) ▸" : "nothing is left to decide"),
      ] {
        let start = ContinuousClock.now
        let count = terminal.transcript.ranges(of: next).count
        terminal.send(key)
        guard terminal.waitUntil(seconds: 30, { $0.transcript.ranges(of: next).count > count }) else {
          throw ExitCode.failure
        }
        times.append((ContinuousClock.now - start) / .milliseconds(1))
      }
    }
    return times
  }

  private func measure(_ workplace: Workplace) throws -> [Double] {
    let terminal = try PseudoTerminal(
      workplace.program, ["annotate", "gate1", "--reviewer", "ana", "--project", workplace.project])
    guard terminal.wait(for: "ana ¶1 ▸") else { throw ExitCode.failure }
    var times: [Double] = []
    var prompts = 1
    for number in 0..<decisions {
      let key = number % 14 == 13 ? ":undo 13\r" : "r"
      let start = ContinuousClock.now
      terminal.send(key)
      prompts += 1
      guard terminal.waitUntil(seconds: 30, { $0.isPrompting(atLeast: prompts) }) else { throw ExitCode.failure }
      if key == "r" { times.append((ContinuousClock.now - start) / .milliseconds(1)) }
    }
    return times
  }
}

extension PseudoTerminal {
  /// Whether the last thing written is a prompt, and so many were written.
  fileprivate func isPrompting(atLeast count: Int) -> Bool {
    let tail = transcript.suffix(40)
    return tail.contains("▸") && transcript.ranges(of: "? more").count >= count
  }
}
