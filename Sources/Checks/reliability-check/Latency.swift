// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Foundation
import TerminalTestSupport

/// Measures the time from a key to the next screen, on a terminal, in small and large projects.
struct Latency: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure a decision from its key to the next screen.")

  @Option(help: "Projects of how many articles.")
  var articles = [10, 10_000]

  @Option(help: "How many decisions.")
  var decisions = 200

  func run() throws {
    for count in articles {
      let workplace = try Workplace(articles: count, reviewers: ["ana"])
      defer { workplace.remove() }
      let times = try measure(workplace).sorted()
      let figures = [times[times.count / 2], times[times.count * 95 / 100], times[times.count - 1]]
        .map { Figure.text($0, decimals: 1) }
      print(
        "\(count) articles, \(times.count) decisions: median \(figures[0]) ms, p95 \(figures[1]) ms, max \(figures[2]) ms"
      )
    }
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
