// SPDX-License-Identifier: GPL-3.0-or-later
import ArticleIngest
@preconcurrency import Glibc

/// Measures the readers: `speed [MEGABYTES]`, `text FILE…`, `score FOLDER [PYTHON]`, `peers PYTHON`, `duplicates [ARTICLES]`.
@main enum IngestBenchmark {
  static func main() throws {
    // Each line at once, also to a file or a pipe: whoever ends the program early sees what it found.
    setvbuf(stdout, nil, _IOLBF, 0)
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "text": for path in arguments.dropFirst() { try PageText.show(path) }
    case "score":
      let folder = arguments.dropFirst().first ?? "."
      try PageText.score(folder: folder)
      if let python = arguments.dropFirst(2).first { try ExtractorTable(python: python).score(folder: folder) }
    case "peers": try ExtractorTable(python: arguments.dropFirst().first ?? "python3").time()
    case "duplicates": DuplicateSearch.measure(upTo: arguments.dropFirst().first.flatMap(Int.init) ?? 100_000)
    case "speed", nil: try ReadingSpeed.measure(megabytes: arguments.dropFirst().first.flatMap(Int.init) ?? 16)
    default:
      print(
        """
        usage: ingest-benchmark speed [MEGABYTES] [SHAPE] | text FILE... | duplicates [ARTICLES]
               ingest-benchmark peers PYTHON | score FOLDER [PYTHON], with a Python that has trafilatura
        """)
    }
  }
}
