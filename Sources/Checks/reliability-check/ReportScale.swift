// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ArgumentParser
import Foundation
@preconcurrency import Glibc

/// Measures reports on projects that grow tenfold: eight reviewers finish articles of fourteen paragraphs.
struct ReportScale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report-scale", abstract: "Write reports on projects that grow tenfold.")

  @Option(help: "Projects of how many articles.")
  var articles = [100, 1_000, 10_000]

  private static let reviewers = ["ana", "ben", "cleo", "dora", "emil", "fay", "gus", "hana"]

  func run() throws {
    var last: Double?
    for count in articles {
      let workplace = try Workplace(articles: count, reviewers: Self.reviewers)
      defer { workplace.remove() }
      let labels = try Self.fill(workplace.project)
      let page = workplace.folder.appendingPathComponent("report.html").path
      let start = ContinuousClock.now
      let memory = try Self.peak(of: workplace.program, ["report", "-o", page, "--project", workplace.project])
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let bytes = try FileManager.default.attributesOfItem(atPath: page)[.size] as? Int ?? 0
      print(
        "\(count) articles, \(labels) labels: \(Figure.text(seconds, decimals: 2)) s\(DoctorScale.ratio(seconds, last)),"
          + " \(memory) MB at most, a page of \(Figure.text(Double(bytes) / 1e6, decimals: 2)) MB")
      last = seconds
    }
  }

  /// Runs a program to its end and gives the most memory that it held, in MB.
  private static func peak(of program: String, _ words: [String]) throws -> Int {
    var arguments: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0, status: Int32 = 0
    var usage = rusage()
    guard posix_spawn(&process, program, nil, nil, &arguments, environ) == 0,
      wait4(process, &status, 0, &usage) == process, status == 0
    else { throw Workplace.NotBuilt(name: program) }
    return usage.ru_maxrss / 1024
  }

  /// Has every reviewer finish every article; the same labels each time, about one in six not what most say.
  private static func fill(_ project: String) throws -> Int {
    let store = try ProjectStore(path: project, access: .write)
    let labels: [LabelID] = ["report", "quote", "opinion", "editorial_aside"]
    let contents = try store.contents().sorted { $0.key < $1.key }
    var chance = DrawnNumbers(), made = 0
    for (place, reviewer) in reviewers.enumerated() {
      for batch in stride(from: 0, to: contents.count, by: 50) {
        var events: [Event] = []
        for (slug, article) in contents[batch..<min(contents.count, batch + 50)] {
          events.append(.reviewOpened(ReviewOpened(article: slug, round: 1, scope: .body)))
          for paragraph in article.paragraphs {
            let usual = (paragraph.number * 7 + slug.utf8.count) % 10
            let label = chance.isOne(in: 6) ? chance.next(4) : usual < 6 ? 0 : usual < 8 ? 1 : usual - 6
            events.append(
              .judgementMade(
                JudgementMade(
                  article: slug, round: 1, paragraph: paragraph.number, textSHA256: paragraph.sha256,
                  judgement: Judgement(label: labels[label]), codebook: "attribution@1", seconds: 8)))
            made += 1
          }
          events.append(.reviewFinished(ReviewClosed(article: slug, round: 1)))
        }
        let time = Timestamp(milliseconds: start + Int64(place * 7 + batch * 30 / contents.count) * 86_400_000)
        _ = try store.append(events.map { Submission($0) }, by: reviewer, at: time)
      }
    }
    try store.close()
    return made
  }

  private static let start: Int64 = 1_773_480_413_123
}

/// Numbers that look drawn and are the same each time.
private struct DrawnNumbers {
  private var state: UInt64 = 1

  mutating func next(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }

  mutating func isOne(in count: Int) -> Bool { next(count) == 0 }
}
