// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ArgumentParser
import Foundation
import Synchronization
import TerminalTestSupport

/// Measures the doctor over ledgers that grow tenfold.
struct DoctorScale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor-scale", abstract: "Examine ledgers that grow tenfold.")

  @Option(help: "Ledgers of how many entries.")
  var entries = [10_000, 100_000, 1_000_000]

  func run() throws {
    var last: Double?
    for count in entries {
      let workplace = try Workplace(articles: max(1, min(2_000, count / 500)), reviewers: ["ana"])
      defer { workplace.remove() }
      let made = try Self.fill(workplace.project, to: count)
      let start = ContinuousClock.now
      let sound = try workplace.run("doctor").output.hasSuffix("ok\n")
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      print(
        "\(made) entries: \(Figure.text(seconds, decimals: 2)) s\(Self.ratio(seconds, last)), \(sound ? "ok" : "NOT ok")"
      )
      last = seconds
    }
  }

  static func ratio(_ seconds: Double, _ last: Double?) -> String {
    last.map { ", \(Figure.text(seconds / $0, decimals: 1)) times the one before" } ?? ""
  }

  /// Makes a project of so many entries at a path.
  struct Ledger: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a project of so many entries by ana, for .ci/hub --scale.")

    @Option(help: "How many entries.")
    var entries = 100_000

    @Argument(help: "Where.")
    var path: String

    func run() throws {
      let workplace = try Workplace(articles: max(1, min(2_000, entries / 500)), reviewers: ["ana"])
      defer { workplace.remove() }
      print("\(try DoctorScale.fill(workplace.project, to: entries)) entries")
      try FileManager.default.moveItem(atPath: workplace.project, toPath: path)
    }
  }

  /// Labels the paragraphs of every article over and over until the ledger has so many entries.
  fileprivate static func fill(_ project: String, to count: Int) throws -> Int {
    let store = try ProjectStore(path: project, access: .write)
    let articles = try store.articles().map(\.slug)
    let codebook = try store.codebook()?.reference ?? ""
    let time = Timestamp(milliseconds: 1_773_480_413_123)
    var made = articles.count + 2
    for turn in 0... {
      let slug = articles[turn % articles.count]
      let article = try store.article(slug)
      var events: [Event] =
        turn < articles.count ? [.reviewOpened(ReviewOpened(article: slug, round: 1, scope: .body))] : []
      for number in 0..<504 {
        let paragraph = article.paragraphs[number % article.paragraphs.count]
        events.append(
          .judgementMade(
            JudgementMade(
              article: slug, round: 1, paragraph: paragraph.number, textSHA256: paragraph.sha256,
              judgement: Judgement(label: number % 3 == 0 ? "quote" : "report"), codebook: codebook, seconds: 2.5)))
      }
      let some = events.prefix(max(0, count - made))
      if some.isEmpty { break }
      made += try store.append(some.map { Submission($0) }, by: "ana", at: time).count
    }
    try store.close()
    return made
  }
}

/// Measures how long many records take to load, again, and how long a label waits meanwhile.
struct LoadScale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load-scale", abstract: "Load files of records that grow tenfold.")

  @Option(help: "Files of how many records of twenty paragraphs.")
  var records = [100, 1_000, 10_000]

  func run() throws {
    var last: Double?
    for count in records {
      let workplace = try Workplace(articles: 1, reviewers: ["ana"])
      defer { workplace.remove() }
      let file = workplace.folder.appendingPathComponent("records.jsonl")
      try Self.write(count, to: file)
      let labeller = try Labeller(workplace.project)
      let start = ContinuousClock.now
      try workplace.run("load", file.path)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let wait = labeller.stop()
      let again = ContinuousClock.now
      try workplace.run("load", file.path)
      let secondTime = (ContinuousClock.now - again) / .seconds(1)
      print(
        "\(count) records: \(Figure.text(seconds, decimals: 2)) s\(DoctorScale.ratio(seconds, last)), again in "
          + String(
            format: "%.2f s; %d labels meanwhile, p99 %.0f ms, worst %.0f ms", secondTime, wait.count, wait.late,
            wait.worst))
      last = seconds
    }
  }

  private static func write(_ count: Int, to file: URL) throws {
    var text = ""
    for record in 0..<count {
      let paragraphs = (1...20).map {
        "In district \(record) the surveyors noted house \($0) as damp, and the tenants said that nobody had come since the spring."
      }
      text += "{\"title\":\"District \(record)\",\"text\":\"\(paragraphs.joined(separator: "\\n\\n"))\"}\n"
    }
    try Data(text.utf8).write(to: file)
  }
}

/// Labels one paragraph every 20 ms on a thread of its own and keeps how long each label took.
private final class Labeller: Sendable {
  private let waits = Mutex<[Double]>([])
  private let isStopped = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)

  init(_ project: String) throws {
    let store = try ProjectStore(path: project, access: .write)
    let article = try store.article("gate1")
    let time = Timestamp(milliseconds: 1_773_480_413_123)
    let opened = Event.reviewOpened(ReviewOpened(article: "gate1", round: 1, scope: .body))
    _ = try store.append([Submission(opened)], by: "ana", at: time)
    let label = JudgementMade(
      article: "gate1", round: 1, paragraph: 1, textSHA256: article.paragraphs[0].sha256,
      judgement: Judgement(label: "report"), codebook: try store.codebook()?.reference ?? "", seconds: 1)
    Thread.detachNewThread { [self] in
      while !isStopped.withLock({ $0 }) {
        let start = ContinuousClock.now
        guard (try? store.append([Submission(.judgementMade(label))], by: "ana", at: time)) != nil else { break }
        waits.withLock { $0.append((ContinuousClock.now - start) / .milliseconds(1)) }
        usleep(20_000)
      }
      ended.signal()
    }
  }

  func stop() -> (count: Int, late: Double, worst: Double) {
    isStopped.withLock { $0 = true }
    ended.wait()
    let sorted = waits.withLock { $0.sorted() }
    return (sorted.count, sorted.isEmpty ? 0 : sorted[sorted.count * 99 / 100], sorted.last ?? 0)
  }
}
