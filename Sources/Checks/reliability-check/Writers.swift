// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ArgumentParser
import Foundation
import GRDB
import TerminalTestSupport

/// Lets many processes label and read one file at once and says how long the worst acknowledgement took.
struct Writers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Label one file from 16 to 64 processes with readers among them.")

  @Option(help: "How many writing processes.")
  var counts = [16, 64]

  @Option(help: "How many reading processes.")
  var readers = 4

  @Option(help: "How many labels each.")
  var labels = 40

  func run() throws {
    var worst = 0.0
    for count in counts {
      let names = (1...count).map { "r\($0)" }
      let workplace = try Workplace(articles: 1, reviewers: names)
      defer { workplace.remove() }
      let itself = CommandLine.arguments[0]
      let nothing = URL(fileURLWithPath: "/dev/null")
      let reading = try (0..<readers).map { _ in
        try PipedProgram.start(itself, ["reader", workplace.project], input: nothing, output: nothing)
      }
      let outputs = names.map { workplace.folder.appendingPathComponent("\($0).waits") }
      let writing = try zip(names, outputs).map { name, output in
        try PipedProgram.start(
          itself, ["writer", workplace.project, name, "--labels", "\(labels)"], input: nothing, output: output)
      }
      writing.forEach { $0.waitUntilExit() }
      reading.forEach { $0.terminate() }
      let waits = try outputs.flatMap { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n") }
        .compactMap { Double($0) }.sorted()
      let sound = try workplace.run("doctor").output.hasSuffix("ok\n")
      guard waits.count == count * labels, sound else {
        print("\(count) writers: \(count * labels - waits.count) labels lost, doctor \(sound ? "ok" : "NOT ok")")
        throw ExitCode.failure
      }
      worst = max(worst, waits.last ?? 0)
      let figures = [waits[waits.count / 2], waits[waits.count * 95 / 100], waits[waits.count - 1]]
        .map { Figure.text($0, decimals: 2) }
      print(
        "\(count) writers, \(readers) readers, \(waits.count) labels: median \(figures[0]) s, p95 \(figures[1]) s, "
          + "worst \(figures[2]) s, doctor ok")
    }
    if worst > 10 { throw ExitCode.failure }
  }
}

/// One writing process of ``Writers``: prints the seconds that each label took.
struct Writer: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "One of the writers.", shouldDisplay: false)

  @Argument var project: String
  @Argument var reviewer: String
  @Option var labels = 40

  func run() throws {
    let parent = getppid()
    let store = try ProjectStore(path: project, access: .write)
    let article = try store.article("gate1")
    let opened = Event.reviewOpened(ReviewOpened(article: "gate1", round: 1, scope: .body))
    _ = try store.append([Submission(opened)], by: reviewer, at: Self.now)
    let codebook = try store.codebook()?.reference ?? ""
    for number in 0..<labels where getppid() == parent {
      let paragraph = article.paragraphs[number % article.paragraphs.count]
      let label = JudgementMade(
        article: "gate1", round: 1, paragraph: paragraph.number, textSHA256: paragraph.sha256,
        judgement: Judgement(label: "report"), codebook: codebook, seconds: 1)
      let start = ContinuousClock.now
      _ = try store.append([Submission(.judgementMade(label))], by: reviewer, at: Self.now)
      print((ContinuousClock.now - start) / .seconds(1))
    }
  }

  private static var now: Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}

/// One reading process of ``Writers``: reads every label again and again until it, or the check, is ended.
struct Reader: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "One of the readers.", shouldDisplay: false)

  @Argument var project: String

  func run() throws {
    let parent = getppid()
    let store = try ProjectStore(path: project, access: .read)
    while getppid() == parent { _ = try store.labels() }
  }
}

/// Reads a project's ledger as another program would.
enum LedgerReading {
  /// What each judgement of the ledger says, by its number.
  static func judgements(_ project: String) throws -> [Int: String] {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    let sql = """
      SELECT clock, article || ' ' || paragraph || ' ' || label AS said FROM v_history WHERE kind = 'judgementMade'
      """
    return try DatabaseQueue(path: project, configuration: configuration).read { db in
      let rows = try Row.fetchAll(db, sql: sql)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["clock"], $0["said"]) })
    }
  }
}
