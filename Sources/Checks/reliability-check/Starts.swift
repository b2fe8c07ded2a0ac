// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Foundation
import TerminalTestSupport

/// Measures starts against an empty program that imports Foundation.
struct Starts: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Measure how long the program takes to start.")

  @Option(help: "How many starts of each.")
  var count = 50

  func run() throws {
    let workplace = try Workplace(articles: 10, reviewers: ["ana"])
    defer { workplace.remove() }
    let empty = try median(try Workplace.built("empty-program"), [])
    print("empty program: median \(Figure.text(empty, decimals: 1)) ms")
    for words in [["--version"], ["articles", "--project", workplace.project]] {
      let time = try median(workplace.program, words)
      let ratio = Figure.text(time / empty, decimals: 2)
      print("attest \(words[0]): median \(Figure.text(time, decimals: 1)) ms, \(ratio) times the empty program")
    }
  }

  private func median(_ program: String, _ words: [String]) throws -> Double {
    let times = try (0..<count).map { _ in
      let start = ContinuousClock.now
      _ = try PipedProgram.run(program, words)
      return (ContinuousClock.now - start) / .milliseconds(1)
    }
    return times.sorted()[count / 2]
  }
}
