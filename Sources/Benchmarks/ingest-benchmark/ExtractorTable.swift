// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import IngestTestSupport
import ProcessTiming

/// Reads the same pages with our reader and with trafilatura (Barbaresi 2021), as whole processes, side by side.
struct ExtractorTable {
  /// The Python that has trafilatura.
  let python: String

  private static let peer = """
    import sys, trafilatura
    for path in sys.argv[1:]:
      text = trafilatura.extract(open(path, 'rb').read(), include_comments=False)
      print(text or '', end='\\0')
    """

  private static let sizes: [(pages: Int, paragraphs: Int)] = [(20, 10), (200, 10), (200, 100), (50, 1000)]

  /// Makes pages of several sizes, prints what each reader takes for them, and removes them.
  func time() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("extractors-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    print("| pages | KB each | core s | MB | trafilatura, core s | MB | times as long | times as much memory |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for (pages, paragraphs) in Self.sizes {
      var files: [String] = [], bytes = 0
      for number in 0..<pages {
        let file = folder.appendingPathComponent("\(paragraphs)-\(number).html"), page = Self.page(number, paragraphs)
        bytes += page.utf8.count
        try Data(page.utf8).write(to: file)
        files.append(file.path)
      }
      let own = try TimedProcess.best(of: 5, Self.program, ["text"] + files)
      let theirs = try TimedProcess.best(of: 3, python, ["-c", Self.peer] + files)
      let figures = [
        String(pages), String(bytes / pages / 1000), Figure.text(own.coreSeconds, decimals: 2),
        Figure.text(own.megabytes, decimals: 0), Figure.text(theirs.coreSeconds, decimals: 2),
        Figure.text(theirs.megabytes, decimals: 0), Figure.text(theirs.coreSeconds / own.coreSeconds, decimals: 1),
        Figure.text(theirs.megabytes / own.megabytes, decimals: 1),
      ]
      print("| " + figures.joined(separator: " | ") + " |")
    }
  }

  /// Prints trafilatura's precision, recall and F1 of every NAME.html beside NAME.txt in a folder, and the means.
  func score(folder path: String) throws {
    let folder = URL(fileURLWithPath: path), pages = try PageText.pages(in: path)
    let files = pages.map { folder.appendingPathComponent($0).path }
    let output = try TimedProcess(python, ["-c", Self.peer] + files).output
    let texts = output.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    try PageText.score(pages, in: folder) { texts.indices.contains($0) ? texts[$0] : "" }
  }

  private static var program: String { CommandLine.arguments.first ?? "ingest-benchmark" }

  /// An invented news page: an article among what stands around articles.
  private static func page(_ number: Int, _ paragraphs: Int) -> String {
    func links(_ word: String, _ count: Int) -> String {
      (0..<count).map { "<li class=\"item\"><a href=\"/\(word)/\(number)-\($0)\">\(word) number \($0)</a></li>" }
        .joined(separator: "\n")
    }
    let body = (0..<paragraphs).map { index in
      let vote =
        "The council of Port Ellery voted by \(index % 9 + 5) to \(index % 5) on Monday to close the old harbour road. "
      let quote = "“Nobody asked the pilots of quay \(index),” said Orla Morrow, who keeps the lights there. "
      return
        "<p class=\"text t\(index % 7)\">\(vote)\(index % 3 == 0 ? quote : "")It was vote \(number * 1000 + index) of the year.</p>"
    }
    return """
      <!DOCTYPE html><html lang="en"><head><title>Road of quay \(number) to close | The Coastal Post</title>
      <meta property="og:title" content="Road of quay \(number) to close">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Road of quay \(number) to close","author":{"@type":"Person","name":"Ana Morrow"},"datePublished":"2026-03-14"}</script>
      <style>.text { margin: 0 }</style></head><body><header><nav><ul>\(links("Section", 30))</ul></nav></header>
      <main><article><h1>Road of quay \(number) to close</h1><p class="byline">By Ana Morrow</p>
      \(body.joined(separator: "\n<aside class=\"ad\"><span>Advertisement</span></aside>\n"))
      </article><section class="related"><h2>More stories</h2><ul>\(links("Story", 40))</ul></section></main>
      <footer><ul>\(links("About", 20))</ul><p>© The Coastal Post. All rights reserved.</p></footer></body></html>
      """
  }
}
