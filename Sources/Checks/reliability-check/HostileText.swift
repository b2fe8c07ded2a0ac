// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Foundation
import TerminalTestSupport

/// Measures how the time grows when control characters, marks of direction and line ends double.
struct HostileText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile-text", abstract: "Double the escapes in titles, paragraphs, notes and names.")

  @Option(help: "The first of four sizes, each twice the one before.")
  var size = 100_000

  /// The most that twice the input may cost.
  private static let greatestGrowth = 2.3

  private static let fillings = [
    ("escapes", "\u{1B}[31m"), ("marks of direction", "\u{202E}a\u{2066}"), ("line ends", "a\n"), ("words", "ab "),
    ("combining marks", "e\u{301}"), ("wide", "漢\u{FE0F}"),
  ]

  func run() throws {
    let version = try seconds { workplace in [["--version"]] }.first ?? 0
    var worst = 0.0
    for (name, filling) in Self.fillings {
      for place in Place.allCases {
        let times = try (0..<4).map { try seconds(place, filling, size << $0) - version }
        // Below 100 ms the start of the program and what runs beside it is all that is measured.
        let growths = zip(times.dropFirst(), times).filter { $0.1 > 0.1 }.map { $0.0 / $0.1 }
        worst = max(worst, growths.last ?? 0)
        let figures = times.map { Figure.text(max(0, $0), decimals: 2) }.joined(separator: " ")
        let last = growths.last.map { Figure.text($0, decimals: 2) } ?? "too short to tell"
        print("\(name) in a \(place.rawValue): \(figures) s, last doubling \(last)")
      }
    }
    print("greatest growth per doubling \(Figure.text(worst, decimals: 2))")
    if worst > Self.greatestGrowth { throw ExitCode.failure }
  }

  enum Place: String, CaseIterable {
    case title, paragraph, note, name
  }

  private func seconds(_ verbs: (Workplace) -> [[String]]) throws -> [Double] {
    let workplace = try Workplace(articles: 1, reviewers: [])
    defer { workplace.remove() }
    return try verbs(workplace).map { try timed(workplace, $0) }
  }

  private func timed(_ workplace: Workplace, _ words: [String]) throws -> Double {
    let start = ContinuousClock.now
    _ = try PipedProgram.run(workplace.program, words)
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// The time of the verbs that show a text of so many bytes.
  private func seconds(_ place: Place, _ filling: String, _ size: Int) throws -> Double {
    let workplace = try Workplace(articles: 1, reviewers: ["ana"])
    defer { workplace.remove() }
    let text = String(repeating: filling, count: size / filling.utf8.count)
    let shown: [[String]]
    switch place {
    case .title, .paragraph:
      let record = try JSONEncoder().encode(
        place == .title ? ["title": text, "text": "One."] : ["title": "Two", "text": text])
      let file = workplace.folder.appendingPathComponent("record.json")
      try record.write(to: file)
      try workplace.run("load", file.path, "--id", "two")
      shown = [["articles"], ["show", "two"], ["show", "two", "--json"]]
    case .note:
      let line = text.replacing("\n", with: " ")
      try workplace.runLines(["report", "note \(line)"], ["annotate", "gate1", "--reviewer", "ana"])
      shown = [["export", "--format", "csv", "-o", "-"], ["export", "--format", "jsonl", "-o", "-"]]
    case .name:
      // A single argument has at most 128 KiB.
      let name = String(decoding: text.utf8.prefix(96_000), as: UTF8.self).replacing("\n", with: " ")
      try workplace.run("reviewer", "add", "zoe", "--name", name)
      shown = [["reviewer", "list"]]
    }
    // The faster of two runs, for other programs run too.
    return try shown.reduce(0) { sum, words in
      let runs = try (0..<2).map { _ in try timed(workplace, words + ["--project", workplace.project]) }
      return sum + (runs.min() ?? 0)
    }
  }
}
