// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Foundation
import ProcessTiming

/// How fast the readers are on documents made up on the spot, and how much memory a read takes at most.
enum ReadingSpeed {
  private static let sentence =
    "The council of Port Ellery voted by nine to four on Monday to close the old harbour road to lorries. "

  private static let prose = (0..<64).map { index in
    String(repeating: sentence, count: 1 + index % 5) + "It was vote number \(index + 1) of the year.\n\n"
  }

  private static let shapes: [(name: String, format: ArticleFormat, make: @Sendable (Int) -> [UInt8])] = [
    ("text: running text", .text, { filled($0) { prose[$0 % prose.count] } }),
    (
      "text: many lines about the text", .text,
      { filled($0) { prose[$0 % prose.count] + "By Ana Morrow\n\nPublished June \($0 % 28 + 1), 2024\n\n" } }
    ),
    (
      "text: wrapped lines", .text,
      {
        filled($0) {
          "The council of Port Ellery voted by nine to four on Monday to close the\n" + ($0 % 8 == 7 ? "\n" : "")
        }
      }
    ),
    (
      "html: paragraphs", .html,
      { "<html><body><article>".utf8 + filled($0) { "<p>\($0) " + prose[$0 % prose.count] + "</p>\n" } }
    ),
    (
      "html: div soup", .html,
      {
        "<html><body>".utf8
          + filled($0) { index in
            "<div class=\"css-\(index % 97) mt-4 flex md:px-2\" data-id=\"\(index)\"><div class=\"inner\"><a href=\"/s/\(index)\">Story \(index)</a>"
              + "<p class=\"css-1a2b\">\(index) " + prose[index % prose.count] + "</p></div></div>\n"
          }
      }
    ),
    (
      "html: little text in many tags", .html,
      {
        "<html><body><main>".utf8
          + filled($0) { index in
            index % 8 == 0
              ? "<p>\(index) " + prose[index % prose.count] + "</p>"
              : "<ul class=\"list\"><li class=\"item-\(index % 9)\"><a href=\"/s/\(index)\"><b>Story</b> <i>\(index)</i></a></li></ul>"
          }
      }
    ),
  ]

  /// Prints for each shape of document, or for the one numbered in the arguments, speed and memory.
  ///
  /// Each shape has a process of its own, for a process's peak never falls.
  static func measure(megabytes: Int) throws {
    guard let chosen = CommandLine.arguments.dropFirst(3).first.flatMap(Int.init) else {
      let program = CommandLine.arguments.first ?? "ingest-benchmark"
      for number in shapes.indices {
        print(try TimedProcess(program, ["speed", String(megabytes), String(number)]).output, terminator: "")
      }
      return
    }
    guard shapes.indices.contains(chosen) else { return }
    let shape = shapes[chosen]
    let bytes = shape.make(megabytes << 20)
    let before = residentPeak()
    let start = processorSeconds()
    let articles = try ArticleReader(format: shape.format).read(bytes)
    let spent = processorSeconds() - start
    let size = Double(bytes.count) / 1e6
    let peak = Double(residentPeak() - before) / Double(bytes.count) + 1
    print(
      "\(Figure.text(size / spent, decimals: 1)) MB/s of processor time, peak \(Figure.text(peak, decimals: 1))x"
        + " the file with the file itself, \(shape.name): \(articles.first?.paragraphs.count ?? 0) paragraphs")
  }

  private static func filled(_ bytes: Int, _ piece: (Int) -> String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes + 1024)
    var index = 0
    while result.count < bytes {
      result.append(contentsOf: piece(index).utf8)
      index += 1
    }
    return result
  }

  /// Seconds that the process has run on a processor; other programs do not count.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The process's greatest resident size so far in bytes.
  private static func residentPeak() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
  }
}
