// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
@preconcurrency import Glibc

/// Measures the readers: `speed [MEGABYTES]`, `text FILE…`, `score FOLDER`, `duplicates [ARTICLES]`.
@main enum IngestBenchmark {
  static func main() throws {
    // Each line at once, also to a file or a pipe: whoever ends the program early sees what it found.
    setvbuf(stdout, nil, _IOLBF, 0)
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "text": for path in arguments.dropFirst() { try PageText.show(path) }
    case "score": try PageText.score(folder: arguments.dropFirst().first ?? ".")
    case "duplicates": DuplicateSearch.measure(upTo: arguments.dropFirst().first.flatMap(Int.init) ?? 100_000)
    case "speed", nil: try ReadingSpeed.measure(megabytes: arguments.dropFirst().first.flatMap(Int.init) ?? 16)
    default:
      print("usage: ingest-benchmark speed [MEGABYTES] [SHAPE] | text FILE... | score FOLDER | duplicates [ARTICLES]")
    }
  }
}
